//! Every code with its reasons, for people: what it means, an example of each kind, what a fix does. The examples are run:
//! what a fix does is what this crate says of the bad one.

use crate::advice::{self, RuleProse};
use crate::contract::{DISCRIMINATOR, REQUEST};
use crate::issue::{Code, Issue, Reason, Severity};
use crate::report::{Operation, Options};
use crate::rule::{DestinationType, Field, Presence, Subject};
use crate::validate::{validate, validate_bytes};
use std::fmt::Write as _;

/// A row of the table.
pub struct Entry {
    /// The code that it documents.
    pub code: Code,
    /// The reason within the code, if it has one.
    pub reason: Option<Reason>,
    /// When it is found.
    pub when: &'static str,
    /// A document in which it is found.
    pub bad: Example,
    /// A similar one in which it is not.
    pub good: Example,
}

/// What to validate. In all of them `a×3` stands for `aaa`.
#[derive(Clone, Copy)]
pub enum Example {
    /// A good S3 body, in which a member has this value; without a value it is not there.
    S3(&'static str, Option<&'static str>),
    /// Likewise of a good GCS body.
    Gcs(&'static str, Option<&'static str>),
    /// A member of a good S3 body for an update, when the stored version is 3.
    Update(&'static str, Option<&'static str>),
    /// A whole document.
    Text(&'static str),
    /// A document that is no text in UTF-8.
    Bytes(&'static [u8]),
    /// A call of the package. Only its own test can run it.
    JavaScript(&'static str),
}

mod contract;

use Example::{Bytes, Gcs, JavaScript, S3, Text, Update};

/// All that can be found, contract first.
pub fn entries() -> impl Iterator<Item = Entry> {
    let contract = contract::ENTRIES.iter().map(|entry| Entry { ..*entry });
    let advice = sets().flat_map(|(kind, field, set)| {
        set.rules.iter().map(move |rule| {
            let RuleProse { when, bad, good } = rule.prose;
            // A few rules are for one cloud though their field is for both.
            let kind = if rule.reason == Reason::ReservedByGcs {
                DestinationType::Gcs
            } else {
                kind
            };
            let example = |value| match kind {
                DestinationType::S3 => S3(field.name, Some(value)),
                DestinationType::Gcs => Gcs(field.name, Some(value)),
            };
            Entry {
                code: set.code,
                reason: Some(rule.reason),
                when,
                bad: example(bad),
                good: example(good),
            }
        })
    });
    contract.chain(advice)
}

/// Each set of rules once, with a field that it is for and the kind of destination.
fn sets() -> impl Iterator<Item = (DestinationType, &'static Field, &'static advice::Set)> {
    let fields = REQUEST
        .iter()
        .filter_map(|field| Some((field, field.subject?)));
    fields.flat_map(|(field, subject)| {
        let only_one_set = subject != Subject::Bucket;
        DestinationType::ALL
            .into_iter()
            .filter(move |&kind| field.only.is_none_or(|only| only == kind))
            .take(if only_one_set { 1 } else { 2 })
            .map(move |kind| (kind, field, advice::set(subject, kind)))
    })
}

impl Example {
    /// What the crate finds in it; nothing for what only the package can be asked.
    #[must_use]
    pub fn issues(&self) -> Option<Vec<Issue>> {
        let options = Options {
            operation: match self {
                Update(..) => Operation::Update,
                _ => Operation::Create,
            },
            current_version: matches!(self, Update(..)).then_some(3),
            advice: true,
        };
        let report = match self {
            JavaScript(_) => return None,
            Bytes(bytes) => validate_bytes(bytes, &options),
            Text(text) => validate(&expand(text), &options),
            S3(name, value) | Update(name, value) => {
                validate(&body(DestinationType::S3, name, *value), &options)
            }
            Gcs(name, value) => validate(&body(DestinationType::Gcs, name, *value), &options),
        };
        Some(report.issues)
    }

    fn shown(&self) -> String {
        match self {
            S3(name, None) | Gcs(name, None) | Update(name, None) => ["no `", name, "`"].concat(),
            S3(name, Some(value)) | Gcs(name, Some(value)) | Update(name, Some(value)) => {
                cell(&[r#"""#, name, r#"": "#, value].concat())
            }
            Text(text) | JavaScript(text) => cell(text),
            Bytes(bytes) => cell(&bytes.escape_ascii().to_string().replace("\\\"", "\"")),
        }
    }
}

/// A good body in which one member has another value, or is missing.
fn body(kind: DestinationType, name: &str, value: Option<&str>) -> String {
    let is_there = |field: &&Field| {
        let is_discriminator = field.name == DISCRIMINATOR;
        let is_ours = field.only.is_none_or(|only| only == kind);
        is_discriminator || (is_ours && field.presence == Presence::Required)
    };
    let fields = REQUEST.iter().filter(is_there).map(|field| {
        let example = match field.name {
            DISCRIMINATOR => ["\"", kind.as_str(), "\""].concat(),
            _ => field.prose.example.to_owned(),
        };
        (field.name, example)
    });
    let others = fields.filter(|(other, _)| *other != name);
    let own = value.map(|value| (name, expand(value)));
    let members: Vec<String> = others
        .chain(own)
        .map(|(name, value)| ["\"", name, "\":", &value].concat())
        .collect();
    ["{", &members.join(","), "}"].concat()
}

/// `a×3` is `aaa`.
fn expand(text: &str) -> String {
    let Some((before, after)) = text.split_once('×') else {
        return text.to_owned();
    };
    let end = after
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(after.len());
    let (times, rest) = after.split_at(end);
    let repeated: String = before.chars().next_back().into_iter().collect();
    let start = before.strip_suffix(&repeated).unwrap_or(before);
    [start, &repeated.repeat(times.parse().unwrap_or(0)), rest].concat()
}

/// Code in a table of Markdown, with what cannot be seen made visible.
fn cell(code: &str) -> String {
    let mut shown = String::new();
    for character in code.chars() {
        match character {
            '|' => shown.push_str("\\|"),
            '\t' => shown.push('⇥'),
            '\u{A0}' => shown.push_str("U+00A0"),
            '\u{FEFF}' => shown.push_str("U+FEFF"),
            other => shown.push(other),
        }
    }
    let fence = if shown.contains('`') { "``" } else { "`" };
    [fence, &shown, fence].concat()
}

/// The page of all rules, in Markdown.
#[must_use]
pub fn rules() -> String {
    let mut page = String::from(INTRODUCTION);
    for code in Code::ALL {
        let entries: Vec<Entry> = entries().filter(|entry| entry.code == *code).collect();
        let severity = code.severity();
        write_section(*code, severity, &entries, &mut page);
    }
    page
}

const INTRODUCTION: &str = "\
# Codes and reasons

<!-- Generated by src/emit/rules.rs: `npm run update` rewrites it, and the tests run its examples. -->

What `validateExportDestination` can find. An error is m3ter's: it refuses the body. A warning is for what m3ter accepts and
AWS or Google refuses later, or what is probably not as meant; `advice: false` leaves it out. Codes and reasons are stable.

In the examples the rest of the body is good, `a×3` stands for `aaa` and ⇥ for a tab. A fix is what the bad example is offered.
";

fn write_section(code: Code, severity: Severity, entries: &[Entry], page: &mut String) {
    let written = (|| {
        writeln!(
            page,
            "\n## `{code}`\n\n{}. {}\n",
            capital(severity),
            source(code)
        )?;
        writeln!(
            page,
            "| reason | when | bad | good | fix |\n|---|---|---|---|---|"
        )?;
        for entry in entries {
            let reason = entry
                .reason
                .map_or(String::new(), |reason| cell(reason.as_str()));
            let when = entry.when.replace('|', "\\|");
            let (bad, good) = (entry.bad.shown(), entry.good.shown());
            let fix = entry.fix().unwrap_or_default().replace('|', "\\|");
            writeln!(page, "| {reason} | {when} | {bad} | {good} | {fix} |")?;
        }
        std::fmt::Result::Ok(())
    })();
    debug_assert!(written.is_ok(), "a string grows");
}

const fn capital(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    }
}

/// Where it is written that it is so.
pub(super) fn source(code: Code) -> String {
    const API: &str = "m3ter's API reference: <https://docs.m3ter.com/api/exportdestination/create-exportdestination>";
    if let Some((_, _, set)) = sets().find(|(_, _, set)| set.code == code) {
        let urls: Vec<String> = set
            .sources
            .0
            .iter()
            .map(|url| ["<", url, ">"].concat())
            .collect();
        return if urls.is_empty() {
            "No source: plain sense.".to_owned()
        } else {
            ["Source: ", &urls.join(", "), "."].concat()
        };
    }
    match code {
        Code::Syntax => "Source: RFC 8259, <https://www.rfc-editor.org/rfc/rfc8259>; the limits of depth and size are ours.".to_owned(),
        Code::NotSerializable => "Source: `JSON.stringify`, <https://tc39.es/ecma262/#sec-json.stringify>.".to_owned(),
        _ => ["Source: ", API, "."].concat(),
    }
}

impl Entry {
    /// Whether an issue is of this kind.
    #[must_use]
    pub fn is(&self, issue: &Issue) -> bool {
        issue.code == self.code && issue.reason == self.reason
    }

    /// What the bad example is offered.
    fn fix(&self) -> Option<String> {
        let issues = self.bad.issues()?;
        let issue = issues.into_iter().find(|issue| self.is(issue))?;
        Some(issue.fix?.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn cells_show_what_cannot_be_seen_and_keep_the_table_whole() {
        let shown = cell("\t\u{A0}\u{FEFF}a|b");
        assert_eq!(shown, r"`⇥U+00A0U+FEFFa\|b`");
        assert_eq!(cell("a`b"), "``a`b``");
    }

    #[test]
    fn examples_are_what_they_say() {
        let mut complaints = Vec::new();
        for entry in entries() {
            let name = (entry.code.as_str(), entry.reason.map(Reason::as_str));
            let bad = entry.bad.issues();
            if bad.is_some_and(|issues| !issues.iter().any(|issue| entry.is(issue))) {
                complaints.push(format!("{name:?}: the bad example is good"));
            }
            let good = entry.good.issues().unwrap_or_default();
            let is_whole = !matches!(entry.good, Text(_));
            let found: Vec<String> = good
                .iter()
                .filter(|issue| entry.is(issue) || is_whole)
                .map(|issue| format!("{}: {issue}", issue.code))
                .collect();
            if !found.is_empty() {
                complaints.push(format!("{name:?}: the good example has {found:?}"));
            }
        }
        assert!(complaints.is_empty(), "{complaints:#?}");
    }

    #[test]
    fn every_code_and_reason_has_its_row() {
        let codes: BTreeSet<&str> = entries().map(|entry| entry.code.as_str()).collect();
        let reasons: BTreeSet<&str> = entries()
            .filter_map(|entry| entry.reason.map(Reason::as_str))
            .collect();
        let all_codes = Code::ALL.iter().map(|code| code.as_str()).collect();
        let all_reasons = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
        assert_eq!(codes, all_codes);
        assert_eq!(reasons, all_reasons);
    }

    #[test]
    fn expands_repetitions() {
        assert_eq!(expand(r#""a×3b""#), r#""aaab""#);
        assert_eq!(expand("[×2"), "[[");
        assert_eq!(expand("plain"), "plain");
    }
}
