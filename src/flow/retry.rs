//! Whether and when a request is sent again: pure functions, and the state of one request with its retries.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Ticket, Time};
use crate::error::Sent;
use crate::operation::Method;
use crate::request::Headers;

/// How often and when a request is sent again.
///
/// What was refused before anything ran (a used-up rate limit, a conflict, a request that never left) is sent again
/// whatever its method. Where it is unknown whether it ran (502, 503, 504, a lost answer), a `GET`, `PUT` or `DELETE` is
/// sent again and a `POST` ends in [`Error::Ambiguous`](crate::Error::Ambiguous).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often at most, after the first time: 5.
    pub retries: u32,
    /// The shortest wait, and the longest before the first retry: 1 s. The longest doubles with every retry.
    pub base: Duration,
    /// The longest wait of all, unless the API asks for a longer one: 60 s.
    pub cap: Duration,
    /// Whether to try again when the resource is busy with an action: no. Waiting for that action is better.
    pub locked: bool,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { retries: 5, base: Duration::from_secs(1), cap: Duration::from_secs(60), locked: false }
    }
}

impl RetryPolicy {
    /// Never.
    pub fn never() -> Self {
        Self { retries: 0, ..Self::default() }
    }

    /// At most so often, after the first time.
    #[must_use = "this returns the changed value"]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Also when the resource is busy with an action.
    #[must_use = "this returns the changed value"]
    pub fn locked(mut self, locked: bool) -> Self {
        self.locked = locked;
        self
    }
}

/// What a machine sees of an outcome; never a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen<'a> {
    /// There is an answer: its status, the code of the error in it (empty when there is none), and how many
    /// milliseconds its headers ask to wait.
    Answer { status: u16, code: &'a str, hint: Option<u64> },
    /// There is none.
    Lost(Sent),
}

impl Seen<'_> {
    pub(crate) fn is_success(&self) -> bool {
        matches!(self, Self::Answer { status: 200..=299, .. })
    }
}

/// What to do about an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Take it as it is.
    Final,
    /// Send the request again.
    Again,
    /// Take it as it is, and say that the request may have been carried out.
    Ambiguous,
}

/// Decides after the `attempt`-th attempt, counted from 1.
pub(crate) fn decide(policy: &RetryPolicy, method: Method, seen: Seen<'_>, attempt: u32) -> Decision {
    let refused = match seen {
        Seen::Answer { status: 429, .. } => true,
        Seen::Answer { code: "rate_limit_exceeded" | "conflict", .. } => true,
        Seen::Answer { code: "locked", .. } => policy.locked,
        Seen::Answer { .. } => false,
        Seen::Lost(sent) => sent == Sent::No,
    };
    let unknown = match seen {
        Seen::Answer { status: 502..=504, .. } => true,
        Seen::Answer { code: "timeout" | "bad_gateway", .. } => true,
        Seen::Answer { .. } => false,
        Seen::Lost(sent) => sent == Sent::Perhaps,
    };
    match (refused, unknown) {
        (_, true) if !method.is_idempotent() => Decision::Ambiguous,
        (true, _) | (_, true) if attempt <= policy.retries => Decision::Again,
        _ => Decision::Final,
    }
}

/// How many milliseconds to wait before the `retry`-th retry, counted from 1: between the base and the base doubled with
/// every retry, at most the cap.
pub(crate) fn backoff(policy: &RetryPolicy, retry: u32, random: u64) -> u64 {
    let millis = |duration: Duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    let (base, cap) = (millis(policy.base), millis(policy.cap));
    let most = base.saturating_mul(1 << retry.saturating_sub(1).min(32)).min(cap);
    let spread = most.saturating_sub(base);
    base.min(cap).saturating_add(if spread == 0 { 0 } else { random % (spread + 1) })
}

/// How many milliseconds an answer's headers ask to wait: `Retry-After` in seconds (RFC 9110, section 10.2.3), or until
/// `RateLimit-Reset`, the Unix second when the limit is full again. That can be an hour off while a request comes back
/// every second, so a reset further away than the cap counts for nothing.
pub(crate) fn hint(headers: &Headers, now: Time, cap: Duration) -> Option<u64> {
    let number = |name: &str| headers.get(name)?.trim().parse::<u64>().ok();
    if let Some(seconds) = number("retry-after") {
        return Some(seconds.saturating_mul(1000));
    }
    let wait = number("ratelimit-reset")?.saturating_mul(1000).checked_sub(now.as_millis())?;
    (u128::from(wait) <= cap.as_millis()).then_some(wait)
}

/// A good enough random number from a seed (SplitMix64).
pub(crate) fn random(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// When a flow gives up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) enum Deadline {
    /// Never.
    #[default]
    Never,
    /// So many milliseconds after the first step.
    Within(u64),
    /// Then.
    At(Time),
}

impl Deadline {
    pub(crate) fn within(duration: Duration) -> Self {
        Self::Within(duration.as_millis().try_into().unwrap_or(u64::MAX))
    }

    /// The time counts from the first step.
    pub(crate) fn start(&mut self, now: Time) {
        if let Self::Within(millis) = *self {
            *self = Self::At(now.after(millis));
        }
    }

    pub(crate) fn time(self) -> Option<Time> {
        match self {
            Self::At(time) => Some(time),
            _ => None,
        }
    }

    /// Whether nothing can be done at `time` any more.
    pub(crate) fn is_past(self, time: Time) -> bool {
        self.time().is_some_and(|deadline| time >= deadline)
    }
}

/// What a flow's requests have in common.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    pub(crate) policy: RetryPolicy,
    pub(crate) seed: u64,
    pub(crate) deadline: Deadline,
    last_ticket: u32,
}

