//! Retries: the policy, and the pure functions that decide whether a request is sent again and when.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::operation::Method;
use crate::primitives::{UnixMillis, millis, read_decimal, seconds_to_millis};
use crate::reply::Pagination;
use crate::request::{Delivery, Headers};

/// A retry policy: the number of retries, and the waits before them.
///
/// A request that was refused before anything ran (rate limit, `conflict`, a request that never left) is sent again
/// with every method. When it is unknown whether the request was carried out (502, 503, 504, `timeout`, a lost
/// response), a `GET`, `PUT` or `DELETE` is sent again, and a `POST` ends in
/// [`Error::Ambiguous`](crate::Error::Ambiguous).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The most retries after the first attempt: 5.
    pub retries: u32,
    /// The shortest wait, and the longest before the first retry: 1 s. The longest doubles with every retry.
    pub base: Duration,
    /// The longest wait of all, unless the API asks for a longer one: 60 s.
    pub cap: Duration,
    /// Retries while the resource is locked by an action: off. Waiting for that action is better.
    pub locked: bool,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { retries: 5, base: Duration::from_secs(1), cap: Duration::from_secs(60), locked: false }
    }
}

impl RetryPolicy {
    /// A policy that never retries.
    pub fn never() -> Self {
        Self { retries: 0, ..Self::default() }
    }

    /// Sets the most retries after the first attempt.
    #[must_use = "this returns the changed value"]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sets whether to retry while the resource is locked by an action.
    #[must_use = "this returns the changed value"]
    pub fn locked(mut self, locked: bool) -> Self {
        self.locked = locked;
        self
    }
}

/// The facts about an outcome that decide what follows. It never holds a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutcomeSummary<'a> {
    /// The status of the response, or how far the request got without one.
    pub(crate) status: Result<u16, Delivery>,
    /// The code of the error in the response; empty when there is none.
    pub(crate) code: &'a str,
    /// The wait that the response asks for, in milliseconds.
    pub(crate) retry_after: Option<u64>,
    /// `true` when the response is a success whose reply could be read.
    pub(crate) is_reply: bool,
    /// The position in a list.
    pub(crate) list: ListPosition,
    /// The ids of the actions in the reply, and whether each has ended.
    pub(crate) actions: &'a [(u64, bool)],
}

/// The position of a page in its list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ListPosition {
    pub(crate) next_page: Option<u64>,
    pub(crate) last_page: Option<u64>,
    /// Set for a full page whose response tells neither: there may be a next one.
    pub(crate) may_have_next: bool,
}

impl ListPosition {
    /// The position by what the response tells, and by the number of resources on a page that was asked for this many.
    pub(crate) fn new(pagination: Option<&Pagination>, items: usize, per_page: u64) -> Self {
        let next_page = pagination.and_then(|pagination| pagination.next_page);
        let last_page = pagination.and_then(|pagination| pagination.last_page);
        let is_known = next_page.or(last_page).is_some();
        Self { next_page, last_page, may_have_next: !is_known && items > 0 && items as u64 >= per_page }
    }
}

impl<'a> OutcomeSummary<'a> {
    /// A response with this status and error code.
    pub(crate) const fn response(status: u16, code: &'a str) -> Self {
        Self { status: Ok(status), ..Self::lost(Delivery::MaybeSent).with_code(code) }
    }

    /// A request without a response.
    pub(crate) const fn lost(delivery: Delivery) -> Self {
        Self {
            status: Err(delivery),
            code: "",
            retry_after: None,
            is_reply: false,
            list: ListPosition { next_page: None, last_page: None, may_have_next: false },
            actions: &[],
        }
    }

    const fn with_code(self, code: &'a str) -> Self {
        Self { code, ..self }
    }

    /// Returns whether the API says that the resource does not exist.
    pub(crate) fn is_not_found(&self) -> bool {
        self.status == Ok(404) && self.code == "not_found"
    }

    /// Returns whether nothing ran, because the request was refused before it did or never left.
    fn is_refused(&self, policy: &RetryPolicy) -> bool {
        match self.status {
            Ok(429) => true,
            Ok(_) => match self.code {
                "rate_limit_exceeded" | "conflict" => true,
                "locked" => policy.locked,
                _ => false,
            },
            Err(delivery) => delivery == Delivery::NotSent,
        }
    }

