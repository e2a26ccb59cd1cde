//! The contract as JSON Schema 2020-12, for editors, forms and other programs that read schemas.
//!
//! The schema refuses no body that the crate accepts, with one exception: a schema counts code points where the contract counts
//! UTF-16 code units, so it finds a name of one emoji too short for a minimum of two. It cannot say everything: the patterns
//! are laxer than the grammars, and it does not know which version is stored.

use m3ter_export_destination::contract::{
    DISCRIMINATOR, FIRST_VERSION, Field, Kind, Presence, REQUEST, RESPONSE,
};
use m3ter_export_destination::{DestinationType, Format, Operation};
use serde_json::{Map, Value, json};

/// Returns the file `pkg/schema.json`: the body of a create. `$defs` has the body of each destination type, the body of an
/// update, and the response.
pub fn json_schema() -> String {
    let mut schema = Map::new();
    schema.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    schema.extend(request(Operation::Create));
    let mut definitions = Map::new();
    for destination_type in DestinationType::ALL {
        definitions.insert(
            destination_type.as_str().into(),
            destination(destination_type).into(),
        );
    }
    definitions.insert("Update".into(), request(Operation::Update).into());
    definitions.insert("Response".into(), response());
    schema.insert("$defs".into(), definitions.into());
    let text = serde_json::to_string_pretty(&schema).expect("JSON values serialize");
    text + "\n"
}

/// Returns what both destination types have in common: the version, and that a body is one of them.
fn request(operation: Operation) -> Map<String, Value> {
    let versioned = || {
        REQUEST
            .iter()
            .filter(|field| field.presence == Presence::OnUpdate)
    };
    let properties = properties(versioned(), |field| match operation {
        Operation::Update => property(field),
        Operation::Create => json!({ "description": field.documentation.text, "not": {} }),
    });
    let mut schema = Map::new();
    let title = match operation {
        Operation::Create => "Create ExportDestination",
        Operation::Update => "Update ExportDestination",
    };
    schema.insert("title".into(), title.into());
    let description = "An S3 or Google Cloud Storage bucket to which m3ter uploads data exports.";
    schema.insert("description".into(), description.into());
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties);
    if operation == Operation::Update {
        schema.insert("required".into(), names(versioned()));
    }
    let references = DestinationType::ALL.map(|each| json!({ "$ref": format!("#/$defs/{each}") }));
    schema.insert("oneOf".into(), references.to_vec().into());
    schema
}

fn destination(destination_type: DestinationType) -> Map<String, Value> {
    let own = || {
        REQUEST.iter().filter(move |field| {
            // `request` has the version, which depends on the operation.
            field.presence != Presence::OnUpdate && field.is_of(destination_type)
        })
    };
    let properties = properties(own(), |field| {
        if field.name == DISCRIMINATOR {
            annotated(field, json!({ "const": destination_type.as_str() }))
        } else {
            property(field)
        }
    });
    let required = own().filter(|field| field.presence == Presence::Required);
    let mut schema = Map::new();
    let title = match destination_type {
        DestinationType::S3 => "Amazon S3",
        DestinationType::Gcs => "Google Cloud Storage",
    };
    schema.insert("title".into(), title.into());
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties);
    schema.insert("required".into(), names(required));
    if destination_type == DestinationType::Gcs {
        // Without a type, a field that only S3 has decides, so that no body is of both types.
        let only_s3 = REQUEST
            .iter()
            .filter(|field| field.only == Some(DestinationType::S3));
        let has_none: Vec<Value> = only_s3
            .map(|field| json!({ "not": { "required": [field.name] } }))
            .collect();
        schema.insert(
            "anyOf".into(),
            json!([{ "required": [DISCRIMINATOR] }, { "allOf": has_none }]),
        );
    }
    schema
}

fn response() -> Value {
    let required = RESPONSE
        .iter()
        .filter(|field| field.presence == Presence::Required);
    json!({
        "title": "ExportDestination",
        "description": "The answer to a create, an update or a retrieve.",
        "type": "object",
        "properties": properties(RESPONSE.iter(), property),
        "required": names(required),
    })
}

fn properties<'f>(
    fields: impl Iterator<Item = &'f Field>,
    schema: impl Fn(&Field) -> Value,
) -> Value {
    let members: Map<String, Value> = fields
        .map(|field| (field.name.to_owned(), schema(field)))
        .collect();
    members.into()
}

fn property(field: &Field) -> Value {
    let type_of = |name: &str| {
        if field.nullable {
            json!([name, "null"])
        } else {
            json!(name)
        }
    };
    let rules = match field.kind {
        Kind::Text { length, format } => {
            let mut rules = json!({ "type": type_of("string") });
            if length.min > 0 {
                rules["minLength"] = length.min.into();
            }
            if let Some(max) = length.max {
                rules["maxLength"] = max.into();
            }
            match format {
                Some(format @ (Format::Code | Format::IamRoleArn)) => {
                    rules["pattern"] = format.pattern().into();
                }
                Some(format @ (Format::Uuid | Format::DateTime)) => {
                    rules["format"] = format.as_str().into();
                }
                None => {}
            }
            rules
        }
        Kind::Choice(allowed) => {
            let null = field.nullable.then_some(Value::Null);
            let allowed: Vec<Value> = allowed
                .iter()
                .map(|&each| each.into())
                .chain(null)
                .collect();
            json!({ "type": type_of("string"), "enum": allowed })
        }
        // No `maximum`: a validator that reads `9.223372036854775807e18` as a double finds it greater than int64's maximum.
        Kind::Version => json!({ "type": type_of("integer"), "minimum": FIRST_VERSION }),
    };
    annotated(field, rules)
}

/// Adds the title, the description and the example of a field to the rules for its value.
fn annotated(field: &Field, rules: Value) -> Value {
    let documentation = &field.documentation;
    let mut schema = json!({ "title": documentation.title, "description": documentation.text });
    if let (Value::Object(schema), Value::Object(rules)) = (&mut schema, rules) {
        schema.extend(rules);
    }
    if field.name != DISCRIMINATOR {
        let example: Value =
            serde_json::from_str(documentation.example).expect("an example is JSON text");
        schema["examples"] = json!([example]);
    }
    schema
}

fn names<'f>(fields: impl Iterator<Item = &'f Field>) -> Value {
    fields.map(|field| field.name).collect()
}
