//! The crate against a second, naive reading of the contract, on generated bodies.
#![cfg(not(target_arch = "wasm32"))]

mod law;
mod random;
mod reading;

use law::broken_law;
use m3ter_export_destination::{Operation, Options, Report, validate};
use random::Random;
use reading::{Finding, Reading, Verdict};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;

const TEXT_FIELDS: &[&str] = &[
    "name",
    "code",
    "bucketName",
    "iamRoleArn",
    "projectNumber",
    "poolId",
    "providerId",
    "serviceAccountEmail",
    "prefix",
];
const UNKNOWN: &[&str] = &[
    "extra",
    "bucket_name",
    "Code",
    "id",
    "",
    "iamRoleARN",
    "a/b~c",
    "project_number",
    "versions",
];

const ARNS: &[&str] = &[
    "arn:aws:iam::922609978421:role/IAMRole636",
    "arn:aws:iam::1:role/",
    "arn:aws:iam::1:role/x ",
    " arn:aws:iam::1:role/x",
    "arn:aws:iam::1:role/x\n",
    "arn:aws:iam::1:role/a\u{85}b",
    "arn:aws:iam::٣:role/x",
    "arn:aws:iam:::role/x",
    "arn:aws:iam:1:role/x",
    "arn:aws-cn:iam::1:role/x",
    "arn:aws:iam:eu-west-1:1:role/x",
    "arn:aws:iam::1:user/x",
    "arn:aws:sts::1:assumed-role/x/y",
    "arn:aws:sts::<id>:assumed-role/x/y",
    "arn:aws:sts::1:assumed-role//y",
    "arn:aws:sts::1:assumed-role/x\ny/z",
    "arn:aws:s3:::acme-data",
    "IAMRole636",
];
const CHOICES: &[&str] = &[
    "S3",
    "GCS",
    "s3",
    "gcs ",
    " S3",
    "AZURE",
    "TYPE_FIRST",
    "TIME_FIRST",
    "time_first",
    "TYPE_FIRST\n",
    "TIME-FIRST",
    "",
];
const EDGES: &[&str] = &[
    " ", "\t", "\n", "\0", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "\u{3000}", "[", "]", "😀",
    "\"", "\\",
];

/// Lengths on both sides of each limit, in UTF-16 units.
const LENGTHS: &[usize] = &[
    0, 1, 2, 3, 4, 62, 63, 64, 79, 80, 81, 82, 199, 200, 201, 202,
];

fn text(random: &mut Random) -> String {
    let units = LENGTHS[random.below(LENGTHS.len())];
    let letter = random.pick(&["a", "a", "é", "語", "😀"]);
    let mut text = letter.repeat(units / letter.encode_utf16().count());
    while text.encode_utf16().count() < units {
        text.push('b');
    }
    // In place of the first or last character, which keeps the length but for an astral one.
    if random.one_in(4) && !text.is_empty() {
        text.remove(0);
        text.insert_str(0, random.pick(EDGES));
    }
    if random.one_in(4) && text.pop().is_some() {
        text.push_str(random.pick(EDGES));
    }
    text
}

fn value(field: &str, random: &mut Random) -> Value {
    match random.below(10) {
        0 => Value::Null,
        1 => match random.below(4) {
            0 => json!(random.one_in(2)),
            1 => json!([random.pick(CHOICES)]),
            2 => json!({ field: random.pick(CHOICES) }),
            _ => json!(0.5),
        },
        2 if field != "version" => json!(random.below(3)),
        _ if field == "version" => {
            let versions = [
                json!(1),
                json!(2),
                json!(3),
                json!(7),
                json!(7.0),
                json!(1.5),
                json!(0),
                json!(-1),
                json!(i64::MAX),
                json!(u64::MAX),
                json!("7"),
                json!(1e3),
                json!(-0.0),
            ];
            versions[random.below(versions.len())].clone()
        }
        _ if field == "iamRoleArn" && !random.one_in(8) => json!(random.pick(ARNS)),
        _ if matches!(field, "destinationType" | "partitionOrder") => json!(random.pick(CHOICES)),
        _ => json!(text(random)),
    }
}

