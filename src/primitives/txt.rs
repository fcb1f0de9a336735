//! Conversion between a text and the value of a TXT record.
//!
//! A TXT record holds strings of at most 255 bytes; its value lists them in zone file syntax, each in quotes. Readers
//! of the record join them.
//! ```
//! use hetzner_cloud::txt;
//!
//! assert_eq!(txt::encode(r#"say "hi""#), r#""say \"hi\"""#);
//! assert_eq!(txt::decode(r#""v=spf1 " "-all""#)?, "v=spf1 -all");
//! # Ok::<(), hetzner_cloud::txt::TxtError>(())
//! ```

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The maximum length of one string of a record, in bytes.
const MOST: usize = 255;

/// Returns the value of a TXT record with this text.
///
/// The text is split into strings of at most 255 bytes, never inside a character. Quotes and backslashes are escaped
/// after that, so that no escape is split, and escapes do not count. Control characters become `\DDD`; all others stay
/// unchanged.
///
/// ```
/// use hetzner_cloud::txt;
///
/// assert_eq!(txt::encode(""), r#""""#);
/// assert_eq!(txt::encode("two\nlines"), r#""two\010lines""#);
/// assert_eq!(txt::encode(&"a".repeat(256)), format!(r#""{}" "a""#, "a".repeat(255)));
/// ```
pub fn encode(text: &str) -> String {
    let mut value = String::with_capacity(text.len() + 2);
    let mut room = MOST;
    value.push('"');
    for character in text.chars() {
        let len = character.len_utf8();
        if len > room {
            value.push_str("\" \"");
            room = MOST;
        }
        room -= len;
        match character {
            '"' | '\\' => value.extend(['\\', character]),
            _ if character.is_ascii_control() => value.push_str(&format!("\\{:03}", u32::from(character))),
            _ => value.push(character),
        }
    }
    value.push('"');
    value
}

/// Returns the text of a TXT record with this value.
///
/// Strings are joined without a separator. Unquoted strings are accepted too, as in zone files; characters with a
/// special meaning there (`;`, `(`, `)`, a line end) are rejected, not guessed at. Strings of more than 255 bytes,
/// which no record can hold, are accepted.
///
/// ```
/// use hetzner_cloud::txt;
///
/// assert_eq!(txt::decode(r#""gr\195\188n" unquoted"#)?, "grünunquoted");
/// assert_eq!(
///     txt::decode(r#""open"#),
///     Err(txt::TxtError::Syntax { position: 5, expected: "a closing quote" })
/// );
/// # Ok::<(), hetzner_cloud::txt::TxtError>(())
/// ```
pub fn decode(value: &str) -> Result<String, TxtError> {
    let mut strings = Strings { value: value.as_bytes(), at: 0 };
    let mut text = Vec::new();
    let mut found = false;
    while strings.next(&mut text)?.is_some() {
        found = true;
    }
    if !found {
        return Err(strings.expected("a string"));
    }
    String::from_utf8(text).map_err(|error| TxtError::NotUtf8 { position: error.utf8_error().valid_up_to() })
}

/// Returns whether this is already the value of a TXT record: only quoted strings, each of at most 255 bytes.
///
/// ```
/// use hetzner_cloud::txt;
///
/// assert!(txt::is_encoded(r#""v=spf1 " "-all""#));
/// assert!(!txt::is_encoded("v=spf1 -all"));
/// assert!(!txt::is_encoded(r#""a" and "b""#));
/// ```
pub fn is_encoded(value: &str) -> bool {
    let mut strings = Strings { value: value.as_bytes(), at: 0 };
    let mut found = false;
    loop {
        let mut text = Vec::new();
        match strings.next(&mut text) {
            Ok(Some(Form::Quoted)) if text.len() <= MOST => found = true,
            Ok(None) => return found,
            _ => return false,
        }
    }
}

