use alloc::boxed::Box;
use core::cmp::Ordering;
use core::fmt;
use core::ops::{Add, Mul, Sub};
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lenient::{self, Lenient};

/// A decimal number exactly as the API wrote it: an amount of the project's currency, a VAT rate, a percentage.
///
/// Parsing never rounds. Formatting with a precision rounds half away from zero.
///
/// ```
/// use hetzner_cloud::Money;
///
/// let net: Money = "3.2900000000".parse()?;
/// assert_eq!(net.to_string(), "3.2900000000");
/// assert_eq!(format!("{net:.2}"), "3.29");
/// assert_eq!(format!("{:.2}", (net.clone() + net.clone()) * 3), "19.74");
///
/// let cheaper: Money = "2.79".parse()?;
/// assert!(cheaper < net);
/// assert_eq!([&net, &cheaper].into_iter().sum::<Money>().to_string(), "6.0800000000");
/// assert_eq!(net - cheaper, Money::new(5, 1));
/// # Ok::<(), hetzner_cloud::MoneyError>(())
/// ```
///
/// When a response has another value in place of an amount, the `Money` [is not known](Self::is_known); so is the
/// result of arithmetic that would overflow 128 bits.
#[derive(Debug, Clone)]
pub struct Money(Amount);

/// The representation, without padding between its parts, so that it is moved as whole machine words: prices are most
/// of a page of servers, and moving one in pieces costs more than parsing it.
#[derive(Debug, Clone)]
#[repr(u32)]
enum Amount {
    /// `units` divided by ten to the power of `scale`: nearly every amount, in sixteen bytes.
    Small {
        scale: u32,
        units: i64,
    },
    Rare(Box<Rare>),
    /// The response had no value.
    Absent,
}

#[derive(Debug, Clone)]
enum Rare {
    /// `units` divided by ten to the power of `scale`.
    Large { units: i128, scale: u32 },
    /// The text that the response had instead.
    Unknown(Box<str>),
}

/// A text that is not a decimal number within 128 bits and 38 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a decimal number within 128 bits and 38 decimals")]
pub struct MoneyError;

impl Money {
    /// The amount zero.
    pub const ZERO: Self = Self(Amount::Small { units: 0, scale: 0 });

    /// Creates the amount `units` / 10^`scale`: `new(329, 2)` is 3.29. The scale is at most 38.
    pub fn new(units: i128, scale: u32) -> Self {
        let scale = scale.min(38);
        Self(match i64::try_from(units) {
            Ok(units) => Amount::Small { units, scale },
            Err(_) => Amount::Rare(Rare::Large { units, scale }.into()),
        })
    }

    /// Returns whether this is an amount, and not another text that the API wrote in its place.
    pub fn is_known(&self) -> bool {
        self.parts().is_ok()
    }

    /// Returns the nearest floating-point number, for charts but not for sums; `NaN` when the amount is not known.
    pub fn to_f64(&self) -> f64 {
        self.parts().map_or(f64::NAN, |(units, scale)| units as f64 / ten_to_the(scale) as f64)
    }

    fn unknown(text: &str) -> Self {
        Self(Amount::Rare(Rare::Unknown(text.into()).into()))
    }

    /// Returns the units and the scale, or the text that the response had instead.
    fn parts(&self) -> Result<(i128, u32), &str> {
        match &self.0 {
            Amount::Small { units, scale } => Ok(((*units).into(), *scale)),
            Amount::Rare(rare) => match &**rare {
                Rare::Large { units, scale } => Ok((*units, *scale)),
                Rare::Unknown(text) => Err(text),
            },
            Amount::Absent => Err(""),
        }
    }

    /// Returns both amounts in units of the finer scale, and that scale; `None` when one is not known, or on overflow.
    fn align(&self, other: &Self) -> Option<(i128, i128, u32)> {
        let ((a, m), (b, n)) = (self.parts().ok()?, other.parts().ok()?);
        let scale = m.max(n);
        Some((a.checked_mul(ten_to_the(scale - m))?, b.checked_mul(ten_to_the(scale - n))?, scale))
    }

    fn combine(&self, other: &Self, operator: fn(i128, i128) -> Option<i128>) -> Self {
        let aligned = self.align(other);
        let result = aligned.and_then(|(a, b, scale)| Some(Self::new(operator(a, b)?, scale)));
        result.unwrap_or(Self(Amount::Absent))
    }
}

