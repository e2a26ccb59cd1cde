//! Explains missing commas, colons and braces, and the marks that other languages have in their place.

use super::explain::Stop;
use super::lookahead::{
    begins_assignment, begins_member, begins_string, begins_value, colon_length, comma_length,
    has_value, quote_length, skip_comments, skip_spaces, trim_end, trimmed,
};
use super::parser::{WORD, can_be_json, is};
use super::{Expected, Mistake, SyntaxError};
use crate::span::Span;

impl Stop<'_> {
    /// Explains members without the braces around them.
    pub(super) fn missing_braces(&self) -> Option<Box<SyntaxError>> {
        let Span { start, end } = trimmed(self.text);
        let body = self.text.get(start..end)?;
        if !begins_member(body) {
            return None;
        }
        let error = SyntaxError::new(Mistake::TrailingText, Span::new(start, start + 1))
            .expecting(Expected::OpeningBrace);
        let inserted = |at, brace: &str| (Span::new(at, at), brace.to_owned());
        Some(if can_be_json(&format!("{{{body}}}")) {
            error.repair(vec![inserted(start, "{"), inserted(end, "}")])
        } else if can_be_json(&format!("{{{body}")) {
            error.repair(vec![inserted(start, "{")])
        } else {
            error
        })
    }

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
        // In `"a"": 1`, one quote is too many, and in `"a"" "b"`, it is in place of the colon.
        let quote = quote_length(rest);
        let after_quote = rest.get(quote..)?;
        let is_stray = quote > 0
            && !is_apart
            && (colon_length(after_quote) > 0
                || begins_string(after_quote)
                || skip_spaces(after_quote).len() < after_quote.len());
        if expected == Expected::Colon && is_stray {
            return None;
        }
        // In `"19" type: main"`, the quote in the middle is the mistake.
        if expected == Expected::CommaOrBrace && !begins_line && quote == 0 && !has_value(rest) {
            return None;
        }
        let (mistake, mark) = match expected {
            Expected::CommaOrBrace if begins(rest) => (Mistake::MissingComma, ","),
            Expected::CommaOrBracket if begins_value(rest) => (Mistake::MissingComma, ","),
            Expected::Colon if begins_value(rest) => (Mistake::MissingColon, ":"),
            Expected::Colon if is_word => (Mistake::MissingColon, ""),
            _ => return None,
        };
        let string = self.text.get(self.string.start + 1..end.saturating_sub(1));
        let string = string.filter(|_| self.string.end == end);
        if string.is_some_and(|string| self.is_misquoted(string, mark)) {
            return None;
        }
        let error = self
            .mistake(mistake, self.first()?.len_utf8())
            .expecting(expected);
        // `"a," "b": 1` has the comma inside.
        let has_mark_inside = string.is_some_and(|string| trim_end(string).ends_with(mark));
        Some(if mark.is_empty() || has_mark_inside {
            error
        } else {
            error.replace(Span::new(end, end), mark)
        })
    }

    /// Whether the quotes of the string right before a missing comma or colon may be at the wrong place.
    fn is_misquoted(&self, string: &str, mark: &str) -> bool {
        // In `"a "b": c"`, the last quote opens a string.
        let is_opening = !begins_string(self.rest());
        // In `"""a"""`, it is a part of the delimiter.
        let is_delimiter = string.is_empty() && mark == ":";
        self.string.end == self.at && (is_opening || is_delimiter)
    }

    /// Explains a mark that other languages have in place of a colon or a comma.
    pub(super) fn foreign_mark(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let (length, mark) = match expected {
            Expected::Colon => (colon_length(rest), ":"),
            Expected::CommaOrBrace | Expected::CommaOrBracket => (comma_length(rest), ","),
            Expected::Value | Expected::Name | Expected::OpeningBrace => return None,
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
