//! What is wrong, with the data that the message and the parameters are made of.

use super::names::{Code, Impact, Reason};
use super::params::{Integer, Params};
use crate::contract::DestinationType;
use crate::format::Flaw;
use crate::json::{Expected, Mistake};
use std::borrow::Cow;

/// What is wrong, or probably not as intended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueKind {
    /// The text is not JSON.
    Syntax {
        /// The mistake.
        reason: Reason,
        /// What JSON allows there.
        expected: Option<Expected>,
        /// The encoding of bytes that are not UTF-8, if it is known.
        encoding: Option<&'static str>,
    },
    /// `JSON.stringify` cannot serialize the value.
    NotSerializable {
        /// The obstacle.
        reason: Reason,
        /// What was thrown.
        error: Option<String>,
    },
    /// The document is not an object.
    NotAnObject {
        /// How the body is wrapped, if the document contains one.
        reason: Option<Reason>,
        /// The type of the document.
        actual: Option<String>,
    },
    /// The document contains the body in a member.
    Wrapped,
    /// A required member is missing.
    Required {
        /// The destination type that requires it; `None` if both do.
        destination_type: Option<DestinationType>,
        /// `update`, if only an update requires it.
        operation: Option<&'static str>,
    },
    /// The value has another type.
    Type {
        /// The type's name in JSON Schema.
        expected: &'static str,
        /// The type's name in JSON.
        actual: &'static str,
        /// The allowed values, if there are only a few.
        allowed: Option<&'static [&'static str]>,
    },
    /// The string is too short.
    TooShort {
        /// The minimum length, in UTF-16 code units.
        min: usize,
        /// The length, in UTF-16 code units.
        actual: usize,
    },
    /// The string is too long.
    TooLong {
        /// The maximum length, in UTF-16 code units.
        max: usize,
        /// The length, in UTF-16 code units.
        actual: usize,
        /// Google's own maximum, for a bucket name that Google would accept.
        google_max: Option<usize>,
    },
    /// The string is not one of the allowed ones.
    Choice {
        /// The allowed strings.
        allowed: &'static [&'static str],
    },
    /// The string does not follow its grammar.
    Format {
        /// The grammar's name.
        format: &'static str,
        /// The flaw.
        flaw: Flaw,
    },
    /// A create has a version.
    VersionOnCreate,
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
        nearest: Option<&'static str>,
        /// The first invisible character of the name.
        character: Option<char>,
    },
    /// Fields of m3ter's responses, which a request does not have.
    ResponseField {
        /// The names, in the text's order.
        names: Vec<&'static str>,
        /// Whether there is a version in a create too, so that the body is the whole response.
        is_stored: bool,
    },
    /// A later member has the same name and wins.
    DuplicateMember,
    /// A rule of the clouds has a finding.
    Advice {
        /// The code of the rule.
        code: Code,
        /// The reason of the rule.
        reason: Reason,
        /// The impact of the rule.
        impact: Impact,
        /// The message of the rule.
        message: Cow<'static, str>,
        /// The parameters of the message.
        params: Params<'static>,
    },
}

