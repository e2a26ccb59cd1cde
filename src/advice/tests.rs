//! Runs the rules' examples, and proves that ordinary values have no finding.

use super::{Rule, RuleContext, RuleSet, rules};
use crate::body::Body;
use crate::contract::{DISCRIMINATOR, DestinationType, Field, Presence, REQUEST};
use crate::diagnostic::{Code, Issue, Reason, Severity};
use crate::json;
use crate::options::Options;
use crate::validate::validate;
use std::time::{Duration, Instant};

/// Each set of rules with a field and a destination type that it is for.
fn rule_sets() -> impl Iterator<Item = (&'static Field, DestinationType, &'static RuleSet)> {
    let fields = REQUEST
        .iter()
        .filter_map(|field| Some((field, field.subject?)));
    fields.flat_map(|(field, subject)| {
        let types = DestinationType::ALL.into_iter();
        let types = types.filter(|own| field.is_of(*own));
        types.filter_map(move |own| Some((field, own, rules(subject, own)?)))
    })
}

/// Returns a good body in which one member has another value.
fn body(destination_type: DestinationType, name: &str, value: &str) -> String {
    let is_required = |field: &&Field| {
        field.presence == Presence::Required && field.is_of(destination_type) && field.name != name
    };
    let discriminator = format!(r#""{DISCRIMINATOR}":"{destination_type}""#);
    let others = REQUEST
        .iter()
        .filter(is_required)
        .map(|field| format!(r#""{}":{}"#, field.name, field.documentation.example));
    let own = format!(r#""{name}":{value}"#);
    let members: Vec<String> = [discriminator]
        .into_iter()
        .chain(others)
        .chain([own])
        .collect();
    format!("{{{}}}", members.join(","))
}

/// Replaces `a×3` by `aaa`.
fn expand(text: &str) -> String {
    let Some((before, after)) = text.split_once('×') else {
        return text.to_owned();
    };
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let (times, rest) = after.split_at(digits);
    let (at, repeated) = before
        .char_indices()
        .next_back()
        .expect("a character to repeat");
    [
        &before[..at],
        &repeated
            .to_string()
            .repeat(times.parse().expect("a number")),
        rest,
    ]
    .concat()
}

fn issues(field: &Field, destination_type: DestinationType, example: &str) -> Vec<Issue> {
    let text = body(destination_type, field.name, &expand(example));
    validate(&text, &Options::default()).issues
}

#[test]
fn examples_are_as_documented() {
    let mut failures = Vec::new();
    for (field, destination_type, set) in rule_sets() {
        for Rule {
            reason,
            documentation,
            ..
        } in set.rules
        {
            let text = documentation.text();
            if documentation
                .only()
                .is_some_and(|only| only != destination_type)
            {
                continue;
            }
            let is_own =
                |issue: &&Issue| issue.code() == set.code && issue.reason() == Some(*reason);
            let bad = issues(field, destination_type, text.bad);
            if bad.iter().filter(is_own).count() != 1 {
                failures.push(format!(
                    "{} {reason}: the bad example {} has no finding",
                    set.code, text.bad
                ));
            }
            if let Some(error) = bad.iter().find(|issue| issue.severity() == Severity::Error) {
                failures.push(format!(
                    "{} {reason}: the bad example has an error: {error}",
                    set.code
                ));
            }
            for issue in issues(field, destination_type, text.good) {
                failures.push(format!(
                    "{} {reason}: the good example {} {issue}",
                    set.code, text.good
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A prefix has one rule then, and the other fields have their own.
#[test]
fn far_too_long_values_have_the_warnings_of_their_field() {
    for (field, destination_type, set) in rule_sets() {
        let found = issues(field, destination_type, r#""/ a×5000""#);
        let mut warnings = found
            .iter()
            .filter(|issue| issue.severity() == Severity::Warning);
        assert!(warnings.all(|issue| issue.code() == set.code), "{found:?}");
        if set.code == Code::Prefix {
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].reason(), Some(Reason::TooLongForKey));
            let as_long_as_allowed = issues(field, destination_type, r#""/a×4095""#);
            assert_eq!(as_long_as_allowed.len(), 2, "{as_long_as_allowed:?}");
        }
    }
}

/// Parts of values: what rules look for, and ordinary text.
const PARTS: &[&str] = &[
    "",
    " ",
    "/",
    "//",
    "-",
    ".",
    "..",
    "_",
    ":",
    "@",
    "A",
    "a",
    "0",
    "9",
    "#",
    "{",
    "}",
    "<x>",
    "é",
    "😀",
    "\u{A0}",
    "\t",
    "s3://",
    "gs://",
    "https://",
    "arn:aws:s3:::",
    "-an",
    "xn--",
    "sthree-",
    "amzn-s3-demo-",
    "-s3alias",
    "--ol-s3",
    ".mrap",
    "--x-s3",
    "--table-s3",
    "goog",
    "google",
    "g00gle",
    "go0gle",
    "192.168.1.1",
    "projects/",
    "workloadIdentityPools/",
    "/providers/",
    "serviceAccount:",
    "exports",
    "@acme-prod",
    ".iam.gserviceaccount.com",
    "@developer.gserviceaccount.com",
    "gcp-",
    ".svc.id.goog",
    "arn:aws:iam::",
    "922609978421",
    ":role/",
    "aws-service-role/",
    "acme-data",
    "acme.data",
    "Exporter",
    "AWSReservedSSO_",
    "aws-reserved/",
    "%",
    "buckets/",
    "${x}",
    "'",
    "+=,.@-",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "\"",
];

#[test]
fn ordinary_values_have_no_finding() {
    let mut ordinary = 0;
    for (field, destination_type, set) in rule_sets() {
        let Some(is_ordinary) = set.is_ordinary else {
            continue;
        };
        let text = body(destination_type, field.name, field.documentation.example);
        let document = json::parse(&text).expect("a good body");
        let body = Body::new(&document, REQUEST);
        let example = json::parse(field.documentation.example)
            .expect("a string")
            .root
            .value;
        let json::Value::String(example) = example else {
            panic!("{} is not a string", field.name);
        };
        let example = example.decode().text;
        assert!(
            is_ordinary(&example),
            "the example of {} is not ordinary",
            field.name
        );
        for start in PARTS.iter().copied().chain([&*example]) {
            for middle in PARTS {
                for end in PARTS {
                    let value = [start, middle, end].concat();
                    if !is_ordinary(&value) {
                        continue;
                    }
                    ordinary += 1;
                    let context = RuleContext::new(&value, field, &body, set);
                    assert!(
                        !set.has_finding(&context),
                        "{} {destination_type}: {value:?}",
                        field.name
                    );
                }
            }
        }
    }
    assert!(ordinary > 10_000, "{ordinary} ordinary values");
}

/// Returns what a message quotes after some words.
fn quoted_after<'m>(message: &'m str, words: &str) -> Option<&'m str> {
    let (quoted, _) = message
        .strip_prefix(words)?
        .strip_prefix(" `")?
        .split_once('`')?;
    (!quoted.starts_with("U+")).then_some(quoted)
}

#[test]
fn messages_say_what_is_in_the_value() {
    let mut found = 0;
    for (field, destination_type, set) in rule_sets() {
        let text = body(destination_type, field.name, field.documentation.example);
        let document = json::parse(&text).expect("a good body");
        let body = Body::new(&document, REQUEST);
        let example = field.documentation.example.trim_matches('"');
        let middles = ["", "acme-data", example];
        let values = PARTS.iter().flat_map(|start| {
            middles
                .into_iter()
                .flat_map(move |middle| PARTS.iter().map(move |end| [start, middle, *end].concat()))
        });
        for value in values {
            let context = RuleContext::new(&value, field, &body, set);
            for finding in set.rules.iter().filter_map(|rule| (rule.check)(&context)) {
                found += 1;
                let message = &finding.message;
                let has_all = |quoted: &str| quoted.chars().all(|own| value.contains(own));
                let text = value.trim();
                let is_true = quoted_after(message, "contains").is_none_or(has_all)
                    && quoted_after(message, "starts with").is_none_or(|own| text.starts_with(own))
                    && quoted_after(message, "ends with").is_none_or(|own| text.ends_with(own));
                assert!(is_true, "{} {value:?} {message}", field.name);
            }
        }
    }
    assert!(found > 10_000, "{found} findings");
}

#[test]
fn repeated_parts_are_read_once() {
    let start = Instant::now();
    for (name, part) in [
        ("name", "<"),
        ("bucketName", "{"),
        ("serviceAccountEmail", "mailto:"),
        ("serviceAccountEmail", "x<"),
        ("serviceAccountEmail", "x@y."),
        ("projectNumber", "?project="),
        ("poolId", "x>/"),
        ("poolId", ">/"),
    ] {
        let value = format!(r#""{}""#, part.repeat(100_000));
        let text = body(DestinationType::Gcs, name, &value);
        assert!(!validate(&text, &Options::default()).issues.is_empty());
    }
    let value = format!(r#""{}""#, "arn:aws:iam::922609978421:role/".repeat(30_000));
    let text = body(DestinationType::S3, "iamRoleArn", &value);
    assert!(!validate(&text, &Options::default()).issues.is_empty());
    // It takes milliseconds, and minutes if the time grows with the square of the length.
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn only_the_length_of_a_far_too_long_prefix_is_reported() {
    let reasons = |field: &str, length: usize| {
        let value = format!("\"/{}\"", "a".repeat(length - 1));
        let text = body(DestinationType::Gcs, field, &value);
        let report = validate(&text, &Options::default());
        let reasons: Vec<_> = report.issues.iter().filter_map(Issue::reason).collect();
        reasons
    };
    let too_long = Reason::TooLongForKey;
    assert_eq!(reasons("prefix", 4096), [Reason::LeadingSlash, too_long]);
    assert_eq!(reasons("prefix", 4097), [too_long]);
    assert!(!reasons("poolId", 4097).contains(&too_long));
}
