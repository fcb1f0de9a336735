use alloc::string::String;
use core::fmt;

use serde::Deserialize;

use super::ErrorCode;
use crate::response::Response;

/// The API's refusal.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{operation}: {message} ({code}, status {status}{})", Correlation(correlation_id.as_deref()))]
#[non_exhaustive]
pub struct ApiError {
    /// The operation, as in `servers.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The reason in one word.
    pub code: ErrorCode,
    /// The reason in the API's words, with what looks like a token taken out.
    pub message: String,
    /// More, as it came; [`details`](Self::details) reads it.
    pub details: Option<serde_json::Value>,
    /// What Hetzner's support asks for; only where the host can see response headers.
    pub correlation_id: Option<String>,
}

impl ApiError {
    /// Reads the error that a response holds, if it holds one.
    #[inline]
    pub(crate) fn read(operation: &'static str, response: &Response) -> Option<Self> {
        #[derive(Deserialize)]
        struct Envelope {
            error: Body,
        }

        #[derive(Deserialize)]
        struct Body {
            code: ErrorCode,
            #[serde(default)]
            message: Option<String>,
            #[serde(default)]
            details: Option<serde_json::Value>,
        }

        let text = core::str::from_utf8(&response.body).ok()?;
        let Envelope { error } = serde_json::from_str(text).ok()?;
        Some(Self {
            operation,
            status: response.status,
            code: error.code,
            message: scrub(&error.message.unwrap_or_default()),
            details: error.details,
            correlation_id: response.headers.get("x-correlation-id").map(Into::into),
        })
    }

    /// The names of the parameters that the API complains about, with its words.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.details.as_ref().and_then(|details| details.get("fields")?.as_array());
        fields.into_iter().flatten().filter_map(|field| {
            let messages = field.get("messages").and_then(|messages| messages.get(0)?.as_str());
            Some((field.get("name")?.as_str()?, messages.unwrap_or_default()))
        })
    }
}

struct Correlation<'a>(Option<&'a str>);

impl fmt::Display for Correlation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |id| write!(f, ", correlation id {id}"))
    }
}

/// Takes out what follows the word "token" in quotes: the API's rate limit message shows the start of the token.
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
