//! Checks the members of a body against the contract's table. All it finds are errors. It knows no field by name, apart
//! from the one that declares the destination type.

use crate::body::Body;
use crate::contract::{DISCRIMINATOR, Field, Kind, Length, Presence, Subject};
use crate::diagnostic::{Integer, IssueKind, PatchValue};
use crate::format::{Explanation, Flaw, Format};
use crate::json::{Decoded, Member, Value, exact_integer, positive_integer};
use crate::options::Rules;
use crate::report::{Issues, Repair};
use crate::span::Span;
use crate::text::{is_digits, utf16_length};

/// Checks that a field may be missing.
pub(crate) fn check_missing(
    body: &Body,
    field: &'static Field,
    rules: &Rules,
    issues: &mut Issues,
) {
    let (kind, repair) = match field.presence {
        Presence::Required if body.other_owner(field).is_none() => {
            let kind = IssueKind::Required {
                destination_type: field.only,
                operation: None,
            };
            (kind, None)
        }
        Presence::OnUpdate if rules.is_update => {
            let kind = IssueKind::Required {
                destination_type: None,
                operation: Some("update"),
            };
            // A misspelled one may differ from the current version.
            let version = safe_version(rules.version).filter(|_| !body.has_misspelled(field));
            (
                kind,
                version.map(|version| Repair::add(field.name, version)),
            )
        }
        _ => return,
    };
    issues.add(field.name, body.opening_brace(), None, kind, repair);
}

/// Checks that a field may be there, and its value.
pub(crate) fn check_member(
    body: &Body,
    field: &'static Field,
    member: &Member,
    text: Option<&Decoded>,
    rules: &Rules,
    issues: &mut Issues,
) {
    if field.presence == Presence::OnUpdate && !rules.is_update {
        // With fields of m3ter's responses, an update may have been meant.
        let may_be_update = !body.response_fields().is_empty();
        let repair = Repair::remove(field.name).suggested_if(may_be_update);
        issues.add(
            field.name,
            member.name_span,
            None,
            IssueKind::VersionOnCreate,
            Some(repair),
        );
        return;
    }
    let span = member.value.span;
    match (field.kind, member.value.value, text) {
        (_, Value::Null, _) if field.nullable => {}
        (Kind::Text { length, format }, _, Some(text)) => {
            check_text(field, length, format, text, span, issues);
        }
        (Kind::Choice(allowed), _, Some(text)) => {
            check_choice(body, field, allowed, &text.text, span, issues);
        }
        (Kind::Version, value @ Value::Number(raw), text) => match positive_integer(raw) {
            Some(actual) => check_version(field, actual, span, rules, issues),
            None => report_type(body, field, value, text, span, rules, issues),
        },
        (_, value, text) => report_type(body, field, value, text, span, rules, issues),
    }
}

fn check_version(
    field: &'static Field,
    actual: i64,
    span: Span,
    rules: &Rules,
    issues: &mut Issues,
) {
    if let Some(expected) = rules.version.filter(|&expected| expected != actual) {
        let kind = IssueKind::VersionConflict {
            expected: Integer(expected),
            actual: Integer(actual),
        };
        issues.add(field.name, span, None, kind, None);
    }
}

fn check_text(
    field: &'static Field,
    length: Length,
    format: Option<Format>,
    text: &Decoded,
    span: Span,
    issues: &mut Issues,
) {
    let Decoded {
        text,
        has_lone_surrogate,
    } = text;
    if !has_lone_surrogate && field.accepts_text(text) {
        return;
    }
    let actual = utf16_length(text);
    if actual < length.min {
        let kind = IssueKind::TooShort {
            min: length.min,
            actual,
        };
        issues.add(field.name, span, Some(text), kind, None);
    }
    if let Some(max) = length.max.filter(|&max| actual > max) {
        let kind = IssueKind::TooLong {
            max,
            actual,
            google_max: None,
        };
        issues.add(field.name, span, Some(text), kind, None);
    }
    // If a minimum length makes an empty string too short, its format adds nothing.
    let is_empty_and_reported = text.is_empty() && length.min > 0;
    if let Some(format) = format
        && !is_empty_and_reported
        && !format.accepts(text)
    {
        let explanation = format.explain(text);
        // A repair would replace the lone surrogate as well.
        let meant = explanation.meant.filter(|_| !has_lone_surrogate);
        let repair = meant
            .map(|meant| Repair::replace(field.name, meant).suggested_if(explanation.is_guess));
        let kind = IssueKind::Format {
            format: format.as_str(),
            flaw: explanation.flaw,
        };
        issues.add(field.name, span, Some(text), kind, repair);
    }
    if *has_lone_surrogate {
        let kind = IssueKind::Format {
            format: "string",
            flaw: Flaw::LoneSurrogate,
        };
        issues.add(field.name, span, Some(text), kind, None);
    }
}

