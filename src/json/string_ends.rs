//! Explains strings that do not end where they were meant to: one of the two quotes is missing, or is a curly one.

use super::delimiter::{is_any_curly, is_opening, is_quote};
use super::explain::Stop;
use super::lookahead::{
    begins_comment, begins_string, begins_value, comma_length, is_boundary, is_name_character,
    meant_literal, skip_spaces, trim_end,
};
use super::straighten::MAX_QUOTES;
use super::wrapping::quotes_around;
use super::{Expected, Mistake, SyntaxError, string_literal};
use crate::span::Span;

impl Stop<'_> {
    /// Explains a control character, or the end of the text, in the string that begins at `start`.
    #[cold]
    pub(super) fn inside_string(&self, start: usize) -> Box<SyntaxError> {
        if let Some(explained) = quotes_around(self.text).filter(|error| error.span.start == start)
        {
            return explained;
        }
        // Without a plain end, the string may lack its closing quote, and the character is not part of it.
        let has_end = ends_plainly(self.rest());
        let quote = curly_end(self.text, Span::new(start + 1, self.at));
        if let Some(quote) = quote.filter(|_| !has_end) {
            return quote;
        }
        let Some(character) = self.first() else {
            return self.mistake(Mistake::UnexpectedEnd, 0);
        };
        let ends_line = matches!(character, '\n' | '\r');
        if ends_line
            && !has_end
            && let Some(explained) = self.missing_quote_at_line_end(start)
        {
            return explained;
        }
        let is_pair = self.rest().starts_with("\r\n");
        let length = 1 + usize::from(is_pair);
        let error = self.mistake(Mistake::ControlCharacter, length);
        if !has_end {
            return error;
        }
        let character = if is_pair { '\n' } else { character };
        let literal = string_literal(character.encode_utf8(&mut [0; 4]));
        let repair = vec![(self.span(length), literal.trim_matches('"').to_owned())];
        // A line break may be a part of the text, or where a program broke a long line.
        if ends_line {
            error.guess(repair)
        } else {
            error.repair(repair)
        }
    }

    /// Explains the string before that has a curly quote in place of its closing quote, and so ran on to the next straight one.
    pub(super) fn closing_curly_quote(&self) -> Option<Box<SyntaxError>> {
        let is_after_string = self
            .text
            .get(self.string.end..self.at)
            .is_some_and(|between| skip_spaces(between).is_empty());
        if !is_after_string || self.string.end == 0 {
            return None;
        }
        // The string has a plain end: what is wrong is what follows it.
        let after = self.text.get(self.string.end..)?;
        if is_boundary(after) || comma_length(skip_spaces(after)) > 0 {
            return None;
        }
        curly_end(
            self.text,
            Span::new(self.string.start + 1, self.string.end - 1),
        )
    }

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
        let is_value = trim_end(self.text.get(..start)?).ends_with(':');
        let content = if is_value {
            line.strip_suffix(',').unwrap_or(line)
        } else {
            let (name, value) = line.split_once(':')?;
            (is_name(name) && begins_value(skip_spaces(value))).then_some(name)?
        };
        (next.starts_with('}') || begins_quoted_member(next))
            .then(|| without_end(start, content))?
    }

    /// Explains a value that lacks its opening quote.
    pub(super) fn missing_opening_quote(&self) -> Option<Box<SyntaxError>> {
        // A name without quotes may be a part of a text.
        let between = self.text.get(self.string.end..self.at)?;
        if skip_spaces(between).trim_ascii_end() != ":" {
            return None;
        }
        let rest = self.rest();
        let end = rest.find(['"', ',', '{', '}', '[', ']', '\\', '\n', '\r'])?;
        let is_closed = rest.get(end..)?.starts_with('"') && is_boundary(rest.get(end + 1..)?);
        is_closed.then(|| {
            self.mistake(Mistake::MissingQuote, end + 1)
                .replace(self.span(0), "\"")
        })
    }
}

/// Explains the curly quote in a string at which the string was meant to end: what follows it is what follows a string, and it
/// is not one of a pair of quotes in the string.
fn curly_end(text: &str, content: Span) -> Option<Box<SyntaxError>> {
    let characters = text.get(content.start..content.end)?.char_indices();
    let quotes = characters.filter(|(_, character)| is_any_curly(*character));
    let mut open = 0_usize;
    for (offset, character) in quotes.take(MAX_QUOTES) {
        let at = content.start + offset;
        let span = Span::new(at, at + character.len_utf8());
        let after = text.get(span.end..)?;
        let opens = is_opening(character) && after.starts_with('#');
        if open == 0 && !opens && is_boundary(after) {
            return Some(SyntaxError::new(Mistake::CurlyQuote, span).replace(span, "\""));
        }
        open = if is_opening(character) {
            open + 1
        } else {
            open.saturating_sub(1)
        };
    }
    None
}

/// Whether the string that goes on here has an end after which JSON goes on.
fn ends_plainly(rest: &str) -> bool {
    let mut is_escaped = false;
    for (at, character) in rest.char_indices() {
        if character == '"' && !is_escaped {
            return is_boundary(rest.get(at + 1..).unwrap_or_default());
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    false
}

/// Returns the mistake of a string that begins at `start` and has no closing quote after its content.
fn without_end(start: usize, content: &str) -> Option<Box<SyntaxError>> {
    if content.is_empty() {
        return None;
    }
    let end = start + 1 + content.len();
    let error = SyntaxError::new(Mistake::MissingQuote, Span::new(start, end));
    // White space or a mark at the end, or a comment, may be a part of the content or not. Before `null`, a quote may be too
    // many.
    let is_trimmed = trim_end(content).len() == content.len();
    let is_plain = is_trimmed
        && !content.ends_with(is_mark)
        && meant_literal(content).is_none()
        && !has_comment(content);
    Some(if is_plain {
        error.replace(Span::new(end, end), "\"")
    } else {
        error
    })
}

/// Whether a character may have been meant as a quote, or as a mark of JSON after it.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '`' | '\\' | ';' | '，' | ',' | ':' | '{' | '}' | '[' | ']'
    ) || is_quote(character)
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
        is_name(name) && value.is_some_and(begins_whole_value)
    })
}

/// Whether a text begins with a value that has an end.
fn begins_whole_value(text: &str) -> bool {
    match string_at_start(text) {
        Some((_, rest)) => is_boundary(rest),
        None if begins_string(text) || text.starts_with(['{', '[']) => true,
        None => {
            let rest = text.trim_start_matches(is_name_character);
            begins_value(text)
                && (rest.starts_with(['\n', '\r']) || skip_spaces(rest).starts_with([',', '}']))
        }
    }
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