    /// Returns whether it is unknown if the request was carried out.
    pub(crate) fn is_unknown(&self) -> bool {
        match self.status {
            Ok(status) => matches!(status, 502..=504) || matches!(self.code, "timeout" | "bad_gateway"),
            Err(delivery) => delivery == Delivery::MaybeSent,
        }
    }
}

/// The decision about an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub(crate) enum Verdict {
    /// Accept the outcome as final.
    Accept = 1,
    /// Send the request again. It ends nothing, so it is in no saved state.
    #[serde(skip)]
    Retry,
    /// Accept it, and report that the request may have been carried out.
    Ambiguous,
    /// A retry would come after the deadline.
    Expired,
    /// Accept it as an empty reply: an earlier attempt had done it.
    AlreadyDone,
}

/// Decides after the `attempt`-th attempt, counted from 1.
pub(crate) fn decide(
    policy: &RetryPolicy,
    method: Method,
    outcome: &OutcomeSummary<'_>,
    attempt: u32,
) -> Verdict {
    match (outcome.is_refused(policy), outcome.is_unknown()) {
        (_, true) if !method.is_idempotent() => Verdict::Ambiguous,
        (true, _) | (_, true) if attempt <= policy.retries => Verdict::Retry,
        _ => Verdict::Accept,
    }
}

/// The wait before the `retry`-th retry, counted from 1, in milliseconds: random between the base and the base doubled
/// with every retry, at most the cap.
pub(crate) fn backoff(policy: &RetryPolicy, retry: u32, random: u64) -> u64 {
    let (base, cap) = (millis(policy.base), millis(policy.cap));
    let doublings = retry.saturating_sub(1).min(32);
    let most = if base > cap >> doublings { cap } else { base << doublings };
    let spread = most.saturating_sub(base);
    base.min(cap).saturating_add(if spread == 0 { 0 } else { random % (spread + 1) })
}

/// The headers of a response that ask for a wait; empty when they are missing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WaitHeaders<'a> {
    /// `Retry-After`, in seconds (RFC 9110, section 10.2.3).
    pub(crate) retry_after: &'a str,
    /// `RateLimit-Reset`: the Unix second at which the limit is full again.
    pub(crate) ratelimit_reset: &'a str,
}

impl<'a> WaitHeaders<'a> {
    pub(crate) fn of(headers: &'a Headers) -> Self {
        let get = |name| headers.get(name).unwrap_or_default();
        Self { retry_after: get("retry-after"), ratelimit_reset: get("ratelimit-reset") }
    }

    /// The wait in milliseconds, by `Retry-After` if there is one. The reset may be an hour away although one request is
    /// refilled every second, so a reset beyond `cap` is ignored. It stands in every response, but asks for a wait only in
    /// a 429.
    pub(crate) fn retry_after(self, status: u16, now: UnixMillis, cap: Duration) -> Option<u64> {
        let seconds = |text: &str| read_decimal(text.trim_ascii()).map(seconds_to_millis);
        if let Some(wait) = seconds(self.retry_after) {
            return Some(wait);
        }
        if status != 429 {
            return None;
        }
        let wait = seconds(self.ratelimit_reset)?.checked_sub(now.get())?;
        (wait <= millis(cap)).then_some(wait)
    }
}

