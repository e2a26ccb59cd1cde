//! The way through a text: one pass that knows the grammar, and names the mistake at which it stops.

use super::{Document, Expected, Member, Span, SyntaxError, escape};
use crate::class::Class;
use crate::eight::{self, each, first_below_or_not_ascii, not_ascii};
use crate::issue::Reason;
use crate::rule::Field;
use crate::text::{behind, is_one_of};

/// Containers within containers that are still read; the root counts as the first.
const MAX_DEPTH: u32 = 128;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Reads a text, and looks up which of the fields its members are.
///
/// # Errors
/// The first place at which the text stops being JSON.
pub(crate) fn read<'t>(
    text: &'t str,
    fields: &'static [Field],
) -> Result<Document<'t>, SyntaxError> {
    let mut reader = Reader {
        text,
        fields,
        at: 0,
        has_escape: false,
        decoded: String::new(),
        members: Vec::with_capacity(fields.len()),
        error: SyntaxError {
            reason: Reason::UnexpectedEnd,
            span: Span::default(),
            expected: None,
        },
    };
    match reader.document() {
        Some(span) => Ok(Document {
            text,
            decoded: reader.decoded,
            span,
            members: reader.members,
        }),
        None => Err(reader.error),
    }
}

/// How many bytes come before the first that ends a string, begins an escape or is a control character.
fn plain(text: &[u8]) -> usize {
    plain_but(text, 0)
}

/// The same, or before the first that is DEL or not ASCII.
pub(crate) fn plain_ascii(text: &[u8]) -> usize {
    plain_but(text, u64::MAX)
}

/// Short strings are common, so what is near is looked at before all that may be far.
#[inline(never)]
fn plain_but(text: &[u8], others: u64) -> usize {
    let stops = |bytes| ends(bytes) & not_ascii(!bytes) | odd(bytes) & others;
    let mut rest = text;
    loop {
        let near = rest.get(..BLOCK).unwrap_or(rest);
        if let Some(place) = eight::first(near, stops) {
            return text.len() - rest.len() + place;
        }
        let Some(far) = rest.get(BLOCK..) else {
            return text.len();
        };
        rest = behind(far, plain_blocks(far));
    }
}

const BLOCK: usize = 32;

/// How many bytes come in blocks of which every byte is plain in both ways.
#[inline(never)]
fn plain_blocks(text: &[u8]) -> usize {
    let stops = |eight| {
        let bytes = u64::from_le_bytes(eight);
        ends(bytes) | odd(bytes)
    };
    let (blocks, _) = text.as_chunks::<BLOCK>();
    let mut length = 0;
    for block in blocks {
        let (&[a, b, c, d], _) = block.as_chunks() else {
            break;
        };
        if stops(a) | stops(b) | stops(c) | stops(d) != 0 {
            break;
        }
        length += BLOCK;
    }
    length
}

/// Marks the first byte that ends a string, begins an escape or is a control character; of those that are not ASCII it may mark
/// any, and so behind the first.
#[expect(
    clippy::inline_always,
    reason = "a call costs more than what is called"
)]
#[inline(always)]
const fn ends(bytes: u64) -> u64 {
    // With the quote and the blank exchanged, the quote comes right behind the control characters.
    let exchanged = bytes ^ each(b'"' ^ b' ');
    first_below_or_not_ascii(exchanged, b' ' + 1) | first_below_or_not_ascii(bytes ^ each(b'\\'), 1)
}

/// Marks the first byte that is DEL, the last of ASCII, or not ASCII; behind it, others can be marked falsely.
const fn odd(bytes: u64) -> u64 {
    not_ascii(bytes | bytes.wrapping_add(each(1)))
}

struct Reader<'t> {
    text: &'t str,
    fields: &'static [Field],
    at: usize,
    /// Whether there was an escape in the last string.
    has_escape: bool,
    decoded: String,
    members: Vec<Member>,
    /// What is wrong, once something is.
    error: SyntaxError,
}

static BLANKS: Class = Class::new(" \n\r\t");
static DIGITS: Class = Class::new("0-9");
static HEX_DIGITS: Class = Class::new("0-9a-fA-F");
static ESCAPED: Class = Class::new("\"\\/bfnrt");
static WORD: Class = Class::new("a-zA-Z0-9_$.");
static SIGNED_WORD: Class = Class::new("a-zA-Z0-9_$.+-");
static BEGINS_VALUE: Class = Class::new("a-zA-Z0-9\"{[-");

