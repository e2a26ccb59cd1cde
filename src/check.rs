//! The interpreter: a document against the table. It finds the errors, and the warnings about members that the contract
//! does not ask for; it knows no field's name.

use crate::advice::spelling;
use crate::body::{Body, Entry};
use crate::contract;
use crate::data::{Data, Params};
use crate::format::{Flaw, Format};
use crate::issue::{Code, Issue, PatchOperation, Reason, Severity};
use crate::json::{Span, Text, Value};
use crate::message::excerpt;
use crate::number;
use crate::rule::{Field, Kind, Length, Presence};

/// What to hold a document against.
pub(crate) struct Rules {
    pub fields: &'static [Field],
    pub is_update: bool,
    /// The version that the document has to carry, when that is known.
    pub version: Option<i64>,
    pub advice: bool,
}

/// Issues with their places, in the table's order, then unknown members in theirs.
pub(crate) fn check(body: &Body, rules: &Rules) -> Vec<(Issue, Span)> {
    let mut checker = Checker {
        body,
        rules,
        found: Vec::new(),
    };
    for entry in body.entries() {
        checker.entry(&entry);
    }
    if rules.advice {
        checker.unknown_members();
    }
    checker.found
}

struct Checker<'b, 't> {
    body: &'b Body<'t>,
    rules: &'b Rules,
    found: Vec<(Issue, Span)>,
}

impl<'t> Checker<'_, 't> {
    fn report(&mut self, issue: Issue, span: Span) {
        if self.rules.advice || issue.severity() == Severity::Error {
            self.found.push((issue, span));
        }
    }

    fn entry(&mut self, entry: &Entry<'_, 't>) {
        let field = entry.field;
        for member in entry.earlier() {
            self.report(
                Issue::new(Code::DuplicateMember).at(field.name),
                member.name_span,
            );
        }
        let Some(member) = entry.member else {
            return self.absent(field);
        };
        if let Some(only) = field
            .only
            .filter(|&only| only != self.body.destination_type)
        {
            let issue = Issue::new(Code::ForeignField)
                .at(field.name)
                .param("belongsTo", only.as_str())
                .param("destinationType", self.body.destination_type.as_str());
            return self.report(issue, member.name_span);
        }
        if field.presence == Presence::OnUpdate && !self.rules.is_update {
            let issue = Issue::new(Code::VersionOnCreate)
                .at(field.name)
                .fix([remove(field)]);
            return self.report(issue, member.name_span);
        }
        for issue in self.value(field, &member.value) {
            self.report(issue.at(field.name), member.span);
        }
    }

    fn absent(&mut self, field: &Field) {
        let expected = match field.presence {
            _ if field
                .only
                .is_some_and(|only| only != self.body.destination_type) =>
            {
                false
            }
            Presence::Required => true,
            Presence::Optional => false,
            Presence::OnUpdate => self.rules.is_update,
        };
        if expected {
            let mut issue = Issue::new(Code::Required).at(field.name);
            if let Some(kind) = field.only {
                issue = issue.param("destinationType", kind.as_str());
            }
            if field.presence == Presence::OnUpdate {
                issue = issue.param("operation", "update");
                if let Some(version) = self.rules.version {
                    issue = issue.fix([add(field, version)]);
                }
            }
            self.report(issue, self.body.opening());
        } else if field.name == contract::DISCRIMINATOR {
            let inferred = self.body.destination_type.as_str();
            let issue = Issue::new(Code::DestinationTypeMissing)
                .at(field.name)
                .param("inferred", inferred)
                .fix([add(field, inferred)]);
            self.report(issue, self.body.opening());
        }
    }

    /// All that is wrong with a value, still without its path.
    fn value(&self, field: &Field, value: &Value) -> Vec<Issue> {
        match (field.kind, value) {
            (_, Value::Null) if field.nullable => Vec::new(),
            (Kind::Text { length, format }, Value::String(text)) => {
                check_text(field, length, format, text)
            }
            (Kind::Choice(allowed), Value::String(text)) => check_choice(field, allowed, text),
            (Kind::Version, Value::Number(raw)) => self.check_version(field, raw),
            (kind, value) => vec![wrong_type(field, kind, value)],
        }
    }

    fn check_version(&self, field: &Field, raw: &str) -> Vec<Issue> {
        let issue = match (number::integer(raw), self.rules.version) {
            (Some(version), Some(expected))
                if version >= contract::FIRST_VERSION && version != expected =>
            {
                Issue::new(Code::VersionConflict)
                    .param("expected", expected)
                    .param("actual", version)
            }
            (Some(version), _) if version >= contract::FIRST_VERSION => return Vec::new(),
            _ => wrong_type(field, Kind::Version, &Value::Number(raw)).param("found", excerpt(raw)),
        };
        vec![issue]
    }

    fn unknown_members(&mut self) {
        for (member, is_last) in self.body.unknown() {
            let name = String::from(&*member.name.text);
            if !is_last {
                self.report(Issue::new(Code::DuplicateMember).at(name), member.name_span);
                continue;
            }
            let issue = Issue::new(Code::UnknownField);
            let issue = match spelling::nearest(&name, self.rules.fields) {
                Some(field) => self.suggest(issue, field, &name, &member.value),
                None => issue,
            };
            self.report(issue.at(name), member.name_span);
        }
    }

    /// Names the field that was probably meant; renaming the member is a fix when nothing is in the way.
    fn suggest(&self, issue: Issue, field: &'static Field, name: &str, value: &Value) -> Issue {
        let issue = issue.param("nearest", field.name);
        let belongs = field
            .only
            .is_none_or(|only| only == self.body.destination_type)
            && (field.presence != Presence::OnUpdate || self.rules.is_update);
        // The kind was inferred without the member, and could change with it.
        let settles_kind = field.name == contract::DISCRIMINATOR;
        let free = self.body.member(field.name).is_none();
        if belongs && free && !settles_kind && self.value(field, value).is_empty() {
            issue.fix([PatchOperation::Move {
                from: name.to_owned().into(),
                name: field.name.into(),
            }])
        } else {
            issue
        }
    }
}

