//! Explains missing commas and colons, and those of other languages.

use super::explain::Stop;
use super::parser::{WORD, is};
use super::repair::{
    begins_assignment, begins_member, begins_string, begins_value, colon_length, comma_length,
    skip_comments,
};
use super::{Expected, Mistake, SyntaxError};
use crate::span::Span;

impl Stop<'_> {
    /// Explains a comma or a colon that is missing before this.
    pub(super) fn missing_mark(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let end = self.text.get(..self.at)?.trim_ascii_end().len();
        // Without a space between, the string before may not have ended.
        let is_apart = end < self.at;
        let is_word = is_apart && is(*rest.as_bytes().first()?, WORD);
        // On one line, `x = 1` after a string may be a part of it.
        let begins_line = self.text.get(end..self.at)?.contains(['\n', '\r']);
        let begins = if begins_line {
            begins_assignment
        } else {
            begins_member
        };
        let (mistake, mark) = match expected {
            Expected::CommaOrBrace if begins(rest) => (Mistake::MissingComma, ","),
            // `2026-11-28` is not three numbers.
            Expected::CommaOrBracket
                if begins_value(rest) && (is_apart || !rest.starts_with('-')) =>
            {
                (Mistake::MissingComma, ",")
            }
            Expected::Colon if begins_value(rest) => (Mistake::MissingColon, ":"),
            Expected::Colon if is_word => (Mistake::MissingColon, ""),
            _ => return None,
        };
        let error = self
            .mistake(mistake, self.first()?.len_utf8())
            .expecting(expected);
        Some(if mark.is_empty() || self.is_misquoted(end, mark) {
            error
        } else {
            error.replace(Span::new(end, end), mark)
        })
    }

    /// Whether the quotes of the string that ends at `end`, before a missing comma or colon, may be at the wrong place.
    fn is_misquoted(&self, end: usize, mark: &str) -> bool {
        let content = self.text.get(self.string.start + 1..end.saturating_sub(1));
        let Some(content) = content.filter(|_| self.string.end == end) else {
            return false;
        };
        // In `"a "b": c"`, the last quote opens a string.
        let after = self.text.get(self.at + self.word().len()..);
        let is_opening = !begins_string(self.rest()) && after.is_some_and(begins_string);
        // In `"""a"""`, it is a part of the delimiter.
        let is_delimiter = content.is_empty() && mark == ":";
        // `"a," "b": 1` has the comma inside.
        let has_mark_inside = content.trim_ascii_end().ends_with(mark);
        end == self.at && (is_opening || is_delimiter) || has_mark_inside
    }

    /// Explains a mark that other languages have in place of a colon or a comma.
    pub(super) fn foreign_mark(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let (length, mark) = match expected {
            Expected::Colon => (colon_length(rest), ":"),
            Expected::CommaOrBrace | Expected::CommaOrBracket => (comma_length(rest), ","),
            Expected::Value | Expected::Name => return None,
        };
        let after = skip_comments(rest.get(length..)?);
        let goes_on = match expected {
            Expected::CommaOrBrace => begins_assignment(after) || after.starts_with('}'),
            Expected::CommaOrBracket => begins_value(after) || after.starts_with(']'),
            _ => begins_value(after),
        };
        (length > 0 && goes_on).then(|| {
            self.mistake(Mistake::UnexpectedCharacter, length)
                .expecting(expected)
                .replace(self.span(length), mark)
        })
    }
}
