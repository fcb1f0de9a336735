/// Writes a number as decimal digits. Nearly every request holds ids, and `fmt` takes several times as long.
pub(crate) fn decimal(mut number: u64, digits: &mut [u8; 20]) -> &str {
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return core::str::from_utf8(&digits[from..]).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::decimal;

    #[test]
    fn writes_the_same_digits_as_fmt() {
        for number in [0, 7, 10, 42, 9_007_199_254_740_991, u64::MAX] {
            assert_eq!(decimal(number, &mut [0; 20]), number.to_string());
        }
    }
}
