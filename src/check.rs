//! The interpreter: a document against the table. It finds the errors, and the warnings about members that the contract
//! does not ask for; it knows no field by name.

use crate::advice::{self, spelling};
use crate::body::Body;
use crate::contract;
use crate::data::Data;
use crate::format::Format;
use crate::issue::{Code, Issue, Reason};
use crate::json::{Member, Span, Text, Value};
use crate::number;
use crate::position::Locator;
use crate::rule::{Field, Kind, Length, Presence};
use crate::text::is_digits;

/// What to hold a document against.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub fields: &'static [Field],
    pub is_update: bool,
    /// The version that the document has to carry, when that is known.
    pub version: Option<i64>,
    pub advice: bool,
}

/// Issues as they are found, each with its place.
pub(crate) struct Findings<'t> {
    locator: Locator<'t>,
    pub issues: Vec<Issue>,
}

impl<'t> Findings<'t> {
    pub(crate) const fn new(text: &'t [u8]) -> Self {
        Self {
            locator: Locator::new(text),
            issues: Vec::new(),
        }
    }

    /// Adds an issue on a field, whose particulars are for the caller to tell.
    #[inline(never)]
    fn on(&mut self, name: &str, code: Code, span: Span) -> &mut Issue {
        self.add(Issue::at(name, code), span)
    }

    #[inline(never)]
    pub(crate) fn add(&mut self, mut issue: Issue, span: Span) -> &mut Issue {
        issue.range = Some(self.locator.range(span));
        let index = self.issues.len();
        self.issues.push(issue);
        &mut self.issues[index]
    }
}

/// Of members that one name or none has, so many get a warning: more tell nothing new, and each costs memory, and a look
/// through all that follow it.
const MOST_WARNINGS: usize = 1000;

/// Finds issues in the table's order, then those of unknown members in theirs.
pub(crate) fn check(body: &Body, rules: &Rules, findings: &mut Findings) {
    for field in rules.fields {
        let mut members = body.members_of(field.name);
        let Some(member) = members.next_back() else {
            absent(body, rules, field, findings);
            continue;
        };
        if rules.advice {
            for earlier in members.take(MOST_WARNINGS) {
                findings.on(field.name, Code::DuplicateMember, earlier.name_span);
            }
        }
        present(body, rules, field, member, findings);
    }
    if rules.advice {
        unknown_members(body, rules, findings);
    }
}

fn present(body: &Body, rules: &Rules, field: &Field, member: &Member, findings: &mut Findings) {
    if let Some(only) = body.owner_elsewhere(field) {
        if rules.advice {
            let issue = findings.on(field.name, Code::ForeignField, member.name_span);
            issue.text("belongsTo", only.as_str());
            issue.text("destinationType", body.destination_type.as_str());
        }
    } else if field.presence == Presence::OnUpdate && !rules.is_update {
        findings
            .on(field.name, Code::VersionOnCreate, member.name_span)
            .remove();
    } else {
        check_value(body, rules, field, member, findings);
    }
}

fn absent(body: &Body, rules: &Rules, field: &Field, findings: &mut Findings) {
    let is_expected = match field.presence {
        Presence::Required => body.owner_elsewhere(field).is_none(),
        Presence::Optional => false,
        Presence::OnUpdate => rules.is_update,
    };
    if is_expected {
        let issue = findings.on(field.name, Code::Required, body.opening());
        if let Some(kind) = field.only {
            issue.text("destinationType", kind.as_str());
        }
        if field.presence == Presence::OnUpdate {
            issue.text("operation", "update");
            // What no version can be, or no double holds, mends nothing.
            if let Some(version) = rules.version.filter(|&version| version > 0)
                && let version @ Data::Integer(_) = Data::from(version)
            {
                issue.add(field.name, version);
            }
        }
    } else if field.name == contract::DISCRIMINATOR && rules.advice {
        let inferred = body.destination_type.as_str();
        let issue = findings.on(field.name, Code::DestinationTypeMissing, body.opening());
        issue.text("inferred", inferred);
        issue.add(field.name, inferred.into());
    }
}

/// All that is wrong with the value of a member, taken for that of `field`.
fn check_value(
    body: &Body,
    rules: &Rules,
    field: &Field,
    member: &Member,
    findings: &mut Findings,
) {
    match (field.kind, &member.value) {
        (_, Value::Null) if field.nullable => {}
        (Kind::Text { length, format }, Value::String(text)) => {
            let known = findings.issues.len();
            if text.lone_surrogate || !accepts(field, &text.text) {
                wrong_text(field, length, format, text, member.span, findings);
            }
            if rules.advice
                && let Some(subject) = field.subject
            {
                advice::look(
                    subject,
                    field,
                    &text.text,
                    body,
                    known,
                    member.span,
                    findings,
                );
            }
        }
        (Kind::Choice(allowed), Value::String(text)) => {
            if !allowed.contains(&&*text.text) {
                let issue = findings.on(field.name, Code::Choice, member.span);
                wrong_choice(body, field, allowed, &text.text, issue);
            }
        }
        (Kind::Version, Value::Number(raw)) => match number::positive_integer(raw) {
            Some(version) if rules.version.is_none_or(|expected| expected == version) => {}
            Some(version) => {
                let issue = findings.on(field.name, Code::VersionConflict, member.span);
                issue.number("expected", rules.version.unwrap_or_default());
                issue.number("actual", version);
            }
            None => wrong_type(body, rules, field, member, findings).text("found", raw),
        },
        _ => {
            wrong_type(body, rules, field, member, findings);
        }
    }
}

