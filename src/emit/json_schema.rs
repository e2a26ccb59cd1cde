//! The contract as JSON Schema 2020-12, for editors, forms and whatever reads schemas.
//!
//! It never refuses a body that the crate accepts, with one exception: a length counts code points here and UTF-16 units
//! there, so a name of three units that are fewer characters is short by the schema. It cannot say everything: patterns are
//! laxer than grammars, and which version is stored it does not know.

use super::pretty::pretty;
use crate::contract::{DISCRIMINATOR, FIRST_VERSION, REQUEST, RESPONSE};
use crate::data::{Data, Params};
use crate::format::Format;
use crate::rule::{DestinationType, Field, Kind, Presence};

/// The file `pkg/schema.json`: the body of a create; `$defs` has each kind, the body of an update, and the answer.
#[must_use]
pub fn json_schema() -> String {
    let mut schema = object([(
        "$schema",
        "https://json-schema.org/draft/2020-12/schema".into(),
    )]);
    for (name, value) in request(Operation::Create).iter() {
        schema.push(name, value.clone());
    }
    let mut definitions = Params::default();
    for kind in DestinationType::ALL {
        definitions.push(kind.as_str(), destination(kind));
    }
    definitions.push("Update", request(Operation::Update));
    definitions.push("Response", response());
    schema.push("$defs", definitions);
    pretty(&schema.into())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Operation {
    Create,
    Update,
}

/// What the two kinds share: that it is one of them, and whether there is a version.
fn request(operation: Operation) -> Params {
    let kinds = DestinationType::ALL.map(|kind| reference(kind).into());
    let versioned: Vec<&Field> = REQUEST
        .iter()
        .filter(|field| field.presence == Presence::OnUpdate)
        .collect();
    let mut properties = Params::default();
    for field in &versioned {
        let schema = match operation {
            Operation::Update => property(field),
            Operation::Create => object([
                ("description", field.prose.doc.into()),
                ("not", Params::default().into()),
            ]),
        };
        properties.push(field.name, schema);
    }
    let mut schema = object([
        (
            "title",
            match operation {
                Operation::Create => "Create ExportDestination".into(),
                Operation::Update => "Update ExportDestination".into(),
            },
        ),
        (
            "description",
            "An S3 or Google Cloud Storage bucket to which m3ter uploads data exports.".into(),
        ),
        ("type", "object".into()),
        ("properties", properties.into()),
    ]);
    if operation == Operation::Update {
        schema.push("required", names(versioned.into_iter()));
    }
    schema.push("oneOf", Data::List(kinds.into()));
    schema
}

fn reference(kind: DestinationType) -> Params {
    object([(
        "$ref",
        match kind {
            DestinationType::S3 => "#/$defs/S3".into(),
            DestinationType::Gcs => "#/$defs/GCS".into(),
        },
    )])
}

fn destination(kind: DestinationType) -> Params {
    let mut properties = Params::default();
    let mut required = Vec::new();
    for field in REQUEST
        .iter()
        .filter(|field| field.only.is_none_or(|only| only == kind))
    {
        match field.presence {
            Presence::Required => required.push(field),
            Presence::Optional => {}
            // The two operations differ in it: `request` has it.
            Presence::OnUpdate => continue,
        }
        let schema = if field.name == DISCRIMINATOR {
            annotated(field, vec![("const", kind.as_str().into())])
        } else {
            property(field)
        };
        properties.push(field.name, schema);
    }
    let mut schema = object([
        (
            "title",
            match kind {
                DestinationType::S3 => "Amazon S3".into(),
                DestinationType::Gcs => "Google Cloud Storage".into(),
            },
        ),
        ("type", "object".into()),
        ("properties", properties.into()),
        ("required", names(required.into_iter())),
    ]);
    if kind != DestinationType::S3 {
        // Without a type the fields of the first kind decide, so that a body never is of both.
        let first = REQUEST
            .iter()
            .filter(|field| field.only == Some(DestinationType::S3));
        let not_first = first.map(|field| {
            object([(
                "not",
                object([("required", names([field].into_iter()))]).into(),
            )])
        });
        let declared = object([("required", Data::List(vec![DISCRIMINATOR.into()]))]);
        let undeclared = object([("allOf", Data::List(not_first.map(Data::from).collect()))]);
        schema.push(
            "anyOf",
            Data::List(vec![declared.into(), undeclared.into()]),
        );
    }
    schema
}

fn response() -> Params {
    let mut properties = Params::default();
    for field in &RESPONSE {
        properties.push(field.name, property(field));
    }
    object([
        ("title", "ExportDestination".into()),
        (
            "description",
            "The answer to a create, an update or a retrieve.".into(),
        ),
        ("type", "object".into()),
        ("properties", properties.into()),
        (
            "required",
            names(
                RESPONSE
                    .iter()
                    .filter(|field| field.presence == Presence::Required),
            ),
        ),
    ])
}

fn property(field: &Field) -> Params {
    let type_of = |name: &'static str| {
        if field.nullable {
            Data::List(vec![name.into(), "null".into()])
        } else {
            name.into()
        }
    };
    let rules = match field.kind {
        Kind::Text { length, format } => {
            let mut rules = vec![("type", type_of("string"))];
            if length.min > 0 {
                rules.push(("minLength", length.min.into()));
            }
            if let Some(max) = length.max {
                rules.push(("maxLength", max.into()));
            }
            match format {
                Some(format @ (Format::Code | Format::IamRoleArn)) => {
                    rules.push(("pattern", format.pattern().into()));
                }
                Some(format @ (Format::Uuid | Format::DateTime)) => {
                    rules.push(("format", format.as_str().into()));
                }
                None => {}
            }
            rules
        }
        Kind::Choice(choices) => {
            let mut allowed: Vec<Data> = choices.iter().map(|&choice| choice.into()).collect();
            if field.nullable {
                allowed.push(Data::Null);
            }
            vec![("type", type_of("string")), ("enum", Data::List(allowed))]
        }
        // No `maximum`: a validator that reads `9.223372036854775807e18` as a double finds it above int64's.
        Kind::Version => vec![
            ("type", type_of("integer")),
            ("minimum", FIRST_VERSION.into()),
        ],
    };
    annotated(field, rules)
}

fn annotated(field: &Field, rules: Vec<(&'static str, Data)>) -> Params {
    let mut schema = object([
        ("title", field.prose.title.into()),
        ("description", field.prose.doc.into()),
    ]);
    for (name, value) in rules {
        schema.push(name, value);
    }
    if field.name != DISCRIMINATOR {
        schema.push("examples", Data::List(vec![example(field)]));
    }
    schema
}

/// The table has a number or a string without escapes.
fn example(field: &Field) -> Data {
    match field.prose.example.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => field.prose.example.trim_matches('"').into(),
    }
}

fn names<'f>(fields: impl Iterator<Item = &'f Field>) -> Data {
    Data::List(fields.map(|field| field.name.into()).collect())
}

fn object<const N: usize>(members: [(&'static str, Data); N]) -> Params {
    let mut object = Params::default();
    for (name, value) in members {
        object.push(name, value);
    }
    object
}
