//! Adapters for HTTP clients, each behind a feature of its name and each a screenful. To use another client, write the same
//! lines: see [`Flow`](crate::Flow), [`drive`](crate::drive) and [`drive_async`](crate::drive_async).

#[cfg(feature = "fetch")]
#[cfg_attr(docsrs, doc(cfg(feature = "fetch")))]
pub mod fetch;
#[cfg(feature = "http")]
#[cfg_attr(docsrs, doc(cfg(feature = "http")))]
pub mod http;
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub mod reqwest;
#[cfg(feature = "ureq")]
#[cfg_attr(docsrs, doc(cfg(feature = "ureq")))]
pub mod ureq;

/// The system's clock, for adapters of native clients; the core has none.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
#[expect(clippy::disallowed_types, reason = "an adapter brings the host's clock")]
fn now() -> crate::primitives::UnixMillis {
    use std::time::SystemTime;

    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    crate::primitives::UnixMillis::new(since_epoch.as_millis().try_into().unwrap_or(u64::MAX))
}

/// The most bytes of a response's body, by default: 64 MiB.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
const BODY_LIMIT: u64 = 64 << 20;

/// The error of a response that is larger.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
fn too_large(limit: u64) -> crate::error::TransportError {
    crate::error::TransportError::maybe_sent(alloc::format!("the response has more than {limit} bytes"))
}

/// The time that a request may still take, at most that of an attempt: the deadline of its flow may come first.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
fn timeout(
    request: &crate::request::Request,
    attempt: Option<core::time::Duration>,
) -> Option<core::time::Duration> {
    let left = request.deadline.map(|deadline| now().until(deadline));
    [left, attempt].into_iter().flatten().min()
}

/// The timeout of one attempt.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
const TIMEOUT: core::time::Duration = core::time::Duration::from_secs(60);

/// The delay of a JavaScript timer, in milliseconds: a longer one than 2^31 - 1 would fire at once. A flow that is woken
/// early waits for the rest.
#[cfg(any(feature = "fetch", test))]
fn timer_millis(left: core::time::Duration) -> i32 {
    left.as_millis().try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use core::time::Duration;

    use super::timer_millis;

    #[test]
    fn a_timer_is_never_longer_than_javascript_allows() {
        for (left, delay) in [
            (Duration::ZERO, 0),
            (Duration::from_millis(1500), 1500),
            (Duration::from_millis(1 << 31), i32::MAX),
            (Duration::from_secs(30 * 86_400), i32::MAX),
            (Duration::MAX, i32::MAX),
        ] {
            assert_eq!(timer_millis(left), delay, "{left:?}");
        }
    }
}
