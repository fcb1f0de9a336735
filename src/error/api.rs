use alloc::string::String;
use core::fmt;
use core::time::Duration;

use super::{ErrorCode, operation};
use crate::operation::Route;

/// An error of the API, which refused the request.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}: {message} ({code}, status {status}{})", operation(*route), Correlation(correlation_id.as_deref()))]
#[non_exhaustive]
pub struct ApiError {
    /// The operation, if known.
    pub route: Option<&'static Route>,
    /// The HTTP status.
    pub status: u16,
    /// The error code.
    pub code: ErrorCode,
    /// The message of the API, without any quoted token.
    pub message: String,
    /// The details as they were received; [`details`](Self::details) reads them.
    pub details: Option<serde_json::Value>,
    /// The id that Hetzner's support asks for; only where the host can see response headers.
    pub correlation_id: Option<String>,
    /// The wait that the API asks for before the next request; only where the host can see response headers.
    pub retry_after: Option<Duration>,
}

struct Correlation<'a>(Option<&'a str>);

impl fmt::Display for Correlation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |id| write!(f, ", correlation id {id}"))
    }
}

/// Removes the quoted text after "token": the API's rate limit message shows the start of the token.
pub(crate) fn scrub(message: &str) -> String {
    const WORD: &[u8] = b"token";
    let is_quote = |byte: &u8| matches!(byte, b'\'' | b'"' | b'`');
    let mut scrubbed = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(found) =
        rest.as_bytes().windows(WORD.len()).position(|word| word.eq_ignore_ascii_case(WORD))
    {
        // The word is ASCII, so the text can be split around it.
        let Some((before, after)) = rest.split_at_checked(found + WORD.len()) else { break };
        scrubbed.push_str(before);
        rest = after;
        let spaces = rest.bytes().take_while(|byte| *byte == b' ').count();
        let Some(value) = rest.as_bytes().get(spaces..).filter(|text| text.first().is_some_and(is_quote))
        else {
            continue;
        };
        let end = value.iter().skip(1).position(is_quote).map_or(rest.len(), |end| spaces + end + 2);
        scrubbed.push_str(" '[secret]'");
        rest = rest.get(end..).unwrap_or_default();
    }
    scrubbed.push_str(rest);
    scrubbed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_shows_no_token() {
        for (message, scrubbed) in [
            (
                "Limit of '3600' requests per hour for token '6MWq3U8c…' reached.",
                "Limit of '3600' requests per hour for token '[secret]' reached.",
            ),
            ("unknown Token \"abc", "unknown Token '[secret]'"),
            ("the token is read-only", "the token is read-only"),
            ("", ""),
        ] {
            assert_eq!(scrub(message), scrubbed);
        }
    }
}
