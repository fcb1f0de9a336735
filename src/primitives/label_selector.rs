use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::slice;
use core::str::FromStr;

use serde::{Serialize, Serializer};

use super::Labels;
use super::text::split_once;

/// A label selector, which selects resources by their labels; always one that the API can parse.
///
/// ```
/// use hetzner_cloud::{Labels, LabelSelector};
///
/// let selector: LabelSelector = "env in (prod, staging), !legacy".parse()?;
/// assert_eq!(selector.to_string(), "env in (prod,staging),!legacy");
///
/// let labels = Labels::from([("env".into(), "prod".into())]);
/// assert!(selector.matches(&labels));
/// # Ok::<(), hetzner_cloud::LabelSelectorError>(())
/// ```
///
/// The forms are `k`, `!k`, `k=v`, `k==v`, `k!=v`, `k in (v,…)` and `k notin (v,…)`, joined by commas.
///
/// Selectors can also be built in code, one requirement at a time; invalid keys and values are rejected.
/// ```
/// use hetzner_cloud::LabelSelector;
///
/// let selector = LabelSelector::one_of("env", ["prod", "staging"])?.and(LabelSelector::missing("legacy")?);
/// assert_eq!(selector.to_string(), "env in (prod,staging),!legacy");
///
/// assert!(LabelSelector::eq("env", "prod,legacy").is_err());
/// # Ok::<(), hetzner_cloud::LabelSelectorError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelSelector {
    requirements: Vec<Requirement>,
}

/// A requirement of a [`LabelSelector`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Requirement {
    /// `k`: the label exists.
    Exists(String),
    /// `!k`: the label does not exist.
    Absent(String),
    /// `k=v`: the label exists with this value.
    Equals(String, String),
    /// `k!=v`: the label has another value or does not exist.
    NotEquals(String, String),
    /// `k in (v,…)`: the label exists with one of these values.
    In(String, Vec<String>),
    /// `k notin (v,…)`: the label has none of these values or does not exist.
    NotIn(String, Vec<String>),
}

/// A text or a part that is not valid in a label selector.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot be read at position {position}: expected {expected}")]
pub struct LabelSelectorError {
    /// The byte position in the text; for a selector built in code, in the text that it would be written as.
    pub position: usize,
    /// The expected syntax at this position.
    pub expected: &'static str,
}

impl LabelSelector {
    /// `k`: selects resources that have this label.
    pub fn exists(key: impl Into<String>) -> Result<Self, LabelSelectorError> {
        Requirement::Exists(key.into()).try_into()
    }

    /// `!k`: selects resources that do not have this label.
    pub fn missing(key: impl Into<String>) -> Result<Self, LabelSelectorError> {
        Requirement::Absent(key.into()).try_into()
    }

    /// `k=v`: selects resources that have this label with this value.
    pub fn eq(key: impl Into<String>, value: impl Into<String>) -> Result<Self, LabelSelectorError> {
        Requirement::Equals(key.into(), value.into()).try_into()
    }

    /// `k!=v`: selects resources that have this label with another value, or do not have it.
    pub fn ne(key: impl Into<String>, value: impl Into<String>) -> Result<Self, LabelSelectorError> {
        Requirement::NotEquals(key.into(), value.into()).try_into()
    }

