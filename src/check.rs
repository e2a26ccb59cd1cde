//! The interpreter: a document against the table. It finds the errors, and the warnings about members that the contract
//! does not ask for; it knows no field by name.

use crate::advice::{self, spelling};
use crate::body::Body;
use crate::contract;
use crate::format::Format;
use crate::issue::{Code, Issue, Reason};
use crate::json::{Member, Span, Text, Value};
use crate::number;
use crate::position::Locator;
use crate::rule::{Field, Kind, Length, Presence};
use crate::text::{count_units, is_digits};
use std::borrow::Cow;
use std::ptr;

/// What to hold a document against.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub fields: &'static [Field],
    pub is_update: bool,
    /// The version that the document has to carry, when that is known.
    pub version: Option<i64>,
    pub advice: bool,
}

/// Of members that one name or none has, so many get a warning: more tell nothing new, and each costs memory, and a look
/// through all that follow it.
const MOST_WARNINGS: usize = 1000;

/// All that is wrong with a body, in the table's order, then with unknown members in theirs.
pub(crate) fn check(body: &Body, rules: &Rules, text: &[u8]) -> Vec<Issue> {
    let mut checker = Checker {
        body,
        rules,
        locator: Locator::new(text),
        issues: Vec::new(),
        name: Cow::Borrowed(""),
        span: body.opening(),
    };
    for field in rules.fields {
        checker.name = Cow::Borrowed(field.name);
        match body.member(field) {
            None => checker.absent(field),
            Some(member) => {
                if rules.advice {
                    checker.duplicates(field, member);
                }
                checker.present(field, member);
            }
        }
    }
    if rules.advice {
        checker.unknown_members();
    }
    checker.issues
}

pub(crate) struct Checker<'d> {
    pub body: &'d Body<'d>,
    rules: &'d Rules,
    locator: Locator<'d>,
    pub issues: Vec<Issue>,
    /// The name of what is looked at.
    name: Cow<'static, str>,
    /// Its place.
    span: Span,
}

impl<'d> Checker<'d> {
    /// Adds an issue about what is looked at, whose particulars are for the caller to tell.
    #[inline(never)]
    pub(crate) fn issue(&mut self, code: Code) -> &mut Issue {
        self.add(Issue::at(self.name.clone(), code))
    }

    #[inline(never)]
    pub(crate) fn add(&mut self, mut issue: Issue) -> &mut Issue {
        issue.range = Some(self.locator.range(self.span));
        self.issues.push(issue);
        match self.issues.last_mut() {
            Some(issue) => issue,
            // It was just added; and here it is without a panic's code.
            None => std::process::abort(),
        }
    }

    fn absent(&mut self, field: &'static Field) {
        self.span = self.body.opening();
        let is_expected = match field.presence {
            Presence::Required => self.body.owner_elsewhere(field).is_none(),
            Presence::Optional => false,
            Presence::OnUpdate => self.rules.is_update,
        };
        if is_expected {
            let version = self.rules.version;
            let issue = self.issue(Code::Required);
            if let Some(kind) = field.only {
                issue.word("destinationType", kind.as_str());
            }
            if field.presence == Presence::OnUpdate {
                issue.word("operation", "update");
                issue.offer_version(version);
            }
        } else if field.name == contract::DISCRIMINATOR && self.rules.advice {
            let inferred = self.body.destination_type.as_str();
            let issue = self.issue(Code::DestinationTypeMissing);
            issue.word("inferred", inferred);
            issue.add(field.name, inferred.into());
        }
    }

    /// Warns of all that the field's name has but the last one, which counts.
    fn duplicates(&mut self, field: &'static Field, last: &Member) {
        let mut warnings = 0;
        for member in self.body.members() {
            if member.is(field) && !ptr::eq(member, last) && warnings < MOST_WARNINGS {
                warnings += 1;
                self.span = member.name_span;
                self.issue(Code::DuplicateMember);
            }
        }
    }

    fn present(&mut self, field: &'static Field, member: &Member) {
        self.span = member.name_span;
        if let Some(only) = self.body.owner_elsewhere(field) {
            if self.rules.advice {
                let kind = self.body.destination_type;
                let issue = self.issue(Code::ForeignField);
                issue.word("belongsTo", only.as_str());
                issue.word("destinationType", kind.as_str());
            }
        } else if field.presence == Presence::OnUpdate && !self.rules.is_update {
            self.issue(Code::VersionOnCreate).remove();
        } else {
            self.span = member.span;
            self.check_value(field, self.body.value(member));
        }
    }

    fn check_value(&mut self, field: &'static Field, value: Value<'d>) {
        let known = self.issues.len();
        if !self.rules.accept(field, value) {
            self.wrong_value(field, value);
        }
        if self.rules.advice
            && let Value::String(text) = value
            && let Some(subject) = field.subject
        {
            advice::look(subject, field, text.text, known, self);
        }
    }

    /// What is wrong with a value that is.
    fn wrong_value(&mut self, field: &'static Field, value: Value) {
        match (field.kind, value) {
            (Kind::Text { length, format }, Value::String(text)) => {
                self.wrong_text(length, format, text);
            }
            (Kind::Choice(allowed), Value::String(text)) => {
                self.wrong_choice(field, allowed, text.text);
            }
            (Kind::Version, Value::Number(raw)) => {
                if let Some(version) = number::positive_integer(raw) {
                    let expected = self.rules.version.unwrap_or_default();
                    let issue = self.issue(Code::VersionConflict);
                    issue.number("expected", expected);
                    issue.number("actual", version);
                } else {
                    self.wrong_type(field, value).text("found", raw);
                }
            }
            _ => {
                self.wrong_type(field, value);
            }
        }
    }