/// The reason why the value of a TXT record cannot be decoded to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TxtError {
    /// The value is not valid zone file syntax.
    #[error("cannot be read at position {position}: expected {expected}")]
    Syntax {
        /// The position in the value, in bytes.
        position: usize,
        /// The expected syntax at this position.
        expected: &'static str,
    },
    /// The syntax is valid, but the decoded bytes are not UTF-8.
    #[error("is not UTF-8 after {position} decoded bytes")]
    NotUtf8 {
        /// The number of decoded bytes that are valid UTF-8.
        position: usize,
    },
}

/// The form of a string in a value.
enum Form {
    Quoted,
    Bare,
}

/// A parser of the strings of a value.
struct Strings<'a> {
    value: &'a [u8],
    at: usize,
}

impl Strings<'_> {
    /// Appends the next string to a text and returns its form; `None` at the end.
    fn next(&mut self, text: &mut Vec<u8>) -> Result<Option<Form>, TxtError> {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
        match self.peek() {
            None => Ok(None),
            Some(b'"') => self.quoted(text).map(Some),
            Some(_) => self.bare(text).map(Some),
        }
    }

    fn quoted(&mut self, text: &mut Vec<u8>) -> Result<Form, TxtError> {
        self.at += 1;
        loop {
            match self.peek() {
                None => return Err(self.expected("a closing quote")),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Form::Quoted);
                }
                Some(byte) => text.push(self.unescape(byte)?),
            }
        }
    }

    fn bare(&mut self, text: &mut Vec<u8>) -> Result<Form, TxtError> {
        loop {
            match self.peek() {
                None | Some(b' ' | b'\t') => return Ok(Form::Bare),
                Some(b'"' | b';' | b'(' | b')' | b'\n' | b'\r') => {
                    return Err(self.expected("a space or a backslash, or quotes around it all"));
                }
                Some(byte) => text.push(self.unescape(byte)?),
            }
        }
    }

    /// Consumes this byte, or the escape that it begins: `\DDD`, or a backslash and the escaped byte.
    fn unescape(&mut self, byte: u8) -> Result<u8, TxtError> {
        if byte != b'\\' {
            self.at += 1;
            return Ok(byte);
        }
        match self.value.get(self.at + 1..).unwrap_or_default() {
            [] => Err(self.expected("an escaped character")),
            [hundreds @ b'0'..=b'9', rest @ ..] => {
                let digits = match rest {
                    [tens @ b'0'..=b'9', ones @ b'0'..=b'9', ..] => [hundreds, tens, ones],
                    _ => return Err(self.expected("an escape of three digits")),
                };
                let number = digits.iter().fold(0, |number, digit| number * 10 + u32::from(**digit - b'0'));
                let byte = u8::try_from(number).map_err(|_| self.expected("an escape of at most 255"))?;
                self.at += 4;
                Ok(byte)
            }
            [escaped, ..] => {
                self.at += 2;
                Ok(*escaped)
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.value.get(self.at).copied()
    }

    fn expected(&self, expected: &'static str) -> TxtError {
        TxtError::Syntax { position: self.at, expected }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_encoded_byte_for_byte() {
        let a = |count| "a".repeat(count);
        for (text, value) in [
            (String::new(), r#""""#.into()),
            ("v=spf1 -all".into(), r#""v=spf1 -all""#.into()),
            (r"a\b".into(), r#""a\\b""#.into()),
            (r#"""#.into(), r#""\"""#.into()),
            (r"\010".into(), r#""\\010""#.into()),
            ("\t\u{7f}".into(), r#""\009\127""#.into()),
            (a(255), format!(r#""{}""#, a(255))),
            (a(256), format!(r#""{}" "a""#, a(255))),
            (a(254) + "\"", format!(r#""{}\"""#, a(254))),
            (a(255) + "\"", format!(r#""{}" "\"""#, a(255))),
            (a(254) + "\\\\", format!(r#""{}\\" "\\""#, a(254))),
            ("ü".repeat(200), format!(r#""{}" "{}""#, "ü".repeat(127), "ü".repeat(73))),
            (a(251) + "🦀", format!(r#""{}🦀""#, a(251))),
            (a(252) + "🦀", format!(r#""{}" "🦀""#, a(252))),
        ] {
            assert_eq!(encode(&text), value);
            assert_eq!(decode(&value).as_ref(), Ok(&text));
        }
    }

    #[test]
    fn every_text_is_decoded_back() {
        let alphabet = ['a', ' ', '"', '\\', '0', '7', ';', '(', '\n', '\0', '\u{7f}', 'ü', '€', '🦀'];
        let mut seed: u64 = 42;
        let mut below = |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % limit
        };
        for _ in 0..2000 {
            let len = below(600);
            let text: String = (0..len).map(|_| alphabet[below(alphabet.len())]).collect();
            let value = encode(&text);
            assert_eq!(decode(&value), Ok(text), "{value}");
            assert!(is_encoded(&value), "{value}");
        }
    }

    #[test]
    fn decoding_never_panics() {
        let alphabet = ['"', '"', '\\', '2', '5', '9', ' ', 'a', ';', '€'];
        let mut seed: u64 = 7;
        let mut below = |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % limit
        };
        for _ in 0..5000 {
            let len = below(12);
            let value: String = (0..len).map(|_| alphabet[below(alphabet.len())]).collect();
            let decoded = decode(&value);
            if let Ok(text) = &decoded {
                assert_eq!(decode(&encode(text)), decoded, "{value}");
            }
            if is_encoded(&value) {
                assert!(!matches!(decoded, Err(TxtError::Syntax { .. })), "{value}");
            }
        }
    }

    #[test]
    fn zone_file_syntax_is_decoded() {
        for (value, text) in [
            (r#"  "a"	"b"  "#, "ab"),
            (r#""a""b""#, "ab"),
            (r#""a;(b)" "" "c""#, "a;(b)c"),
            ("v=spf1 -all", "v=spf1-all"),
            (r"one\ word\;", "one word;"),
            (r#""\a\€\065""#, "a€A"),
            (r#""\226" "\130\172""#, "€"),
            ("\"two\nlines\"", "two\nlines"),
        ] {
            assert_eq!(decode(value).as_deref(), Ok(text), "{value}");
        }
        assert_eq!(decode(&format!(r#""{}""#, "ü".repeat(200))), Ok("ü".repeat(200)));
    }

    #[test]
    fn an_error_has_its_position() {
        for (value, position, expected) in [
            ("", 0, "a string"),
            (" ", 1, "a string"),
            ("\"a", 2, "a closing quote"),
            (r#""a\""#, 4, "a closing quote"),
            (r#""a\"#, 2, "an escaped character"),
            (r#""\1""#, 1, "an escape of three digits"),
            (r#""\25x""#, 1, "an escape of three digits"),
            (r#""ü\256""#, 3, "an escape of at most 255"),
            ("a;b", 1, "a space or a backslash, or quotes around it all"),
            ("a\"b\"", 1, "a space or a backslash, or quotes around it all"),
            ("\"a\"\n\"b\"", 3, "a space or a backslash, or quotes around it all"),
        ] {
            assert_eq!(decode(value), Err(TxtError::Syntax { position, expected }), "{value}");
            assert!(!is_encoded(value), "{value}");
        }
        assert_eq!(decode(r#""ok\255""#), Err(TxtError::NotUtf8 { position: 2 }));
    }

    #[test]
    fn a_value_is_told_from_a_text() {
        for (value, is_value) in [
            (r#""""#, true),
            (r#""a" "b""#, true),
            (r#""ok\255""#, true),
            ("a", false),
            (r#""a" b"#, false),
            (r#""a"b"#, false),
            (r#""a\""#, false),
            (r#"say "hi""#, false),
            (r#""a" and "b""#, false),
        ] {
            assert_eq!(is_encoded(value), is_value, "{value}");
        }
        assert!(is_encoded(&format!(r#""{}""#, "\\065".repeat(255))));
        assert!(!is_encoded(&format!(r#""{}""#, "ü".repeat(128))));
    }
}