const fn ten_to_the(power: u32) -> i128 {
    10i128.pow(power)
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let point = digits.bytes().position(|byte| byte == b'.');
        let scale = point.map_or(0, |point| digits.len() - point - 1);
        let len = digits.len() - usize::from(point.is_some());
        if scale > 38 || len == scale || (point.is_some() && scale == 0) {
            return Err(MoneyError);
        }
        // Nearly every amount fits in 64 bits, where arithmetic is several times as fast.
        let sign = if negative { -1 } else { 1 };
        if len <= 18 {
            let units = small(digits, point).ok_or(MoneyError)?;
            return Ok(Self(Amount::Small { units: units * sign, scale: scale as u32 }));
        }
        let units = large(digits, point, sign.into()).ok_or(MoneyError)?;
        Ok(Self::new(units, scale as u32))
    }
}

/// Parses the digits, without the point, as one number of at most 18 digits.
fn small(digits: &str, point: Option<usize>) -> Option<i64> {
    let digits = digits.as_bytes();
    let Some(point) = point else { return number(digits) };
    let (whole, fraction) = (digits.get(..point)?, digits.get(point + 1..)?);
    Some(number(whole)? * 10i64.pow(fraction.len() as u32) + number(fraction)?)
}

/// Parses eight digits at a time: most of a page of servers is prices, and most of a price is zeros.
fn number(mut digits: &[u8]) -> Option<i64> {
    let mut number = 0;
    while let Some((eight, rest)) = digits.split_first_chunk() {
        number = number * 100_000_000 + i64::from(eight_digits(*eight)?);
        digits = rest;
    }
    for byte in digits {
        number = number * 10 + i64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    Some(number)
}

/// Parses eight digits at once by combining neighbors: digits to pairs, pairs to fours, fours to eight.
fn eight_digits(bytes: [u8; 8]) -> Option<u32> {
    const ZEROS: u64 = u64::from_le_bytes(*b"00000000");
    const HIGH: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    let text = u64::from_le_bytes(bytes);
    // The high half of a digit is 3, and still is after 6 is added.
    if text & HIGH != ZEROS || text.wrapping_add(0x0606_0606_0606_0606) & HIGH != ZEROS {
        return None;
    }
    let pairs = (text - ZEROS) * 10 + ((text - ZEROS) >> 8);
    let fours = (pairs & 0x00FF_00FF_00FF_00FF) * 100 + ((pairs >> 16) & 0x00FF_00FF_00FF_00FF);
    let fours = fours & 0x0000_FFFF_0000_FFFF;
    Some((fours as u32 & 0xFFFF) * 10_000 + (fours >> 32) as u32)
}

/// The digits, without the point, as one number with this sign.
fn large(digits: &str, point: Option<usize>, sign: i128) -> Option<i128> {
    let mut all = digits.bytes().enumerate().filter(|(at, _)| Some(*at) != point);
    all.try_fold(0, |units: i128, (_, byte)| {
        let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
        units.checked_mul(10)?.checked_add(digit * sign)
    })
}

/// The length of a sign, a zero, a point and 38 decimals.
const MAX_SMALL_TEXT: usize = 41;

/// Writes an amount with all its decimals: `fmt` takes several times as long for 128 bits.
fn small_text(units: i64, scale: u32, text: &mut [u8; MAX_SMALL_TEXT]) -> &str {
    let mut rest = units.unsigned_abs();
    let mut from = text.len();
    let mut write = |byte: u8| {
        from -= 1;
        text[from] = byte;
    };
    for place in 0.. {
        if place > scale && rest == 0 {
            break;
        }
        if place == scale && scale > 0 {
            write(b'.');
        }
        write(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    if units < 0 {
        write(b'-');
    }
    core::str::from_utf8(&text[from..]).unwrap_or_default()
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Amount::Small { units, scale }, None) = (&self.0, f.precision()) {
            return f.write_str(small_text(*units, *scale, &mut [0; MAX_SMALL_TEXT]));
        }
        let (units, scale) = match self.parts() {
            Ok(parts) => parts,
            Err(text) => return f.write_str(text),
        };
        let wanted = f.precision().map_or(scale, |precision| precision.min(38) as u32);
        let dropped = scale.saturating_sub(wanted);
        let divisor = ten_to_the(dropped);
        let rounded = units.unsigned_abs() / divisor.unsigned_abs()
            + u128::from(
                dropped > 0 && units.unsigned_abs() % divisor.unsigned_abs() >= divisor.unsigned_abs() / 2,
            );
        let scale = scale - dropped;
        let one = ten_to_the(scale).unsigned_abs();
        if units < 0 && rounded > 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", rounded / one)?;
        if wanted > 0 {
            f.write_str(".")?;
            if scale > 0 {
                write!(f, "{:0width$}", rounded % one, width = scale as usize)?;
            }
            for _ in scale..wanted {
                f.write_str("0")?;
            }
        }
        Ok(())
    }
}

impl PartialEq for Money {
    /// Compares amounts by value: `3.29` equals `3.2900`. An amount that is not known equals no amount.
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let (a, b, _) = self.align(other)?;
        Some(a.cmp(&b))
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.combine(&other, i128::checked_add)
    }
}

