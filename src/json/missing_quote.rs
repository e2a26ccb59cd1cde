//! Explains strings that lack one of their two quotes.

use super::explain::Stop;
use super::repair::{
    begins_comment, begins_value, is_boundary, is_name_character, skip_spaces, trim_end,
};
use super::{Expected, Mistake, SyntaxError};
use crate::span::Span;

impl Stop<'_> {
    /// Explains the string before that lacks its closing quote, and so ran on to the opening quote of the next string.
    pub(super) fn missing_closing_quote(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        if self.string.end != self.at || self.at == 0 {
            return None;
        }
        let Span { start, end } = self.string;
        let next = self.text.get(end - 1..)?;
        let content = trim_end(self.text.get(start + 1..end - 1)?);
        let (content, goes_on) = match expected {
            Expected::Colon => {
                let name = content.strip_suffix(':')?;
                (name, is_name(name) && begins_closed_string(next))
            }
            Expected::CommaOrBrace => (content.strip_suffix(',')?, begins_quoted_member(next)),
            _ => return None,
        };
        goes_on.then(|| without_end(start, content))?
    }

    /// Explains the string from `start` that lacks its closing quote and so ran on to the end of its line, which is here.
    pub(super) fn missing_quote_at_line_end(&self, start: usize) -> Option<Box<SyntaxError>> {
        let next = skip_spaces(self.rest());
        let line = self.text.get(start + 1..self.at)?;
        let content = line.strip_suffix(',').unwrap_or(line);
        (next.starts_with('}') || begins_quoted_member(next))
            .then(|| without_end(start, content))?
    }

    /// Explains a value that lacks its opening quote.
    pub(super) fn missing_opening_quote(&self) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let end = rest.find(['"', ',', '{', '}', '[', ']', '\\', '\n', '\r'])?;
        let is_closed = rest.get(end..)?.starts_with('"') && is_boundary(rest.get(end + 1..)?);
        is_closed.then(|| {
            self.mistake(Mistake::MissingQuote, end + 1)
                .replace(self.span(0), "\"")
        })
    }
}

/// Returns the mistake of a string that begins at `start` and has no closing quote after its content.
fn without_end(start: usize, content: &str) -> Option<Box<SyntaxError>> {
    if content.is_empty() {
        return None;
    }
    let end = start + 1 + content.len();
    let error = SyntaxError::new(Mistake::MissingQuote, Span::new(start, end));
    // White space or a semicolon at the end, or a comment, may be a part of the content or not.
    let is_trimmed = trim_end(content).len() == content.len() && !content.ends_with([';', '，']);
    let is_plain = is_trimmed && !has_comment(content);
    Some(if is_plain {
        error.replace(Span::new(end, end), "\"")
    } else {
        error
    })
}

/// Whether there may be a comment in a text. The slashes of a URL are none.
fn has_comment(text: &str) -> bool {
    let mut before = ' ';
    text.char_indices().any(|(at, character)| {
        let is_url = before == ':';
        before = character;
        !is_url && text.get(at..).is_some_and(begins_comment)
    })
}

/// Whether a text begins with a string in double quotes after which the object goes on or ends.
fn begins_closed_string(text: &str) -> bool {
    string_at_start(text).is_some_and(|(_, rest)| skip_spaces(rest).starts_with([',', '}']))
}

/// Whether a text begins with a member, its name in double quotes.
fn begins_quoted_member(text: &str) -> bool {
    string_at_start(text).is_some_and(|(name, rest)| {
        let value = skip_spaces(rest).strip_prefix(':').map(skip_spaces);
        is_name(name) && value.is_some_and(begins_value)
    })
}

/// Returns the content of the string in double quotes at the start of a text, and what follows it.
fn string_at_start(text: &str) -> Option<(&str, &str)> {
    let content = text.strip_prefix('"')?;
    let end = content.find(['"', '\\', '\n', '\r'])?;
    Some((content.get(..end)?, content.get(end..)?.strip_prefix('"')?))
}

fn is_name(text: &str) -> bool {
    text.chars().all(is_name_character)
}