    /// `k in (v,…)`: selects resources that have this label with one of these values. There must be at least one value.
    pub fn one_of<V: Into<String>>(
        key: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Result<Self, LabelSelectorError> {
        Requirement::In(key.into(), values.into_iter().map(Into::into).collect()).try_into()
    }

    /// `k notin (v,…)`: selects resources that have this label with none of these values, or do not have it. There must
    /// be at least one value.
    pub fn none_of<V: Into<String>>(
        key: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Result<Self, LabelSelectorError> {
        Requirement::NotIn(key.into(), values.into_iter().map(Into::into).collect()).try_into()
    }

    /// Selects the resources that both selectors match. `into_iter().reduce(LabelSelector::and)` combines any number of
    /// selectors, and returns `None` when there are none.
    pub fn and(mut self, other: Self) -> Self {
        self.requirements.extend(other.requirements);
        self
    }

    /// Returns the requirements, all of which must hold.
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// Returns whether a resource with these labels is selected.
    pub fn matches(&self, labels: &Labels) -> bool {
        self.requirements.iter().all(|requirement| match requirement {
            Requirement::Exists(key) => labels.contains_key(key),
            Requirement::Absent(key) => !labels.contains_key(key),
            Requirement::Equals(key, value) => labels.get(key) == Some(value),
            Requirement::NotEquals(key, value) => labels.get(key) != Some(value),
            Requirement::In(key, values) => labels.get(key).is_some_and(|value| values.contains(value)),
            Requirement::NotIn(key, values) => !labels.get(key).is_some_and(|value| values.contains(value)),
        })
    }
}

impl FromStr for LabelSelector {
    type Err = LabelSelectorError;

    fn from_str(text: &str) -> Result<Self, LabelSelectorError> {
        let mut requirements = Vec::new();
        parse(text, |requirement| requirements.push(requirement.into()))?;
        Ok(Self { requirements })
    }
}

/// Checks a text that can be a label selector, without making one.
#[cfg(feature = "wasm")]
pub(crate) fn check_selector(text: &str) -> Result<(), LabelSelectorError> {
    parse(text, |_| ())
}

/// Parses a text, and gives each requirement to a function.
fn parse<'a>(text: &'a str, mut give: impl FnMut(Parsed<'a>)) -> Result<(), LabelSelectorError> {
    let mut parser = Parser { rest: text, expected: "" };
    while let Some(requirement) = parser.requirement() {
        give(requirement);
        if parser.take(",") {
            continue;
        }
        if parser.rest.is_empty() {
            return Ok(());
        }
        parser.expected = "a comma or the end";
        break;
    }
    Err(LabelSelectorError { position: text.len() - parser.rest.len(), expected: parser.expected })
}

impl TryFrom<&str> for LabelSelector {
    type Error = LabelSelectorError;

    fn try_from(text: &str) -> Result<Self, LabelSelectorError> {
        text.parse()
    }
}

impl TryFrom<Requirement> for LabelSelector {
    type Error = LabelSelectorError;

    fn try_from(requirement: Requirement) -> Result<Self, LabelSelectorError> {
        requirement.check()?;
        Ok(Self { requirements: [requirement].into() })
    }
}

impl Requirement {
    /// Checks that the requirement, once written, would be parsed back unchanged.
    fn check(&self) -> Result<(), LabelSelectorError> {
        let (key_at, key, sign, values) = match self {
            Self::Exists(key) => (0, key, "", None),
            Self::Absent(key) => (1, key, "", None),
            Self::Equals(key, value) => (0, key, "=", Some(slice::from_ref(value))),
            Self::NotEquals(key, value) => (0, key, "!=", Some(slice::from_ref(value))),
            Self::In(key, values) => (0, key, " in (", Some(values.as_slice())),
            Self::NotIn(key, values) => (0, key, " notin (", Some(values.as_slice())),
        };
        if !is_key(key) {
            return Err(LabelSelectorError { position: key_at, expected: "a label key" });
        }
        let mut position = key_at + key.len() + sign.len();
        if values.is_some_and(<[String]>::is_empty) {
            return Err(LabelSelectorError { position, expected: "a label value" });
        }
        for value in values.unwrap_or_default() {
            if !is_value(value) {
                return Err(LabelSelectorError { position, expected: "a label value" });
            }
            position += value.len() + 1;
        }
        Ok(())
    }
}

/// A requirement as a part of the text.
enum Parsed<'a> {
    Exists(&'a str),
    Absent(&'a str),
    Equals(&'a str, &'a str),
    NotEquals(&'a str, &'a str),
    /// The values are those between the parentheses.
    In(&'a str, &'a str),
    NotIn(&'a str, &'a str),
}

impl From<Parsed<'_>> for Requirement {
    fn from(parsed: Parsed<'_>) -> Self {
        let list = |values: &str| values.split(',').map(|value| value.trim_matches(' ').into()).collect();
        match parsed {
            Parsed::Exists(key) => Self::Exists(key.into()),
            Parsed::Absent(key) => Self::Absent(key.into()),
            Parsed::Equals(key, value) => Self::Equals(key.into(), value.into()),
            Parsed::NotEquals(key, value) => Self::NotEquals(key.into(), value.into()),
            Parsed::In(key, values) => Self::In(key.into(), list(values)),
            Parsed::NotIn(key, values) => Self::NotIn(key.into(), list(values)),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    /// The syntax that is expected at the rest, when that is wrong.
    expected: &'static str,
}

impl<'a> Parser<'a> {
    fn requirement(&mut self) -> Option<Parsed<'a>> {
        if self.take("!") {
            return Some(Parsed::Absent(self.key()?));
        }
        let key = self.key()?;
        Some(if self.take("!=") {
            Parsed::NotEquals(key, self.value()?)
        } else if self.take("==") || self.take("=") {
            Parsed::Equals(key, self.value()?)
        } else if self.take_word("in") {
            Parsed::In(key, self.values()?)
        } else if self.take_word("notin") {
            Parsed::NotIn(key, self.values()?)
        } else {
            Parsed::Exists(key)
        })
    }

    /// Values in parentheses.
    fn values(&mut self) -> Option<&'a str> {
        if !self.take("(") {
            return self.expected("an opening parenthesis");
        }
        let values = self.rest;
        loop {
            self.value()?;
            let len = values.len() - self.rest.len();
            if self.take(")") {
                return values.get(..len);
            }
            if !self.take(",") {
                return self.expected("a comma or a closing parenthesis");
            }
        }
    }

    fn key(&mut self) -> Option<&'a str> {
        self.word(true).or_else(|| self.expected("a label key"))
    }

    /// A value; empty ones are allowed.
    fn value(&mut self) -> Option<&'a str> {
        self.word(false).or_else(|| self.expected("a label value"))
    }

