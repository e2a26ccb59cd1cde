//! Properties of the advice: what a cloud accepts is not warned of, what breaks one of its rules is, and fixes mend.
#![cfg(not(target_arch = "wasm32"))]

mod cloud;
mod law;
mod random;

use cloud::{SUBJECTS, Subject, long_google_name};
use law::{broken_law, fixed_by, identity};
use m3ter_export_destination::{Operation, Options, validate};
use random::Random;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn answer(text: &str) -> Value {
    answer_with(text, &Options::default())
}

fn answer_with(text: &str, options: &Options) -> Value {
    serde_json::to_value(validate(text, options)).expect("a report is plain data")
}

fn issues(report: &Value) -> &[Value] {
    report["issues"].as_array().expect("issues are an array")
}

fn identities(report: &Value) -> Vec<String> {
    issues(report).iter().map(identity).collect()
}

fn broken_laws(report: &Value, text: &str) -> Vec<String> {
    let broken = |issue| {
        broken_law(report, issue, text, answer)
            .into_iter()
            .map(move |broken| format!("{}: {broken}", identity(issue)))
    };
    issues(report).iter().flat_map(broken).collect()
}

/// A body in which all is well.
fn body(destination_type: &str) -> Value {
    let mut body = json!({
        "destinationType": destination_type,
        "name": "Acme exports",
        "code": "acme_exports",
        "bucketName": "acme-data-exports",
    });
    if destination_type == "S3" {
        body["iamRoleArn"] = json!("arn:aws:iam::922609978421:role/IAMRole636");
    } else {
        body["projectNumber"] = json!("123456789012");
        body["poolId"] = json!("acme-pool");
        body["providerId"] = json!("acme-provider");
    }
    body
}

impl Subject {
    fn body(&self, value: &str) -> String {
        let mut body = body(self.destination_type);
        body[self.field] = json!(value);
        body.to_string()
    }
}

/// Fails with the first few of the complaints, and says how many there are.
fn assert_none(complaints: &[String]) {
    let first = &complaints[..complaints.len().min(20)];
    assert!(
        complaints.is_empty(),
        "{} complaints, for example:\n{}",
        complaints.len(),
        first.join("\n")
    );
}

