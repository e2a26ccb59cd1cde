//! Writes reports and previews as `serde_json` serialises them, a line each; `tests/package/rust.test.js` compares them with
//! the package's, which puts the same into words in JavaScript.

#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{
    Code, Operation, Options, PreviewOptions, Reason, Report, ResponseOptions, Severity, preview,
    validate, validate_response,
};
use serde::Serialize;
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
            lines.push(line(&given, &report));
        }
    }
    for text in fixes() {
        let report = answer(&text, &Value::Null, false);
        assert!(
            report.issues.iter().any(|issue| issue.fix.is_some()),
            "{text}"
        );
        let given = json!({ "text": text, "isResponse": false });
        lines.push(line(&given, &report));
    }
    for text in characters() {
        let text =
            json!({ "destinationType": text, "bucketName": text, "prefix": text }).to_string();
        let report = answer(&text, &Value::Null, false);
        let given = json!({ "text": text, "isResponse": false });
        lines.push(line(&given, &report));
    }
    write("reports.jsonl", &lines);
}

/// Bodies whose fixes have long texts in their titles, and names in their patches that are written otherwise in a pointer.
fn fixes() -> Vec<String> {
    let lengths = [1, 49, 50, 51, 79, 80, 81, 82, 200];
    let texts = lengths.iter().flat_map(|&length| {
        ["a", "é", "😀", "a😀", "😀é"]
            .map(|text| json!({ "code": format!(" {}", text.repeat(length)) }).to_string())
    });
    let long = ["bucketName", &"_".repeat(90)].concat();
    let names = ["prefi~", "~name", "na/me", "/~cod", &long];
    let names = names.map(|name| json!({ name: "aaa" }).to_string());
    texts.chain(names).collect()
}

/// All characters that a UTF-16 unit is, and some that are two, in texts of many lengths round that from which they are cut.
fn characters() -> Vec<String> {
    let all: Vec<char> = ('\0'..='\u{FFFF}')
        .chain('\u{1F600}'..'\u{1F700}')
        .collect();
    let mut texts = Vec::new();
    let mut rest = &all[..];
    while let Some((text, behind)) = rest.split_at_checked(70 + texts.len() % 20) {
        texts.push(text.iter().collect());
        rest = behind;
    }
    texts
}

#[test]
fn writes_previews() {
    const ORG_ID: &str = "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101";
    let bodies = [
        json!({"destinationType": "S3"}),
        json!({"destinationType": "GCS", "prefix": "a/\"b\""}),
        json!({"serviceAccountEmail": "-x", "destinationType": "GCS", "partitionOrder": null}),
        json!({"prefix": "?/", "partitionOrder": "TYPE_FIRST", "more": "\u{e9}".repeat(60_000)}),
        json!({"name": " "}),
    ];
    let characters = characters().into_iter();
    let bodies = bodies
        .into_iter()
        .chain(characters.map(|text| json!({"prefix": text})));
    let mut lines = Vec::new();
    for (index, members) in bodies.enumerate() {
        let mut options = PreviewOptions::new(ORG_ID, 1_737_973_805_007);
        options.base_url = "http://127.0.0.1/'";
        if index % 2 == 1 {
            options.operation = Operation::Update;
        }
        for id in [None, Some(""), Some("no"), Some(ORG_ID)] {
            options.id = id;
            let mut body = json!({
                "name": "it's", "code": "<name>", "bucketName": "acme-*", "iamRoleArn": "arn:aws:iam::1:role/",
                "projectNumber": "1", "poolId": "$p", "providerId": "\u{7f}",
            });
            let others = members.as_object().expect("an object").clone();
            body.as_object_mut().expect("an object").extend(others);
            if options.operation == Operation::Update {
                body["version"] = json!(41);
            }
            // A body on several lines, with each blank that JSON has.
            let text = body.to_string().replace("\",\"", "\" ,\r\n\t\"");
            let operation = if options.operation == Operation::Update {
                "update"
            } else {
                "create"
            };
            let given = json!({ "text": text, "options": {
                "orgId": ORG_ID, "id": id, "operation": operation, "baseUrl": options.base_url, "now": options.now,
            }});
            lines.push(line(&given, &preview(&text, &options)));
        }
    }
    write("previews.jsonl", &lines);
}

fn line(given: &Value, answer: &impl Serialize) -> String {
    let answer = serde_json::to_string(answer).expect("it is plain data");
    format!("[{given},{answer}]")
}

fn write(file: &str, lines: &[String]) {
    let folder = env!("CARGO_TARGET_TMPDIR");
    fs::write(format!("{folder}/{file}"), lines.join("\n")).expect("it can be written");
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
