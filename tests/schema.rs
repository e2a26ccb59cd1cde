//! `pkg/schema.json` against the crate, on the corpus: a schema may accept more than the crate, never less.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{IssueKind, Operation, Options, Report, validate};
use serde_json::Value;
use std::fs;

/// A body of the corpus that is JSON.
struct Body {
    text: String,
    is_update: bool,
    value: Value,
    report: Report,
}

fn bodies() -> Vec<Body> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let entries = fs::read_dir(folder).expect("there is a corpus");
    let bodies: Vec<Body> = entries
        .flat_map(|entry| {
            let path = entry.expect("the folder can be listed").path();
            let text = fs::read_to_string(path).expect("the file can be read");
            serde_json::from_str::<Vec<Value>>(&text).expect("the file is JSON")
        })
        .filter(|case| case.get("response").is_none())
        .filter_map(|case| body(&case))
        .collect();
    assert!(bodies.len() > 100, "{} bodies", bodies.len());
    bodies
}

fn body(case: &Value) -> Option<Body> {
    let text = case["text"]
        .as_str()
        .map_or_else(|| case["value"].to_string(), str::to_owned);
    // `serde_json` cannot hold a lone surrogate.
    let value: Value = serde_json::from_str(&text).ok()?;
    // A schema counts characters; with two for each surrogate pair it counts UTF-16 code units.
    let units = value
        .to_string()
        .replace(|character| character > '\u{FFFF}', "xx");
    let is_update = case["options"]["operation"] == "update";
    let options = Options {
        operation: if is_update {
            Operation::Update
        } else {
            Operation::Create
        },
        advice: false,
        ..Options::default()
    };
    Some(Body {
        is_update,
        value: serde_json::from_str(&units).expect("it is still JSON"),
        report: validate(&text, &options),
        text,
    })
}

#[test]
fn the_schema_agrees_with_the_crate() {
    let schema: Value =
        serde_json::from_str(include_str!("../pkg/schema.json")).expect("the schema is JSON");
    let mut update = schema["$defs"]["Update"].clone();
    update["$schema"] = schema["$schema"].clone();
    update["$defs"] = schema["$defs"].clone();
    let create = jsonschema::validator_for(&schema).expect("a valid schema");
    let update = jsonschema::validator_for(&update).expect("a valid schema");
    let mut failures = Vec::new();
    for Body {
        text,
        is_update,
        value,
        report,
    } in bodies()
    {
        let is_accepted = if is_update { &update } else { &create }.is_valid(&value);
        // A schema reads numbers as doubles, so it accepts some versions beyond int64.
        let mut kinds = report.issues.iter().map(|issue| &issue.kind);
        let is_number_only = kinds.all(|kind| {
            matches!(
                kind,
                IssueKind::Type {
                    actual: "number",
                    ..
                }
            )
        });
        if is_accepted != report.valid && !(is_accepted && is_number_only) {
            failures.push(format!(
                "{text}: pkg/schema.json says {is_accepted}, the crate {:?}; `npm run update` writes the schema",
                report.issues
            ));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
