//! The files that the emitters write are the ones that are checked in. `npm run update` rewrites them.

#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Code, Issue, Operation, Options, Report, emit, validate};
use serde_json::Value;
use std::fmt::Write as _;
use std::{env, fs};

#[track_caller]
fn assert_current(file: &str, expected: &str) {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, expected).expect("the file can be written");
    }
    let current = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        current == expected,
        "{file} is stale: `npm run update` rewrites it"
    );
}

#[test]
fn json_schema() {
    assert_current("pkg/schema.json", &emit::json_schema());
}

#[test]
fn typescript() {
    assert_current("pkg/contract.d.ts", &emit::typescript());
}

#[test]
fn sarif_rules() {
    assert_current("pkg/cli/sarif-rules.js", &emit::sarif_rules());
}

#[test]
fn words() {
    assert_current("pkg/words.js", &emit::words());
}

#[test]
fn rules() {
    assert_current("docs/rules.md", &emit::rules());
}

#[test]
fn readme() {
    const BEGIN: &str = "<!-- fields -->\n";
    const END: &str = "<!-- /fields -->";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).expect("there is a README");
    let (before, rest) = readme
        .split_once(BEGIN)
        .expect("the table's beginning is marked");
    let (_, after) = rest.split_once(END).expect("the table's end is marked");
    assert_current(
        "README.md",
        &[before, BEGIN, "\n", &emit::field_table(), "\n", END, after].concat(),
    );
}

/// The bodies of the corpus: for a create and for an update, with the crate's verdict.
fn bodies() -> Vec<(String, bool, Value, Report)> {
    let mut bodies = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases"))
        .expect("there is a corpus")
    {
        let text =
            fs::read_to_string(entry.expect("it can be listed").path()).expect("it can be read");
        let cases: Vec<Value> = serde_json::from_str(&text).expect("it is JSON");
        for case in cases
            .into_iter()
            .filter(|case| case.get("response").is_none())
        {
            let text = case
                .get("text")
                .and_then(Value::as_str)
                .map_or_else(|| case["value"].to_string(), str::to_owned);
            // Escapes of half a surrogate pair have no value in Rust.
            let Ok(body) = serde_json::from_str::<Value>(&text) else {
                continue;
            };
            // A schema counts characters; with two for each surrogate pair it counts UTF-16 units.
            let units = body
                .to_string()
                .replace(|character| character > '\u{FFFF}', "xx");
            let body = serde_json::from_str(&units).expect("it is JSON still");
            let is_update = case["options"]["operation"] == "update";
            let mut options = Options {
                advice: false,
                ..Options::default()
            };
            if is_update {
                options.operation = Operation::Update;
            }
            let report = validate(&text, &options);
            bodies.push((format!("{}: {text}", case["name"]), is_update, body, report));
        }
    }
    assert!(bodies.len() > 100, "the corpus is there");
    bodies
}

/// A schema is laxer than the crate, never stricter; what it can say, it says too.
#[test]
fn schema_agrees_with_the_crate() {
    let schema: Value = serde_json::from_str(&emit::json_schema()).expect("it is JSON");
    let mut update = schema["$defs"]["Update"].clone();
    update["$schema"] = schema["$schema"].clone();
    update["$defs"] = schema["$defs"].clone();
    let create = jsonschema::validator_for(&schema).expect("a good schema");
    let update = jsonschema::validator_for(&update).expect("a good schema");
    let mut complaints = String::new();
    for (name, is_update, body, report) in bodies() {
        let accepted = if is_update { &update } else { &create }.is_valid(&body);
        // A schema reads numbers as doubles.
        let is_too_exact =
            |issue: &Issue| issue.code == Code::Type && issue.params.text("actual") == "number";
        let agree = if accepted {
            report.valid || report.issues.iter().all(is_too_exact)
        } else {
            !report.valid
        };
        if !agree {
            writeln!(complaints, "{name}: schema {accepted}, {:?}", report.issues)
                .expect("a string grows");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}
