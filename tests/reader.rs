//! The reader against `serde_json`: what is JSON, where it stops being JSON, what a name says and where a value lies.
//!
//! The oracle is `IgnoredAny`, which checks the grammar and builds nothing. So it differs in one thing: it sets no limit to
//! nesting, and ours is 128. (As a `Value`, `serde_json` also refuses lone surrogate escapes and numbers over a double.)
#![cfg(not(target_arch = "wasm32"))]

mod random;

use m3ter_export_destination::{Code, Issue, Options, Reason, validate};
use random::Random;
use serde::de::IgnoredAny;
use serde_json::{Error, Value};
use std::fmt::Write;

fn read(text: &str) -> Vec<Issue> {
    validate(text, &Options::default()).issues
}

fn syntax(text: &str) -> Option<Issue> {
    read(text)
        .into_iter()
        .find(|issue| issue.code == Code::Syntax)
}

fn oracle(text: &str) -> Result<IgnoredAny, Error> {
    serde_json::from_str(text)
}

/// How deep a text that is JSON nests.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    deepest
}

/// What is wrong with the reader's answer.
fn complaint(text: &str) -> Option<String> {
    let (ours, theirs) = (syntax(text), oracle(text));
    let Some(issue) = ours else {
        return match theirs {
            Ok(_) if depth(text) <= 128 => None,
            Ok(_) => Some("is too deep".to_owned()),
            Err(error) => Some(format!("is no JSON: {error}")),
        };
    };
    let reason = issue.reason.expect("a syntax issue has a reason");
    let place = issue
        .range
        .expect("an issue in a text has a range")
        .start
        .offset;
    let before = String::from_utf16(&text.encode_utf16().take(place).collect::<Vec<_>>())
        .expect("a range splits no character");
    match (reason, theirs) {
        (Reason::TooDeep, Ok(_)) if depth(text) > 128 => None,
        (_, Ok(_)) => Some(format!("is JSON, not {reason}")),
        (Reason::UnexpectedEnd, Err(error)) if !error.is_eof() => {
            Some(format!("does not just end too early: {error}"))
        }
        // A number or word cut off by the end is as wrong as one cut off by a brace. serde_json looks at the four digits of
        // an escape at once, so it takes a wrong digit among the last for the end.
        (_, Err(error))
            if error.is_eof()
                && !matches!(
                    reason,
                    Reason::UnexpectedEnd
                        | Reason::BadNumber
                        | Reason::BadLiteral
                        | Reason::BadEscape
                        | Reason::TooDeep
                ) =>
        {
            Some(format!("just ends too early, and that is not {reason}"))
        }
        // What lies before the place could still have become JSON.
        _ => match oracle(&before) {
            Err(error) if !error.is_eof() => Some(format!(
                "is wrong before the place of {reason}, {place}: {error}"
            )),
            _ => None,
        },
    }
}

/// Random JSON, loosely laid out.
struct Writer {
    random: Random,
    text: String,
}

const SCALARS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "1.5",
    "0.0",
    "1e2",
    "1E+2",
    "-1.25e-3",
    "9223372036854775808",
    "1e400",
    "1234567890123456789012345678901234567890",
    "0e0",
    "\"\"",
    "\"S3\"",
    "\"GCS\"",
];
const STRING_PARTS: &[&str] = &[
    "a",
    "Z",
    " ",
    "name",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0041",
    "\\u00e9",
    "\\uD83D\\uDE00",
    "\\u2028",
    "é",
    "€",
    "😀",
    "\u{7f}",
    "\u{a0}",
    "\u{2028}",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "//",
    "'",
];
const NAMES: &[&str] = &[
    "\"destinationType\"",
    "\"name\"",
    "\"n\\u0061me\"",
    "\"code\"",
    "\"bucketName\"",
    "\"iamRoleArn\"",
    "\"poolId\"",
    "\"prefix\"",
    "\"version\"",
    "\"extra\"",
];

impl Writer {
    fn blank(&mut self) {
        while self.random.one_in(4) {
            let blank = self.random.pick(&[" ", "\n", "\r\n", "\t", "\r"]);
            self.text.push_str(blank);
        }
    }

    fn string(&mut self) {
        self.text.push('"');
        for _ in 0..self.random.below(6) {
            let part = self.random.pick(STRING_PARTS);
            self.text.push_str(part);
        }
        self.text.push('"');
    }

    fn value(&mut self, room: usize) {
        match self.random.below(if room == 0 { 4 } else { 8 }) {
            0 | 1 => self.string(),
            2 | 3 => {
                let scalar = self.random.pick(SCALARS);
                self.text.push_str(scalar);
            }
            4 | 5 => self.list('[', ']', |writer| writer.value(room - 1)),
            _ => self.object(room),
        }
    }

