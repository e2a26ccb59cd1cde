//! The first mistake in a text that is not JSON.

use crate::span::Span;

/// Why a text is not JSON, and where.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub mistake: Mistake,
    pub span: Span,
    /// What the grammar allows there, where the mistake alone does not tell.
    pub expected: Option<Expected>,
    /// The replacements, in the text's order, that repair the mistake, if there is one plain repair.
    pub repair: Vec<(Span, String)>,
}

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    UnexpectedEnd,
    UnexpectedCharacter,
    TrailingComma,
    MissingComma,
    MissingColon,
    SingleQuotes,
    Comment,
    UnquotedName,
    BadLiteral,
    ControlCharacter,
    BadEscape,
    BadNumber,
    ByteOrderMark,
    TrailingText,
    TooDeep,
}

/// What the grammar allows at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Any value.
    Value,
    /// A member's name.
    Name,
    /// The colon after a member's name.
    Colon,
    /// A comma, or the end of the object.
    CommaOrBrace,
    /// A comma, or the end of the array.
    CommaOrBracket,
}

impl Expected {
    /// Returns the name that an issue has in `params.expected`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Name => "name",
            Self::Colon => "colon",
            Self::CommaOrBrace => "comma_or_brace",
            Self::CommaOrBracket => "comma_or_bracket",
        }
    }
}
