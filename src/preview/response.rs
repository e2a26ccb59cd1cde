//! An example of the answer: what was sent, with what m3ter adds. The id that nobody knows yet is all zeros but for the
//! marks that make it a UUID.

use super::texts::Texts;
use crate::body::Body;
use crate::contract::{FIRST_VERSION, RESPONSE};
use crate::data::{Data, MAX_SAFE_INTEGER, Params};
use crate::json::Value;
use crate::number::positive_integer;
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
    pub(super) fn of(body: &Body, texts: &Texts) -> Self {
        Self {
            status: 200,
            body: entity(body, texts),
        }
    }
}

/// The entity as it would be stored.
pub(super) fn entity(body: &Body, texts: &Texts) -> Params {
    let mut entity = Params::default();
    for field in &RESPONSE {
        let value = match field.kind {
            _ if body.owner_elsewhere(field).is_some() => None,
            Kind::Version => version(body.value_of(field.name)).map(Data::Integer),
            Kind::Text { .. } | Kind::Choice(_) => {
                let text = texts.get(field.name);
                (!text.is_empty()).then(|| text.into())
            }
        };
        if let Some(value) = value {
            entity.push(field.name, value);
        }
    }
    entity
}

/// The number of the change that the request makes, if a double holds it exactly.
fn version(sent: Option<Value>) -> Option<i64> {
    match sent {
        Some(Value::Number(raw)) => positive_integer(raw)
            .filter(|version| version.unsigned_abs() < MAX_SAFE_INTEGER)
            .map(|version| version + 1),
        // Only an update sends one.
        _ => Some(FIRST_VERSION),
    }
}