    fn object(&mut self, room: usize) {
        self.list('{', '}', |writer| {
            if writer.random.one_in(2) {
                let name = writer.random.pick(NAMES);
                writer.text.push_str(name);
            } else {
                writer.string();
            }
            writer.blank();
            writer.text.push(':');
            writer.blank();
            writer.value(room - 1);
        });
    }

    fn list(&mut self, open: char, close: char, mut element: impl FnMut(&mut Self)) {
        self.text.push(open);
        self.blank();
        for index in 0..self.random.below(4) {
            if index > 0 {
                self.text.push(',');
                self.blank();
            }
            element(self);
            self.blank();
        }
        self.text.push(close);
    }

    /// An object as a rule; anything now and then; sometimes about as deep as is allowed.
    fn document(&mut self) -> String {
        self.text.clear();
        self.blank();
        match self.random.below(12) {
            0 => self.value(3),
            1 => {
                let deep = 120 + self.random.below(16);
                let (open, close) = if self.random.one_in(2) {
                    ("[", "]")
                } else {
                    ("{\"a\":", "}")
                };
                self.text.push_str(&open.repeat(deep));
                self.value(1);
                self.text.push_str(&close.repeat(deep));
            }
            _ => self.object(4),
        }
        self.blank();
        self.text.clone()
    }
}

const DAMAGES: &[&str] = &[
    ",",
    ",,",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\",
    "\\u",
    "\\u12",
    "\\x",
    "\\ud800",
    "//",
    "/*",
    "*/",
    "#",
    "0",
    "01",
    "1.",
    ".5",
    "-",
    "+",
    "e",
    "E+",
    "0x",
    "NaN",
    "Infinity",
    "-Infinity",
    "nul",
    "nullx",
    "True",
    "undefined",
    "t",
    "a",
    "$",
    "\0",
    "\u{1}",
    "\t",
    "\n",
    "\u{b}",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "é",
    "😀",
    " ",
    "1",
    "null",
    "\"a\"",
    "\"a\":1",
    "[]",
    "{}",
];

/// Inserts, cuts out, doubles or cuts off.
fn damage(text: &mut String, random: &mut Random) {
    let mut place = |text: &str| {
        (0..=random.below(text.len() + 1))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or_default()
    };
    let (one, other) = (place(text), place(text));
    let (start, end) = (one.min(other), one.max(other));
    match random.below(12) {
        0 => text.truncate(one),
        1 if end - start < 8 => text.replace_range(start..end, ""),
        2 if end - start < 40 => {
            let piece = text[start..end].to_owned();
            text.insert_str(end, &piece);
        }
        3..=5 => {
            if let Some(character) = text[one..].chars().next() {
                text.replace_range(one..one + character.len_utf8(), random.pick(DAMAGES));
            }
        }
        6 | 7 => {
            if one < text.len() {
                text.remove(one);
            }
        }
        8 => text.push_str(random.pick(DAMAGES)),
        9 => text.insert_str(0, random.pick(DAMAGES)),
        _ => text.insert_str(one, random.pick(DAMAGES)),
    }
}

