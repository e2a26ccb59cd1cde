//! What is wrong, with the data that the message and the parameters are made of.

use super::names::{Code, Impact, Reason};
use super::params::{Integer, Params};
use crate::contract::DestinationType;
use crate::format::Flaw;
use crate::json::{Expected, Mistake};
use serde::Serialize;

/// What is wrong, or probably not as intended. It serializes as the issue's parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum IssueKind {
    /// The text is not JSON.
    Syntax {
        /// The mistake.
        #[serde(skip)]
        reason: Reason,
        /// The text at the place of the mistake.
        #[serde(skip_serializing_if = "Option::is_none")]
        found: Option<String>,
        /// What JSON allows there.
        #[serde(skip_serializing_if = "Option::is_none")]
        expected: Option<Expected>,
    },
    /// `JSON.stringify` makes no text of the value.
    NotSerializable {
        /// The obstacle.
        #[serde(skip)]
        reason: Reason,
        /// What was thrown.
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<String>,
    },
    /// The document is not an object.
    NotAnObject {
        /// The type of the document.
        #[serde(skip_serializing_if = "Option::is_none")]
        actual: Option<String>,
    },
    /// A required member is missing.
    #[serde(rename_all = "camelCase")]
    Required {
        /// The destination type that requires it; `None` if both do.
        #[serde(skip_serializing_if = "Option::is_none")]
        destination_type: Option<DestinationType>,
        /// `update`, if only an update requires it.
        #[serde(skip_serializing_if = "Option::is_none")]
        operation: Option<&'static str>,
    },
    /// The value has another type.
    Type {
        /// The type's name in JSON Schema.
        expected: &'static str,
        /// The type's name in JSON.
        actual: &'static str,
        /// The allowed values, if there are only a few.
        #[serde(skip_serializing_if = "Option::is_none")]
        allowed: Option<&'static [&'static str]>,
        /// The number, where a whole number is expected.
        #[serde(skip_serializing_if = "Option::is_none")]
        found: Option<String>,
    },
    /// The string is too short.
    TooShort {
        /// The minimum length.
        min: usize,
        /// The length.
        actual: usize,
        /// The unit of both.
        unit: Unit,
        /// The string.
        found: String,
    },
    /// The string is too long.
    TooLong {
        /// The maximum length.
        max: usize,
        /// The length.
        actual: usize,
        /// The unit of both.
        unit: Unit,
        /// The string.
        found: String,
        /// Google's own maximum, for a bucket name that Google would accept.
        #[serde(skip_serializing_if = "Option::is_none")]
        google_max: Option<usize>,
    },
    /// The string is not one of the allowed ones.
    Choice {
        /// The allowed strings.
        allowed: &'static [&'static str],
        /// The string.
        found: String,
    },
    /// The string does not follow its grammar.
    Format {
        /// The grammar's name.
        format: &'static str,
        /// The string.
        found: String,
        /// The flaw.
        #[serde(flatten)]
        flaw: Flaw,
    },
    /// A create has a version.
    VersionOnCreate {},
    /// The version is not the expected one.
    VersionConflict {
        /// The expected version.
        expected: Integer,
        /// The version.
        actual: Integer,
    },
    /// The destination type is missing.
    DestinationTypeMissing {
        /// The inferred type.
        inferred: DestinationType,
    },
    /// The field belongs to the other destination type.
    ForeignField {
        /// The type that has the field.
        belongs_to: DestinationType,
        /// The type of this destination.
        destination_type: DestinationType,
    },
    /// The API has no such field.
    UnknownField {
        /// The field with the nearest name.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// A later member has the same name and wins.
    DuplicateMember {},
    /// A rule of the clouds has a finding.
    Advice {
        /// The code of the rule.
        #[serde(skip)]
        code: Code,
        /// The reason of the rule.
        #[serde(skip)]
        reason: Reason,
        /// The impact of the rule.
        #[serde(skip)]
        impact: Impact,
        /// The message of the rule.
        #[serde(skip)]
        message: String,
        /// The parameters of the message.
        #[serde(flatten)]
        params: Params,
    },
}

