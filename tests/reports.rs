//! Writes the report on every case of the corpus as `serde_json` serialises it, a line each; `tests/package/rust.test.js`
//! compares them with the package's, which are serialised by other code.

#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{
    Code, Operation, Options, Reason, Report, ResponseOptions, Severity, validate,
    validate_response,
};
use serde_json::{Value, json};
use std::fs;

/// A report writes them itself.
#[test]
fn names_are_texts() {
    for severity in Severity::ALL {
        assert_eq!(json!(severity), severity.as_str());
    }
    for code in Code::ALL {
        assert_eq!(json!(code), code.as_str());
    }
    for reason in Reason::ALL {
        assert_eq!(json!(reason), reason.as_str());
    }
}

#[test]
fn writes_every_report() {
    let mut lines = Vec::new();
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    for entry in fs::read_dir(cases).expect("there is a corpus") {
        let path = entry.expect("it can be listed").path();
        let file = fs::read_to_string(path).expect("it can be read");
        let cases: Vec<Value> = serde_json::from_str(&file).expect("it is JSON");
        for case in &cases {
            let text = case["text"]
                .as_str()
                .map_or_else(|| case["value"].to_string(), str::to_owned);
            let is_response = case["response"] == true;
            let report = answer(&text, &case["options"], is_response);
            let given =
                json!({ "text": text, "options": case["options"], "isResponse": is_response });
            let report = serde_json::to_string(&report).expect("a report is plain data");
            lines.push(format!("[{given},{report}]"));
        }
    }
    let written = concat!(env!("CARGO_TARGET_TMPDIR"), "/reports.jsonl");
    fs::write(written, lines.join("\n")).expect("it can be written");
}

fn answer(text: &str, options: &Value, is_response: bool) -> Report {
    let operation = match options["operation"].as_str() {
        None => None,
        Some("update") => Some(Operation::Update),
        Some(_) => Some(Operation::Create),
    };
    if is_response {
        let sent_version = options["sentVersion"].as_i64();
        return validate_response(
            text,
            &ResponseOptions {
                operation,
                sent_version,
            },
        );
    }
    let options = Options {
        operation: operation.unwrap_or_default(),
        current_version: options["currentVersion"].as_i64(),
        advice: options["advice"] != false,
    };
    validate(text, &options)
}