/// The difference of two amounts; negative when the first one is less.
impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.combine(&other, i128::checked_sub)
    }
}

impl Mul<u32> for Money {
    type Output = Self;

    fn mul(self, times: u32) -> Self {
        let Ok((units, scale)) = self.parts() else { return self };
        units.checked_mul(times.into()).map_or_else(|| Self(Amount::Absent), |units| Self::new(units, scale))
    }
}

impl core::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<'a> core::iter::Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum.combine(amount, i128::checked_add))
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        lenient::read(deserializer)
    }
}

impl Lenient for Money {
    fn missing() -> Self {
        Self(Amount::Absent)
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.parse().unwrap_or_else(|_| Self::unknown(text)))
    }

    fn from_f64(number: f64) -> Option<Self> {
        Self::from_text(&alloc::format!("{number}"))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn small_amounts_are_written_as_large_ones() {
        for units in [0, 1, -1, 9, 10, -12, 329, 1_000_000, i64::MAX, i64::MIN] {
            for scale in [0, 1, 2, 10, 18, 19, 20, 37, 38] {
                let money = Money::new(units.into(), scale);
                assert_eq!(money.to_string(), format!("{money:.precision$}", precision = scale as usize));
            }
        }
    }

    #[test]
    fn is_written_as_it_was_read() {
        for text in [
            "0",
            "3.29",
            "3.2900000000",
            "-0.5",
            "1190.0000000000000000",
            "0.0061000000000000",
            "12345678.87654321",
            "98765432109.1234567",
        ] {
            assert_eq!(text.parse::<Money>().expect(text).to_string(), text);
        }
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1.2.3",
            "1e3",
            "+1",
            "12,50",
            " 1",
            "1234567:.5",
            "1.2345678/",
            "1.234567/8",
            &"9".repeat(40),
            &alloc::format!("0.{}", "0".repeat(39)),
        ] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_amount_comes_back() {
        for units in [i128::MIN, i128::MIN + 1, -1, 0, 1, i64::MAX.into(), i128::MAX] {
            for scale in [0, 1, 18, 19, 37, 38] {
                let money = Money::new(units, scale);
                let text = money.to_string();
                assert_eq!(text.parse::<Money>().as_ref(), Ok(&money), "{text}");
                assert_eq!(text.parse::<Money>().map(|money| money.to_string()), Ok(text));
            }
        }
    }

    #[test]
    fn a_precision_rounds_half_away_from_zero() {
        for (text, precision, rounded) in [
            ("3.295", 2, "3.30"),
            ("3.294", 2, "3.29"),
            ("-3.295", 2, "-3.30"),
            ("-0.001", 2, "0.00"),
            ("0.999", 0, "1"),
            ("7", 2, "7.00"),
            ("0.05", 1, "0.1"),
        ] {
            let money: Money = text.parse().expect(text);
            assert_eq!(format!("{money:.precision$}"), rounded, "{text}");
        }
    }

    #[test]
    fn arithmetic_is_exact_and_does_not_panic() {
        let cent: Money = "0.01".parse().expect("a cent");
        assert_eq!((0..100).map(|_| cent.clone()).sum::<Money>(), Money::new(1, 0));
        assert_eq!([&cent, &cent, &cent].into_iter().sum::<Money>(), Money::new(3, 2));
        assert_eq!((cent.clone() - Money::new(1, 0)).to_string(), "-0.99");
        assert_eq!((cent.clone() - cent.clone()), Money::ZERO);
        assert_eq!([].iter().sum::<Money>(), Money::ZERO);
        let much = Money::new(i128::MAX, 0);
        assert!(!(Money::new(i128::MIN, 0) - much.clone()).is_known());
        assert!(!(Money::ZERO - much.clone() - much.clone() - cent).is_known());
        assert!(!(much.clone() + much.clone()).is_known());
        assert!(!(much.clone() * 2).is_known());
        assert_ne!(much.clone() * 2, much.clone() * 2);
        assert!(much.partial_cmp(&Money::new(1, 38)).is_none());
    }

    #[test]
    fn an_unknown_amount_keeps_its_text() {
        let odd: Money = serde_json::from_str(r#""n/a""#).expect("lenient");
        assert!(!odd.is_known());
        assert_eq!(odd.to_string(), "n/a");
    }
}
