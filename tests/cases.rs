//! The corpus, run natively, and what has to occur in it.
#![cfg(not(target_arch = "wasm32"))]

mod corpus;
mod law;

use corpus::{FILES, cases};
use m3ter_export_destination::advice::rules;
use m3ter_export_destination::contract::{REQUEST, RESPONSE};
use m3ter_export_destination::{Code, DestinationType, Reason};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

#[test]
fn every_case() {
    corpus::assert_every_case();
}

#[test]
fn every_file_is_run() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name in UTF-8")
        })
        .collect();
    let run: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(on_disk, run);
}

#[test]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = cases()
        .into_iter()
        .map(|case| case.name)
        .filter(|name| !seen.insert(name.clone()))
        .collect();
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn every_field_occurs_right_and_wrong() {
    let (mut right, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    for case in cases() {
        if case.issues.is_empty() {
            let document: serde_json::Value =
                serde_json::from_str(&case.input()).unwrap_or_default();
            let members = document
                .as_object()
                .into_iter()
                .flat_map(serde_json::Map::keys);
            right.extend(members.map(|name| (case.response, name.clone())));
        }
        let errors = case.issues.iter().filter(|issue| issue.severity == "error");
        let fields = errors.filter_map(|issue| issue.path.first()?.as_str());
        wrong.extend(fields.map(|name| (case.response, name.to_owned())));
    }
    let request = REQUEST.iter().map(|field| (false, field.name.to_owned()));
    let response = RESPONSE.iter().map(|field| (true, field.name.to_owned()));
    let absent: Vec<_> = request
        .chain(response)
        .filter(|field| !right.contains(field) || !wrong.contains(field))
        .map(|(is_response, name)| {
            format!(
                "{name} of {}",
                if is_response {
                    "a response"
                } else {
                    "a request"
                }
            )
        })
        .collect();
    assert!(
        absent.is_empty(),
        "no valid or no invalid case in tests/cases: {absent:?}"
    );
}

/// Each code of the contract with each of its reasons. Those of the clouds' rules come from the rules.
const CODES: &[(&str, &[&str])] = &[
    (
        "syntax",
        &[
            "unexpected_end",
            "unexpected_character",
            "trailing_comma",
            "missing_comma",
            "missing_colon",
            "single_quotes",
            "comment",
            "unquoted_name",
            "control_character",
            "bad_escape",
            "bad_literal",
            "bad_number",
            "byte_order_mark",
            "trailing_text",
            "too_deep",
            "curly_quote",
            "shell_quotes",
            "code_fence",
            "placeholder",
            "ellipsis",
            "html_entity",
            "escaped_quotes",
        ],
    ),
    ("not_an_object", &[]),
    ("not_an_object", &["encoded_twice", "in_array"]),
    ("wrapped", &[]),
    ("required", &[]),
    ("type", &[]),
    ("too_short", &[]),
    ("too_long", &[]),
    ("choice", &[]),
    (
        "format",
        &[
            "control_character",
            "leading_space",
            "trailing_space",
            "surrounding_whitespace",
            "not_an_arn",
            "partition",
            "service",
            "region",
            "account_id",
            "resource",
            "assumed_role",
            "missing_colon",
            "line_break",
            "lone_surrogate",
        ],
    ),
    ("version_on_create", &[]),
    ("version_conflict", &[]),
    ("destination_type_missing", &[]),
    ("response_field", &[]),
    ("foreign_field", &[]),
    ("unknown_field", &[]),
    ("duplicate_member", &[]),
];

/// What no text in UTF-8 can bring about; the package's tests and `hostile.rs` do.
const NOT_IN_TEXT: &[&str] = &[
    "not_serializable",
    "cycle",
    "big_int",
    "threw",
    "not_utf8",
    "too_large",
];

#[test]
fn every_code_and_reason_occurs() {
    let cases = cases();
    let issues = || cases.iter().flat_map(|case| &case.issues);
    let occurs = |code: &str, reason: Option<&str>| {
        issues().any(|issue| issue.code == code && issue.reason.as_deref() == reason)
    };
    let mut absent = Vec::new();
    for (code, reasons) in CODES {
        if reasons.is_empty() && !occurs(code, None) {
            absent.push((*code).to_owned());
        }
        absent.extend(
            reasons
                .iter()
                .filter(|reason| !occurs(code, Some(reason)))
                .map(|reason| format!("{code}/{reason}")),
        );
    }
    for (code, reason) in rules_by_name() {
        if !occurs(code, Some(reason)) {
            absent.push(format!("{code}/{reason}"));
        }
    }
    let codes: BTreeSet<&str> = issues().map(|issue| issue.code.as_str()).collect();
    let reasons: BTreeSet<&str> = issues()
        .filter_map(|issue| issue.reason.as_deref())
        .collect();
    let known = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !codes.contains(code));
    let known_reasons = Reason::ALL
        .iter()
        .map(|reason| reason.as_str())
        .filter(|reason| !reasons.contains(reason));
    absent.extend(
        known
            .chain(known_reasons)
            .filter(|name| !NOT_IN_TEXT.contains(name))
            .map(str::to_owned),
    );
    assert!(absent.is_empty(), "no case in tests/cases: {absent:?}");
}

