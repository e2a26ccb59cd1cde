//! What fuzzing holds the crate to, a function a target; each panics where a law is broken. `fuzz/` runs them on what libFuzzer
//! comes up with, `tests/fuzz.rs` on the corpus that it left.

#[path = "../law/mod.rs"]
mod law;
#[path = "../corpus/place.rs"]
mod place;
mod shell;
#[path = "../reader/verdict.rs"]
mod verdict;

use m3ter_export_destination::{
    Code, Operation, Options, Preview, PreviewOptions, Reason, ResponseOptions, preview,
    preview_bytes, validate, validate_bytes, validate_response, validate_response_bytes,
};
use serde_json::Value;

const ID: &str = "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101";

/// The verdict on what is JSON is `serde_json`'s, and so is the place where it stops being JSON.
pub fn reader(data: &[u8]) {
    match str::from_utf8(data) {
        Ok(text) => {
            let complaint = verdict::complaint(text);
            assert_eq!(complaint, None, "{text:?}");
        }
        Err(error) => {
            let report = validate_bytes(data, &Options::default());
            let [issue] = &report.issues[..] else {
                panic!("{data:?} has {} issues", report.issues.len());
            };
            assert_eq!(
                (issue.code, issue.reason),
                (Code::Syntax, Some(Reason::NotUtf8))
            );
            let good = str::from_utf8(&data[..error.valid_up_to()]).expect("it is valid so far");
            let place = issue.range.expect("an issue in a text has a range").start;
            assert_eq!(place.offset, good.encode_utf16().count(), "{data:?}");
        }
    }
}

/// The first byte chooses the options, the rest is the body.
pub fn validate_any(data: &[u8]) {
    let (&choice, data) = data.split_first().unwrap_or((&0, &[]));
    let options = Options {
        operation: operation(choice),
        current_version: [None, Some(7), Some(i64::MAX), Some(i64::MIN)]
            [usize::from(choice >> 1 & 3)],
        advice: choice & 8 == 0,
    };
    let response_options = ResponseOptions {
        operation: [None, Some(options.operation)][usize::from(choice >> 4 & 1)],
        sent_version: options.current_version,
    };
    let report = validate_bytes(data, &options);
    let response = validate_response_bytes(data, &response_options);
    let Ok(text) = str::from_utf8(data) else {
        assert!(!report.valid && !response.valid, "{data:?}");
        return;
    };
    assert_eq!(report, validate(text, &options), "{text:?}");
    assert_eq!(
        response,
        validate_response(text, &response_options),
        "{text:?}"
    );
    let answer = |text: &str| {
        serde_json::to_value(validate(text, &options)).expect("a report is plain data")
    };
    check(&answer(text), text, answer);
    let answer = |text: &str| {
        serde_json::to_value(validate_response(text, &response_options))
            .expect("a report is plain data")
    };
    check(&answer(text), text, answer);
}

const fn operation(choice: u8) -> Operation {
    if choice & 1 == 0 {
        Operation::Create
    } else {
        Operation::Update
    }
}

/// It holds together, every range cuts out what its issue is about, and every fix mends.
fn check(report: &Value, text: &str, answer: impl Fn(&str) -> Value) {
    let issues = report["issues"].as_array().expect("issues are an array");
    let errors = issues.iter().filter(|issue| issue["severity"] == "error");
    assert_eq!(report["valid"], errors.count() == 0, "{text:?}: {report}");
    for issue in issues {
        let mut complaints = place::complaints(issue, text);
        complaints.extend(law::broken_law(report, issue, text, &answer));
        assert!(complaints.is_empty(), "{text:?}: {issue}: {complaints:#?}");
        let message = issue["message"].as_str().expect("a message");
        assert!(!message.is_empty(), "{text:?}: {issue}");
    }
}

/// The first byte chooses the options, the rest is the body. The texts for a shell are read as a shell reads them.
pub fn preview_any(data: &[u8]) {
    let (&choice, data) = data.split_first().unwrap_or((&0, &[]));
    let mut options = PreviewOptions::new(ID, i64::from(choice) * 1_737_973_805_007);
    options.operation = operation(choice);
    if choice & 2 == 0 {
        options.id = Some(ID);
    }
    if choice & 4 != 0 {
        options.base_url = "http://127.0.0.1/it's/\u{7f}";
    }
    if choice & 8 != 0 {
        options.org_id = "no 'id'";
    }
    let found = preview_bytes(data, &options);
    let expected = Options {
        operation: options.operation,
        ..Options::default()
    };
    assert_eq!(found.report, validate_bytes(data, &expected));
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    assert_eq!(found, preview(text, &options), "{text:?}");
    let is_ready = found.report.valid && found.option_issues.is_empty();
    assert_eq!(found.request.is_some(), is_ready, "{text:?}");
    if is_ready {
        check_request(&found, text);
        check_keys(&found, text);
        check_access(&found, text);
    }
}

