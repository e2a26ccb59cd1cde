//! Repairs of strings whose delimiters are not straight double quotes. A repair changes the delimiters, and of the content only
//! what the same habit changed: an HTML entity inside entities, a backslash inside escaped quotes.

use super::delimiter::{Delimiter, Entity, entity, is_opening};
use super::lookahead::{is_boundary, may_end_string};
use super::repair::Edits;
use crate::span::Span;

/// The most quotes in a string of which each is examined as its possible end. Each time, the rest of the line is read.
pub(super) const MAX_QUOTES: usize = 64;

/// Returns the edits that give the string at `start` straight double quotes, if its end is plain.
pub(super) fn straighten(text: &str, start: usize) -> Option<Edits> {
    let (delimiter, length) = Delimiter::at_start(text.get(start..)?)?;
    let mut edits = vec![(Span::new(start, start + length), "\"".to_owned())];
    let mut at = start + length;
    // Whether a backslash came before, so that a quote does not end the string.
    let mut is_escaped = false;
    let mut quotes = QuotesInside::default();
    let mut examined = 0;
    loop {
        let unit = Unit::at_start(text.get(at..)?, delimiter)?;
        let span = Span::new(at, at + unit.length);
        at = span.end;
        let after = text.get(at..)?;
        let closes = !is_escaped && delimiter.closes(unit.character);
        examined += usize::from(closes);
        if examined > MAX_QUOTES {
            return None;
        }
        let is_end = match delimiter {
            Delimiter::Escaped => unit.character == '"' && unit.length == 2 && !is_escaped,
            // `“#1”` opens with a quote that is no end.
            Delimiter::Curly if unit.character == '"' && after.starts_with('#') => false,
            _ if is_opening(unit.character) && after.starts_with('#') => false,
            _ => closes && quotes.open == 0 && is_boundary(after),
        };
        if is_end {
            edits.push((span, "\"".to_owned()));
            // In `“EU” lake"`, the curly quotes may be a pair inside.
            let is_mixed =
                delimiter == Delimiter::Curly && unit.character == '"' && quotes.count > 0;
            return (quotes.are_plain() && !is_mixed).then_some(edits);
        }
        let is_of_pair = quotes.add(&unit, delimiter, closes);
        // The second quote of `''a''` is a part of the delimiter.
        let is_doubled = delimiter == Delimiter::Single && span.start == start + length;
        if closes && !is_of_pair && (is_doubled || may_end_string(after)) {
            return None;
        }
        if unit.character == '"' && !is_escaped {
            // A quote that ended nothing is content.
            edits.push((span, "\\\"".to_owned()));
        } else if unit.is_decoded() {
            edits.push((span, String::from(unit.character)));
        }
        is_escaped = unit.character == '\\' && !is_escaped;
    }
}

/// The quotes in the content of a string that could have ended it.
#[derive(Default)]
struct QuotesInside {
    count: usize,
    /// Whether one is the last character so far.
    is_last: bool,
    /// How many curly ones opened a pair that has no end yet.
    open: usize,
}

impl QuotesInside {
    /// Takes note of a character. Returns whether it ends a pair.
    fn add(&mut self, unit: &Unit, delimiter: Delimiter, closes: bool) -> bool {
        self.is_last = closes && (unit.is_decoded() || delimiter != Delimiter::Entity);
        self.count += usize::from(self.is_last);
        if delimiter != Delimiter::Curly {
            return false;
        }
        if is_opening(unit.character) {
            self.open += 1;
            return false;
        }
        let ends_pair = self.is_last && self.open > 0;
        self.open -= usize::from(ends_pair);
        ends_pair
    }

    /// Whether the string can end here. In `“a””`, one quote is too many, unless another one inside belongs to it.
    const fn are_plain(&self) -> bool {
        !self.is_last || self.count.is_multiple_of(2)
    }
}

/// A character of a string's content, as its delimiters write it.
struct Unit {
    character: char,
    length: usize,
}

impl Unit {
    /// Returns the first unit of a text; none where the line ends, which no string goes across.
    fn at_start(text: &str, delimiter: Delimiter) -> Option<Self> {
        let character = text.chars().next()?;
        let plain = Self {
            character,
            length: character.len_utf8(),
        };
        match character {
            '\n' | '\r' => None,
            '&' if delimiter == Delimiter::Entity => Some(entity(text).map_or(
                plain,
                |Entity { character, length }| Self { character, length },
            )),
            '\\' if delimiter == Delimiter::Escaped => {
                let second = text.chars().nth(1)?;
                let length = if matches!(second, '"' | '\\') { 2 } else { 1 };
                let character = if length == 2 { second } else { '\\' };
                Some(Self { character, length })
            }
            _ => Some(plain),
        }
    }

    /// Whether the text has another spelling of the character.
    const fn is_decoded(&self) -> bool {
        self.length != self.character.len_utf8()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_quotes_are_examined() {
        let string = |inside| format!("'{}'", "a'b".repeat(inside));
        assert!(straighten(&string(MAX_QUOTES - 1), 0).is_some());
        assert!(straighten(&string(MAX_QUOTES), 0).is_none());
    }

    #[test]
    fn only_the_quotes_are_replaced() {
        assert_eq!(straighten("'ab'", 0).map(|edits| edits.len()), Some(2));
    }
}
