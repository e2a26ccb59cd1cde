//! An example of the answer: what was sent, with what m3ter adds. The ids that nobody knows yet are all zeros but for the
//! marks that make them UUIDs.

use super::object_keys::partition_order;
use super::utc::Utc;
use super::{EXAMPLE_ID, PreviewOptions};
use crate::body::Body;
use crate::contract::{DISCRIMINATOR, FIRST_VERSION, REQUEST, RESPONSE};
use crate::data::{Data, Params};
use crate::format::Format;
use crate::json::Value;
use crate::number;
use crate::report::Operation;
use crate::rule::{Field, Kind};
use serde::Serialize;

/// The answer as documented, with examples for what only m3ter knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Of HTTP: 200, also for a create.
    pub status: u16,
    /// The stored entity. Its `version` is left out where it would be over 2^53 - 1, which JavaScript reads inexactly.
    pub body: Params,
}

const EXAMPLE_USER: &str = "example-user";

pub(super) fn response(body: &Body, options: &PreviewOptions, now: &Utc) -> Response {
    let mut members = Params::default();
    for field in RESPONSE
        .iter()
        .filter(|field| body.owner_elsewhere(field).is_none())
    {
        if let Some(value) = value(field, body, options, now) {
            members.push(field.name, value);
        }
    }
    Response {
        status: 200,
        body: members,
    }
}

fn value(field: &Field, body: &Body, options: &PreviewOptions, now: &Utc) -> Option<Data> {
    let sent = body.member(field.name).map(|member| &member.value);
    Some(match field.kind {
        Kind::Version => return version(sent, options),
        Kind::Choice(_) if field.name == DISCRIMINATOR => body.destination_type.as_str().into(),
        Kind::Choice(_) => partition_order(body).as_str().into(),
        Kind::Text { format, .. } => match (format, sent) {
            (Some(Format::DateTime), _) => String::from(now.date_time()).into(),
            (Some(Format::Uuid), _) => {
                String::from(options.stored_id().unwrap_or(EXAMPLE_ID)).into()
            }
            (_, Some(Value::String(text))) => String::from(&*text.text).into(),
            _ if REQUEST.iter().any(|sent| sent.name == field.name) => return None,
            _ => EXAMPLE_USER.into(),
        },
    })
}

fn version(sent: Option<&Value>, options: &PreviewOptions) -> Option<Data> {
    let version = match (options.operation, sent) {
        (Operation::Create, _) => FIRST_VERSION,
        (Operation::Update, Some(Value::Number(raw))) => {
            number::positive_integer(raw)?.checked_add(1)?
        }
        (Operation::Update, _) => return None,
    };
    match Data::from(version) {
        version @ Data::Integer(_) => Some(version),
        _ => None,
    }
}