fn check_request(preview: &Preview, text: &str) {
    let request = preview.request.as_ref().expect("a request");
    assert_eq!(request.body, text);
    let sent = shell::words(&request.curl);
    let is_piped = text.len() > 100_000 || text.chars().any(is_key);
    let (printf, curl) = sent.split_at(if is_piped { 4 } else { 0 });
    if let [printf, format, body, pipe] = printf {
        assert_eq!([&**printf, format, pipe], ["printf", "%b", "|"], "{text:?}");
        assert_eq!(printed(body), text.as_bytes(), "{text:?}");
    }
    let url = without_keys(&request.url);
    let expected = [
        "curl",
        "--fail-with-body",
        "--request",
        &request.method,
        &url,
        "--header",
        "Authorization: Bearer $M3TER_TOKEN",
        "--header",
        "Content-Type: application/json",
    ];
    let data = if is_piped {
        ["--data-binary", "@-"]
    } else {
        ["--data-raw", text]
    };
    let expected: Vec<&str> = expected.into_iter().chain(data).collect();
    assert_eq!(curl, expected, "{text:?}");
}

/// Whether a terminal takes a character for a key.
fn is_key(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

fn without_keys(text: &str) -> String {
    text.replace(is_key, "\u{fffd}")
}

/// What `printf '%b'` prints: `\\` is a backslash, and `\0` with three octal digits a byte.
fn printed(text: &str) -> Vec<u8> {
    let mut printed = Vec::new();
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte != b'\\' {
            printed.push(*byte);
            continue;
        }
        match rest {
            [b'\\', after @ ..] => {
                printed.push(b'\\');
                rest = after;
            }
            [b'0', a, b, c, after @ ..] => {
                printed.push(((a & 7) << 6) | ((b & 7) << 3) | (c & 7));
                rest = after;
            }
            other => panic!("{text:?} has a backslash before {other:?}"),
        }
    }
    printed
}

/// Nothing where `serde_json` cannot hold it: a lone surrogate, a number over a double.
fn body(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

fn check_keys(preview: &Preview, text: &str) {
    let keys = preview.object_keys.as_ref().expect("object keys");
    for file in &keys.files {
        assert_eq!(file.bytes, file.key.len(), "{text:?}");
        let Some(body) = body(text) else {
            continue;
        };
        let prefix = body["prefix"].as_str().unwrap_or_default();
        assert!(file.key.starts_with(prefix), "{text:?}: {}", file.key);
        let bucket = body["bucketName"].as_str().expect("a bucket");
        let (_, path) = file.uri.split_once("://").expect("a URI");
        assert_eq!(path, format!("{bucket}/{}", file.key), "{text:?}");
    }
    let response = preview.response.as_ref().expect("a response");
    let answered = serde_json::to_string(response).expect("a response is plain data");
    let answered: Value = serde_json::from_str(&answered).expect("it is JSON");
    let report = validate_response(&answered["body"].to_string(), &ResponseOptions::default());
    assert!(report.valid, "{text:?}: {:?}", report.issues);
}

fn check_access(preview: &Preview, text: &str) {
    let access = preview.access.as_ref().expect("what access it needs");
    let access = serde_json::to_value(access).expect("it is plain data");
    let Some(commands) = access["commands"].as_str() else {
        return;
    };
    let words = shell::words(commands);
    if let Some(body) = body(text) {
        let bucket = body["bucketName"].as_str().expect("a bucket");
        let bucket = without_keys(&format!("gs://{bucket}"));
        assert!(words.contains(&bucket), "{text:?}: {words:?}");
    }
    let bindings = words
        .iter()
        .filter(|word| word.ends_with("add-iam-policy-binding"));
    let roles = words
        .iter()
        .filter(|word| word.starts_with("--role=roles/"));
    assert_eq!(bindings.count(), roles.count(), "{text:?}: {words:?}");
}

/// Holds an input to the law of a target.
type Law = fn(&[u8]);

/// Each target's name, its law, and the inputs that libFuzzer kept.
pub const TARGETS: [(&str, Law, &str); 3] = [
    ("reader", reader, include_str!("reader.tsv")),
    ("validate", validate_any, include_str!("validate.tsv")),
    ("preview", preview_any, include_str!("preview.tsv")),
];