#[test]
fn reads_what_serde_json_reads() {
    let mut writer = Writer {
        random: Random::new(0x5eed_0003),
        text: String::new(),
    };
    let mut random = Random::new(0x5eed_0004);
    let (mut good, mut bad, mut complaints) = (0, 0, String::new());
    for _ in 0..150_000 {
        let mut text = writer.document();
        for _ in 0..random.below(3) {
            damage(&mut text, &mut random);
        }
        *(if oracle(&text).is_ok() {
            &mut good
        } else {
            &mut bad
        }) += 1;
        if let Some(complaint) = complaint(&text).filter(|_| complaints.len() < 10_000) {
            writeln!(complaints, "{text:?} {complaint}").expect("a string grows");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
    assert!(good > 30_000 && bad > 30_000, "{good} good, {bad} bad");
}

#[test]
fn every_prefix_of_a_body_ends_too_early() {
    let body = r#" {"name" : "né😀\n\ud83d\uDE00", "extra": [-1.5e+3, true, false, null, {}, [ ]], "code":"c"} "#;
    let end = body.rfind('}').expect("a body");
    let mut complaints = String::new();
    for (at, _) in body.char_indices().filter(|(at, _)| *at <= end) {
        let prefix = &body[..at];
        let cut_token =
            prefix.ends_with(|last: char| last.is_ascii_alphanumeric() || "+-.".contains(last));
        match syntax(prefix).and_then(|issue| issue.reason) {
            Some(Reason::UnexpectedEnd) => {}
            Some(Reason::BadNumber | Reason::BadLiteral) if cut_token => {}
            other => writeln!(complaints, "{prefix:?} has {other:?}").expect("a string grows"),
        }
    }
    assert_eq!(syntax(&body[..=end]), None);
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn a_range_cuts_out_the_value_and_a_name_is_decoded() {
    let mut writer = Writer {
        random: Random::new(0x5eed_0005),
        text: String::new(),
    };
    let mut complaints = String::new();
    for _ in 0..30_000 {
        writer.text.clear();
        writer.blank();
        writer.text.push('{');
        let mut values = Vec::new();
        let mut names = Vec::new();
        for field in ["\"name\"", "\"co\\u0064e\"", "\"prefix\"", "\"bucketName\""] {
            if !values.is_empty() {
                writer.text.push(',');
            }
            writer.blank();
            // The prefix keeps names from being known or equal.
            let start = writer.text.len();
            let mark = format!("\"{}?", names.len());
            writer.string();
            writer.text.replace_range(start..=start, &mark);
            names.push((start, writer.text.len()));
            writer.text.push_str(":1,");
            writer.blank();
            writer.text.push_str(field);
            writer.blank();
            writer.text.push(':');
            writer.blank();
            let start = writer.text.len();
            writer.list('[', ']', |writer| writer.value(2));
            values.push((start, writer.text.len()));
            writer.blank();
        }
        writer.text.push('}');
        let text = &writer.text;
        let units: Vec<u16> = text.encode_utf16().collect();
        let issues = read(text);
        let cut_out = |code: Code| -> Vec<String> {
            let mut found: Vec<(usize, String)> = issues
                .iter()
                .filter(|issue| issue.code == code)
                .map(|issue| {
                    let range = issue.range.expect("an issue in a text has a range");
                    (
                        range.start.offset,
                        String::from_utf16_lossy(&units[range.start.offset..range.end.offset]),
                    )
                })
                .collect();
            found.sort();
            found.into_iter().map(|(_, slice)| slice).collect()
        };
        let slices = |spans: &[(usize, usize)]| -> Vec<&str> {
            spans
                .iter()
                .map(|&(start, end)| &text[start..end])
                .collect()
        };
        let decoded: Vec<String> = slices(&names)
            .into_iter()
            .map(|name| serde_json::from_str(name).expect("a good string"))
            .collect();
        let paths: Vec<String> = issues
            .iter()
            .filter(|issue| issue.code == Code::UnknownField)
            .flat_map(|issue| issue.path.iter().map(ToString::to_string))
            .collect();
        if cut_out(Code::Type) != slices(&values)
            || cut_out(Code::UnknownField) != slices(&names)
            || paths != decoded
        {
            writeln!(complaints, "{text:?}: {issues:?}").expect("a string grows");
            if complaints.len() > 10_000 {
                break;
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn a_string_is_measured_as_decoded() {
    let mut writer = Writer {
        random: Random::new(0x5eed_0006),
        text: String::new(),
    };
    let mut complaints = String::new();
    for _ in 0..50_000 {
        writer.text.clear();
        writer.string();
        let units = serde_json::from_str::<String>(&writer.text)
            .expect("a good string")
            .encode_utf16()
            .count();
        let text = format!(r#"{{"bucketName":{}}}"#, writer.text);
        let short: Vec<Value> = read(&text)
            .iter()
            .filter(|issue| issue.code == Code::TooShort)
            .map(|issue| {
                serde_json::to_value(issue).expect("an issue is plain data")["params"]["actual"]
                    .clone()
            })
            .collect();
        let expected = if units < 3 {
            vec![Value::from(units)]
        } else {
            Vec::new()
        };
        if short != expected {
            writeln!(complaints, "{text:?}: {short:?} in place of {expected:?}")
                .expect("a string grows");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[track_caller]
fn assert_place(text: &str, start: (usize, usize, usize), end: (usize, usize, usize)) {
    let range = read(text)[0].range.expect("an issue in a text has a range");
    let [found_start, found_end] =
        [range.start, range.end].map(|position| (position.offset, position.line, position.column));
    assert_eq!((found_start, found_end), (start, end), "{text:?}");
}

#[test]
fn places_count_utf16_units_lines_and_columns() {
    assert_place("", (0, 1, 1), (0, 1, 1));
    assert_place("[]", (0, 1, 1), (2, 1, 3));
    assert_place("\n\n  []", (4, 3, 3), (6, 3, 5));
    assert_place("\r\n\r\n[]", (4, 3, 1), (6, 3, 3));
    assert_place("\r\r[]", (2, 3, 1), (4, 3, 3));
    assert_place("[\"é😀\",\n\"\"]", (0, 1, 1), (11, 2, 4));
    assert_place("{\"😀\":\n \"é😀\" x", (14, 2, 8), (15, 2, 9));
    assert_place("{\"a\":1,\n\t@}", (9, 2, 2), (10, 2, 3));
    assert_place("{\"a\":1,\n\t😀}", (9, 2, 2), (11, 2, 4));
    assert_place("{\n", (2, 2, 1), (2, 2, 1));
}
