//! Places in a text. The parser counts bytes of UTF-8; editors and JavaScript count UTF-16 code units, lines and columns.
//! [`LineIndex`] converts between the two.

use serde::Serialize;

/// A part of the text in bytes; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// A part of the text; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The position of the first character.
    pub start: Position,
    /// The position after the last character.
    pub end: Position,
}

/// A position in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The number of UTF-16 code units before it.
    pub offset: usize,
    /// The line, from 1. A line ends with LF, CR LF or CR.
    pub line: usize,
    /// The column, from 1, in UTF-16 code units.
    pub column: usize,
}

const START: Position = Position {
    offset: 0,
    line: 1,
    column: 1,
};

/// The distance between two checkpoints, in bytes.
const STRIDE: usize = 1024;

/// Converts byte offsets to positions. It keeps a checkpoint for every kilobyte, so a lookup costs the same anywhere in
/// the text.
pub(crate) struct LineIndex<'t> {
    bytes: &'t [u8],
    /// The positions of the byte offsets `STRIDE`, 2 * `STRIDE`, ..., as far as they were needed.
    checkpoints: Vec<Position>,
}

impl<'t> LineIndex<'t> {
    pub(crate) const fn new(bytes: &'t [u8]) -> Self {
        Self {
            bytes,
            checkpoints: Vec::new(),
        }
    }

    pub(crate) fn range(&mut self, span: Span) -> Range {
        let start = self.position(span.start);
        let end = self.advance(start, span.start, span.end);
        Range { start, end }
    }

    /// Returns the position of a byte offset.
    pub(crate) fn position(&mut self, offset: usize) -> Position {
        let wanted = offset / STRIDE;
        while self.checkpoints.len() < wanted {
            let known = self.checkpoints.len();
            let last = self.checkpoints.last().copied().unwrap_or(START);
            let next = self.advance(last, known * STRIDE, (known + 1) * STRIDE);
            self.checkpoints.push(next);
        }
        let checkpoint = wanted
            .checked_sub(1)
            .and_then(|index| self.checkpoints.get(index));
        self.advance(
            checkpoint.copied().unwrap_or(START),
            wanted * STRIDE,
            offset,
        )
    }

    /// Returns the position of the byte offset `end`, given the one of `start`.
    fn advance(&self, mut position: Position, start: usize, end: usize) -> Position {
        let bytes = self.bytes.get(start..end).unwrap_or_default();
        for (index, &byte) in bytes.iter().enumerate() {
            let units = utf16_units(byte);
            position.offset += units;
            position.column += units;
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(start + index + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                position.line += 1;
                position.column = 1;
            }
        }
        position
    }
}

/// Returns how many UTF-16 code units the character has that begins with this byte; 0 for the other bytes of a character.
/// Characters from U+10000 begin with F0 or more and have two.
pub(crate) const fn utf16_units(byte: u8) -> usize {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
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
        } = LineIndex::new(text.as_bytes()).position(offset);
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
    fn checkpoints_change_nothing() {
        let text = "a\r\né€😀\rb\n".repeat(500);
        let mut index = LineIndex::new(text.as_bytes());
        for offset in [text.len(), 0, STRIDE, STRIDE - 1, 5000, 1] {
            let whole = index.advance(START, 0, offset);
            assert_eq!(index.position(offset), whole, "{offset}");
        }
    }
}