    /// Takes a key or a value.
    fn word(&mut self, of_key: bool) -> Option<&'a str> {
        self.skip_spaces();
        let belongs = |byte| is_word(byte) || (of_key && byte == b'/');
        let len = self.rest.bytes().position(|byte| !belongs(byte)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(len)?;
        let is_valid = if of_key { is_key(word) } else { is_value(word) };
        if is_valid {
            self.rest = rest;
        }
        is_valid.then_some(word)
    }

    fn expected<T>(&mut self, expected: &'static str) -> Option<T> {
        self.expected = expected;
        None
    }

    fn take(&mut self, sign: &str) -> bool {
        self.skip_spaces();
        let Some(rest) = self.rest.strip_prefix(sign) else { return false };
        self.rest = rest;
        self.skip_spaces();
        true
    }

    /// Takes a word, like `take`, only if it ends there.
    fn take_word(&mut self, word: &str) -> bool {
        self.skip_spaces();
        match self.rest.strip_prefix(word) {
            Some(rest) if !rest.bytes().next().is_some_and(is_word) => self.rest = rest,
            _ => return false,
        }
        true
    }

    fn skip_spaces(&mut self) {
        while let Some(rest) = self.rest.strip_prefix(' ') {
            self.rest = rest;
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// `[prefix/]name`: the prefix of at most 255 characters, the name of 1 to 63.
fn is_key(key: &str) -> bool {
    match split_once(key, b'/') {
        Some((prefix, name)) => is_part(prefix, 255) && is_part(name, 63),
        None => is_part(key, 63),
    }
}

/// Returns whether a text can be the value of a label: empty, or at most 63 letters, digits, `-`, `_` and `.`.
pub(crate) fn is_value(value: &str) -> bool {
    value.is_empty() || is_part(value, 63)
}

/// Letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
fn is_part(part: &str, max: usize) -> bool {
    let bytes = part.as_bytes();
    let is_end = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    bytes.len() <= max && part.bytes().all(is_word) && is_end(bytes.first()) && is_end(bytes.last())
}

impl fmt::Display for LabelSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, requirement) in self.requirements.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            requirement.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(key) => f.write_str(key),
            Self::Absent(key) => write!(f, "!{key}"),
            Self::Equals(key, value) => write!(f, "{key}={value}"),
            Self::NotEquals(key, value) => write!(f, "{key}!={value}"),
            Self::In(key, values) => write!(f, "{key} in ({})", values.join(",")),
            Self::NotIn(key, values) => write!(f, "{key} notin ({})", values.join(",")),
        }
    }
}

