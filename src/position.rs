//! Places in a text, from byte offsets to what editors and JavaScript count: UTF-16 code units, lines and columns.

use crate::json::{Span, plain_ascii};
use crate::text::units;
use serde::Serialize;

/// A part of the text; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Where it begins.
    pub start: Position,
    /// Where what follows it begins.
    pub end: Position,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// UTF-16 code units before it.
    pub offset: usize,
    /// The line, from 1. A line ends with LF, CR LF or CR.
    pub line: usize,
    /// The column, from 1, in UTF-16 code units.
    pub column: usize,
}

/// Turns byte offsets into positions. It walks on from the last one and starts anew only for one that lies before it, so
/// that places asked for in the text's order cost one walk over the text together.
pub(crate) struct Locator<'t> {
    bytes: &'t [u8],
    at: usize,
    position: Position,
}

const START: Position = Position {
    offset: 0,
    line: 1,
    column: 1,
};

impl<'t> Locator<'t> {
    pub(crate) const fn new(bytes: &'t [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            position: START,
        }
    }

    pub(crate) fn range(&mut self, span: Span) -> Range {
        Range {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    pub(crate) fn position(&mut self, target: usize) -> Position {
        if target < self.at {
            *self = Self::new(self.bytes);
        }
        let mut at = self.at;
        let Position {
            mut offset,
            mut line,
            mut column,
        } = self.position;
        while at < target {
            // What is plain has a unit a byte, and no line ends in it.
            let rest = self.bytes.get(at..target).unwrap_or_default();
            let plain = plain_ascii(rest);
            offset += plain;
            column += plain;
            at += plain;
            let Some(&byte) = rest.get(plain) else {
                break;
            };
            at += 1;
            let units = units(byte);
            offset += units;
            column += units;
            if byte == b'\n' || (byte == b'\r' && self.bytes.get(at) != Some(&b'\n')) {
                line += 1;
                column = 1;
            }
        }
        self.at = at;
        self.position = Position {
            offset,
            line,
            column,
        };
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_position(text: &str, offset: usize, expected: (usize, usize, usize)) {
        let Position {
            offset,
            line,
            column,
        } = Locator::new(text.as_bytes()).position(offset);
        assert_eq!((offset, line, column), expected, "{text:?}");
    }

    #[test]
    fn counts_utf16_lines_and_columns() {
        assert_position("", 0, (0, 1, 1));
        assert_position("ab", 1, (1, 1, 2));
        assert_position("é€😀x", "é€😀".len(), (4, 1, 5));
        assert_position("a\nb", 2, (2, 2, 1));
        assert_position("a\r\nb", 2, (2, 1, 3));
        assert_position("a\r\nb", 3, (3, 2, 1));
        assert_position("a\rb", 2, (2, 2, 1));
        assert_position("\n\r\n\rb", 4, (4, 4, 1));
    }

    #[test]
    fn goes_back_as_well_as_forth() {
        let mut locator = Locator::new(b"a\nbc");
        let far = locator.position(4);
        assert_eq!(
            locator.position(1),
            Position {
                offset: 1,
                line: 1,
                column: 2
            }
        );
        assert_eq!(locator.position(4), far);
    }
}
