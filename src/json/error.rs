//! The first mistake in a text that is not JSON.

use super::repair::Edits;
use crate::span::Span;

/// Why a text is not JSON, and where.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub mistake: Mistake,
    pub span: Span,
    /// What the grammar allows there, where the mistake alone does not tell.
    pub expected: Option<Expected>,
    /// The replacements, in the text's order, that repair the mistake, if there is one plain repair.
    pub repair: Edits,
    /// Whether the repair is only a suggestion.
    pub is_guess: bool,
}

impl SyntaxError {
    #[inline(never)]
    pub(super) fn new(mistake: Mistake, span: Span) -> Box<Self> {
        Box::new(Self {
            mistake,
            span,
            expected: None,
            repair: Vec::new(),
            is_guess: false,
        })
    }

    /// Adds what the grammar allows there.
    pub(super) fn expecting(mut self: Box<Self>, expected: Expected) -> Box<Self> {
        self.expected = Some(expected);
        self
    }

    /// Adds the repair.
    pub(super) fn repair(mut self: Box<Self>, repair: Edits) -> Box<Self> {
        self.repair = repair;
        self
    }

    /// Adds a repair that is only a suggestion.
    pub(super) fn guess(mut self: Box<Self>, repair: Edits) -> Box<Self> {
        self.is_guess = true;
        self.repair(repair)
    }

    /// Adds a repair that replaces one part of the text.
    pub(super) fn replace(self: Box<Self>, span: Span, text: &str) -> Box<Self> {
        self.repair(vec![(span, text.to_owned())])
    }
}

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    UnexpectedEnd,
    UnexpectedCharacter,
    TrailingComma,
    MissingComma,
    MissingColon,
    MissingQuote,
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
    CurlyQuote,
    ShellQuotes,
    CodeFence,
    Placeholder,
    Ellipsis,
    HtmlEntity,
    EscapedQuotes,
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
    /// The brace before the first member.
    OpeningBrace,
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
            Self::OpeningBrace => "opening_brace",
        }
    }
}
