//! The reader: strict RFC 8259 JSON to the members of its root object, each with the places of its name and its value. It
//! steps over values and keeps nothing of them but where they are; [`Document::value`] looks at one when it is asked for. It
//! accepts what `JSON.parse` accepts, but for nesting over 128 deep.

mod escape;
mod reader;

pub(crate) use reader::{plain_ascii, read};

use crate::issue::Reason;
use crate::rule::Field;

/// A part of the text, in bytes; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

/// A JSON text that was read.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    text: &'t str,
    /// The members' strings that have escapes, decoded. A span that begins behind the text's end lies here.
    decoded: String,
    /// The root's place.
    pub span: Span,
    /// The root's members in the text's order, duplicates included; none when it is not an object.
    pub members: Vec<Member>,
}

/// A member, and where it is.
#[derive(Debug)]
pub(crate) struct Member {
    /// The field that it is.
    pub field: Option<&'static Field>,
    /// Its name, decoded.
    name: Span,
    /// What the bytes of the name come to, if it is no field's: names that have another one are others.
    pub signature: u32,
    /// Its name, quotes included.
    pub name_span: Span,
    /// Its value, decoded if it is a string.
    string: Span,
    /// Its value, a string's quotes included.
    pub span: Span,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'d> {
    Null,
    Bool,
    /// As it is written.
    Number(&'d str),
    String(Text<'d>),
    Array,
    Object,
}

/// A string with its escapes decoded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'d> {
    /// U+FFFD stands for each half of a surrogate pair that came without the other.
    pub text: &'d str,
    /// Whether there was such a half.
    pub has_lone_surrogate: bool,
}

impl Document<'_> {
    /// The value of a member.
    pub(crate) fn value(&self, member: &Member) -> Value<'_> {
        match kind(self.at(member.span)) {
            Value::String(_) => Value::String(self.string(member.string, member.span)),
            other => other,
        }
    }

    pub(crate) fn name(&self, member: &Member) -> Text<'_> {
        self.string(member.name, member.name_span)
    }

    /// The kind of the root, without what it holds.
    pub(crate) fn root(&self) -> Value<'_> {
        kind(self.at(self.span))
    }

    fn string(&self, decoded: Span, raw: Span) -> Text<'_> {
        Text {
            text: self.at(decoded),
            has_lone_surrogate: decoded.start >= self.text.len()
                && escape::decode(self.at(raw), &mut String::new()),
        }
    }

    #[inline(never)]
    fn at(&self, Span { start, end }: Span) -> &str {
        let length = self.text.len();
        let text = match start.checked_sub(length) {
            None => self.text.get(start..end),
            Some(start) => self.decoded.get(start..end - length),
        };
        text.unwrap_or_default()
    }
}

/// Of which kind the text of a value is.
fn kind(text: &str) -> Value<'_> {
    match text.as_bytes() {
        [b'"', ..] => Value::String(Text {
            text,
            has_lone_surrogate: false,
        }),
        [b'{', ..] => Value::Object,
        [b'[', ..] => Value::Array,
        [b'n', ..] => Value::Null,
        [b't' | b'f', ..] => Value::Bool,
        _ => Value::Number(text),
    }
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
