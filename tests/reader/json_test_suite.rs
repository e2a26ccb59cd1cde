//! The files of nst/JSONTestSuite's `test_parsing`, each with its bytes and our answer: `json-test-suite.tsv`.
//!
//! A row is `name TAB answer TAB bytes`, and where a file repeats itself `bytes TAB times` again and again. In bytes, `\\` is a
//! backslash and `\xHH` a byte. An answer is `accepted` or the reason of the syntax error. A name's first letter is the
//! suite's own verdict: `y` has to be accepted, `n` refused, `i` may be either: those we take are numbers of any size, which are
//! the grammar's, and lone surrogates' escapes, which `JSON.parse` takes; not UTF-8, a byte order mark and 500 levels we refuse.

use m3ter_export_destination::{Code, Issue, Options, validate, validate_bytes};
use std::collections::BTreeMap;
use std::fmt::Write;

const TABLE: &str = include_str!("json-test-suite.tsv");

fn bytes(escaped: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = escaped;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let length = if let Some(hex) = escape.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&hex[..2], 16).expect("two hexadecimal digits"));
            3
        } else {
            bytes.push(b'\\');
            1
        };
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

fn answer(issues: &[Issue]) -> &'static str {
    let syntax = issues.iter().find(|issue| issue.code() == Code::Syntax);
    syntax.map_or("accepted", |issue| {
        issue
            .reason()
            .expect("a syntax issue has a reason")
            .as_str()
    })
}

#[test]
fn every_file() {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    let mut complaints = String::new();
    for row in TABLE.lines() {
        let mut columns = row.split('\t');
        let name = columns.next().expect("a name");
        let expected = columns.next().expect("an answer");
        let mut file = Vec::new();
        while let Some(piece) = columns.next() {
            let times = columns
                .next()
                .map_or(1, |times| times.parse().expect("a number"));
            file.extend_from_slice(&bytes(piece).repeat(times));
        }

        let class = name.chars().next().expect("a letter");
        *counts.entry(class).or_default() += 1;
        let mut complain = |complaint: &str| {
            writeln!(complaints, "{name}: {complaint}").expect("a string grows");
        };
        match class {
            'y' if expected != "accepted" => complain("has to be accepted"),
            'n' if expected == "accepted" => complain("has to be refused"),
            _ => {}
        }
        let options = Options::default();
        let found = answer(&validate_bytes(&file, &options).issues);
        if found != expected {
            complain(&format!("{found}, not {expected}"));
        }
        if let Ok(text) = str::from_utf8(&file) {
            let found = answer(&validate(text, &options).issues);
            if found != expected {
                complain(&format!("as a text {found}, not {expected}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
    assert_eq!(counts, BTreeMap::from([('y', 95), ('n', 188), ('i', 35)]));
}
