//! The reader: strict RFC 8259 JSON to the members of its root object, each with the places of its name and its value. It
//! borrows from the text, copies only where there are escapes, and keeps nothing of nested values, since no field has any.
//! It accepts what `JSON.parse` accepts, but for nesting over 128 deep.

mod escape;

use crate::issue::Reason;
use std::borrow::Cow;

/// Containers within containers that are still read; the root counts as the first.
pub(crate) const MAX_DEPTH: u32 = 128;

/// A part of the text, in bytes; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

/// A JSON text that was read.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub root: Value<'t>,
    pub span: Span,
    /// The root's members in the text's order, duplicates included; none when it is not an object.
    pub members: Vec<Member<'t>>,
}

#[derive(Debug)]
pub(crate) struct Member<'t> {
    pub name: Text<'t>,
    pub name_span: Span,
    pub value: Value<'t>,
    /// The value's place, a string's quotes included.
    pub span: Span,
}

#[derive(Debug)]
pub(crate) enum Value<'t> {
    Null,
    Bool,
    /// As it is written.
    Number(&'t str),
    String(Text<'t>),
    Array,
    Object,
}

impl Value<'_> {
    /// The type's name in JSON.
    pub(crate) const fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// A string with its escapes decoded.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    /// U+FFFD stands for each half of a surrogate pair that came without the other.
    pub text: Cow<'t, str>,
    /// Whether there was such a half.
    pub lone_surrogate: bool,
}

/// Why a text is not JSON, and where.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub reason: Reason,
    pub span: Span,
    /// What could have stood there, where the reason alone does not tell.
    pub expected: Option<Expected>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    Name,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
}

impl Expected {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Name => "name",
            Self::Colon => "colon",
            Self::CommaOrBrace => "comma_or_brace",
            Self::CommaOrBracket => "comma_or_bracket",
        }
    }
}

type Result<T> = std::result::Result<T, SyntaxError>;

