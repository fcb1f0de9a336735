use alloc::string::ToString;

use crate::primitives::UnixMillis;
use crate::request::Headers;

/// The rate limit: so many requests an hour, which come back one after the other.
pub(super) struct Limit {
    pub(super) requests_per_hour: u32,
    /// What was used until `at`. A request is an hour's worth, and so many as there are an hour are paid off in a
    /// millisecond: whole numbers, whatever the limit.
    used: u64,
    at: UnixMillis,
}

const REQUEST: u64 = 3_600_000;

impl Limit {
    pub(super) fn new(requests_per_hour: u32, now: UnixMillis) -> Self {
        Self { requests_per_hour: requests_per_hour.max(1), used: 0, at: now }
    }

    fn rate(&self) -> u64 {
        self.requests_per_hour.into()
    }

    /// Takes one, if there is one.
    pub(super) fn take(&mut self, now: UnixMillis) -> bool {
        let passed = now.get().saturating_sub(self.at.get());
        self.used = self.used.saturating_sub(passed.saturating_mul(self.rate()));
        self.at = self.at.max(now);
        let is_left = self.used + REQUEST <= REQUEST * self.rate();
        if is_left {
            self.used += REQUEST;
        }
        is_left
    }

    /// What is left, as of the last request.
    pub(super) fn tell(&self, headers: &mut Headers) {
        let full = self.at.after(self.used.div_ceil(self.rate()));
        headers.push("RateLimit-Limit", self.requests_per_hour.to_string());
        headers.push("RateLimit-Remaining", (self.rate() - self.used.div_ceil(REQUEST)).to_string());
        headers.push("RateLimit-Reset", full.get().div_ceil(1000).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_after_the_other() {
        let hour = UnixMillis::new(REQUEST);
        for limit in [1, 7, 3600, 10_000_000, u32::MAX] {
            let mut all = Limit::new(limit, hour);
            let told = |all: &Limit, name: &str| {
                let mut headers = Headers::new();
                all.tell(&mut headers);
                headers.get(name).and_then(|value| value.parse::<u64>().ok())
            };
            assert!(all.take(hour));
            assert_eq!(told(&all, "RateLimit-Remaining"), Some(u64::from(limit) - 1));
            let back = REQUEST.div_ceil(limit.into());
            assert_eq!(told(&all, "RateLimit-Reset"), Some((REQUEST + back).div_ceil(1000)));
            all.used = REQUEST * u64::from(limit);
            assert!(!all.take(hour.after(back - 1)), "{limit}");
            assert!(all.take(hour.after(back)), "{limit}");
        }
    }
}