impl Rules {
    pub(crate) fn new(policy: RetryPolicy, seed: u64) -> Self {
        Self { policy, seed, deadline: Deadline::Never, last_ticket: 0 }
    }

    fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }
}

/// One request with its retries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Exchange {
    /// How often it was sent.
    attempts: u32,
    /// Not before then.
    due: Time,
    /// Whether it is under way. Saved, so that a process that resumes knows that an answer may have been lost.
    sent: bool,
    #[serde(skip)]
    ticket: Option<Ticket>,
}

/// What an exchange wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Todo {
    Send(Ticket),
    Wait(Option<Time>),
    /// The time is up.
    Late,
}

/// What an exchange makes of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    Final,
    Again,
    Ambiguous,
    /// It would be sent again, but that comes too late.
    Late,
}

impl Exchange {
    pub(crate) fn new() -> Self {
        Self { attempts: 0, due: Time(0), sent: false, ticket: None }
    }

    pub(crate) fn step(&mut self, rules: &mut Rules, now: Time) -> Todo {
        if rules.deadline.is_past(now) {
            Todo::Late
        } else if self.sent {
            Todo::Wait(rules.deadline.time())
        } else if now < self.due {
            Todo::Wait(Some(self.due))
        } else {
            let ticket = rules.ticket();
            (self.attempts, self.sent, self.ticket) = (self.attempts + 1, true, Some(ticket));
            Todo::Send(ticket)
        }
    }

    pub(crate) fn is_under(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Whether the request is under way, or was when the flow was saved.
    pub(crate) fn is_sent(&self) -> bool {
        self.sent
    }

    /// Forgets a request whose answer was lost with the process that sent it.
    pub(crate) fn forget_sent(&mut self) {
        self.sent = false;
    }

    pub(crate) fn receive(&mut self, rules: &Rules, method: Method, seen: Seen<'_>, now: Time) -> Heard {
        (self.sent, self.ticket) = (false, None);
        match decide(&rules.policy, method, seen, self.attempts) {
            Decision::Final => Heard::Final,
            Decision::Ambiguous => Heard::Ambiguous,
            Decision::Again => {
                let seed = rules.seed ^ now.as_millis().rotate_left(20) ^ u64::from(rules.last_ticket);
                let asked = match seen {
                    Seen::Answer { hint, .. } => hint.unwrap_or(0),
                    Seen::Lost(_) => 0,
                };
                self.due = now.after(backoff(&rules.policy, self.attempts, random(seed)).max(asked));
                if rules.deadline.is_past(self.due) { Heard::Late } else { Heard::Again }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn answer(status: u16, code: &str) -> Seen<'_> {
        Seen::Answer { status, code, hint: None }
    }

    #[test]
    fn decisions() {
        use Decision::{Again, Ambiguous, Final};
        let policy = RetryPolicy::default();
        for (seen, get, post) in [
            (answer(200, ""), Final, Final),
            (answer(301, ""), Final, Final),
            (answer(400, "json_error"), Final, Final),
            (answer(401, "unauthorized"), Final, Final),
            (answer(404, "not_found"), Final, Final),
            (answer(409, "conflict"), Again, Again),
            (answer(409, "uniqueness_error"), Final, Final),
            (answer(409, ""), Final, Final),
            (answer(412, "resource_unavailable"), Final, Final),
            (answer(423, "locked"), Final, Final),
            (answer(429, ""), Again, Again),
            (answer(429, "rate_limit_exceeded"), Again, Again),
            (answer(403, "rate_limit_exceeded"), Again, Again),
            (answer(500, "server_error"), Final, Final),
            (answer(500, ""), Final, Final),
            (answer(502, ""), Again, Ambiguous),
            (answer(502, "bad_gateway"), Again, Ambiguous),
            (answer(503, "unavailable"), Again, Ambiguous),
            (answer(504, ""), Again, Ambiguous),
            (answer(504, "timeout"), Again, Ambiguous),
            (answer(500, "timeout"), Again, Ambiguous),
            (Seen::Lost(Sent::No), Again, Again),
            (Seen::Lost(Sent::Perhaps), Again, Ambiguous),
        ] {
            for method in [Method::Get, Method::Put, Method::Delete] {
                assert_eq!(decide(&policy, method, seen, 1), get, "{method} {seen:?}");
                assert_eq!(decide(&policy, method, seen, 5), get, "{method} {seen:?}");
                assert_eq!(decide(&policy, method, seen, 6), Final, "{method} {seen:?}");
            }
            assert_eq!(decide(&policy, Method::Post, seen, 1), post, "POST {seen:?}");
            let exhausted = if post == Ambiguous { Ambiguous } else { Final };
            assert_eq!(decide(&policy, Method::Post, seen, 6), exhausted, "POST {seen:?}");
        }
        let patient = RetryPolicy::default().locked(true);
        assert_eq!(decide(&patient, Method::Post, answer(423, "locked"), 1), Again);
        assert_eq!(decide(&RetryPolicy::never(), Method::Get, answer(429, ""), 1), Final);
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
    fn headers_ask_for_more_patience() {
        let now = Time(1_700_000_000_000);
        for (name, value, asked) in [
            ("Retry-After", "7", Some(7_000)),
            ("retry-after", " 7 ", Some(7_000)),
            ("retry-after", "Fri, 31 Dec 1999 23:59:59 GMT", None),
            ("RateLimit-Reset", "1700000030", Some(30_000)),
            ("RateLimit-Reset", "1700003600", None),
            ("RateLimit-Reset", "1699999999", None),
            ("RateLimit-Reset", "99999999999999999999", None),
        ] {
            let headers = Headers::from_iter([(name, value)]);
            assert_eq!(hint(&headers, now, Duration::from_secs(60)), asked, "{name}: {value}");
        }
    }
}
