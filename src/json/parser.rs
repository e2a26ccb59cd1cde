//! One pass over the text that follows the grammar and stops at the first mistake.

use super::explain::Stop;
use super::{Document, Expected, Member, Mistake, Node, RawString, SyntaxError, Value};
use crate::span::Span;

/// The most containers within containers; the root is the first.
const MAX_DEPTH: u32 = 128;

/// The members of most bodies fit in without growing.
const USUAL_MEMBERS: usize = 12;

pub(super) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Parses a JSON text.
///
/// # Errors
/// The first place at which the text is not JSON.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, Box<SyntaxError>> {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        string: Span::default(),
        members: Vec::with_capacity(USUAL_MEMBERS),
        only_element: None,
    };
    let root = parser.document()?;
    Ok(Document {
        text,
        root,
        members: parser.members,
        only_element: parser.only_element,
    })
}

/// Whether a text is JSON, or its first mistake has a repair.
#[cold]
pub(super) fn can_be_json(text: &str) -> bool {
    match parse(text) {
        Ok(_) => true,
        Err(error) => !error.repair.is_empty(),
    }
}

/// Classes of bytes; a byte may be in several.
const SPACE: u8 = 1;
/// What a string contains as it is: no quote, backslash or control character.
const PLAIN: u8 = 2;
const DIGIT: u8 = 4;
const HEX_DIGIT: u8 = 8;
/// What a word without quotes consists of: names, literals, numbers without a sign.
pub(super) const WORD: u8 = 16;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut index = 0;
    while index < classes.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 256 entries")]
        let byte = index as u8;
        let mut class = 0;
        if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            class |= SPACE;
        }
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            class |= PLAIN;
        }
        if byte.is_ascii_digit() {
            class |= DIGIT;
        }
        if byte.is_ascii_hexdigit() {
            class |= HEX_DIGIT;
        }
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.') {
            class |= WORD;
        }
        classes[index] = class;
        index += 1;
    }
    classes
};

pub(super) fn is(byte: u8, class: u8) -> bool {
    CLASSES[usize::from(byte)] & class != 0
}

type Parsed<T> = Result<T, Box<SyntaxError>>;

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The offset of the next byte.
    at: usize,
    /// The last string, quotes included.
    string: Span,
    members: Vec<Member<'t>>,
    only_element: Option<Node<'t>>,
}

