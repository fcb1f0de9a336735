use alloc::string::ToString;

use crate::flow::Time;
use crate::request::Headers;

/// The rate limit: so many requests an hour, of which one comes back after the other.
pub(super) struct Limit {
    pub(super) requests_per_hour: u32,
    /// When it will be full again.
    full: Time,
}

const HOUR: u64 = 3_600_000;

impl Limit {
    pub(super) fn new(requests_per_hour: u32, now: Time) -> Self {
        Self { requests_per_hour: requests_per_hour.max(1), full: now }
    }

    /// Milliseconds until one comes back.
    fn refill(&self) -> u64 {
        HOUR / u64::from(self.requests_per_hour)
    }

    /// Takes one, if there is one.
    pub(super) fn take(&mut self, now: Time) -> bool {
        let full = self.full.max(now).after(self.refill());
        let is_left = full.as_millis() - now.as_millis() <= HOUR;
        if is_left {
            self.full = full;
        }
        is_left
    }

    pub(super) fn tell(&self, now: Time, headers: &mut Headers) {
        let used = self.full.as_millis().saturating_sub(now.as_millis()).div_ceil(self.refill());
        headers.push("RateLimit-Limit", self.requests_per_hour.to_string());
        headers.push("RateLimit-Remaining", u64::from(self.requests_per_hour).saturating_sub(used).to_string());
        headers.push("RateLimit-Reset", self.full.max(now).as_millis().div_ceil(1000).to_string());
    }
}
