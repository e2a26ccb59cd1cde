//! A good body, damaged by any mixture of the common slips, is repaired to the body it was, or the repairs stop at a mistake
//! that has none; they never make another body of it.
#![cfg(not(target_arch = "wasm32"))]

mod law;
mod random;

use law::{broken_law, fix_all};
use m3ter_export_destination::{Options, validate};
use random::Random;
use serde_json::{Map, Value, json};

fn answer(text: &str) -> Value {
    let options = Options {
        advice: false,
        ..Options::default()
    };
    serde_json::to_value(validate(text, &options)).expect("a report is plain data")
}

/// Contents that look like the end of a string, like a comment, like a placeholder, or like what a slip leaves behind.
const CONTENTS: &[&str] = &[
    "Finance lake",
    "Acme's lake",
    "lakes' data",
    "it's 'quoted' here",
    "Acme’s “lake”",
    "“lake”, ours",
    "the \"lake\" of Acme",
    "a, b: c",
    "a => b; c = \"d\"",
    "a // b /* c */ # d",
    "{x} [y] ${z}",
    "100% of usage",
    "A & B <c>",
    "AT&amp;T &quot;x&quot;",
    "tab\there, line\nbreak",
    "C:\\data\\new",
    "no\u{a0}break\u{200b}",
    "```json",
    "True, None",
    "...",
    "日本語 😀",
    "«Acme»",
    "trailing’",
    "x",
];

fn body(random: &mut Random) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert("destinationType".to_owned(), json!("S3"));
    for name in ["name", "code"] {
        let content = random.pick(CONTENTS);
        let is_code = name == "code" && content.chars().any(char::is_control);
        body.insert(name.to_owned(), json!(if is_code { "x" } else { content }));
    }
    body.insert("bucketName".to_owned(), json!("acme-data-exports"));
    let role = "arn:aws:iam::922609978421:role/IAMRole636";
    body.insert("iamRoleArn".to_owned(), json!(role));
    if random.one_in(2) {
        body.insert("partitionOrder".to_owned(), Value::Null);
    }
    if random.one_in(2) {
        body.insert(
            "extra".to_owned(),
            json!([true, 1.5, {"x": random.pick(CONTENTS)}, null]),
        );
    }
    body
}

/// How often each slip happens: one in so many places, never if 0.
struct Slips {
    delimiters: usize,
    unquoted_names: usize,
    missing_quotes: usize,
    literals: usize,
    comments: usize,
    spaces: usize,
    commas: usize,
    /// Those of other languages.
    marks: usize,
}

impl Slips {
    fn new(random: &mut Random) -> Self {
        let mut rate = || [0, 0, 1, 2, 5][random.below(5)];
        Self {
            delimiters: rate(),
            unquoted_names: rate(),
            missing_quotes: rate() * 25,
            literals: rate(),
            comments: rate() * 3,
            spaces: rate(),
            commas: rate() * 2,
            marks: rate() * 2,
        }
    }
}

fn happens(rate: usize, random: &mut Random) -> bool {
    rate > 0 && random.one_in(rate)
}