/// The code and the reason of each of the clouds' rules.
fn rules_by_name() -> BTreeSet<(&'static str, &'static str)> {
    let subjects = REQUEST.iter().filter_map(|field| field.subject);
    let sets = subjects.flat_map(|subject| DestinationType::ALL.map(|own| rules(subject, own)));
    let rules = sets
        .flatten()
        .flat_map(|set| set.rules.iter().map(|rule| (set.code, rule.reason)));
    rules
        .map(|(code, reason)| (code.as_str(), reason.as_str()))
        .collect()
}

const SENTENCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/sentences.tsv");

/// A sentence without what it repeats of the value: neither the texts in back-ticks, except brackets, nor numbers.
fn template(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts
        .filter(|(index, part)| index % 2 == 0 || matches!(*part, "}" | "]"))
        .flat_map(|(_, part)| part.chars())
        .filter(|character| !character.is_ascii_digit())
        .collect()
}

/// What people and translators get, as the corpus brings it about. `npm run update` rewrites the file.
#[test]
fn what_each_code_and_reason_says() {
    /// The parts of a key that a line repeats; the sentence itself follows.
    const KEPT: usize = 4;
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let mut found = BTreeMap::new();
    for case in cases() {
        let report = case.answer(&case.input());
        for issue in report["issues"].as_array().expect("issues are an array") {
            let params = issue["params"].as_object().expect("params are an object");
            let mut names: Vec<&str> = params.keys().map(String::as_str).collect();
            names.sort_unstable();
            let said = [word(&issue["message"]), word(&issue["fix"]["title"])];
            let key = [
                word(&issue["code"]),
                word(&issue["reason"]),
                names.join(" "),
                match issue.get("fix") {
                    Some(fix) if fix["patch"] == json!([]) => "edits".to_owned(),
                    _ => word(&issue["fix"]["patch"][0]["op"]),
                },
                template(&said[0]),
                template(&said[1]),
            ];
            found.entry(key).or_insert(said);
        }
    }
    let lines = found
        .iter()
        .map(|(key, said)| [&key[..KEPT].join("\t"), "\t", &said.join("\t"), "\n"].concat());
    let found: String = lines.collect();
    if env::var_os("UPDATE").is_some() {
        fs::write(SENTENCES, &found).expect("the file can be written");
    }
    let expected = fs::read_to_string(SENTENCES).unwrap_or_default();
    let differing: Vec<_> = found
        .lines()
        .filter(|line| !expected.lines().any(|other| other == *line))
        .collect();
    assert!(
        found == expected,
        "`npm run update` rewrites it: {differing:#?}"
    );
}
