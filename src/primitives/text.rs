//! Splitting texts at an ASCII character, and joining them. The methods of std can do more, and take several times as much
//! of the wasm.

use alloc::string::String;

/// Splits a text before the first such character; the second part is empty when there is none.
pub(crate) fn split_before(text: &str, delimiter: u8) -> (&str, &str) {
    let at = text.bytes().position(|byte| byte == delimiter).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Splits a text around the first such character.
pub(crate) fn split_once(text: &str, delimiter: u8) -> Option<(&str, &str)> {
    let (before, rest) = split_before(text, delimiter);
    Some((before, rest.get(1..)?))
}

/// The parts of a text between such characters.
pub(crate) fn split(text: &str, delimiter: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let (part, after) = split_before(rest?, delimiter);
        rest = after.get(1..);
        Some(part)
    })
}

/// One text of several.
pub(crate) fn concat(parts: &[&str]) -> String {
    let mut text = String::new();
    push_all(&mut text, parts);
    text
}

/// Appends several texts.
pub(crate) fn push_all(text: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| text.push_str(part));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_like_those_of_std() {
        for text in ["", ",", "a", "a,b", ",a,", "a,,ä,b", "ä"] {
            assert_eq!(split_once(text, b','), text.split_once(','), "{text}");
            assert!(split(text, b',').eq(text.split(',')), "{text}");
        }
        assert_eq!((split_before("a,b", b','), split_before("ab", b',')), (("a", ",b"), ("ab", "")));
    }
}