impl IssueKind {
    /// Returns the data by name: what a translator needs to write the message in another language.
    pub(super) fn params(&self) -> Params<'_> {
        let mut params = Params::default();
        match self {
            Self::Syntax {
                expected, encoding, ..
            } => {
                params.add_some("expected", expected.map(Expected::as_str));
                params.add_some("encoding", *encoding);
            }
            Self::NotSerializable { error, .. } => params.add_some("error", error.as_deref()),
            Self::NotAnObject { actual, .. } => params.add_some("actual", actual.as_deref()),
            Self::Required {
                destination_type,
                operation,
            } => {
                params.add_some(
                    "destinationType",
                    destination_type.map(DestinationType::as_str),
                );
                params.add_some("operation", *operation);
            }
            Self::Type {
                expected,
                actual,
                allowed,
            } => {
                params.add("expected", *expected);
                params.add("actual", *actual);
                params.add_some("allowed", *allowed);
            }
            Self::TooShort { min, actual } => {
                params.add("min", *min);
                params.add("actual", *actual);
                params.add("unit", "utf16");
            }
            Self::TooLong {
                max,
                actual,
                google_max,
            } => {
                params.add("max", *max);
                params.add("actual", *actual);
                params.add("unit", "utf16");
                params.add_some("googleMax", *google_max);
            }
            Self::Choice { allowed } => params.add("allowed", *allowed),
            Self::Format { format, flaw } => {
                params.add("format", *format);
                add_flaw(&mut params, flaw);
            }
            Self::Wrapped | Self::VersionOnCreate | Self::DuplicateMember => {}
            Self::VersionConflict { expected, actual } => {
                params.add("expected", *expected);
                params.add("actual", *actual);
            }
            Self::DestinationTypeMissing { inferred } => params.add("inferred", inferred.as_str()),
            Self::ForeignField {
                belongs_to,
                destination_type,
            } => {
                params.add("belongsTo", belongs_to.as_str());
                params.add("destinationType", destination_type.as_str());
            }
            Self::UnknownField { nearest, character } => {
                params.add_some("nearest", *nearest);
                params.add_some("character", *character);
            }
            Self::ResponseField { names, .. } => params.add("names", names.as_slice()),
            Self::Advice { params: own, .. } => params.0.extend(own.0.iter().cloned()),
        }
        params
    }

    /// Returns the code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Syntax { .. } => Code::Syntax,
            Self::NotSerializable { .. } => Code::NotSerializable,
            Self::NotAnObject { .. } => Code::NotAnObject,
            Self::Wrapped => Code::Wrapped,
            Self::Required { .. } => Code::Required,
            Self::Type { .. } => Code::Type,
            Self::TooShort { .. } => Code::TooShort,
            Self::TooLong { .. } => Code::TooLong,
            Self::Choice { .. } => Code::Choice,
            Self::Format { .. } => Code::Format,
            Self::VersionOnCreate => Code::VersionOnCreate,
            Self::VersionConflict { .. } => Code::VersionConflict,
            Self::DestinationTypeMissing { .. } => Code::DestinationTypeMissing,
            Self::ForeignField { .. } => Code::ForeignField,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::ResponseField { .. } => Code::ResponseField,
            Self::DuplicateMember => Code::DuplicateMember,
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
            Self::NotAnObject { reason, .. } => *reason,
            Self::Format { flaw, .. } => flaw_reason(flaw),
            _ => None,
        }
    }

    /// Returns what happens if a warning is ignored; `None` for errors.
    #[must_use]
    pub const fn impact(&self) -> Option<Impact> {
        match self {
            Self::ForeignField { .. }
            | Self::UnknownField {
                nearest: Some(_), ..
            } => Some(Impact::WrongPlace),
            Self::DestinationTypeMissing { .. }
            | Self::UnknownField { nearest: None, .. }
            | Self::ResponseField { .. }
            | Self::DuplicateMember => Some(Impact::Advice),
            Self::Advice { impact, .. } => Some(*impact),
            _ => None,
        }
    }
}

fn add_flaw<'a>(params: &mut Params<'a>, flaw: &'a Flaw) {
    match flaw {
        Flaw::ControlCharacter { character } => params.add("character", *character),
        Flaw::Partition { partition } => params.add("partition", &**partition),
        Flaw::Service { service } => params.add("service", &**service),
        Flaw::Region { region } => params.add("region", &**region),
        Flaw::AccountId { account_id } => params.add("accountId", &**account_id),
        Flaw::Resource { resource, name } => {
            params.add("resource", &**resource);
            params.add_some("name", name.as_deref());
        }
        Flaw::AssumedRole { role } => params.add("role", &**role),
        Flaw::LeadingSpace
        | Flaw::TrailingSpace
        | Flaw::SurroundingWhitespace
        | Flaw::Quoted
        | Flaw::NotAnArn
        | Flaw::MissingColon
        | Flaw::LineBreak
        | Flaw::LoneSurrogate
        | Flaw::NotAUuid
        | Flaw::NotADateTime => {}
    }
}

const fn flaw_reason(flaw: &Flaw) -> Option<Reason> {
    Some(match flaw {
        Flaw::ControlCharacter { .. } => Reason::ControlCharacter,
        Flaw::LeadingSpace => Reason::LeadingSpace,
        Flaw::TrailingSpace => Reason::TrailingSpace,
        Flaw::SurroundingWhitespace => Reason::SurroundingWhitespace,
        Flaw::Quoted => Reason::Quoted,
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
            Mistake::MissingQuote => Self::MissingQuote,
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
            Mistake::CurlyQuote => Self::CurlyQuote,
            Mistake::ShellQuotes => Self::ShellQuotes,
            Mistake::CodeFence => Self::CodeFence,
            Mistake::Placeholder => Self::Placeholder,
            Mistake::Ellipsis => Self::Ellipsis,
            Mistake::HtmlEntity => Self::HtmlEntity,
            Mistake::EscapedQuotes => Self::EscapedQuotes,
        }
    }
}
