//! The request's fields as a table for people.

use crate::contract::REQUEST;
use crate::format::Format;
use crate::rule::{DestinationType, Field, Kind, Presence};

/// The table that the README holds.
#[must_use]
pub fn field_table() -> String {
    let mut table = String::from(
        "| field | S3 | GCS | required | `null` | length | form |\n|---|:-:|:-:|---|---|---|---|\n",
    );
    for field in &REQUEST {
        let cells = [
            ["`", field.name, "`"].concat(),
            mark(field, DestinationType::S3),
            mark(field, DestinationType::Gcs),
            required(field).to_owned(),
            if field.nullable { "yes" } else { "no" }.to_owned(),
            length(field),
            form(field),
        ];
        table.push_str(&["| ", &cells.join(" | "), " |\n"].concat());
    }
    table
}

fn mark(field: &Field, kind: DestinationType) -> String {
    if field.only.is_none_or(|only| only == kind) {
        "✓"
    } else {
        ""
    }
    .to_owned()
}

const fn required(field: &Field) -> &'static str {
    match field.presence {
        Presence::Required => "yes",
        Presence::Optional => "no",
        Presence::OnUpdate => "in an update; not allowed in a create",
    }
}

fn length(field: &Field) -> String {
    match field.kind {
        Kind::Text { length, .. } => match (length.min, length.max) {
            (0, None) => String::new(),
            (min, None) => format!("from {min}"),
            (min, Some(max)) => format!("{min} to {max}"),
        },
        Kind::Choice(_) | Kind::Version => String::new(),
    }
}

fn form(field: &Field) -> String {
    match field.kind {
        Kind::Text { format, .. } => match format {
            Some(Format::Code) => "no control characters, no space at an edge".to_owned(),
            Some(Format::IamRoleArn) => "`arn:aws:iam::<account id>:role/<role name>`".to_owned(),
            Some(Format::Uuid) => "a UUID".to_owned(),
            Some(Format::DateTime) => "a date and time".to_owned(),
            None => String::new(),
        },
        Kind::Choice(choices) => ["`", &choices.join("` or `"), "`"].concat(),
        Kind::Version => "a whole number (int64) from 1; `1.0` and `1e2` are some".to_owned(),
    }
}
