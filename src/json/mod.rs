//! A strict reader of JSON (RFC 8259) that keeps the members of the root object with their places, and explains the first
//! mistake. It accepts what `JSON.parse` accepts, apart from nesting over 128 deep. It knows no field, except that the repair
//! of leading zeros knows which one is a number.

mod code_fence;
mod comments;
mod delimiter;
mod error;
mod explain;
mod literal;
mod lookahead;
mod marks;
mod number;
mod parser;
mod repair;
mod shell;
mod straighten;
mod string;
mod string_ends;
mod template;
mod wrapping;

pub use error::Expected;
pub(crate) use error::{Mistake, SyntaxError};
pub(crate) use literal::string_literal;
pub(crate) use lookahead::meant_literal;
pub(crate) use number::{MAX_SAFE_INTEGER, exact_integer, positive_integer};
pub(crate) use parser::parse;
pub(crate) use repair::Edits;
pub(crate) use string::Decoded;

use crate::span::Span;
use string::decode;

/// A JSON text.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub text: &'t str,
    pub root: Node<'t>,
    /// The root object's members in the text's order, duplicates included. Empty when the root is not an object.
    pub members: Vec<Member<'t>>,
    /// The root array's element, if it has exactly one.
    pub only_element: Option<Node<'t>>,
}

/// A member of the root object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'t> {
    pub name: RawString<'t>,
    /// The place of the name, quotes included.
    pub name_span: Span,
    pub value: Node<'t>,
}

/// A value and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    pub value: Value<'t>,
    /// The place of the value, a string's quotes included.
    pub span: Span,
}

/// A value. What an array or a nested object contains is checked and not kept.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'t> {
    Null,
    Bool,
    /// The number as it is written.
    Number(&'t str),
    String(RawString<'t>),
    Array,
    Object,
}

impl Value<'_> {
    /// Returns the JSON type's name.
    pub(crate) const fn type_name(self) -> &'static str {
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

/// A string as it is written, without its quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawString<'t> {
    pub raw: &'t str,
    pub has_escape: bool,
}

impl<'t> RawString<'t> {
    /// Decodes the escapes.
    pub(crate) fn decode(self) -> Decoded<'t> {
        if self.has_escape {
            decode(self.raw)
        } else {
            Decoded {
                text: self.raw.into(),
                has_lone_surrogate: false,
            }
        }
    }

    /// Whether the decoded string is `text`.
    pub(crate) fn is(self, text: &str) -> bool {
        if self.has_escape {
            decode(self.raw).text == text
        } else {
            self.raw == text
        }
    }
}