/// A good body with up to four of its members dropped, changed or added.
fn body(update: bool, random: &mut Random) -> Map<String, Value> {
    let mut body = Map::new();
    let s3 = random.one_in(2);
    let own: &[&str] = if s3 {
        &["iamRoleArn"]
    } else {
        &["projectNumber", "poolId", "providerId"]
    };
    for field in ["name", "code", "bucketName"].iter().chain(own) {
        body.insert(
            (*field).to_owned(),
            json!(if *field == "iamRoleArn" {
                ARNS[0]
            } else {
                "acme-data"
            }),
        );
    }
    body.insert(
        "destinationType".to_owned(),
        json!(if s3 { "S3" } else { "GCS" }),
    );
    if update {
        body.insert("version".to_owned(), json!(7));
    }
    for _ in 0..random.below(5) {
        let field = match random.below(16) {
            0..=2 => "destinationType",
            3 => "partitionOrder",
            4 | 5 => "version",
            6 => random.pick(UNKNOWN),
            _ => random.pick(TEXT_FIELDS),
        };
        if random.one_in(4) {
            body.remove(field);
        } else {
            body.insert(field.to_owned(), value(field, random));
        }
    }
    body
}

/// As JSON, with members in any order and some characters escaped.
fn render(body: &Map<String, Value>, random: &mut Random) -> String {
    let mut members: Vec<String> = Vec::new();
    for (name, value) in body {
        let at = random.below(members.len() + 1);
        let value = if let Value::String(text) = value {
            string(text, random)
        } else {
            value.to_string()
        };
        members.insert(at, format!("{}: {value}", string(name, random)));
    }
    format!("{{{}}}", members.join(", "))
}

fn string(text: &str, random: &mut Random) -> String {
    if !random.one_in(8) {
        return Value::from(text).to_string();
    }
    let mut escaped = String::from('"');
    for unit in text.encode_utf16() {
        write!(escaped, "\\u{unit:04x}").expect("a string grows");
    }
    escaped.push('"');
    escaped
}

fn findings(report: &Value, severity: &str) -> BTreeSet<Finding> {
    let issues = report["issues"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|issue| issue["severity"] == severity);
    let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    issues
        .map(|issue| (word(&issue["path"][0]), word(&issue["code"])))
        .collect()
}

/// What the crate answers, in the words of the second reading.
fn verdict(report: &Value) -> Verdict {
    let on_document = [
        "destination_type_missing",
        "foreign_field",
        "unknown_field",
        "response_field",
    ];
    Verdict {
        destination_type: if report["destinationType"] == "S3" {
            "S3"
        } else {
            "GCS"
        },
        errors: findings(report, "error"),
        warnings: findings(report, "warning")
            .into_iter()
            .filter(|(_, code)| on_document.contains(&code.as_str()))
            .collect(),
    }
}

fn data(report: &Report) -> Value {
    serde_json::to_value(report).expect("a report is plain data")
}

#[test]
fn agrees_with_a_second_reading() {
    let reading = Reading::new();
    let mut random = Random::new(0x5eed_0008);
    let mut complaints = String::new();
    let mut valid = 0;
    for _ in 0..100_000 {
        let update = random.one_in(2);
        let body = body(update, &mut random);
        let text = render(&body, &mut random);
        let operation = if update {
            Operation::Update
        } else {
            Operation::Create
        };
        let current_version = [None, Some(7), Some(3)][random.below(3)];
        let options = Options {
            operation,
            current_version,
            advice: true,
        };
        let answer = |text: &str| data(&validate(text, &options));

        let expected = reading.judge(&body, update, current_version);
        let report = answer(&text);
        valid += usize::from(report["valid"] == true);
        let mut complain = |complaint: &str| {
            if complaints.len() < 20_000 {
                writeln!(
                    complaints,
                    "{operation:?} {current_version:?} {text}: {complaint}"
                )
                .expect("a string grows");
            }
        };
        let found = verdict(&report);
        if found != expected || report["valid"] != expected.errors.is_empty() {
            complain(&format!("{found:?} in place of {expected:?}"));
        }
        let quiet = data(&validate(
            &text,
            &Options {
                advice: false,
                ..options
            },
        ));
        let errors = report["issues"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|issue| issue["severity"] == "error")
            .cloned();
        if quiet["issues"] != Value::Array(errors.collect()) || quiet["valid"] != report["valid"] {
            complain("without advice the errors are others");
        }
        for issue in report["issues"].as_array().into_iter().flatten() {
            for broken in broken_law(&report, issue, &text, answer) {
                complain(&format!("{issue}: {broken}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
    assert!(
        (20_000..80_000).contains(&valid),
        "{valid} of 100,000 are valid"
    );
}