fn check_choice(
    body: &Body,
    field: &'static Field,
    allowed: &'static [&'static str],
    text: &str,
    span: Span,
    issues: &mut Issues,
) {
    if allowed.contains(&text) {
        return;
    }
    // Another destination type would need other fields.
    let keeps_type =
        |choice: &&str| field.name != DISCRIMINATOR || *choice == body.destination_type.as_str();
    let kind = IssueKind::Choice { allowed };
    let repair = meant_choice(allowed, text)
        .filter(keeps_type)
        .map(|meant| Repair::replace(field.name, meant));
    issues.add(field.name, span, Some(text), kind, repair);
}

/// Returns the allowed string that differs only in case and in white space around it.
fn meant_choice(allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    let mut allowed = allowed.iter().copied();
    allowed.find(|choice| choice.eq_ignore_ascii_case(text.trim()))
}

/// Returns the text that was meant by a value which the contract does not accept for a field, if there is one reading.
pub(crate) fn meant_text(field: &Field, value: Value) -> Option<String> {
    match (field.kind, value) {
        (Kind::Choice(allowed), Value::String(raw)) => {
            meant_choice(allowed, &raw.decode().text).map(str::to_owned)
        }
        (Kind::Text { .. }, Value::Number(raw)) => {
            digits_of(field, raw).filter(|digits| field.accepts_text(digits))
        }
        (Kind::Text { format, .. }, Value::String(raw)) => {
            let Explanation {
                meant, is_guess, ..
            } = format?.explain(&raw.decode().text);
            meant.filter(|meant| !is_guess && field.accepts_text(meant))
        }
        _ => None,
    }
}

fn report_type(
    body: &Body,
    field: &'static Field,
    value: Value,
    text: Option<&Decoded>,
    span: Span,
    rules: &Rules,
    issues: &mut Issues,
) {
    let (expected, allowed) = match field.kind {
        Kind::Text { .. } => ("string", None),
        Kind::Choice(allowed) => ("string", Some(allowed)),
        Kind::Version => ("integer", None),
    };
    let found = match (field.kind, value) {
        (Kind::Version, Value::Number(raw)) => Some(raw),
        _ => None,
    };
    let repair = match (field.kind, value, text) {
        (_, Value::Null, _)
            if field.presence == Presence::Optional && body.keeps_type_without(field) =>
        {
            Some(Repair::remove(field.name))
        }
        (Kind::Text { .. }, Value::Number(_), _) => {
            meant_text(field, value).map(|digits| Repair::replace(field.name, digits))
        }
        (Kind::Version, _, Some(digits)) if is_digits(&digits.text) => {
            let version = positive_integer(&digits.text);
            let version =
                version.filter(|version| rules.version.is_none_or(|expected| expected == *version));
            safe_version(version).map(|version| Repair::replace_with(field.name, version))
        }
        _ => None,
    };
    let kind = IssueKind::Type {
        expected,
        actual: value.type_name(),
        allowed,
    };
    issues.add(field.name, span, found, kind, repair);
}

/// Returns the digits that a number in a text field means. A project number may have been written by a tool that takes
/// every number for a floating-point number.
fn digits_of(field: &Field, raw: &str) -> Option<String> {
    if is_digits(raw) {
        Some(raw.to_owned())
    } else if field.subject == Some(Subject::ProjectNumber) {
        exact_integer(raw).map(|number| number.to_string())
    } else {
        None
    }
}

/// Returns a version that a fix can write: a double has to represent it exactly.
fn safe_version(version: Option<i64>) -> Option<PatchValue> {
    version
        .map(Integer)
        .filter(|version| version.is_safe())
        .map(PatchValue::Integer)
}

impl Rules {
    /// Whether the contract accepts a member's value for a field.
    pub(crate) fn accept(&self, field: &Field, value: Value) -> bool {
        match (field.kind, value) {
            (_, Value::Null) => field.nullable,
            (Kind::Text { .. } | Kind::Choice(_), Value::String(raw)) => {
                let decoded = raw.decode();
                !decoded.has_lone_surrogate && field.accepts_text(&decoded.text)
            }
            (Kind::Version, Value::Number(raw)) => {
                let version = positive_integer(raw);
                version
                    .is_some_and(|version| self.version.is_none_or(|expected| expected == version))
            }
            _ => false,
        }
    }
}