/// A pseudorandom number from a seed (SplitMix64).
pub(crate) fn random(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lenient::Lenient;

    const fn response(status: u16, code: &str) -> OutcomeSummary<'_> {
        OutcomeSummary::response(status, code)
    }

    /// The driver in JavaScript relies on it: it ends a call without asking for the verdict.
    #[test]
    fn a_success_is_accepted() {
        for policy in [RetryPolicy::default(), RetryPolicy::default().retries(0).locked(true)] {
            for method in [Method::Get, Method::Put, Method::Post, Method::Delete] {
                for (status, attempt) in (200..300).zip((1..=10).cycle()) {
                    assert_eq!(
                        decide(&policy, method, &response(status, ""), attempt),
                        Verdict::Accept,
                        "{method} {status}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_full_page_that_does_not_tell_its_position_may_have_a_next_one() {
        let tells = |next_page, last_page| Some(Pagination { next_page, last_page, ..Pagination::missing() });
        for (pagination, items, may_have_next) in [
            (None, 50, true),
            (None, 49, false),
            (None, 0, false),
            (tells(None, None), 50, true),
            (tells(None, None), 49, false),
            (tells(Some(2), None), 50, false),
            (tells(None, Some(1)), 50, false),
        ] {
            let position = ListPosition::new(pagination.as_ref(), items, 50);
            assert_eq!(position.may_have_next, may_have_next, "{pagination:?} {items}");
        }
    }

    #[test]
    fn verdicts() {
        use Verdict::{Accept, Ambiguous, Retry};
        let policy = RetryPolicy::default();
        for (outcome, get, post) in [
            (response(200, ""), Accept, Accept),
            (response(301, ""), Accept, Accept),
            (response(400, "json_error"), Accept, Accept),
            (response(401, "unauthorized"), Accept, Accept),
            (response(404, "not_found"), Accept, Accept),
            (response(409, "conflict"), Retry, Retry),
            (response(409, "uniqueness_error"), Accept, Accept),
            (response(409, ""), Accept, Accept),
            (response(412, "resource_unavailable"), Accept, Accept),
            (response(423, "locked"), Accept, Accept),
            (response(429, ""), Retry, Retry),
            (response(429, "rate_limit_exceeded"), Retry, Retry),
            (response(403, "rate_limit_exceeded"), Retry, Retry),
            (response(500, "server_error"), Accept, Accept),
            (response(500, ""), Accept, Accept),
            (response(502, ""), Retry, Ambiguous),
            (response(502, "bad_gateway"), Retry, Ambiguous),
            (response(503, "unavailable"), Retry, Ambiguous),
            (response(504, ""), Retry, Ambiguous),
            (response(504, "timeout"), Retry, Ambiguous),
            (response(500, "timeout"), Retry, Ambiguous),
            (OutcomeSummary::lost(Delivery::NotSent), Retry, Retry),
            (OutcomeSummary::lost(Delivery::MaybeSent), Retry, Ambiguous),
        ] {
            for method in [Method::Get, Method::Put, Method::Delete] {
                assert_eq!(decide(&policy, method, &outcome, 1), get, "{method} {outcome:?}");
                assert_eq!(decide(&policy, method, &outcome, 5), get, "{method} {outcome:?}");
                assert_eq!(decide(&policy, method, &outcome, 6), Accept, "{method} {outcome:?}");
            }
            assert_eq!(decide(&policy, Method::Post, &outcome, 1), post, "POST {outcome:?}");
            let exhausted = if post == Ambiguous { Ambiguous } else { Accept };
            assert_eq!(decide(&policy, Method::Post, &outcome, 6), exhausted, "POST {outcome:?}");
        }
        let patient = RetryPolicy::default().locked(true);
        assert_eq!(decide(&patient, Method::Post, &response(423, "locked"), 1), Retry);
        assert_eq!(decide(&RetryPolicy::never(), Method::Get, &response(429, ""), 1), Accept);
    }

    #[test]
    fn waits_grow_up_to_the_cap() {
        let policy = RetryPolicy::default();
        for (retry, most) in [(1, 1_000), (2, 2_000), (3, 4_000), (6, 32_000), (7, 60_000), (60, 60_000)] {
            assert_eq!(backoff(&policy, retry, 0), 1_000, "retry {retry}");
            assert_eq!(backoff(&policy, retry, most - 1_000), most, "retry {retry}");
            for seed in 0..100 {
                assert!((1_000..=most).contains(&backoff(&policy, retry, random(seed))), "retry {retry}");
            }
        }
        let odd = RetryPolicy { base: Duration::from_secs(90), ..RetryPolicy::default() };
        assert_eq!(backoff(&odd, 3, 7), 60_000);
    }

    #[test]
    fn headers_ask_for_a_longer_wait() {
        let now = UnixMillis::new(1_700_000_000_000);
        for (status, name, value, wait) in [
            (429, "Retry-After", "7", Some(7_000)),
            (503, "retry-after", " 7 ", Some(7_000)),
            (429, "retry-after", "Fri, 31 Dec 1999 23:59:59 GMT", None),
            (429, "RateLimit-Reset", "1700000030", Some(30_000)),
            (502, "RateLimit-Reset", "1700000030", None),
            (429, "RateLimit-Reset", "1700003600", None),
            (429, "RateLimit-Reset", "1699999999", None),
            (429, "RateLimit-Reset", "99999999999999999999", None),
        ] {
            let headers = Headers::from_iter([(name, value)]);
            let seen = WaitHeaders::of(&headers).retry_after(status, now, Duration::from_secs(60));
            assert_eq!(seen, wait, "{status}, {name}: {value}");
        }
    }
}