/// The unit of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Unit {
    /// UTF-16 code units.
    #[serde(rename = "utf16")]
    Utf16,
}

impl IssueKind {
    /// Returns the code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Syntax { .. } => Code::Syntax,
            Self::NotSerializable { .. } => Code::NotSerializable,
            Self::NotAnObject { .. } => Code::NotAnObject,
            Self::Required { .. } => Code::Required,
            Self::Type { .. } => Code::Type,
            Self::TooShort { .. } => Code::TooShort,
            Self::TooLong { .. } => Code::TooLong,
            Self::Choice { .. } => Code::Choice,
            Self::Format { .. } => Code::Format,
            Self::VersionOnCreate {} => Code::VersionOnCreate,
            Self::VersionConflict { .. } => Code::VersionConflict,
            Self::DestinationTypeMissing { .. } => Code::DestinationTypeMissing,
            Self::ForeignField { .. } => Code::ForeignField,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::DuplicateMember {} => Code::DuplicateMember,
            Self::Advice { code, .. } => *code,
        }
    }

    /// Returns the detail within the code.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Syntax { reason, .. }
            | Self::NotSerializable { reason, .. }
            | Self::Advice { reason, .. } => Some(*reason),
            Self::Format { flaw, .. } => flaw_reason(flaw),
            _ => None,
        }
    }

    /// Returns what happens if a warning is ignored; `None` for errors.
    #[must_use]
    pub const fn impact(&self) -> Option<Impact> {
        match self {
            Self::ForeignField { .. } | Self::UnknownField { nearest: Some(_) } => {
                Some(Impact::WrongPlace)
            }
            Self::DestinationTypeMissing { .. }
            | Self::UnknownField { nearest: None }
            | Self::DuplicateMember {} => Some(Impact::Advice),
            Self::Advice { impact, .. } => Some(*impact),
            _ => None,
        }
    }
}

const fn flaw_reason(flaw: &Flaw) -> Option<Reason> {
    Some(match flaw {
        Flaw::ControlCharacter { .. } => Reason::ControlCharacter,
        Flaw::LeadingSpace => Reason::LeadingSpace,
        Flaw::TrailingSpace => Reason::TrailingSpace,
        Flaw::SurroundingWhitespace => Reason::SurroundingWhitespace,
        Flaw::NotAnArn => Reason::NotAnArn,
        Flaw::MissingColon => Reason::MissingColon,
        Flaw::Partition { .. } => Reason::Partition,
        Flaw::Service { .. } => Reason::Service,
        Flaw::Region { .. } => Reason::Region,
        Flaw::AccountId { .. } => Reason::AccountId,
        Flaw::Resource { .. } => Reason::Resource,
        Flaw::AssumedRole { .. } => Reason::AssumedRole,
        Flaw::LineBreak => Reason::LineBreak,
        Flaw::LoneSurrogate => Reason::LoneSurrogate,
        Flaw::NotAUuid | Flaw::NotADateTime => return None,
    })
}

impl From<Mistake> for Reason {
    fn from(mistake: Mistake) -> Self {
        match mistake {
            Mistake::UnexpectedEnd => Self::UnexpectedEnd,
            Mistake::UnexpectedCharacter => Self::UnexpectedCharacter,
            Mistake::TrailingComma => Self::TrailingComma,
            Mistake::MissingComma => Self::MissingComma,
            Mistake::MissingColon => Self::MissingColon,
            Mistake::SingleQuotes => Self::SingleQuotes,
            Mistake::Comment => Self::Comment,
            Mistake::UnquotedName => Self::UnquotedName,
            Mistake::BadLiteral => Self::BadLiteral,
            Mistake::ControlCharacter => Self::ControlCharacter,
            Mistake::BadEscape => Self::BadEscape,
            Mistake::BadNumber => Self::BadNumber,
            Mistake::ByteOrderMark => Self::ByteOrderMark,
            Mistake::TrailingText => Self::TrailingText,
            Mistake::TooDeep => Self::TooDeep,
        }
    }
}
