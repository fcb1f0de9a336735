use core::fmt;
use core::ops::Add;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::timestamp::Timestamp;

/// A time on the host's clock: milliseconds since the Unix epoch, as JavaScript's `Date.now()` counts them.
///
/// Flows only look at differences, except for `RateLimit-Reset`, which is a time of day.
///
/// ```
/// use core::time::Duration;
/// use hetzner_cloud::UnixMillis;
///
/// let now = UnixMillis::new(1_700_000_000_000);
/// let later = now + Duration::from_secs(5);
/// assert_eq!(now.until(later), Duration::from_secs(5));
/// assert_eq!(later.until(now), Duration::ZERO);
/// assert_eq!(later.to_string(), "2023-11-14T22:13:25Z");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnixMillis(u64);

impl UnixMillis {
    /// The time this many milliseconds after the Unix epoch.
    pub const fn new(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The duration until `later`; zero when `later` has passed.
    pub const fn until(self, later: Self) -> Duration {
        Duration::from_millis(later.0.saturating_sub(self.0))
    }

    pub(crate) const fn after(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

/// The milliseconds of a duration, of at most half a billion years.
pub(crate) fn millis(duration: Duration) -> u64 {
    seconds_to_millis(duration.as_secs()) + u64::from(duration.subsec_millis())
}

/// The milliseconds of so many seconds, of at most half a billion years. WebAssembly has no multiplication that saturates.
pub(crate) fn seconds_to_millis(seconds: u64) -> u64 {
    const MOST: u64 = u64::MAX / 1000 - 1;
    seconds.min(MOST) * 1000
}

/// Saturates at the largest time.
impl Add<Duration> for UnixMillis {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        self.after(millis(duration))
    }
}

impl fmt::Display for UnixMillis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Timestamp::from(*self).fmt(f)
    }
}

impl From<UnixMillis> for Timestamp {
    fn from(time: UnixMillis) -> Self {
        Self::from_unix_millis(time.0.try_into().unwrap_or(i64::MAX))
    }
}