#[test]
fn what_a_cloud_accepts_brings_no_warning() {
    let mut complaints = Vec::new();
    for subject in SUBJECTS {
        let mut random = Random::new(0x5eed_0301);
        for _ in 0..20_000 {
            let good = (subject.good)(&mut random);
            let found = identities(&answer(&subject.body(&good)));
            if !found.is_empty() {
                complaints.push(format!("{good:?}: {found:?}"));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn what_breaks_one_rule_is_told_so_first() {
    let mut complaints = Vec::new();
    for subject in SUBJECTS {
        let mut random = Random::new(0x5eed_0302);
        for (reason, slip) in subject.slips {
            let path = json!([subject.field]);
            let expected = format!("warning {}/{reason} {path}", subject.code);
            let mut made = 0;
            for _ in 0..2_000 {
                let good = (subject.good)(&mut random);
                let Some(bad) = slip(&good, &mut random) else {
                    continue;
                };
                made += 1;
                let text = subject.body(&bad);
                let report = answer(&text);
                let found = identities(&report);
                let first = found.iter().find(|issue| issue.starts_with("warning"));
                if first != Some(&expected)
                    || issues(&report).iter().any(|issue| issue["path"] != path)
                {
                    complaints.push(format!("{bad:?} is not {reason}: {found:?}"));
                }
                complaints.extend(broken_laws(&report, &text));
            }
            if made < 200 {
                complaints.push(format!("{}: only {made} break {reason}", subject.code));
            }
        }
    }
    assert_none(&complaints);
}

/// That m3ter's limit is stricter than Google's is said where Google would take the name, and nowhere else.
#[test]
fn names_that_google_takes_are_told_from_others() {
    let mut random = Random::new(0x5eed_0303);
    let mut complaints = Vec::new();
    let mut check = |destination_type: &str, name: &str, expected: &Value| {
        let mut body = body(destination_type);
        body["bucketName"] = json!(name);
        let report = answer(&body.to_string());
        let found = identities(&report);
        if found != [r#"error too_long ["bucketName"]"#]
            || issues(&report)[0]["params"]["googleMax"] != *expected
        {
            complaints.push(format!("{destination_type} {name:?}: {report}"));
        }
    };
    for _ in 0..5_000 {
        let name = long_google_name(&mut random);
        check("GCS", &name, &json!(222));
        check("S3", &name, &Value::Null);
        check("GCS", &name.replace('.', "-"), &Value::Null);
        for bad in [
            format!("-{name}"),
            format!("{name}_"),
            name.replacen('.', "..", 1),
            name.replacen('.', "!", 1) + ".x",
            format!("goog.{name}"),
            format!("{name}.g00gle"),
            format!("{name}.{}", "x".repeat(64)),
            format!("{name}{}", ".x".repeat(112)),
        ] {
            check("GCS", &bad, &Value::Null);
        }
    }
    assert_none(&complaints);
}

/// A value for a field: good, with a slip, with several, or of another type.
fn value(subject: &Subject, random: &mut Random) -> Value {
    let mut value = (subject.good)(random);
    match random.below(16) {
        0 => return Value::Null,
        1 => return json!(random.below(1_000_000)),
        2 => return json!([value]),
        _ => {}
    }
    for _ in 0..random.below(4) {
        // Another field's slips are what people paste into the wrong one.
        let owner = if random.one_in(6) {
            &SUBJECTS[random.below(SUBJECTS.len())]
        } else {
            subject
        };
        let (_, slip) = owner.slips[random.below(owner.slips.len())];
        if let Some(bad) = slip(&value, random) {
            value = bad;
        }
    }
    json!(value)
}

/// A body with trouble of every kind: in its fields, in their names, in fields of the other cloud.
fn mixture(random: &mut Random) -> Value {
    let kind = if random.one_in(2) { "S3" } else { "GCS" };
    let mut body = body(kind);
    for subject in SUBJECTS {
        let is_own = subject.destination_type == kind || subject.field == "bucketName";
        if random.one_in(if is_own { 2 } else { 12 }) {
            body[subject.field] = value(subject, random);
        }
    }
    let members = body.as_object_mut().expect("a body is an object");
    match random.below(8) {
        0 => {
            members.remove("destinationType");
        }
        1 => {
            let kinds = ["s3", "gcs", " S3", "GCS\n", "AZURE", "gs"];
            members.insert("destinationType".to_owned(), json!(random.pick(&kinds)));
        }
        2 => {
            let misspelt = [
                ("bucketName", "bucket_name"),
                ("prefix", "prefx"),
                ("iamRoleArn", "iamRoleARN"),
            ];
            let (name, wrong) = misspelt[random.below(misspelt.len())];
            if let Some(value) = members.remove(name) {
                members.insert(wrong.to_owned(), value);
            }
        }
        3 => {
            let orders = [json!(null), json!("time_first"), json!(1), json!("BOTH")];
            let order = orders[random.below(orders.len())].clone();
            members.insert("partitionOrder".to_owned(), order);
        }
        4 => {
            let versions = [
                json!(3),
                json!("3"),
                json!("4"),
                json!(4),
                json!(null),
                json!("x"),
            ];
            let version = versions[random.below(versions.len())].clone();
            members.insert("version".to_owned(), version);
        }
        _ => {}
    }
    body
}

/// Applies all fixes of a report, each as long as it is still offered; then those of the next report, and so on. The text
/// that has no fix left, or what went wrong.
fn mended(text: &str, options: &Options) -> Result<String, String> {
    let mut text = text.to_owned();
    let mut seen = BTreeSet::from([text.clone()]);
    for _ in 0..10 {
        let answer = |text: &str| answer_with(text, options);
        let has_fix = |issue: &&Value| issue.get("fix").is_some();
        let report = answer(&text);
        let round: Vec<String> = issues(&report)
            .iter()
            .filter(has_fix)
            .map(identity)
            .collect();
        if round.is_empty() {
            return Ok(text);
        }
        for wanted in round {
            let report = answer(&text);
            let mut offered = issues(&report).iter().filter(has_fix);
            let Some(issue) = offered.find(|issue| identity(issue) == wanted) else {
                continue;
            };
            let broken = broken_law(&report, issue, &text, answer);
            if !broken.is_empty() {
                return Err(format!("{text}: {wanted}: {broken:?}"));
            }
            let Some(Ok(fixed)) = fixed_by(issue, &text) else {
                return Err(format!("{text}: {wanted}: the fix does not apply"));
            };
            text = fixed.to_string();
            if !seen.insert(text.clone()) {
                return Err(format!("{text}: {wanted}: the fixes go in a circle"));
            }
        }
    }
    Err(format!("{text}: there are fixes after ten rounds"))
}

#[test]
fn applying_fixes_ends() {
    let mut random = Random::new(0x5eed_0304);
    let mut complaints = Vec::new();
    let (mut mended_some, mut clean) = (0, 0);
    for _ in 0..10_000 {
        let text = mixture(&mut random).to_string();
        let options = Options {
            operation: [Operation::Create, Operation::Update][random.below(2)],
            current_version: [None, Some(3)][random.below(2)],
            advice: !random.one_in(8),
        };
        match mended(&text, &options) {
            Ok(after) => {
                mended_some += usize::from(after != text);
                clean += usize::from(identities(&answer_with(&after, &options)).is_empty());
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    assert_none(&complaints);
    assert!(
        mended_some > 5_000 && clean > 500,
        "{mended_some} were mended, {clean} are clean"
    );
}

/// Those of the corpus that have a plain repair, which is when no issue is said to have no fix.
#[test]
fn real_mistakes_are_mended() {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("cases/real-mistakes.json")).expect("it is JSON");
    let mut complaints = Vec::new();
    let mut repaired = 0;
    for case in &cases {
        let fixed = |issue: &Value| issue["fixed"].is_object();
        let hopeless = |issue: &Value| issue.get("fixed") == Some(&Value::Null);
        if !issues(case).iter().any(fixed) || issues(case).iter().any(hopeless) {
            continue;
        }
        repaired += 1;
        match mended(&case["value"].to_string(), &Options::default()) {
            Ok(text) => {
                let left = identities(&answer(&text));
                if !left.is_empty() {
                    complaints.push(format!("{}: {text}: {left:?}", case["name"]));
                }
            }
            Err(complaint) => complaints.push(format!("{}: {complaint}", case["name"])),
        }
    }
    assert_none(&complaints);
    assert!(repaired >= 30, "only {repaired} have a repair");
}