impl Serialize for LabelSelector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_form_is_parsed_and_written_in_its_plainest_form() {
        for (text, written) in [
            ("k", "k"),
            ("!k", "!k"),
            ("! k", "!k"),
            ("k=v", "k=v"),
            ("k == v", "k=v"),
            ("k!=v", "k!=v"),
            ("k=", "k="),
            ("k in (a,b)", "k in (a,b)"),
            ("k notin ( a , b )", "k notin (a,b)"),
            ("in in (in)", "in in (in)"),
            ("example.com/k=v,b", "example.com/k=v,b"),
            ("inside", "inside"),
        ] {
            assert_eq!(
                text.parse::<LabelSelector>().map(|s| s.to_string()).as_deref(),
                Ok(written),
                "{text}"
            );
        }
    }

    #[test]
    fn an_error_has_its_position() {
        for (text, position, expected) in [
            ("", 0, "a label key"),
            ("k=v,", 4, "a label key"),
            ("k v", 2, "a comma or the end"),
            ("k in a", 5, "an opening parenthesis"),
            ("k in (a b)", 8, "a comma or a closing parenthesis"),
            ("k in (a", 7, "a comma or a closing parenthesis"),
            ("k=ä", 2, "a comma or the end"),
            ("k=-v", 2, "a label value"),
            ("-k", 0, "a label key"),
            ("a/b/c", 0, "a label key"),
            ("k=v\nx", 3, "a comma or the end"),
        ] {
            assert_eq!(
                text.parse::<LabelSelector>(),
                Err(LabelSelectorError { position, expected }),
                "{text}"
            );
        }
    }

    #[test]
    fn a_built_selector_is_parsed_back() {
        let parts = [
            "a",
            "in",
            "notin",
            "example.com/k",
            "A-b_c.9",
            "",
            "-a",
            "a b",
            "a,b",
            "a)",
            "a/b/c",
            "!a",
            "ä",
            "\n",
        ];
        let mut built = Vec::new();
        for key in parts {
            built.extend([LabelSelector::exists(key), LabelSelector::missing(key)]);
            built.extend([LabelSelector::one_of(key, [""; 0]), LabelSelector::none_of(key, [""; 0])]);
            for value in parts {
                built.extend([LabelSelector::eq(key, value), LabelSelector::ne(key, value)]);
                built
                    .extend([LabelSelector::one_of(key, [value]), LabelSelector::none_of(key, ["x", value])]);
            }
        }
        let built: Vec<LabelSelector> = built.into_iter().flatten().collect();
        // Five of the parts are valid keys, and five are valid values: not the one with a slash, but the empty one.
        assert_eq!(built.len(), 5 * (2 + 5 * 4));
        for selector in &built {
            assert_eq!(selector.to_string().parse().as_ref(), Ok(selector), "{selector}");
        }
        let all = built.into_iter().reduce(LabelSelector::and).expect("many");
        assert_eq!(all.to_string().parse(), Ok(all));
    }

    #[test]
    fn invalid_parts_are_rejected() {
        let long = "a".repeat(64);
        for (built, position, expected) in [
            (LabelSelector::exists(""), 0, "a label key"),
            (LabelSelector::missing("!a"), 1, "a label key"),
            (LabelSelector::eq(" k", "v"), 0, "a label key"),
            (LabelSelector::eq(&*long, "v"), 0, "a label key"),
            (LabelSelector::eq("k", "v,w"), 2, "a label value"),
            (LabelSelector::ne("k", &*long), 3, "a label value"),
            (LabelSelector::one_of("k", ["v", "w)"]), 8, "a label value"),
            (LabelSelector::none_of("k", [""; 0]), 9, "a label value"),
        ] {
            assert_eq!(built, Err(LabelSelectorError { position, expected }));
        }
    }

    #[test]
    fn matches_as_the_api_does() {
        let labels = Labels::from([("env".into(), "prod".into()), ("tier".into(), "".into())]);
        for (text, matches) in [
            ("env", true),
            ("!env", false),
            ("!nothing", true),
            ("env=prod", true),
            ("env!=prod", false),
            ("nothing!=x", true),
            ("env in (dev,prod)", true),
            ("nothing in (x)", false),
            ("env notin (dev)", true),
            ("nothing notin (x)", true),
            ("tier=", true),
            ("env=prod,tier,!x", true),
            ("env=prod,x", false),
        ] {
            assert_eq!(text.parse::<LabelSelector>().expect(text).matches(&labels), matches, "{text}");
        }
    }
}
