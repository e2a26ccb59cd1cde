//! The grammars of strings, one a file. A grammar is a function that answers with the reason, because a boolean cannot
//! explain; beside it stands a portable pattern for JSON Schema and HTML, which may be laxer than the function, never
//! stricter.

pub(crate) mod code;
pub(crate) mod date_time;
pub(crate) mod iam_role_arn;
mod shape;
pub(crate) mod uuid;

use crate::data::{Data, Params};
use crate::issue::Reason;
use crate::message::excerpt;

/// The grammar of a whole string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A destination's code.
    Code,
    /// The ARN of an IAM role.
    IamRoleArn,
    /// A UUID in its 8-4-4-4-12 form.
    Uuid,
    /// An ISO 8601 date and time with its offset, as RFC 3339 profiles it.
    DateTime,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Code, Self::IamRoleArn, Self::Uuid, Self::DateTime];

    /// The format's name, as it stands in an issue's `params.format`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::IamRoleArn => "iamRoleArn",
            Self::Uuid => "uuid",
            Self::DateTime => "date-time",
        }
    }

    /// A pattern for the whole string, in the syntax that ECMAScript's `u` and `v` flags, JSON Schema and HTML share.
    /// It refuses nothing that the grammar accepts.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Code => code::PATTERN,
            Self::IamRoleArn => iam_role_arn::PATTERN,
            Self::Uuid => uuid::PATTERN,
            Self::DateTime => date_time::PATTERN,
        }
    }

    /// # Errors
    /// The first flaw of a text that is not of this format.
    pub(crate) fn check(self, text: &str) -> Result<(), Flaw> {
        match self {
            Self::Code => code::check(text),
            Self::IamRoleArn => iam_role_arn::check(text),
            Self::Uuid => uuid::check(text),
            Self::DateTime => date_time::check(text),
        }
    }
}

/// What is wrong with a string: the stable reason, what its sentence needs, and the string that was meant, if that is plain.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub reason: Option<Reason>,
    pub params: Params,
    pub meant: Option<String>,
}

impl Flaw {
    #[inline(never)]
    pub(crate) fn new(reason: Reason) -> Self {
        Self {
            reason: Some(reason),
            ..Self::default()
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Data>) -> Self {
        self.params.push(name, value);
        self
    }

    /// With a part of what people typed.
    #[inline(never)]
    pub(crate) fn quoting(self, name: &'static str, text: &str) -> Self {
        self.with(name, excerpt(text))
    }

    pub(crate) fn meant(mut self, text: impl Into<String>) -> Self {
        self.meant = Some(text.into());
        self
    }
}
