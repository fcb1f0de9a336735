use alloc::string::String;

/// Appends a number in decimal. Nearly every request holds ids, and `fmt` takes several times as long.
pub(crate) fn push_decimal(text: &mut String, number: u64) {
    if number >= 10 {
        push_decimal(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::push_decimal;

    #[test]
    fn writes_the_same_digits_as_fmt() {
        for number in [0, 7, 10, 42, 9_007_199_254_740_991, u64::MAX] {
            let mut text = String::from("id=");
            push_decimal(&mut text, number);
            assert_eq!(text, ["id=", &*number.to_string()].concat());
        }
    }
}
