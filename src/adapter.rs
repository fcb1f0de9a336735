//! How it reaches the wire: each client behind its own feature, each a screenful. Whoever has another client writes the
//! same lines: see [`Flow`](crate::Flow), [`drive`](crate::drive) and [`drive_async`](crate::drive_async).

#[cfg(feature = "fetch")]
pub mod fetch;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "reqwest")]
pub mod reqwest;
#[cfg(feature = "ureq")]
pub mod ureq;

/// The system's clock, for adapters of native clients; the core has none.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
#[expect(clippy::disallowed_types, reason = "an adapter is where the host's clock comes in")]
fn now() -> crate::UnixMillis {
    use std::time::SystemTime;

    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    crate::UnixMillis::new(since_epoch.as_millis().try_into().unwrap_or(u64::MAX))
}

/// How long one attempt may take.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
const TIMEOUT: core::time::Duration = core::time::Duration::from_secs(60);