#[expect(
    clippy::inline_always,
    reason = "optimized for size, these would be calls for almost every byte"
)]
impl<'t> Parser<'t> {
    fn document(&mut self) -> Parsed<Node<'t>> {
        if self.text.starts_with(BYTE_ORDER_MARK) {
            return Err(self.stop().byte_order_mark());
        }
        self.skip_spaces();
        let root = self.node(0)?;
        self.skip(SPACE);
        if !self.is_at_end() {
            return Err(self.stop().trailing_text());
        }
        Ok(root)
    }

    /// Returns the next byte, or 0 at the end of the text; JSON has no NUL anywhere.
    #[inline(always)]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or_default()
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    #[inline(always)]
    fn skip_spaces(&mut self) {
        // Most texts have few.
        if is(self.peek(), SPACE) {
            self.skip(SPACE);
        }
    }

    /// Skips the bytes of a class and returns their number.
    fn skip(&mut self, class: u8) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| !is(byte, class));
        let length = length.unwrap_or(rest.len());
        self.at += length;
        length
    }

    /// Skips `byte` if it is next.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// Parses a value that is in `depth` containers.
    fn node(&mut self, depth: u32) -> Parsed<Node<'t>> {
        let start = self.at;
        let value = match self.peek() {
            b'"' => Value::String(self.string()?),
            b'{' => self.object(depth + 1)?,
            b'[' => self.array(depth + 1)?,
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.literal()?,
        };
        Ok(Node {
            value,
            span: Span::new(start, self.at),
        })
    }

    /// Parses an object from its brace. The root's members are kept.
    fn object(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.open(depth)?;
        if self.take(b'}') {
            return Ok(Value::Object);
        }
        loop {
            if self.peek() != b'"' {
                return Err(self.stop().unexpected(Expected::Name));
            }
            let start = self.at;
            let name = self.string()?;
            let name_span = Span::new(start, self.at);
            self.skip_spaces();
            if !self.take(b':') {
                return Err(self.stop().unexpected(Expected::Colon));
            }
            self.skip_spaces();
            let value = self.node(depth)?;
            if depth == 1 {
                self.members.push(Member {
                    name,
                    name_span,
                    value,
                });
            }
            if self.close(b'}', Expected::CommaOrBrace)? {
                return Ok(Value::Object);
            }
        }
    }

    /// Parses an array from its bracket. The root's only element is kept.
    fn array(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.open(depth)?;
        if self.take(b']') {
            return Ok(Value::Array);
        }
        let mut is_first = true;
        loop {
            let element = self.node(depth)?;
            if depth == 1 {
                self.only_element = is_first.then_some(element);
            }
            if self.close(b']', Expected::CommaOrBracket)? {
                return Ok(Value::Array);
            }
            is_first = false;
        }
    }

    /// Enters a container.
    fn open(&mut self, depth: u32) -> Parsed<()> {
        if depth > MAX_DEPTH {
            return Err(SyntaxError::new(
                Mistake::TooDeep,
                Span::new(self.at, self.at + 1),
            ));
        }
        self.at += 1;
        self.skip_spaces();
        Ok(())
    }

    /// Parses what follows a member or an element: the end of the container, or a comma. Returns whether it was the end.
    fn close(&mut self, closing: u8, expected: Expected) -> Parsed<bool> {
        self.skip_spaces();
        if self.take(closing) {
            return Ok(true);
        }
        let comma = self.at;
        if !self.take(b',') {
            return Err(self.stop().unexpected(expected));
        }
        self.skip_spaces();
        if self.peek() == closing {
            self.at = comma;
            return Err(self.stop().trailing_comma(expected));
        }
        Ok(false)
    }

    /// Parses a string from its opening quote.
    fn string(&mut self) -> Parsed<RawString<'t>> {
        self.at += 1;
        let start = self.at;
        let mut has_escape = false;
        loop {
            self.skip(PLAIN);
            match self.peek() {
                b'"' => {
                    let raw = self.text.get(start..self.at).unwrap_or_default();
                    self.at += 1;
                    self.string = Span::new(start - 1, self.at);
                    return Ok(RawString { raw, has_escape });
                }
                b'\\' => {
                    self.escape(start - 1)?;
                    has_escape = true;
                }
                _ => return Err(self.stop().inside_string(start - 1)),
            }
        }
    }

    /// Checks an escape, from its backslash, in the string that begins at `string_start`.
    fn escape(&mut self, string_start: usize) -> Parsed<()> {
        let start = self.at;
        self.at += 1;
        let length = if self.take(b'u') {
            let digits = self.bytes.iter().skip(self.at).take(4);
            let count = digits.take_while(|byte| is(**byte, HEX_DIGIT)).count();
            self.at += count;
            if count == 4 {
                return Ok(());
            }
            self.at - start
        } else {
            if matches!(
                self.peek(),
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'
            ) {
                self.at += 1;
                return Ok(());
            }
            1 + self.next_char_length()
        };
        if self.is_at_end() {
            return Err(self.stop().inside_string(string_start));
        }
        self.at = start;
        Err(self.stop().bad_escape(length))
    }

    fn number(&mut self) -> Parsed<Value<'t>> {
        let start = self.at;
        if self.skip_number() {
            let raw = self.text.get(start..self.at).unwrap_or_default();
            return Ok(Value::Number(raw));
        }
        self.at = start;
        Err(self.stop().bad_number())
    }

    /// Skips a number and returns whether it is a good one.
    fn skip_number(&mut self) -> bool {
        self.take(b'-');
        let mut is_good = self.take(b'0') || self.skip(DIGIT) > 0;
        if self.take(b'.') {
            is_good &= self.skip(DIGIT) > 0;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            is_good &= self.skip(DIGIT) > 0;
        }
        is_good && !is(self.peek(), WORD) && !matches!(self.peek(), b'+' | b'-')
    }

    fn literal(&mut self) -> Parsed<Value<'t>> {
        let start = self.at;
        self.skip(WORD);
        match self.text.get(start..self.at) {
            Some("null") => Ok(Value::Null),
            Some("true" | "false") => Ok(Value::Bool),
            _ => {
                self.at = start;
                Err(self.stop().unexpected(Expected::Value))
            }
        }
    }

    #[cold]
    const fn stop(&self) -> Stop<'t> {
        Stop {
            text: self.text,
            at: self.at,
            string: self.string,
        }
    }

    fn next_char_length(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map_or(0, char::len_utf8)
    }
}
