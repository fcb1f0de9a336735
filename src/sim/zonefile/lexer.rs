//! Splits a zone file into entries, and entries into words.

use alloc::vec::Vec;
use core::ops::Range;

/// The maximum depth of parentheses.
const MAX_DEPTH: usize = 16;

/// An entry of a zone file: a directive or a record. Parentheses and quotes let it extend over lines.
pub(super) struct Entry<'a> {
    text: &'a str,
    /// The number of its first line.
    pub(super) line: usize,
    /// `true` if it starts with a space or a tab, and so has no name.
    pub(super) is_indented: bool,
    /// `true` if it has parentheses.
    pub(super) is_folded: bool,
    words: Vec<Range<usize>>,
}

impl<'a> Entry<'a> {
    /// The words, in their quotes and with their escapes.
    pub(super) fn words(&self) -> impl ExactSizeIterator<Item = &'a str> {
        self.words.iter().map(|word| &self.text[word.clone()])
    }

    /// The text from the word with this index to the last one.
    pub(super) fn text_from(&self, index: usize) -> &'a str {
        match (self.words.get(index), self.words.last()) {
            (Some(first), Some(last)) => &self.text[first.start..last.end],
            _ => "",
        }
    }
}

/// A problem, with the number of its line.
pub(super) type Problem = (usize, &'static str);

pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// Returns the next entry, which may have no words; `None` at the end.
    pub(super) fn entry(&mut self) -> Result<Option<Entry<'a>>, Problem> {
        if self.peek().is_none() {
            return Ok(None);
        }
        let is_indented = matches!(self.peek(), Some(b' ' | b'\t'));
        let mut entry =
            Entry { text: self.text, line: self.line, is_indented, is_folded: false, words: Vec::new() };
        // The lines of the open parentheses.
        let mut open = Vec::new();
        while let Some(byte) = self.peek() {
            let start = self.at;
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => {
                    self.at += 1;
                    self.line += 1;
                    if open.is_empty() {
                        return Ok(Some(entry));
                    }
                }
                b';' => {
                    let rest = &self.text[self.at..];
                    self.at += rest.find('\n').unwrap_or(rest.len());
                }
                b'(' if open.len() == MAX_DEPTH => return Err((self.line, "nests parentheses too deeply")),
                b'(' => {
                    self.at += 1;
                    open.push(self.line);
                    entry.is_folded = true;
                }
                b')' => {
                    self.at += 1;
                    open.pop().ok_or((self.line, "closes a parenthesis that is not open"))?;
                }
                b'"' => {
                    self.quoted()?;
                    entry.words.push(start..self.at);
                }
                _ => {
                    self.bare()?;
                    entry.words.push(start..self.at);
                }
            }
        }
        match open.first() {
            Some(line) => Err((*line, "opens a parenthesis that is not closed")),
            None => Ok(Some(entry)),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Consumes a string in quotes, which may extend over lines.
    fn quoted(&mut self) -> Result<(), Problem> {
        let line = self.line;
        self.at += 1;
        loop {
            match self.peek() {
                None => return Err((line, "opens a quote that is not closed")),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(byte) => self.character(byte)?,
            }
        }
    }

    fn bare(&mut self) -> Result<(), Problem> {
        while let Some(byte) = self.peek() {
            if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b';' | b'(' | b')' | b'"') {
                break;
            }
            self.character(byte)?;
        }
        Ok(())
    }

    /// Consumes a byte, or the escape that it begins: `\DDD`, or a backslash and any other character.
    fn character(&mut self, byte: u8) -> Result<(), Problem> {
        if byte == b'\\' {
            self.at += match &self.text.as_bytes()[self.at + 1..] {
                [b'0'..=b'1', b'0'..=b'9', b'0'..=b'9', ..]
                | [b'2', b'0'..=b'4', b'0'..=b'9', ..]
                | [b'2', b'5', b'0'..=b'5', ..] => 3,
                [b'0'..=b'9' | b'\n' | b'\r', ..] | [] => return Err((self.line, "has an invalid escape")),
                _ => 1,
            };
        }
        self.line += usize::from(byte == b'\n');
        self.at += 1;
        Ok(())
    }
}