fn check_text(field: &Field, length: Length, format: Option<Format>, text: &Text) -> Vec<Issue> {
    let mut issues = Vec::new();
    let actual = utf16_length(&text.text);
    let measured = |code, name, limit: usize| {
        let value = excerpt(&text.text);
        Issue::new(code)
            .param(name, limit)
            .param("actual", actual)
            .param("unit", "utf16")
            .param("found", value)
    };
    if actual < length.min {
        issues.push(measured(Code::TooShort, "min", length.min));
    }
    if let Some(max) = length.max.filter(|&max| actual > max) {
        issues.push(measured(Code::TooLong, "max", max));
    }
    if let Some(format) = format.filter(|_| actual > 0)
        && let Err(flaw) = format.check(&text.text)
    {
        issues.push(flawed(field, format.as_str(), &text.text, flaw));
    }
    if text.lone_surrogate {
        issues.push(flawed(
            field,
            "string",
            &text.text,
            Flaw::new(Reason::LoneSurrogate),
        ));
    }
    issues
}

fn flawed(field: &Field, format: &'static str, text: &str, flaw: Flaw) -> Issue {
    let mut issue = Issue::new(Code::Format)
        .reason(flaw.reason)
        .param("format", format)
        .param("found", excerpt(text));
    issue.params.append(flaw.params);
    match flaw.meant {
        Some(meant) => issue.fix([replace(field, meant)]),
        None => issue,
    }
}

fn check_choice(field: &Field, allowed: &'static [&'static str], text: &Text) -> Vec<Issue> {
    if allowed.contains(&&*text.text) {
        return Vec::new();
    }
    let issue = Issue::new(Code::Choice)
        .param("allowed", allowed)
        .param("found", excerpt(&text.text));
    let meant = allowed
        .iter()
        .find(|choice| choice.eq_ignore_ascii_case(text.text.trim()));
    vec![match meant {
        Some(&meant) => issue.fix([replace(field, meant)]),
        None => issue,
    }]
}

fn wrong_type(field: &Field, kind: Kind, value: &Value) -> Issue {
    let mut params = Params::default()
        .with("expected", type_of(kind))
        .with("actual", value.type_name());
    if let Kind::Choice(allowed) = kind {
        params.push("allowed", allowed);
    }
    let mut issue = Issue::new(Code::Type);
    issue.params = params;
    match (value, field.presence) {
        (Value::Null, Presence::Optional) => issue.fix([remove(field)]),
        _ => issue,
    }
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
