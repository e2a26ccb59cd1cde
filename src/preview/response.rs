//! An example of the answer: what was sent, with what m3ter adds. The id that nobody knows yet is all zeros but for the
//! marks that make it a UUID.

use super::texts::Texts;
use crate::body::Body;
use crate::contract::{FIRST_VERSION, RESPONSE, VERSION};
use crate::data::{Data, MAX_SAFE_INTEGER, Params};
use crate::json::Value;
use crate::number::positive_integer;
use crate::rule::Field;
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
fn entity(body: &Body, texts: &Texts) -> Params {
    let mut entity = Params::default();
    for name in members(body) {
        if let Some(Data::Integer(version)) = texts.0.get(name) {
            entity.push(name, *version);
            continue;
        }
        let text = texts.get(name);
        if !text.is_empty() {
            entity.push(name, text);
        }
    }
    entity
}

/// The names of the entity's members, as far as there is something to say: all but those of the other kind of destination.
pub(super) fn members(body: &Body) -> impl Iterator<Item = &'static str> {
    let its = |field: &&Field| body.owner_elsewhere(field).is_none();
    RESPONSE.iter().filter(its).map(|field| field.name)
}

/// The number of the change that the request makes, if a double holds it exactly.
pub(super) fn version(body: &Body) -> Option<i64> {
    match body.value_of(VERSION) {
        Some(Value::Number(raw)) => positive_integer(raw)
            .filter(|version| version.unsigned_abs() < MAX_SAFE_INTEGER)
            .map(|version| version + 1),
        // Only an update sends one.
        _ => Some(FIRST_VERSION),
    }
}