    fn wrong_text(&mut self, length: Length, format: Option<Format>, text: Text) {
        let actual = count_units(text.text);
        if actual < length.min {
            self.wrong_length(Code::TooShort, ("min", length.min), actual, text.text);
        }
        if let Some(max) = length.max.filter(|&max| actual > max) {
            self.wrong_length(Code::TooLong, ("max", max), actual, text.text);
        }
        // Where the length has a least, an empty string is too short and no more.
        if let Some(format) = format
            && actual >= length.min.min(1)
            && !format.accepts(text.text)
        {
            let issue = self.wrong_format(format.as_str(), text.text);
            format.explain(text.text, issue);
        }
        if text.has_lone_surrogate {
            let issue = self.wrong_format("string", text.text);
            issue.reason = Some(Reason::LoneSurrogate);
        }
    }

    #[inline(never)]
    fn wrong_length(
        &mut self,
        code: Code,
        bound: (&'static str, usize),
        actual: usize,
        text: &str,
    ) {
        let issue = self.issue(code);
        issue.when(true, &[bound, ("actual", actual)]);
        issue.word("unit", "utf16");
        issue.text("found", text);
    }

    #[inline(never)]
    fn wrong_format(&mut self, format: &'static str, text: &str) -> &mut Issue {
        let issue = self.issue(Code::Format);
        issue.word("format", format);
        issue.text("found", text);
        issue
    }

    fn wrong_choice(&mut self, field: &Field, allowed: &'static [&'static str], text: &str) {
        let kind = self.body.destination_type.as_str();
        let issue = self.issue(Code::Choice);
        issue.params.push("allowed", allowed);
        issue.text("found", text);
        let trimmed = text.trim_ascii();
        for meant in allowed {
            // Another kind would need other fields.
            let keeps_kind = field.name != contract::DISCRIMINATOR || *meant == kind;
            if keeps_kind && meant.eq_ignore_ascii_case(trimmed) {
                issue.replace(meant);
            }
        }
    }

    fn wrong_type(&mut self, field: &'static Field, value: Value) -> &mut Issue {
        let (body, rules) = (self.body, self.rules);
        let issue = self.issue(Code::Type);
        issue.word("expected", type_of(field.kind));
        issue.word("actual", value.type_name());
        if let Kind::Choice(allowed) = field.kind {
            issue.params.push("allowed", allowed);
        }
        match (field.kind, value) {
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
            (Kind::Version, Value::String(Text { text: digits, .. }))
                if is_digits(digits) && rules.accept(field, Value::Number(digits)) =>
            {
                issue.offer_version(number::positive_integer(digits));
            }
            _ => {}
        }
        issue
    }

    fn unknown_members(&mut self) {
        let mut warnings = 0;
        for member in self.body.members() {
            if member.field.is_some() || warnings == MOST_WARNINGS {
                continue;
            }
            warnings += 1;
            let name = self.body.name(member);
            self.name = Cow::Owned(name.to_owned());
            self.span = member.name_span;
            if self.body.is_repeated(member) {
                self.issue(Code::DuplicateMember);
                continue;
            }
            let nearest = spelling::nearest(name, self.rules.fields);
            let can_be = nearest.is_some_and(|field| self.can_be(field, member));
            let issue = self.issue(Code::UnknownField);
            if let Some(field) = nearest {
                issue.word("nearest", field.name);
                if can_be {
                    issue.rename(field.name);
                }
            }
        }
    }

    /// Whether renaming a member to a field's name takes away a problem and brings none.
    fn can_be(&self, field: &'static Field, member: &Member) -> bool {
        self.body.owner_elsewhere(field).is_none()
            && (field.presence != Presence::OnUpdate || self.rules.is_update)
            // The kind was inferred without the member, and would change with it.
            && field.name != contract::DISCRIMINATOR
            && self.body.member(field).is_none()
            && self.rules.accept(field, self.body.value(member))
    }
}

impl Rules {
    /// Whether a value is good for a field.
    fn accept(&self, field: &Field, value: Value) -> bool {
        match (field.kind, value) {
            (_, Value::Null) => field.nullable,
            (Kind::Text { .. }, Value::String(text)) => {
                !text.has_lone_surrogate && accepts(field, text.text)
            }
            (Kind::Choice(allowed), Value::String(text)) => allowed.contains(&text.text),
            (Kind::Version, Value::Number(raw)) => number::positive_integer(raw)
                .is_some_and(|version| self.version.is_none_or(|expected| expected == version)),
            _ => false,
        }
    }
}

/// Whether the contract takes a text for a field.
pub(crate) fn accepts(field: &Field, text: &str) -> bool {
    let Kind::Text { length, format } = field.kind else {
        return false;
    };
    length.has(text) && format.is_none_or(|format| format.accepts(text))
}

const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text { .. } | Kind::Choice(_) => "string",
        Kind::Version => "integer",
    }
}

impl Length {
    /// Whether a text of so many UTF-16 units has it.
    pub(crate) fn has_units(self, units: usize) -> bool {
        self.min <= units && self.max.is_none_or(|max| units <= max)
    }

    fn has(self, text: &str) -> bool {
        let most = self.max.unwrap_or(usize::MAX);
        // A unit has one to three bytes, so most texts need not be counted.
        let is_long = text.len() >= self.min * 3;
        let is_short = text.len() <= most;
        (is_long && is_short) || (self.min..=most).contains(&count_units(text))
    }
}
