use alloc::boxed::Box;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lenient::{self, Lenient};

/// A point in time with millisecond precision. Parses RFC 3339, also without seconds, as in old responses; writes RFC
/// 3339 in UTC.
///
/// ```
/// use hetzner_cloud::Timestamp;
///
/// let created: Timestamp = "2016-01-30T23:50+00:00".parse()?;
/// assert_eq!(created.unix_millis(), Some(1_454_197_800_000));
/// assert_eq!(created.to_string(), "2016-01-30T23:50:00Z");
/// # Ok::<(), hetzner_cloud::TimestampError>(())
/// ```
///
/// When a response has an unreadable value in place of a time, the `Timestamp` has no [`unix_millis`] and is written
/// back unchanged.
///
/// [`unix_millis`]: Self::unix_millis
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(Moment);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Moment {
    /// Milliseconds since the Unix epoch.
    Known(i64),
    /// The text that the response had instead.
    Unreadable(Box<str>),
}

/// A text that is not an RFC 3339 timestamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not an RFC 3339 timestamp, such as 2026-11-21T09:30:00Z")]
pub struct TimestampError;

impl Timestamp {
    /// The time this many milliseconds after the Unix epoch, or before it when negative. Years before 0000 and after 9999 cannot
    /// be written in RFC 3339: the first or the last time is taken instead.
    pub const fn from_unix_millis(millis: i64) -> Self {
        // The years that RFC 3339 can write: 0000 to 9999.
        const FIRST: i64 = -62_167_219_200_000;
        const LAST: i64 = 253_402_300_799_999;
        Self(Moment::Known(if millis < FIRST {
            FIRST
        } else if millis > LAST {
            LAST
        } else {
            millis
        }))
    }

    /// The time this many seconds after the Unix epoch, or before it when negative, within the same years.
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self::from_unix_millis(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the Unix epoch, as in `Date.now()`; `None` when the API's value is unreadable.
    pub const fn unix_millis(&self) -> Option<i64> {
        match self.0 {
            Moment::Known(millis) => Some(millis),
            Moment::Unreadable(_) => None,
        }
    }

    /// Seconds since the Unix epoch, rounded down; `None` when the API's value is unreadable.
    pub fn unix_seconds(&self) -> Option<i64> {
        self.unix_millis().map(|millis| millis.div_euclid(1000))
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        parse(text.as_bytes()).map(Self::from_unix_millis).ok_or(TimestampError)
    }
}

/// Parses `date "T" hh:mm [:ss [.fraction]] ("Z" | ±hh:mm)`.
fn parse(text: &[u8]) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (year, month, day) = match date {
        [y @ .., b'-', m1, m2, b'-', d1, d2] => (number(y)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?),
        _ => return None,
    };
    let rest = match rest {
        [b'T' | b't' | b' ', rest @ ..] => rest,
        _ => return None,
    };
    let (hour, minute, rest) = clock(rest)?;
    let (second, millis, rest) = match rest {
        [b':', s1, s2, rest @ ..] => {
            let (millis, rest) = fraction(rest)?;
            (number(&[*s1, *s2])?, millis, rest)
        }
        _ => (0, 0, rest),
    };
    let offset = match rest {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), rest @ ..] => match clock(rest)? {
            (hours, minutes, []) if hours < 24 && minutes < 60 => {
                (hours * 60 + minutes) * if *sign == b'+' { 1 } else { -1 }
            }
            _ => return None,
        },
        _ => return None,
    };
    let in_range = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61;
    let minutes = days_since_epoch(year, month, day) * 24 * 60 + hour * 60 + minute - offset;
    in_range.then_some((minutes * 60 + second) * 1000 + millis)
}

/// Parses `[.fraction]`; returns the milliseconds and the rest.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.', rest @ ..] = text else { return Some((0, text)) };
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at(len);
    let mut millis = 0;
    for place in 0..3 {
        millis = millis * 10 + i64::from(digits.get(place).map_or(0, |digit| digit - b'0'));
    }
    (len > 0).then_some((millis, rest))
}

