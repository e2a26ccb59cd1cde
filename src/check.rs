//! The interpreter: a document against the table. It finds the errors, and the warnings about members that the contract
//! does not ask for; it knows no field by name.

use crate::advice::{self, spelling};
use crate::body::Body;
use crate::contract;
use crate::data::Data;
use crate::format::{Flaw, Format};
use crate::issue::{Code, Issue, PatchOperation, Reason};
use crate::json::{Member, Span, Text, Value};
use crate::message::excerpt;
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

    pub(crate) fn add(&mut self, mut issue: Issue, span: Span) {
        issue.range = Some(self.locator.range(span));
        self.issues.push(issue);
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
                findings.add(
                    Issue::at(field.name.into(), Code::DuplicateMember),
                    earlier.name_span,
                );
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
            let mut issue = Issue::at(field.name.into(), Code::ForeignField);
            issue.param("belongsTo", only.as_str());
            issue.param("destinationType", body.destination_type.as_str());
            findings.add(issue, member.name_span);
        }
    } else if field.presence == Presence::OnUpdate && !rules.is_update {
        let mut issue = Issue::at(field.name.into(), Code::VersionOnCreate);
        issue.fix(remove(field));
        findings.add(issue, member.name_span);
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
        let mut issue = Issue::at(field.name.into(), Code::Required);
        if let Some(kind) = field.only {
            issue.param("destinationType", kind.as_str());
        }
        if field.presence == Presence::OnUpdate {
            issue.param("operation", "update");
            if let Some(version) = rules.version {
                issue.fix(add(field, version));
            }
        }
        findings.add(issue, body.opening());
    } else if field.name == contract::DISCRIMINATOR && rules.advice {
        let inferred = body.destination_type.as_str();
        let mut issue = Issue::at(field.name.into(), Code::DestinationTypeMissing);
        issue.param("inferred", inferred);
        issue.fix(add(field, inferred));
        findings.add(issue, body.opening());
    }
}

/// Whether a text of a field has no error.
pub(crate) fn accepts(field: &Field, text: &str) -> bool {
    let Kind::Text { length, format } = field.kind else {
        return false;
    };
    let text = Text {
        text: text.into(),
        lone_surrogate: false,
    };
    let mut is_good = true;
    check_text(field, length, format, &text, |_| is_good = false);
    is_good
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
            check_text(field, length, format, text, |issue| {
                findings.add(issue, member.span);
            });
            if rules.advice
                && let Some(subject) = field.subject
            {
                let mut warnings = Vec::new();
                let errors = findings.issues.get_mut(known..).unwrap_or_default();
                advice::look(subject, field, &text.text, body, errors, &mut |warning| {
                    warnings.push(warning);
                });
                for warning in warnings {
                    findings.add(warning, member.span);
                }
            }
        }
        (Kind::Choice(allowed), Value::String(text)) => {
            if !allowed.contains(&&*text.text) {
                findings.add(wrong_choice(body, field, allowed, &text.text), member.span);
            }
        }
        (Kind::Version, Value::Number(raw)) => {
            if let Some(issue) = check_version(body, rules, field, raw) {
                findings.add(issue, member.span);
            }
        }
        (kind, value) => findings.add(wrong_type(body, rules, field, kind, value), member.span),
    }
}

fn check_version(body: &Body, rules: &Rules, field: &Field, raw: &str) -> Option<Issue> {
    let Some(version) = number::positive_integer(raw) else {
        let mut issue = wrong_type(body, rules, field, Kind::Version, &Value::Number(raw));
        issue.param("found", excerpt(raw));
        return Some(issue);
    };
    let expected = rules.version.filter(|&expected| expected != version)?;
    let mut issue = Issue::at(field.name.into(), Code::VersionConflict);
    issue.param("expected", expected);
    issue.param("actual", version);
    Some(issue)
}