/// Writes a value with slips.
struct Writer<'r> {
    text: String,
    slips: Slips,
    random: &'r mut Random,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value) {
        self.space();
        match value {
            Value::Object(members) => self.object(members),
            Value::Array(elements) => {
                self.text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        self.comma();
                    }
                    self.value(element);
                }
                self.end(']');
            }
            Value::String(content) => self.string(content),
            Value::Null if happens(self.slips.literals, self.random) => {
                let word = self.random.pick(&["None", "undefined", "NULL", "nil"]);
                self.text.push_str(word);
            }
            Value::Bool(true) if happens(self.slips.literals, self.random) => {
                self.text.push_str("True");
            }
            other => self.text.push_str(&other.to_string()),
        }
        self.space();
    }

    fn object(&mut self, members: &Map<String, Value>) {
        self.text.push('{');
        for (index, (name, value)) in members.iter().enumerate() {
            if index > 0 {
                self.comma();
            }
            self.space();
            if happens(self.slips.unquoted_names, self.random) {
                self.text.push_str(name);
                // A string that a curly quote should close would go on to this quote; with a comment after it, it may open a string.
                let is_plain = self.slips.delimiters == 0 && self.slips.comments == 0;
                if is_plain && self.random.one_in(4) {
                    self.text.push('"');
                }
            } else {
                self.string(name);
            }
            self.space();
            // After a string that a curly quote should close, `; „code“ = ` may be a part of it.
            let has_curly = self.slips.delimiters > 0;
            let marks: &[&str] = if has_curly {
                &["=>", "："]
            } else {
                &["=>", "=", " = "]
            };
            let colon = if happens(self.slips.marks, self.random) {
                self.random.pick(marks)
            } else {
                ":"
            };
            self.text.push_str(colon);
            self.value(value);
        }
        self.end('}');
    }

    fn comma(&mut self) {
        if happens(self.slips.commas, self.random) {
            // Without quotes and a space, a name would be a part of what is before it.
            let can_touch = self.slips.unquoted_names == 0;
            let marks: &[&str] = if can_touch {
                &[" ", "\n", ""]
            } else {
                &[" ", "\n"]
            };
            self.text.push_str(self.random.pick(marks));
        } else if happens(self.slips.marks, self.random) {
            let mark = if self.slips.delimiters > 0 {
                '，'
            } else {
                ';'
            };
            self.text.push(mark);
        } else {
            self.text.push(',');
        }
    }

    fn end(&mut self, closing: char) {
        if happens(self.slips.commas, self.random) {
            self.text.push(',');
            self.space();
        }
        self.text.push(closing);
    }

    /// Writes what is between two tokens.
    fn space(&mut self) {
        if happens(self.slips.comments, self.random) {
            let comments = [
                "/* ours, \"x\": 1 */",
                "// it's ours\n",
                " # ours\n",
                "//\n",
            ];
            self.text.push_str(self.random.pick(&comments));
        }
        let spaces: &[&str] = if happens(self.slips.spaces, self.random) {
            &[
                "\u{a0}",
                "\u{200b}",
                "\u{3000} ",
                "\u{feff}",
                "\u{2028}",
                "\u{c}",
                "&nbsp;",
            ]
        } else {
            &["", "", " ", "\n  ", "\r\n\t"]
        };
        self.text.push_str(self.random.pick(spaces));
    }

    fn string(&mut self, content: &str) {
        let literal = Value::from(content).to_string();
        // A curly quote, or a mark of another language, may take the place of the missing quote.
        let is_plain =
            self.slips.delimiters == 0 && self.slips.marks == 0 && !content.ends_with('’');
        if is_plain && happens(self.slips.missing_quotes, self.random) {
            self.text.push_str(&literal[..literal.len() - 1]);
            return;
        }
        if !happens(self.slips.delimiters, self.random) {
            self.text.push_str(&literal);
            return;
        }
        let inner = &literal[1..literal.len() - 1];
        let written = match self.random.below(9) {
            0 => format!("“{inner}”"),
            1 => format!("”{inner}”"),
            2 => format!("‘{inner}’"),
            3 => format!("’{inner}’"),
            4 => format!("„{inner}“"),
            5 => format!("\"{inner}”"),
            6 => format!("'{}'", inner.replace("\\\"", "\"").replace('\'', "\\'")),
            7 => literal
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\'', "&#39;"),
            _ => literal.replace('\\', "\\\\").replace('"', "\\\""),
        };
        self.text.push_str(&written);
    }
}

