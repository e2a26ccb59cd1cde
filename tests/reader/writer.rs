//! Random JSON, and what damages it.

use crate::random::Random;

/// Random JSON, loosely laid out.
pub struct Writer {
    pub random: Random,
    pub text: String,
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
    pub const fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            text: String::new(),
        }
    }

    pub fn blank(&mut self) {
        while self.random.one_in(4) {
            let blank = self.random.pick(&[" ", "\n", "\r\n", "\t", "\r"]);
            self.text.push_str(blank);
        }
    }

    pub fn string(&mut self) {
        self.text.push('"');
        for _ in 0..self.random.below(6) {
            let part = self.random.pick(STRING_PARTS);
            self.text.push_str(part);
        }
        self.text.push('"');
    }

    pub fn value(&mut self, room: usize) {
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

    pub fn list(&mut self, open: char, close: char, mut element: impl FnMut(&mut Self)) {
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
    pub fn document(&mut self) -> String {
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
pub fn damage(text: &mut String, random: &mut Random) {
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