fn check_text(
    field: &Field,
    length: Length,
    format: Option<Format>,
    text: &Text,
    mut found: impl FnMut(Issue),
) {
    let actual = utf16_length(&text.text);
    let bounds = [
        (
            Code::TooShort,
            "min",
            Some(length.min).filter(|&min| actual < min),
        ),
        (Code::TooLong, "max", length.max.filter(|&max| actual > max)),
    ];
    for (code, bound, limit) in bounds {
        if let Some(limit) = limit {
            let mut issue = Issue::at(field.name.into(), code);
            issue.param(bound, limit);
            issue.param("actual", actual);
            issue.param("unit", "utf16");
            issue.param("found", excerpt(&text.text));
            found(issue);
        }
    }
    // Where the length has a least, an empty string is too short and no more.
    if let Some(format) = format.filter(|_| actual >= length.min.min(1))
        && let Err(flaw) = format.check(&text.text)
    {
        found(flawed(field, format.as_str(), &text.text, flaw));
    }
    if text.lone_surrogate {
        found(flawed(
            field,
            "string",
            &text.text,
            Flaw::new(Reason::LoneSurrogate),
        ));
    }
}

fn flawed(field: &Field, format: &'static str, text: &str, flaw: Flaw) -> Issue {
    let mut issue = Issue::at(field.name.into(), Code::Format);
    issue.reason = flaw.reason;
    issue.param("format", format);
    issue.param("found", excerpt(text));
    issue.params.append(flaw.params);
    if let Some(meant) = flaw.meant {
        issue.fix(replace(field, meant));
    }
    issue
}

fn wrong_choice(body: &Body, field: &Field, allowed: &'static [&'static str], text: &str) -> Issue {
    let mut issue = Issue::at(field.name.into(), Code::Choice);
    issue.param("allowed", allowed);
    issue.param("found", excerpt(text));
    let trimmed = text.trim_ascii();
    let meant = allowed
        .iter()
        .find(|choice| choice.eq_ignore_ascii_case(trimmed));
    // Another kind would need other fields.
    let keeps_kind = |meant: &str| {
        field.name != contract::DISCRIMINATOR || meant == body.destination_type.as_str()
    };
    if let Some(&meant) = meant.filter(|meant| keeps_kind(meant)) {
        issue.fix(replace(field, meant));
    }
    issue
}

fn wrong_type(body: &Body, rules: &Rules, field: &Field, kind: Kind, value: &Value) -> Issue {
    let mut issue = Issue::at(field.name.into(), Code::Type);
    issue.param("expected", type_of(kind));
    issue.param("actual", value.type_name());
    if let Kind::Choice(allowed) = kind {
        issue.param("allowed", allowed);
    }
    match (kind, value) {
        (_, Value::Null)
            if field.presence == Presence::Optional && body.keeps_kind_without(field) =>
        {
            issue.fix(remove(field));
        }
        (Kind::Text { .. }, Value::Number(digits))
            if is_digits(digits) && accepts(field, digits) =>
        {
            issue.fix(replace(field, String::from(*digits)));
        }
        (Kind::Version, Value::String(digits)) if is_digits(&digits.text) => {
            let version = number::positive_integer(&digits.text).map(Data::from);
            if let Some(version @ Data::Integer(_)) = version
                && check_version(body, rules, field, &digits.text).is_none()
            {
                issue.fix(replace(field, version));
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

/// Java's `String.length()`, JavaScript's `length`.
fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn unknown_members(body: &Body, rules: &Rules, findings: &mut Findings) {
    for (member, is_last) in body.unknown().take(MOST_WARNINGS) {
        let name = String::from(&*member.name.text);
        let mut issue = Issue::at(
            name.into(),
            if is_last {
                Code::UnknownField
            } else {
                Code::DuplicateMember
            },
        );
        if is_last && let Some(field) = spelling::nearest(&member.name.text, rules.fields) {
            issue.param("nearest", field.name);
            if can_be(body, rules, field, member) {
                let from = String::from(&*member.name.text).into();
                issue.fix(PatchOperation::Move {
                    from,
                    name: field.name.into(),
                });
            }
        }
        findings.add(issue, member.name_span);
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

fn add(field: &Field, value: impl Into<Data>) -> PatchOperation {
    PatchOperation::Add {
        name: field.name.into(),
        value: value.into(),
    }
}

fn remove(field: &Field) -> PatchOperation {
    PatchOperation::Remove {
        name: field.name.into(),
    }
}

fn replace(field: &Field, value: impl Into<Data>) -> PatchOperation {
    PatchOperation::Replace {
        name: field.name.into(),
        value: value.into(),
    }
}
