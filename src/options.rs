//! The options of a validation, and the rules that follow from them.

use crate::contract::{self, FIRST_VERSION, Field};

/// What the body is sent for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Operation {
    /// `POST`: a new destination.
    #[default]
    Create,
    /// `PUT`: replaces a stored destination.
    Update,
}

/// How to validate the body of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the body is sent for.
    pub operation: Operation,
    /// In an update, the version of the stored destination, if it is known.
    pub current_version: Option<i64>,
    /// Whether to warn about what m3ter accepts; without it there are only errors.
    pub advice: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            operation: Operation::default(),
            current_version: None,
            advice: true,
        }
    }
}

/// How to validate a response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseOptions {
    /// What was asked for, if it is known: after a create the version must be 1.
    pub operation: Option<Operation>,
    /// The version that an update sent, if it is known: the version of the response must be one more.
    pub sent_version: Option<i64>,
}

/// What to check a document against.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub fields: &'static [Field],
    /// Whether the document is the body of a request, and not of a response.
    pub is_request: bool,
    pub is_update: bool,
    /// The version that the document has to have, if it is known.
    pub version: Option<i64>,
    pub advice: bool,
}

impl From<&Options> for Rules {
    fn from(options: &Options) -> Self {
        Self {
            fields: contract::REQUEST,
            is_request: true,
            is_update: options.operation == Operation::Update,
            version: options.current_version,
            advice: options.advice,
        }
    }
}

impl From<&ResponseOptions> for Rules {
    fn from(options: &ResponseOptions) -> Self {
        let version = match options.operation {
            Some(Operation::Create) => Some(FIRST_VERSION),
            Some(Operation::Update) => options.sent_version.and_then(|sent| sent.checked_add(1)),
            None => None,
        };
        Self {
            fields: contract::RESPONSE,
            is_request: false,
            // Only a request is one for an update.
            is_update: false,
            version,
            advice: false,
        }
    }
}