/// Parses `hh:mm`; returns the hour, the minute and the rest.
fn clock(text: &[u8]) -> Option<(i64, i64, &[u8])> {
    match text {
        [h1, h2, b':', m1, m2, rest @ ..] => Some((number(&[*h1, *h2])?, number(&[*m1, *m2])?, rest)),
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    Some(number)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the days from 1970-01-01 in the proleptic Gregorian calendar. Years start in March here, so that the leap
/// day is the last one.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month < 3);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// Returns the year, month and day: the inverse of [`days_since_epoch`].
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    (year_of_era + era * 400 + i64::from(month < 3), month, day)
}

/// Returns the day of the month, from 1, of a day counted from 1970-01-01.
#[cfg(feature = "sim")]
pub(crate) fn day_of_month(days: i64) -> i64 {
    date_of(days).2
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = match &self.0 {
            Moment::Known(millis) => *millis,
            Moment::Unreadable(text) => return f.write_str(text),
        };
        let (seconds, millis) = (millis.div_euclid(1000), millis.rem_euclid(1000));
        let (year, month, day) = date_of(seconds.div_euclid(86_400));
        let second = seconds.rem_euclid(86_400);
        write!(f, "{year:04}-{month:02}-{day:02}T")?;
        write!(f, "{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)?;
        if millis > 0 {
            write!(f, ".{millis:03}")?;
        }
        f.write_str("Z")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        lenient::read(deserializer)
    }
}

impl Lenient for Timestamp {
    fn missing() -> Self {
        Self(Moment::Unreadable("".into()))
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.parse().unwrap_or_else(|_| Self(Moment::Unreadable(text.into()))))
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_format_of_the_api_is_parsed() {
        for (text, millis, written) in [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
            ("2016-01-30T23:50+00:00", 1_454_197_800_000, "2016-01-30T23:50:00Z"),
            ("2026-11-21T09:30:00+01:00", 1_795_249_800_000, "2026-11-21T08:30:00Z"),
            ("2026-11-21T09:30:00.123456Z", 1_795_253_400_123, "2026-11-21T09:30:00.123Z"),
            ("2024-02-29T12:00:00Z", 1_709_208_000_000, "2024-02-29T12:00:00Z"),
            ("2026-11-21t09:30:00.9999-00:30", 1_795_255_200_999, "2026-11-21T10:00:00.999Z"),
            ("2016-01-31T00:20+00:30", 1_454_197_800_000, "2016-01-30T23:50:00Z"),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000, "2017-01-01T00:00:00Z"),
            ("0000-01-01T00:00Z", -62_167_219_200_000, "0000-01-01T00:00:00Z"),
            ("1969-12-31T23:59:59.5Z", -500, "1969-12-31T23:59:59.500Z"),
        ] {
            let timestamp: Timestamp = text.parse().expect(text);
            assert_eq!(timestamp.unix_millis(), Some(millis), "{text}");
            assert_eq!(timestamp.to_string(), written);
        }
    }

    #[test]
    fn the_date_of_every_day_gives_the_day_back() {
        for days in -800_000..800_000 {
            let (year, month, day) = date_of(days);
            assert_eq!(days_since_epoch(year, month, day), days);
        }
    }

    #[test]
    fn seconds_are_rounded_down_and_never_overflow() {
        assert_eq!(Timestamp::from_unix_seconds(-1).unix_millis(), Some(-1000));
        assert_eq!(Timestamp::from_unix_millis(-1).unix_seconds(), Some(-1));
        assert_eq!(Timestamp::from_unix_millis(1999).unix_seconds(), Some(1));
        for (seconds, text) in [(i64::MIN, "0000-01-01T00:00:00Z"), (i64::MAX, "9999-12-31T23:59:59.999Z")] {
            let timestamp = Timestamp::from_unix_seconds(seconds);
            assert_eq!(timestamp.to_string(), text);
            assert_eq!(text.parse(), Ok(timestamp), "it comes back");
        }
    }

    #[test]
    fn invalid_timestamps_are_rejected() {
        for text in [
            "",
            "2026",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-11-21T24:00:00Z",
            "2026-11-21T09:30:00",
            "2026-11-21T09:30:00.Z",
            "2026-11-21T09:30:00+1:00",
            "2026-11-21T09:30:00+24:00",
            "2026-11-21T09:30:00+01:60",
            "2026-11-21T09:30:00+01:00Z",
            "2026-11-21T09:30.5Z",
            "2026-11-21T09:60Z",
            "2025-02-22:00:02.000Z",
            "ä2026-11-21T09:30Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(TimestampError), "{text}");
        }
    }

    #[test]
    fn an_unreadable_time_is_written_back_unchanged() {
        let odd: Timestamp = serde_json::from_str("\"2025-02-22:00:02.000Z\"").expect("lenient");
        assert_eq!(odd.unix_millis(), None);
        assert_eq!(serde_json::to_string(&odd).expect("json"), "\"2025-02-22:00:02.000Z\"");
    }
}