/// Whether the contract takes a text for a field.
pub(crate) fn accepts(field: &Field, text: &str) -> bool {
    let Kind::Text { length, format } = field.kind else {
        return false;
    };
    let actual = utf16_length(text);
    actual >= length.min
        && length.max.is_none_or(|max| actual <= max)
        && format.is_none_or(|format| format.accepts(text))
}

fn wrong_text(
    field: &Field,
    length: Length,
    format: Option<Format>,
    text: &Text,
    span: Span,
    findings: &mut Findings,
) {
    let Text {
        text,
        lone_surrogate,
    } = text;
    let actual = utf16_length(text);
    let mut wrong_length = |code, name, limit| {
        let issue = findings.on(field.name, code, span);
        issue.count(name, limit);
        issue.count("actual", actual);
        issue.text("unit", "utf16");
        issue.text("found", text);
    };
    if actual < length.min {
        wrong_length(Code::TooShort, "min", length.min);
    }
    if let Some(max) = length.max.filter(|&max| actual > max) {
        wrong_length(Code::TooLong, "max", max);
    }
    // Where the length has a least, an empty string is too short and no more.
    if let Some(format) = format
        && actual >= length.min.min(1)
        && !format.accepts(text)
    {
        let issue = findings.on(field.name, Code::Format, span);
        issue.text("format", format.as_str());
        issue.text("found", text);
        format.explain(text, issue);
    }
    if *lone_surrogate {
        let issue = findings.on(field.name, Code::Format, span);
        issue.reason = Some(Reason::LoneSurrogate);
        issue.text("format", "string");
        issue.text("found", text);
    }
}

fn wrong_choice(
    body: &Body,
    field: &Field,
    allowed: &'static [&'static str],
    text: &str,
    issue: &mut Issue,
) {
    issue.params.push("allowed", allowed);
    issue.text("found", text);
    let trimmed = text.trim_ascii();
    let meant = allowed
        .iter()
        .find(|choice| choice.eq_ignore_ascii_case(trimmed));
    // Another kind would need other fields.
    let keeps_kind = |meant: &str| {
        field.name != contract::DISCRIMINATOR || meant == body.destination_type.as_str()
    };
    if let Some(meant) = meant.filter(|meant| keeps_kind(meant)) {
        issue.replace(meant);
    }
}

fn wrong_type<'f>(
    body: &Body,
    rules: &Rules,
    field: &Field,
    member: &Member,
    findings: &'f mut Findings,
) -> &'f mut Issue {
    let issue = findings.on(field.name, Code::Type, member.span);
    issue.text("expected", type_of(field.kind));
    issue.text("actual", member.value.type_name());
    if let Kind::Choice(allowed) = field.kind {
        issue.params.push("allowed", allowed);
    }
    match (field.kind, &member.value) {
        (_, Value::Null)
            if field.presence == Presence::Optional && body.keeps_kind_without(field) =>
        {
            issue.remove();
        }
        (Kind::Text { .. }, Value::Number(digits))
            if is_digits(digits) && accepts(field, digits) =>
        {
            issue.replace(digits);
        }
        (Kind::Version, Value::String(digits)) if is_digits(&digits.text) => {
            if let Some(version) = number::positive_integer(&digits.text)
                && rules.version.is_none_or(|expected| expected == version)
                && let version @ Data::Integer(_) = Data::from(version)
            {
                issue.replace_data(version);
            }
        }
        _ => {}
    }
    issue
}

const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text { .. } | Kind::Choice(_) => "string",
        Kind::Version => "integer",
    }
}

/// Java's `String.length()`, JavaScript's `length`: a unit a character, counted at its first byte, and two from U+10000,
/// whose first byte is F0 or more.
#[inline(never)]
fn utf16_length(text: &str) -> usize {
    let units = |byte: u8| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0);
    text.bytes().map(units).sum()
}

fn unknown_members(body: &Body, rules: &Rules, findings: &mut Findings) {
    for (member, is_last) in body.unknown().take(MOST_WARNINGS) {
        let name = &member.name.text;
        if !is_last {
            findings.on(name, Code::DuplicateMember, member.name_span);
            continue;
        }
        let issue = findings.on(name, Code::UnknownField, member.name_span);
        if let Some(field) = spelling::nearest(name, rules.fields) {
            issue.text("nearest", field.name);
            if can_be(body, rules, field, member) {
                issue.rename(field.name);
            }
        }
    }
}

/// Whether renaming a member to a field's name takes away a problem and brings none.
fn can_be(body: &Body, rules: &Rules, field: &Field, member: &Member) -> bool {
    let belongs = body.owner_elsewhere(field).is_none()
        && (field.presence != Presence::OnUpdate || rules.is_update);
    // The kind was inferred without the member, and would change with it.
    let settles_kind = field.name == contract::DISCRIMINATOR;
    if !belongs || settles_kind || body.member(field.name).is_some() {
        return false;
    }
    let mut findings = Findings::new(&[]);
    let rules = Rules {
        advice: false,
        ..*rules
    };
    check_value(body, &rules, field, member, &mut findings);
    findings.issues.is_empty()
}
