use alloc::string::ToString;

use serde::{Deserialize, Serialize};

use crate::primitives::UnixMillis;
use crate::request::Headers;

/// A rate limiter: a number of requests per hour, refilled one request at a time.
#[derive(Serialize, Deserialize)]
pub(super) struct RateLimit {
    pub(super) requests_per_hour: u32,
    /// The cost of the requests that are not yet refilled, as of `updated`. A request costs [`REQUEST_COST`], and
    /// `requests_per_hour` is refilled every millisecond, so that all values are integers for any limit.
    used: u64,
    updated: UnixMillis,
}

/// The milliseconds of an hour.
const REQUEST_COST: u64 = 3_600_000;

impl RateLimit {
    pub(super) fn new(requests_per_hour: u32, now: UnixMillis) -> Self {
        Self { requests_per_hour: requests_per_hour.max(1), used: 0, updated: now }
    }

    /// Takes one request. Returns `false` if none is left.
    pub(super) fn acquire(&mut self, now: UnixMillis) -> bool {
        let elapsed = now.get().saturating_sub(self.updated.get());
        self.used = self.used.saturating_sub(elapsed.saturating_mul(self.rate()));
        self.updated = self.updated.max(now);
        let is_left = self.used + REQUEST_COST <= REQUEST_COST * self.rate();
        if is_left {
            self.used += REQUEST_COST;
        }
        is_left
    }

    /// Writes the `RateLimit-*` headers, as of the last request.
    pub(super) fn write_headers(&self, headers: &mut Headers) {
        let reset = self.updated.after(self.used.div_ceil(self.rate()));
        headers.push("RateLimit-Limit", self.requests_per_hour.to_string());
        headers.push("RateLimit-Remaining", (self.rate() - self.used.div_ceil(REQUEST_COST)).to_string());
        headers.push("RateLimit-Reset", reset.get().div_ceil(1000).to_string());
    }

    fn rate(&self) -> u64 {
        self.requests_per_hour.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_refilled_one_at_a_time() {
        let start = UnixMillis::new(REQUEST_COST);
        for requests_per_hour in [1, 7, 3600, 10_000_000, u32::MAX] {
            let mut limit = RateLimit::new(requests_per_hour, start);
            let header = |limit: &RateLimit, name: &str| {
                let mut headers = Headers::new();
                limit.write_headers(&mut headers);
                headers.get(name).and_then(|value| value.parse::<u64>().ok())
            };
            assert!(limit.acquire(start));
            assert_eq!(header(&limit, "RateLimit-Remaining"), Some(u64::from(requests_per_hour) - 1));
            let interval = REQUEST_COST.div_ceil(requests_per_hour.into());
            assert_eq!(header(&limit, "RateLimit-Reset"), Some((REQUEST_COST + interval).div_ceil(1000)));
            limit.used = REQUEST_COST * u64::from(requests_per_hour);
            assert!(!limit.acquire(start.after(interval - 1)), "{requests_per_hour}");
            assert!(limit.acquire(start.after(interval)), "{requests_per_hour}");
        }
    }
}
