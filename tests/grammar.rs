//! The grammars of `code` and `iamRoleArn` against the documented Java patterns, in the words of Rust's `regex`: its own
//! `\p{Cntrl}`, `\s` and `\d` are Unicode's and its `.` leaves out the line feed alone.
#![cfg(not(target_arch = "wasm32"))]

mod random;

use m3ter_export_destination::{Code, Options, validate};
use random::Random;
use regex::Regex;
use std::fmt::Write;

/// `^([^[\p{Cntrl}\s]])|([^[\p{Cntrl}\s]][[^[\p{Cntrl}\s]] ]*[^[\p{Cntrl}\s]])$`
const CODE: &str =
    r"\A(?:[^\x00-\x20\x7F]|[^\x00-\x20\x7F](?:[^\x00-\x20\x7F]| )*[^\x00-\x20\x7F])\z";
/// `^arn:aws:iam::\d+:role/.*$`
const IAM_ROLE_ARN: &str = r"\Aarn:aws:iam::[0-9]+:role/[^\n\r\x{85}\x{2028}\x{2029}]*\z";

struct Grammar {
    field: &'static str,
    pattern: Regex,
    differing: String,
    matching: usize,
    refused: usize,
}

impl Grammar {
    fn new(field: &'static str, pattern: &str) -> Self {
        Self {
            field,
            pattern: Regex::new(pattern).expect("a pattern"),
            differing: String::new(),
            matching: 0,
            refused: 0,
        }
    }

    /// An empty string is `too_short` alone; lengths are no matter here.
    fn compare(&mut self, value: &str) {
        let text = format!(r#"{{"{}":{}}}"#, self.field, serde_json::Value::from(value));
        let options = Options {
            advice: false,
            ..Options::default()
        };
        let codes: Vec<Code> = validate(&text, &options)
            .issues
            .iter()
            .filter(|issue| *issue.path == [self.field])
            .map(m3ter_export_destination::Issue::code)
            .filter(|code| *code != Code::TooLong)
            .collect();
        let matches = self.pattern.is_match(value);
        let expected: &[Code] = match (matches, value.is_empty()) {
            (true, _) => &[],
            (false, true) => &[Code::TooShort],
            (false, false) => &[Code::Format],
        };
        *(if matches {
            &mut self.matching
        } else {
            &mut self.refused
        }) += 1;
        if codes != expected && self.differing.len() < 4_000 {
            writeln!(
                self.differing,
                "{value:?}: {codes:?} in place of {expected:?}"
            )
            .expect("a string grows");
        }
    }

    /// Fails when anything differed, or when nearly all strings were good, or bad.
    fn finish(&self) {
        assert!(
            self.differing.is_empty(),
            "{}:\n{}",
            self.field,
            self.differing
        );
        assert!(
            self.matching.min(self.refused) > 100,
            "{} match, {} do not",
            self.matching,
            self.refused
        );
    }
}

const EDGES: &[&str] = &[
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{b}",
    "\u{c}",
    "\0",
    "\u{1}",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{9f}",
    "\u{a0}",
    "\u{1680}",
    "\u{180e}",
    "\u{200b}",
    "\u{2028}",
    "\u{2029}",
    "\u{202f}",
    "\u{3000}",
    "\u{feff}",
    "\u{ffff}",
    "\u{10ffff}",
    "😀",
    "é",
    "e\u{301}",
    "[",
    "]",
    "[^",
    "&&",
    "\\",
    "\\s",
    "\\u0020",
    "/",
    "\"",
    "'",
    "^",
    "$",
    "!",
    "~",
    "a",
    "b",
    "Z",
    "0",
    "9",
    "٣",
    "9",
    "-",
    "_",
    ".",
    ":",
    "a b",
    "JS!?Q0]r] ]$]",
];

#[test]
fn code_is_the_java_pattern_on_random_strings() {
    let mut random = Random::new(0x5eed_0001);
    let mut grammar = Grammar::new("code", CODE);
    for _ in 0..200_000 {
        let length = random.below(9);
        let mut value = String::new();
        for _ in 0..length {
            // Plain letters more often than not, or nearly every string would hold a control character.
            value.push_str(if random.one_in(4) {
                random.pick(EDGES)
            } else {
                random.pick(&["a", "b", "]", "é", "c d"])
            });
        }
        grammar.compare(&value);
    }
    grammar.finish();
}

const ARNS: &[&str] = &[
    "arn:aws:iam::922609978421:role/IAMRole636",
    "arn:aws:iam::1:role/",
    "arn:aws:iam::1:role/team/app/Exporter",
    "arn:aws:iam:::role/x",
    "arn:aws-cn:iam::1:role/x",
    "arn:aws:sts::1:assumed-role/x/y",
    "arn:aws:s3:::acme-data/key",
    "arn:aws:iam::1:user/x",
];
const PARTS: &[&str] = &[
    "arn:",
    "aws",
    "iam",
    "sts",
    "s3",
    ":",
    "::",
    "1",
    "922609978421",
    "role",
    "role/",
    "assumed-role/",
    "user/",
    "x",
];

#[test]
fn iam_role_arn_is_the_java_pattern_on_random_strings() {
    let mut random = Random::new(0x5eed_0002);
    let mut grammar = Grammar::new("iamRoleArn", IAM_ROLE_ARN);
    for _ in 0..200_000 {
        let mut value = if random.one_in(2) {
            ARNS[0].to_owned()
        } else {
            random.pick(ARNS).to_owned()
        };
        for _ in 0..random.below(4) {
            damage(&mut value, &mut random);
        }
        grammar.compare(&value);
    }
    grammar.finish();
}

/// Inserts, takes out or appends: at random, but often at the edges, where blanks decide.
fn damage(value: &mut String, random: &mut Random) {
    let piece = if random.one_in(3) {
        random.pick(PARTS)
    } else {
        random.pick(EDGES)
    };
    let mut at = random.below(value.len() + 1);
    while !value.is_char_boundary(at) {
        at -= 1;
    }
    match random.below(6) {
        0 => value.insert_str(0, piece),
        1 | 2 => value.push_str(piece),
        3 if at < value.len() => drop(value.remove(at)),
        _ => value.insert_str(at, piece),
    }
}

#[test]
fn both_judge_every_character_alike() {
    let mut code = Grammar::new("code", CODE);
    let mut arn = Grammar::new("iamRoleArn", IAM_ROLE_ARN);
    // All of the lower planes' controls, blanks and digits lie below U+3100 or at U+FE00 to U+FFFF; the rest is sampled.
    let characters = ('\0'..'\u{3100}')
        .chain('\u{fe00}'..='\u{ffff}')
        .chain(('\u{3100}'..=char::MAX).step_by(997));
    for character in characters {
        for value in [
            format!("{character}"),
            format!("{character}a"),
            format!("a{character}"),
            format!("a{character}a"),
        ] {
            code.compare(&value);
        }
        for value in [
            format!("{character}arn:aws:iam::1:role/x"),
            format!("arn:aws:iam::{character}:role/x"),
            format!("arn:aws:iam::1{character}:role/x"),
            format!("arn:aws:iam::1:role/{character}"),
            format!("arn:aws:iam::1:role/x{character}y"),
        ] {
            arn.compare(&value);
        }
    }
    code.finish();
    arn.finish();
}