fn damaged(body: &Map<String, Value>, random: &mut Random) -> String {
    let slips = Slips::new(random);
    let mut writer = Writer {
        text: String::new(),
        slips,
        random,
    };
    writer.space();
    writer.object(body);
    writer.space();
    let Writer {
        mut text, random, ..
    } = writer;
    if random.one_in(4) {
        text = match random.below(4) {
            0 => {
                let text = text.replace("&nbsp;", " ").replace('\'', "'\\''");
                format!("'{}'", text.trim())
            }
            1 => format!("```json\n{text}\n```"),
            2 => format!("~~~\r\n{text}\r\n~~~\r\n"),
            _ => format!("Here it is:\n\n```\n{text}\n```\n\nIt's yours."),
        };
    }
    if random.one_in(4) {
        text.insert(0, '\u{feff}');
    }
    text
}

const BODIES: usize = 10_000;

#[test]
fn a_damaged_body_is_repaired_or_left_at_a_mistake_without_a_fix() {
    let mut random = Random::new(0x5eed_0409);
    let mut complaints = Vec::new();
    let mut repaired = 0;
    for _ in 0..BODIES {
        let body = body(&mut random);
        let text = damaged(&body, &mut random);
        match fix_all(&text, answer) {
            Err(error) => complaints.push(format!("{text:?}: {error}")),
            Ok(fixed) => match serde_json::from_str::<Value>(&fixed) {
                Ok(Value::Object(found)) if found == body => repaired += 1,
                Ok(found) => complaints.push(format!("{text:?}: another body: {found}")),
                // Whatever is left has no fix, or `fix_all` would have applied it.
                Err(_) if answer(&fixed)["issues"][0]["code"] == "syntax" => {}
                Err(error) => complaints.push(format!("{fixed:?}: {error}")),
            },
        }
    }
    let first = &complaints[..complaints.len().min(10)];
    assert!(
        complaints.is_empty(),
        "{} complaints: {}",
        complaints.len(),
        first.join("\n\n")
    );
    assert!(
        repaired > BODIES * 95 / 100,
        "{repaired} of {BODIES} are repaired"
    );
}

/// What people copy with a body. The suggestion keeps the body alone.
#[test]
fn text_around_a_body_is_removed_by_a_suggestion() {
    let surroundings = [
        ("const body = ", ";"),
        ("JSON.stringify(", ")"),
        (
            "curl -X POST https://api.m3ter.com/organizations/{orgId} -d '",
            "'",
        ),
        ("POST / HTTP/1.1\nAccept: */*, application/json\n\n", "\n"),
        ("2026-11-28T10:00:00Z INFO ", ""),
        ("It's this, “{x}”:\n\n", "\n\nThanks"),
        ("```js\nexport default ", ";\n```"),
    ];
    let mut random = Random::new(0x5eed_030b);
    for _ in 0..1_000 {
        let body = Value::from(body(&mut random));
        let (before, after) = surroundings[random.below(surroundings.len())];
        let json = body.to_string();
        let written = if after == "'" {
            json.replace('\'', "'\\''")
        } else {
            json.clone()
        };
        let text = format!("{before}{written}{after}");
        let report = answer(&text);
        let issue = &report["issues"][0];
        assert_eq!(issue["fix"]["applicability"], "suggestion", "{text}");
        assert_eq!(law::edited(&text, &issue["fix"]), Ok(json), "{text}");
    }
}

/// Each repair on the way follows the law of fixes.
#[test]
fn each_repair_follows_the_law() {
    let mut random = Random::new(0x5eed_030a);
    let mut complaints = Vec::new();
    for _ in 0..1_000 {
        let body = body(&mut random);
        let mut text = damaged(&body, &mut random);
        for _ in 0..500 {
            let report = answer(&text);
            let issue = &report["issues"][0];
            if issue.get("fix").is_none() {
                break;
            }
            complaints.extend(
                broken_law(&report, issue, &text, answer)
                    .into_iter()
                    .map(|broken| format!("{text:?}: {issue}: {broken}")),
            );
            let Ok(fixed) = law::edited(&text, &issue["fix"]) else {
                break;
            };
            text = fixed;
        }
    }
    let first = &complaints[..complaints.len().min(10)];
    assert!(
        complaints.is_empty(),
        "{} complaints: {}",
        complaints.len(),
        first.join("\n\n")
    );
}
