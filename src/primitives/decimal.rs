use alloc::string::String;

/// Appends a number in decimal. Nearly every request holds ids, and `fmt` takes several times as long.
pub(crate) fn push_decimal(text: &mut String, number: u64) {
    if number >= 10 {
        push_decimal(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Reads a number of decimal digits only.
pub(crate) fn read_decimal(text: &str) -> Option<u64> {
    let mut number = 0_u64;
    for byte in text.bytes() {
        let digit = char::from(byte).to_digit(10)?;
        if number > u64::MAX / 10 {
            return None;
        }
        number = (number * 10).checked_add(digit.into())?;
    }
    (!text.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::{push_decimal, read_decimal};

    #[test]
    fn writes_the_same_digits_as_fmt() {
        for number in [0, 7, 10, 42, 9_007_199_254_740_991, u64::MAX] {
            let mut text = String::from("id=");
            push_decimal(&mut text, number);
            assert_eq!(text, ["id=", &*number.to_string()].concat());
            assert_eq!(read_decimal(&text[3..]), Some(number));
        }
    }

    #[test]
    fn reads_digits_only() {
        assert_eq!(read_decimal("007"), Some(7));
        for text in ["", "+1", "-1", "1.5", "1 ", "x", "ä", "18446744073709551616", "99999999999999999999"] {
            assert_eq!(read_decimal(text), None, "{text}");
        }
    }
}
