//! The table of the request's fields in the README.

use m3ter_export_destination::contract::{Field, Kind, Presence, REQUEST};
use m3ter_export_destination::{DestinationType, Format};

pub fn field_table() -> String {
    let rows = REQUEST.iter().map(|field| {
        let cells = [
            format!("`{}`", field.name),
            mark(field, DestinationType::S3).to_owned(),
            mark(field, DestinationType::Gcs).to_owned(),
            required(field).to_owned(),
            if field.nullable { "yes" } else { "no" }.to_owned(),
            length(field),
            form(field),
        ];
        format!("| {} |\n", cells.join(" | "))
    });
    let head =
        "| field | S3 | GCS | required | `null` | length | form |\n|---|:-:|:-:|---|---|---|---|\n";
    head.to_owned() + &rows.collect::<String>()
}

fn mark(field: &Field, destination_type: DestinationType) -> &'static str {
    if field.is_of(destination_type) {
        "✓"
    } else {
        ""
    }
}

const fn required(field: &Field) -> &'static str {
    match field.presence {
        Presence::Required => "yes",
        Presence::Optional => "no",
        Presence::OnUpdate => "in an update; not allowed in a create",
    }
}

fn length(field: &Field) -> String {
    let Kind::Text { length, .. } = field.kind else {
        return String::new();
    };
    match (length.min, length.max) {
        (0, None) => String::new(),
        (min, None) => format!("at least {min}"),
        (min, Some(max)) => format!("{min} to {max}"),
    }
}

fn form(field: &Field) -> String {
    match field.kind {
        Kind::Text { format, .. } => match format {
            Some(Format::Code) => "no control characters, no leading or trailing space",
            Some(Format::IamRoleArn) => "`arn:aws:iam::<account ID>:role/<role name>`",
            Some(Format::Uuid) => "a UUID",
            Some(Format::DateTime) => "a date and time",
            None => "",
        }
        .to_owned(),
        Kind::Choice(allowed) => format!("`{}`", allowed.join("` or `")),
        Kind::Version => "an integer (int64) from 1; `1.0` and `1e2` are integers".to_owned(),
    }
}