/// # Errors
/// The first place at which the text stops being JSON.
pub(crate) fn read(text: &str) -> Result<Document<'_>> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
    };
    if text.starts_with('\u{FEFF}') {
        return Err(reader.error(Reason::ByteOrderMark, '\u{FEFF}'.len_utf8()));
    }
    reader.skip_blanks();
    let start = reader.at;
    let mut members = Vec::new();
    let root = match reader.peek() {
        Some(b'{') => {
            reader.object(1, Some(&mut members))?;
            Value::Object
        }
        _ => reader.value(1)?,
    };
    let span = Span {
        start,
        end: reader.at,
    };
    reader.skip_blanks();
    match reader.rest() {
        [] => Ok(Document {
            root,
            span,
            members,
        }),
        [b'/', b'/' | b'*', ..] => Err(reader.error(Reason::Comment, 2)),
        // A form feed, which is no blank of JSON, is one of ASCII.
        rest => Err(reader.error(Reason::TrailingText, rest.trim_ascii_end().len().max(1))),
    }
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    #[inline(never)]
    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes `byte` if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    fn take_while(&mut self, accepts: impl Fn(u8) -> bool) -> usize {
        let count = self
            .rest()
            .iter()
            .take_while(|&&byte| accepts(byte))
            .count();
        self.at += count;
        count
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A value whose containers lie `depth` deep; of these nothing is kept.
    fn value(&mut self, depth: u32) -> Result<Value<'t>> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(depth, None).map(|()| Value::Object),
            Some(b'[') => self.array(depth).map(|()| Value::Array),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            _ => self.literal(),
        }
    }

    /// From its opening brace; its members go into `members`, if anyone asks for them.
    fn object(&mut self, depth: u32, mut members: Option<&mut Vec<Member<'t>>>) -> Result<()> {
        self.open(depth)?;
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            let start = self.at;
            let name = self.name()?;
            let name_span = Span {
                start,
                end: self.at,
            };
            self.skip_blanks();
            if !self.take(b':') {
                return Err(self.unexpected(Expected::Colon));
            }
            self.skip_blanks();
            let start = self.at;
            let value = self.value(depth + 1)?;
            let span = Span {
                start,
                end: self.at,
            };
            if let Some(members) = &mut members {
                members.push(Member {
                    name,
                    name_span,
                    value,
                    span,
                });
            }
            if self.ends(b'}', Expected::CommaOrBrace)? {
                return Ok(());
            }
        }
    }

    fn array(&mut self, depth: u32) -> Result<()> {
        self.open(depth)?;
        if self.take(b']') {
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            if self.ends(b']', Expected::CommaOrBracket)? {
                return Ok(());
            }
        }
    }

    fn open(&mut self, depth: u32) -> Result<()> {
        if depth > MAX_DEPTH {
            return Err(self.error(Reason::TooDeep, 1));
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    /// Behind a member or an element: whether the container ends here, or a comma leads to the next one.
    fn ends(&mut self, closing: u8, expected: Expected) -> Result<bool> {
        self.skip_blanks();
        if self.take(closing) {
            return Ok(true);
        }
        let comma = self.at;
        if !self.take(b',') {
            return Err(self.unexpected(expected));
        }
        self.skip_blanks();
        if self.peek() == Some(closing) {
            self.at = comma;
            return Err(SyntaxError {
                expected: Some(expected),
                ..self.error(Reason::TrailingComma, 1)
            });
        }
        Ok(false)
    }

    fn name(&mut self) -> Result<Text<'t>> {
        if self.peek() == Some(b'"') {
            self.string()
        } else {
            Err(self.unexpected(Expected::Name))
        }
    }

    /// From its opening quote.
    fn string(&mut self) -> Result<Text<'t>> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.take_while(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(_) => return Err(self.error(Reason::ControlCharacter, 1)),
                None => return Err(self.error(Reason::UnexpectedEnd, 0)),
            }
        }
        let raw = self.since(start);
        self.at += 1;
        Ok(if escaped {
            escape::decode(raw)
        } else {
            Text {
                text: Cow::Borrowed(raw),
                lone_surrogate: false,
            }
        })
    }

    /// Steps over an escape, from its backslash.
    fn escape(&mut self) -> Result<()> {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 1;
                return Ok(());
            }
            Some(b'u') => {
                self.at += 1;
                let hex = self
                    .rest()
                    .iter()
                    .take(4)
                    .take_while(|byte| byte.is_ascii_hexdigit())
                    .count();
                self.at += hex;
                if hex == 4 {
                    return Ok(());
                }
            }
            Some(_) => {
                let length = 1 + self.next_char_length();
                self.at = start;
                return Err(self.error(Reason::BadEscape, length));
            }
            None => {}
        }
        if self.at == self.bytes.len() {
            return Err(self.error(Reason::UnexpectedEnd, 0));
        }
        let length = self.at - start;
        self.at = start;
        Err(self.error(Reason::BadEscape, length))
    }

    fn number(&mut self) -> Result<&'t str> {
        let start = self.at;
        if self.digits_of_number().is_some() && !self.peek().is_some_and(is_word) {
            return Ok(self.since(start));
        }
        self.at = start;
        Err(self.word(Reason::BadNumber))
    }

    fn digits_of_number(&mut self) -> Option<()> {
        let some_digits =
            |reader: &mut Self| (reader.take_while(|byte| byte.is_ascii_digit()) > 0).then_some(());
        self.take(b'-');
        if !self.take(b'0') {
            some_digits(self)?;
        }
        if self.take(b'.') {
            some_digits(self)?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _signed = self.take(b'+') || self.take(b'-');
            some_digits(self)?;
        }
        Some(())
    }

    fn literal(&mut self) -> Result<Value<'t>> {
        let start = self.at;
        self.take_while(is_word);
        let value = match self.since(start) {
            "null" => Value::Null,
            "true" | "false" => Value::Bool,
            _ => {
                self.at = start;
                return Err(self.unexpected(Expected::Value));
            }
        };
        Ok(value)
    }

    /// Names the mistake that begins here, where `expected` should.
    fn unexpected(&self, expected: Expected) -> SyntaxError {
        let (reason, length) = match (self.rest(), expected) {
            ([], _) => (Reason::UnexpectedEnd, 0),
            ([b'/', b'/' | b'*', ..], _) => (Reason::Comment, 2),
            ([b'\'', ..], Expected::Value | Expected::Name) => (Reason::SingleQuotes, 1),
            ([byte, ..], Expected::Name) if is_word(*byte) => {
                return self.word(Reason::UnquotedName);
            }
            ([b'+' | b'.', byte, ..], Expected::Value) if is_word(*byte) => {
                return self.word(Reason::BadNumber);
            }
            ([byte, ..], Expected::Value) if is_word(*byte) && *byte != b'.' => {
                let word = self.word(Reason::BadLiteral);
                let number = matches!(
                    self.text.get(word.span.start..word.span.end),
                    Some("NaN" | "Infinity")
                );
                return if number {
                    self.word(Reason::BadNumber)
                } else {
                    word
                };
            }
            ([b'"', ..], Expected::CommaOrBrace) => (Reason::MissingComma, 1),
            ([byte, ..], Expected::CommaOrBracket) if begins_value(*byte) => {
                (Reason::MissingComma, 1)
            }
            ([byte, ..], Expected::Colon) if begins_value(*byte) => (Reason::MissingColon, 1),
            _ => (Reason::UnexpectedCharacter, self.next_char_length()),
        };
        SyntaxError {
            expected: Some(expected),
            ..self.error(reason, length)
        }
    }

    /// The whole word that begins here, with its signs and points.
    fn word(&self, reason: Reason) -> SyntaxError {
        let length = self
            .rest()
            .iter()
            .take_while(|&&byte| is_word(byte) || matches!(byte, b'+' | b'-'))
            .count();
        self.error(reason, length.max(1))
    }

    #[inline(never)]
    const fn error(&self, reason: Reason, length: usize) -> SyntaxError {
        let span = Span {
            start: self.at,
            end: self.at + length,
        };
        SyntaxError {
            reason,
            span,
            expected: None,
        }
    }

    fn next_char_length(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map_or(0, char::len_utf8)
    }
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.')
}

const fn begins_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'"' | b'{' | b'[' | b'-')
}
