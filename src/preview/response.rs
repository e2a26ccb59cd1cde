//! An example of the answer: what was sent, with what m3ter adds. The id that nobody knows yet is all zeros but for the
//! marks that make it a UUID.

use super::PreviewOptions;
use super::texts::Texts;
use crate::body::Body;
use crate::contract::{FIRST_VERSION, RESPONSE};
use crate::data::{Data, MAX_SAFE_INTEGER, Params};
use crate::json::{Member, Value};
use crate::number::positive_integer;
use crate::report::Operation;
use crate::rule::Kind;
use serde::Serialize;

/// The answer as documented, with examples for what only m3ter knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Of HTTP: 200, also for a create.
    pub status: u16,
    /// The stored entity. Its `version` is left out where it would be over 2^53 - 1, which JavaScript reads inexactly.
    pub body: Params,
}

impl Response {
    pub(super) const fn of(entity: Params) -> Self {
        Self {
            status: 200,
            body: entity,
        }
    }
}

/// The entity as it would be stored.
pub(super) fn entity(body: &Body, options: &PreviewOptions, texts: &Texts) -> Params {
    let mut entity = Params::default();
    for field in &RESPONSE {
        if body.owner_elsewhere(field).is_some() {
        } else if let Kind::Version = field.kind {
            if let Some(version) = version(body.member(field.name), options) {
                entity.push(field.name, Data::Integer(version));
            }
        } else {
            let text = texts.get(field.name);
            if !text.is_empty() {
                entity.push(field.name, text);
            }
        }
    }
    entity
}

/// The number of the change that the request makes, if a double holds it exactly.
fn version(sent: Option<&Member>, options: &PreviewOptions) -> Option<i64> {
    if options.operation == Operation::Create {
        return Some(FIRST_VERSION);
    }
    let Value::Number(raw) = sent?.value else {
        return None;
    };
    positive_integer(raw)
        .filter(|version| version.unsigned_abs() < MAX_SAFE_INTEGER)
        .map(|version| version + 1)
}
