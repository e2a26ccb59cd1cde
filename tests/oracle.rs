//! Java's own answers for `code`, `iamRoleArn` and lengths, from the vectors of `tests/oracle/`. `npm run test:oracle` asks Java
//! anew.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Code, Issue, Options, Reason, validate};
use std::fmt::Write;

/// `verdict TAB length TAB string`; what the verdicts mean stands in `Oracle.java`.
const STRINGS: &str = include_str!("oracle/strings.tsv");
/// `template TAB first TAB last TAB verdict`.
const CHARACTERS: &str = include_str!("oracle/characters.tsv");

#[derive(Clone, Copy)]
struct Verdict {
    is_code: bool,
    is_iam_role_arn: bool,
}

impl Verdict {
    fn read(letter: &str) -> Self {
        Self {
            is_code: matches!(letter, "c" | "b"),
            is_iam_role_arn: matches!(letter, "r" | "b"),
        }
    }
}

/// The UTF-16 units of an escaped string.
fn unescape(escaped: &str) -> Vec<u16> {
    let mut units = Vec::new();
    let mut parts = escaped.split('\\');
    units.extend(parts.next().unwrap_or_default().encode_utf16());
    while let Some(part) = parts.next() {
        if let Some(rest) = part.strip_prefix('u') {
            let (hex, rest) = rest.split_at(4);
            units.push(u16::from_str_radix(hex, 16).expect("a hexadecimal number"));
            units.extend(rest.encode_utf16());
        } else {
            // A doubled backslash, with nothing between the two.
            units.push(u16::from(b'\\'));
            units.extend(parts.next().unwrap_or_default().encode_utf16());
        }
    }
    units
}

/// As a JSON string, which may hold half a surrogate pair.
fn json_string(units: &[u16]) -> String {
    let mut string = String::from('"');
    for character in char::decode_utf16(units.iter().copied()) {
        match character {
            Ok('"' | '\\' | '\0'..=' ') | Err(_) => {
                let unit = character.map_or_else(|half| half.unpaired_surrogate(), to_unit);
                write!(string, "\\u{unit:04x}").expect("a string grows");
            }
            Ok(character) => string.push(character),
        }
    }
    string.push('"');
    string
}

fn to_unit(character: char) -> u16 {
    u16::try_from(u32::from(character)).expect("it is ASCII")
}

/// What the crate should find, were the string in each of the four fields. The limits stand here once more, from the contract.
fn expected(units: &[u16], length: usize, verdict: Verdict) -> Vec<String> {
    // Java takes half a surrogate pair. UTF-8 cannot carry it, so it never arrives there.
    let lone_surrogate = char::decode_utf16(units.iter().copied()).any(|unit| unit.is_err());
    let mut found = Vec::new();
    for (field, min, max, matches) in [
        ("name", 1, 200, true),
        ("code", 1, 80, verdict.is_code),
        ("bucketName", 3, 63, true),
        ("iamRoleArn", 1, usize::MAX, verdict.is_iam_role_arn),
    ] {
        if length < min {
            found.push(format!("{field} too_short {length}"));
        }
        if length > max {
            found.push(format!("{field} too_long {length}"));
        }
        // An empty string is too short and no more.
        if length > 0 && !matches {
            found.push(format!("{field} format"));
        }
        if lone_surrogate {
            found.push(format!("{field} lone_surrogate"));
        }
    }
    found
}

fn actual(units: &[u16]) -> Vec<String> {
    let string = json_string(units);
    let text = format!(
        r#"{{"destinationType":"S3","name":{string},"code":{string},"bucketName":{string},"iamRoleArn":{string}}}"#
    );
    let options = Options {
        advice: false,
        ..Options::default()
    };
    let told = |issue: &Issue| {
        let field = &issue.path[0];
        match (issue.code(), issue.reason()) {
            (Code::Format, Some(Reason::LoneSurrogate)) => format!("{field} lone_surrogate"),
            (Code::Format, _) => format!("{field} format"),
            (code, _) => {
                let issue = serde_json::to_value(issue).expect("an issue is plain data");
                format!("{field} {code} {}", issue["params"]["actual"])
            }
        }
    };
    validate(&text, &options).issues.iter().map(told).collect()
}

/// What differs from Java, as far as anybody would read.
#[derive(Default)]
struct Comparison {
    differing: String,
    count: usize,
}

impl Comparison {
    fn compare(&mut self, units: &[u16], length: usize, verdict: Verdict) {
        self.count += 1;
        let (expected, actual) = (expected(units, length, verdict), actual(units));
        if expected != actual && self.differing.len() < 10_000 {
            let string = json_string(units);
            writeln!(self.differing, "{string}: {actual:?}, not {expected:?}")
                .expect("a string grows");
        }
    }

    fn finish(&self, least: usize) {
        assert!(self.differing.is_empty(), "{}", self.differing);
        assert!(self.count >= least, "{} compared", self.count);
    }
}

#[test]
fn every_string() {
    let mut comparison = Comparison::default();
    for line in STRINGS.lines() {
        let mut columns = line.splitn(3, '\t');
        let mut column = || columns.next().expect("three columns");
        let verdict = Verdict::read(column());
        let length = column().parse().expect("a length");
        comparison.compare(&unescape(column()), length, verdict);
    }
    comparison.finish(20_000);
}

/// Those below U+3100, where all controls, blanks and digits of one byte or two lie, the forms at the end of the first plane, and
/// of the rest those at the ends of a run and some within.
#[test]
fn every_character_at_every_place() {
    let mut comparison = Comparison::default();
    for line in CHARACTERS.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [template, first, last, verdict] = columns[..] else {
            panic!("four columns: {line}");
        };
        let [first, last] =
            [first, last].map(|point| u32::from_str_radix(point, 16).expect("hexadecimal"));
        for point in first..=last {
            let is_sampled = point % 1009 == 0 || point - first < 2 || last - point < 2;
            if point > 0x3100 && !(0xfe00..=0xffff).contains(&point) && !is_sampled {
                continue;
            }
            let mut one = [0; 2];
            let place: &[u16] = match char::from_u32(point) {
                Some(character) => character.encode_utf16(&mut one),
                None => &[u16::try_from(point).expect("a surrogate")],
            };
            let parts: Vec<Vec<u16>> = template
                .split('?')
                .map(|part| part.encode_utf16().collect())
                .collect();
            let units = parts.join(place);
            // `??` may make a pair of two halves, and does not: both are the same half.
            comparison.compare(&units, units.len(), Verdict::read(verdict));
        }
    }
    comparison.finish(700_000);
}
