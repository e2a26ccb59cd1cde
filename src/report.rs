//! The public types round a validation: what one asks, and what one is told.

use crate::issue::{Issue, Severity};
use crate::rule::DestinationType;
use serde::Serialize;

/// What the body is sent for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Operation {
    /// `POST`: a new destination.
    #[default]
    Create,
    /// `PUT`: in place of a stored one.
    Update,
}

/// How to validate a request's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the body is sent for.
    pub operation: Operation,
    /// In an update, the stored entity's version, when it is known.
    pub current_version: Option<i64>,
    /// Whether to warn of what m3ter accepts; without, there are errors only.
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

/// How to validate an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseOptions {
    /// What was asked for, when it is known: after a create the version must be 1.
    pub operation: Option<Operation>,
    /// The version that an update sent, when it is known: the answer's must be one more.
    pub sent_version: Option<i64>,
}

/// The verdict, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether there is no error. Warnings do not count.
    pub valid: bool,
    /// The kind of destination, declared or inferred; `None` when there is no object to ask.
    pub destination_type: Option<DestinationType>,
    /// In the order of the API's fields, then unknown members in the text's order. Of unknown members and of duplicates of
    /// one name the first 1,000 are told.
    pub issues: Vec<Issue>,
}

impl Report {
    pub(crate) fn new(destination_type: Option<DestinationType>, issues: Vec<Issue>) -> Self {
        let valid = issues
            .iter()
            .all(|issue| issue.severity() == Severity::Warning);
        Self {
            valid,
            destination_type,
            issues,
        }
    }
}
