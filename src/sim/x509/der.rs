//! Values in DER (X.690): their tags, and how they are read and written.

use alloc::vec::Vec;

pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const UTF8_STRING: u8 = 0x0c;

/// The bit of the tags of values that contain other values.
const CONSTRUCTED: u8 = 0x20;
/// The low bits of a tag that continues in further bytes.
const LONG_TAG: u8 = 0x1f;
/// The most levels of values inside of each other.
const MAX_DEPTH: usize = 32;

/// The values that follow each other in a content.
#[derive(Clone, Copy)]
pub(super) struct Values<'a>(pub(super) &'a [u8]);

impl<'a> Values<'a> {
    /// Takes the next value: its tag and its content. `None` at the end, and if it is not DER.
    pub(super) fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (&[tag, first], rest) = self.0.split_first_chunk()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(first), rest),
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first - 0x80))?;
                let length = digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit));
                // DER has one form of each length: the shortest.
                (length >= 0x80 && digits.first() != Some(&0)).then_some((length, rest))?
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        (tag & LONG_TAG != LONG_TAG).then_some((tag, content))
    }

    /// Takes the content of the next value, which must have this tag.
    pub(super) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.take_optional(tag)?
    }

    /// Takes the content of the next value if it has this tag. `None` if what follows is not DER.
    pub(super) fn take_optional(&mut self, tag: u8) -> Option<Option<&'a [u8]>> {
        match self.0.first() == Some(&tag) {
            true => self.next().map(|(_, content)| Some(content)),
            false => Some(None),
        }
    }

    /// Returns whether there is no further value.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether all values are DER, also those inside of others.
    pub(super) fn are_well_formed(mut self) -> bool {
        fn check(values: &mut Values<'_>, depth: usize) -> bool {
            while !values.is_empty() {
                let Some((tag, content)) = values.next() else { return false };
                if tag & CONSTRUCTED != 0 && (depth == 0 || !check(&mut Values(content), depth - 1)) {
                    return false;
                }
            }
            true
        }
        check(&mut self, MAX_DEPTH)
    }
}

/// Writes a value.
pub(super) fn value(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = content.len().to_be_bytes();
    let length = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    let mut value = Vec::from([tag]);
    match content.len() {
        0..0x80 => value.push(content.len() as u8),
        _ => {
            value.push(0x80 | length.len() as u8);
            value.extend(length);
        }
    }
    value.extend(content);
    value
}
