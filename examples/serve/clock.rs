//! The clock of a project.

use std::time::Duration;

use hetzner_cloud::UnixMillis;

/// A clock that starts at the system's time, runs at a multiple of its speed, and can be advanced.
pub(crate) struct Clock {
    /// The system's time at which the clock had the time `origin`.
    start: UnixMillis,
    origin: UnixMillis,
    speed: f64,
    advanced: Duration,
}

impl Clock {
    /// Starts a clock. With a speed of 0 it moves only by [`advance`](Self::advance).
    pub(crate) fn start(speed: f64) -> Self {
        let start = system_time();
        Self { start, origin: start, speed, advanced: Duration::ZERO }
    }

    pub(crate) fn now(&self) -> UnixMillis {
        // From the start, not from the previous request: that would lose fractions of milliseconds.
        let elapsed = self.start.until(system_time()).as_secs_f64() * self.speed;
        self.origin + Duration::try_from_secs_f64(elapsed).unwrap_or(Duration::MAX) + self.advanced
    }

    /// Sets the time, from which the clock runs on.
    pub(crate) fn set(&mut self, time: UnixMillis) {
        *self = Self { start: system_time(), origin: time, advanced: Duration::ZERO, ..*self };
    }

    pub(crate) fn advance(&mut self, duration: Duration) {
        self.advanced = self.advanced.saturating_add(duration);
    }
}

/// The system's time, which a clock at speed 1 follows, also when the machine was suspended.
#[expect(clippy::disallowed_types, reason = "the server brings the clock that the core has not")]
pub(crate) fn system_time() -> UnixMillis {
    use std::time::SystemTime;

    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    UnixMillis::new(since_epoch.as_millis().try_into().unwrap_or(u64::MAX))
}
