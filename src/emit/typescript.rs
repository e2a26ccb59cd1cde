//! The contract as TypeScript: the request and the response, each a union told apart by its kind, and the unions of all codes
//! and reasons.

use crate::contract::{DISCRIMINATOR, REQUEST, RESPONSE};
use crate::issue::{Code, Reason};
use crate::rule::{DestinationType, Field, Kind, Presence};

/// The file `pkg/contract.d.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut text =
        String::from("// Generated from src/contract.rs and src/issue.rs by `npm run update`.\n");
    let kinds = DestinationType::ALL.map(|kind| ["\"", kind.as_str(), "\""].concat());
    declare(
        "The cloud that a destination lies in.",
        "DestinationType",
        &kinds,
        &mut text,
    );
    for (suffix, fields) in [("Request", &REQUEST[..]), ("Response", &RESPONSE[..])] {
        let names =
            DestinationType::ALL.map(|kind| [prefix(kind), "ExportDestination", suffix].concat());
        let (doc, of_kind) = match suffix {
            "Request" => (
                "The body of *Create ExportDestination* and *Update ExportDestination*.",
                "What to send for a bucket in ",
            ),
            _ => (
                "The answer to a create, an update or a retrieve.",
                "What comes back for a bucket in ",
            ),
        };
        for (kind, name) in DestinationType::ALL.into_iter().zip(&names) {
            text.push_str(&["\n/** ", of_kind, cloud(kind), ". */"].concat());
            interface(kind, name, fields, &mut text);
        }
        declare(
            doc,
            &["ExportDestination", suffix].concat(),
            &names,
            &mut text,
        );
    }
    let quote = |name: &str| ["\"", name, "\""].concat();
    let codes: Vec<_> = Code::ALL.iter().map(|code| quote(code.as_str())).collect();
    declare(
        "What kind of issue it is. Stable.",
        "IssueCode",
        &codes,
        &mut text,
    );
    let reasons: Vec<_> = Reason::ALL
        .iter()
        .map(|reason| quote(reason.as_str()))
        .collect();
    declare(
        "The detail within a code. Stable.",
        "IssueReason",
        &reasons,
        &mut text,
    );
    text
}

const fn prefix(kind: DestinationType) -> &'static str {
    match kind {
        DestinationType::S3 => "S3",
        DestinationType::Gcs => "Gcs",
    }
}

const fn cloud(kind: DestinationType) -> &'static str {
    match kind {
        DestinationType::S3 => "Amazon S3",
        DestinationType::Gcs => "Google Cloud Storage",
    }
}

fn declare(doc: &str, name: &str, union: &[String], text: &mut String) {
    let members = if union.len() > 3 {
        ["\n  | ", &union.join("\n  | ")].concat()
    } else {
        [" ", &union.join(" | ")].concat()
    };
    text.push_str(
        &[
            "\n/** ",
            doc,
            " */\nexport type ",
            name,
            " =",
            &members,
            ";\n",
        ]
        .concat(),
    );
}

fn interface(kind: DestinationType, name: &str, fields: &[Field], text: &mut String) {
    text.push_str(&["\nexport interface ", name, " {\n"].concat());
    for field in fields
        .iter()
        .filter(|field| field.only.is_none_or(|only| only == kind))
    {
        let optional = match field.presence {
            Presence::Required => "",
            Presence::Optional | Presence::OnUpdate => "?",
        };
        let value = match field.kind {
            Kind::Choice(_) if field.name == DISCRIMINATOR => ["\"", kind.as_str(), "\""].concat(),
            Kind::Choice(choices) => choices
                .iter()
                .map(|choice| ["\"", choice, "\""].concat())
                .collect::<Vec<_>>()
                .join(" | "),
            Kind::Text { .. } => "string".to_owned(),
            Kind::Version => "number".to_owned(),
        };
        let or_null = if field.nullable { " | null" } else { "" };
        let doc = field.prose.doc;
        text.push_str(
            &[
                "  /** ", doc, " */\n  ", field.name, optional, ": ", &value, or_null, ";\n",
            ]
            .concat(),
        );
    }
    text.push_str("}\n");
}