/// What steps over something answers nothing when it cannot, and leaves the error.
impl<'t> Reader<'t> {
    fn document(&mut self) -> Option<Span> {
        if self.text.as_bytes().starts_with(BYTE_ORDER_MARK) {
            self.fail(Reason::ByteOrderMark, BYTE_ORDER_MARK.len(), None)?;
        }
        self.skip(&BLANKS);
        let start = self.at;
        self.value(0)?;
        let end = self.at;
        self.skip(&BLANKS);
        if self.is_comment() {
            self.fail(Reason::Comment, 2, None)?;
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.is_empty() {
            // A form feed, which is no blank of JSON, is one of ASCII.
            let length = rest.trim_ascii_end().len().max(1);
            self.fail(Reason::TrailingText, length, None)?;
        }
        Some(Span { start, end })
    }

    /// The byte that comes after so many. Behind the end it is 0, which is nowhere in JSON.
    fn byte(&self, ahead: usize) -> u8 {
        let byte = self.text.as_bytes().get(self.at + ahead);
        byte.copied().unwrap_or_default()
    }

    #[inline(never)]
    fn peek(&self) -> u8 {
        self.byte(0)
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    fn is_comment(&self) -> bool {
        self.peek() == b'/' && matches!(self.byte(1), b'/' | b'*')
    }

    /// Takes all that comes of a class, and tells how many.
    #[inline(never)]
    fn skip(&mut self, class: &Class) -> usize {
        let start = self.at;
        while class.holds(self.byte(0)) {
            self.at += 1;
        }
        self.at - start
    }

    /// Takes `byte` if it comes next.
    #[inline(never)]
    fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == byte;
        self.at += usize::from(comes);
        comes
    }

    /// A value in so many containers.
    #[inline(never)]
    fn value(&mut self, depth: u32) -> Option<()> {
        self.has_escape = false;
        match self.peek() {
            b'"' => self.string(),
            b'{' | b'[' => self.container(depth + 1),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.literal(),
        }
    }

    /// An object or an array, from its opening bracket. The root's members are kept.
    fn container(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH {
            self.fail(Reason::TooDeep, 1, None)?;
        }
        let is_object = self.take(b'{');
        let (closing, expected) = if is_object {
            (b'}', Expected::CommaOrBrace)
        } else {
            self.at += 1;
            (b']', Expected::CommaOrBracket)
        };
        self.skip(&BLANKS);
        if self.take(closing) {
            return Some(());
        }
        loop {
            let mut name_span = Span::default();
            let mut name = name_span;
            if is_object {
                if self.peek() != b'"' {
                    self.unexpected(Expected::Name)?;
                }
                name_span.start = self.at;
                self.string()?;
                name_span.end = self.at;
                if depth == 1 {
                    name = self.decode(name_span);
                }
                self.skip(&BLANKS);
                if !self.take(b':') {
                    self.unexpected(Expected::Colon)?;
                }
                self.skip(&BLANKS);
            }
            let value = self.at;
            self.value(depth)?;
            if is_object && depth == 1 {
                self.keep(name_span, name, value);
            }
            self.skip(&BLANKS);
            if self.take(closing) {
                return Some(());
            }
            let comma = self.at;
            if !self.take(b',') {
                self.unexpected(expected)?;
            }
            self.skip(&BLANKS);
            if self.peek() == closing {
                self.at = comma;
                self.fail(Reason::TrailingComma, 1, Some(expected))?;
            }
        }
    }

    /// Keeps the member that ends here.
    fn keep(&mut self, name_span: Span, name: Span, value: usize) {
        let text = match name.start.checked_sub(self.text.len()) {
            None => self.text.get(name.start..name.end),
            Some(start) => self.decoded.get(start..name.end - self.text.len()),
        };
        let text = text.unwrap_or_default();
        let sign = |signature: u32, byte: u8| signature.rotate_left(5).wrapping_add(byte.into());
        let field = self.fields.iter().find(|field| field.name == text);
        let signature = match field {
            Some(_) => 0,
            None => text.bytes().fold(0, sign),
        };
        let span = Span {
            start: value,
            end: self.at,
        };
        let string = self.decode(span);
        self.members.push(Member {
            field,
            name,
            signature,
            name_span,
            string,
            span,
        });
    }

    /// Decodes the string that was just stepped over; anything else is as good as it is.
    #[inline(never)]
    fn decode(&mut self, Span { start, end }: Span) -> Span {
        if !self.has_escape {
            return Span {
                start: start + 1,
                end: end - 1,
            };
        }
        let raw = self.text.get(start + 1..end - 1).unwrap_or_default();
        let start = self.text.len() + self.decoded.len();
        escape::decode(raw, &mut self.decoded);
        Span {
            start,
            end: self.text.len() + self.decoded.len(),
        }
    }

    /// From its opening quote.
    #[inline(never)]
    fn string(&mut self) -> Option<()> {
        self.has_escape = false;
        self.at += 1;
        loop {
            self.at += plain(behind(self.text.as_bytes(), self.at));
            match self.byte(0) {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\\' => {
                    self.escape()?;
                    self.has_escape = true;
                }
                ..b' ' if self.is_at_end() => self.fail(Reason::UnexpectedEnd, 0, None)?,
                ..b' ' => self.fail(Reason::ControlCharacter, 1, None)?,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// From its backslash, to its last byte.
    fn escape(&mut self) -> Option<()> {
        let start = self.at;
        self.at += 1;
        let is_unit = self.take(b'u');
        if is_unit {
            for _ in 0..4 {
                if !HEX_DIGITS.has(self.peek()) {
                    break;
                }
                self.at += 1;
            }
            if self.at == start + r"\uXXXX".len() {
                self.at -= 1;
                return Some(());
            }
        } else if ESCAPED.has(self.peek()) {
            return Some(());
        }
        if self.is_at_end() {
            self.fail(Reason::UnexpectedEnd, 0, None)?;
        }
        if !is_unit {
            self.at += self.next_char_length();
        }
        let length = self.at - start;
        self.at = start;
        self.fail(Reason::BadEscape, length, None)
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
        if self.is_number() {
            return Some(());
        }
        self.at = start;
        let length = self.word().len();
        self.fail(Reason::BadNumber, length, None)
    }

    fn is_number(&mut self) -> bool {
        self.take(b'-');
        let mut is_good = self.take(b'0') || self.skip(&DIGITS) > 0;
        if self.take(b'.') {
            is_good &= self.skip(&DIGITS) > 0;
        }
        if self.take(b'e') || self.take(b'E') {
            let _is_signed = self.take(b'+') || self.take(b'-');
            is_good &= self.skip(&DIGITS) > 0;
        }
        is_good && !WORD.has(self.peek())
    }

    fn literal(&mut self) -> Option<()> {
        let start = self.at;
        self.skip(&WORD);
        let word = self.text.get(start..self.at).unwrap_or_default();
        if is_one_of(word, "null true false") {
            return Some(());
        }
        self.at = start;
        self.unexpected(Expected::Value)
    }

    /// Names the mistake that begins here, where `expected` should.
    #[inline(never)]
    fn unexpected(&mut self, expected: Expected) -> Option<()> {
        let byte = self.peek();
        let word = self.word();
        let is_sign = matches!(byte, b'+' | b'.');
        let is_word = WORD.has(byte) && !is_sign || is_sign && WORD.has(self.byte(1));
        let (reason, length) = match expected {
            _ if self.is_at_end() => (Reason::UnexpectedEnd, 0),
            _ if self.is_comment() => (Reason::Comment, 2),
            Expected::Value | Expected::Name if byte == b'\'' => (Reason::SingleQuotes, 1),
            Expected::Name if WORD.has(byte) => {
                return self.fail(Reason::UnquotedName, word.len(), None);
            }
            Expected::Value if is_word => {
                let is_number = is_sign || is_one_of(word, "NaN Infinity");
                let reason = if is_number {
                    Reason::BadNumber
                } else {
                    Reason::BadLiteral
                };
                return self.fail(reason, word.len(), None);
            }
            Expected::CommaOrBrace if byte == b'"' => (Reason::MissingComma, 1),
            Expected::CommaOrBracket if BEGINS_VALUE.has(byte) => (Reason::MissingComma, 1),
            Expected::Colon if BEGINS_VALUE.has(byte) => (Reason::MissingColon, 1),
            _ => (Reason::UnexpectedCharacter, self.next_char_length()),
        };
        self.fail(reason, length, Some(expected))
    }

    #[inline(never)]
    const fn fail(
        &mut self,
        reason: Reason,
        length: usize,
        expected: Option<Expected>,
    ) -> Option<()> {
        self.error = SyntaxError {
            reason,
            span: Span {
                start: self.at,
                end: self.at + length,
            },
            expected,
        };
        None
    }

    /// The whole word that begins here, with its signs and points.
    #[inline(never)]
    fn word(&mut self) -> &'t str {
        let start = self.at;
        self.skip(&SIGNED_WORD);
        let end = self.at;
        self.at = start;
        self.text.get(start..end).unwrap_or_default()
    }

    fn next_char_length(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map_or(0, char::len_utf8)
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, plain_ascii};

    /// Each byte at each place among others, near and far, and all triples of those that lie next to a limit.
    #[test]
    fn plain_bytes_are_counted_as_one_by_one() {
        let is_plain = |byte: &u8| *byte >= b' ' && !matches!(byte, b'"' | b'\\');
        let is_plain_ascii = |byte: &u8| is_plain(byte) && *byte < 0x7F;
        let assert_counted = |bytes: &[u8]| {
            let count = |is: &dyn Fn(&u8) -> bool| bytes.iter().take_while(|byte| is(byte)).count();
            assert_eq!(plain(bytes), count(&is_plain), "{bytes:x?}");
            assert_eq!(plain_ascii(bytes), count(&is_plain_ascii), "{bytes:x?}");
        };
        for byte in 0..=u8::MAX {
            for around in [b' ', b'a', 0x7F, 0x80, 0xFF] {
                for length in 0..20 {
                    for place in 0..length {
                        let mut bytes = [around; 20];
                        bytes[place] = byte;
                        assert_counted(&bytes[..length]);
                    }
                }
            }
        }
        for byte in [0, b'"', b'\\', 0x7F, 0x80] {
            for around in [b'a', 0x7F, 0x80] {
                for length in 20..110 {
                    for place in 0..length {
                        let mut bytes = [around; 110];
                        bytes[place] = byte;
                        assert_counted(&bytes[..length]);
                    }
                }
            }
        }
        let near = b"\0\x01\x1F !\"#[\\]\x7F\x80\x81\xA0\xA2\xDC\xFF";
        for first in near {
            for second in near {
                for third in near {
                    assert_counted(&[b'a', *first, *second, *third, b'b', *first, *third, *second]);
                }
            }
        }
    }
}
