//! From a text to a report: read it, hold it against a table, say where the issues are.

use crate::body::Body;
use crate::check;
pub(crate) use crate::check::Rules;
use crate::contract;
use crate::issue::{Code, Issue, Reason};
use crate::json::{self, Span, SyntaxError, Value};
use crate::plain;
use crate::position::{Locator, Range};
use crate::report::{Operation, Options, Report, ResponseOptions};
use std::str::Utf8Error;

/// The verdict on a request's body, as JSON text.
///
/// Takes time and memory in proportion to the text; never panics.
#[must_use]
pub fn validate(text: &str, options: &Options) -> Report {
    inspect(text, &options.into())
}

/// Like [`validate`], for bytes that may not be UTF-8: then the report says so, and where.
#[must_use]
pub fn validate_bytes(bytes: &[u8], options: &Options) -> Report {
    inspect_bytes(bytes, &options.into())
}

/// The verdict on an answer to a create, an update or a retrieve, as JSON text. There are no warnings.
#[must_use]
pub fn validate_response(text: &str, options: &ResponseOptions) -> Report {
    inspect(text, &options.into())
}

/// Like [`validate_response`], for bytes that may not be UTF-8.
#[must_use]
pub fn validate_response_bytes(bytes: &[u8], options: &ResponseOptions) -> Report {
    inspect_bytes(bytes, &options.into())
}

impl From<&Options> for Rules {
    fn from(options: &Options) -> Self {
        Self {
            fields: &contract::REQUEST,
            is_update: options.operation == Operation::Update,
            version: options.current_version,
            advice: options.advice,
        }
    }
}

impl From<&ResponseOptions> for Rules {
    fn from(options: &ResponseOptions) -> Self {
        let version = match options.operation {
            Some(Operation::Create) => Some(contract::FIRST_VERSION),
            Some(Operation::Update) => options.sent_version.and_then(|sent| sent.checked_add(1)),
            None => None,
        };
        Self {
            fields: &contract::RESPONSE,
            is_update: false,
            version,
            advice: false,
        }
    }
}

fn inspect_bytes(bytes: &[u8], rules: &Rules) -> Report {
    glance(bytes, rules).unwrap_or_else(|| look_closer_at_bytes(bytes, rules))
}

pub(crate) fn look_closer_at_bytes(bytes: &[u8], rules: &Rules) -> Report {
    match str::from_utf8(bytes) {
        Ok(text) => look_closer(text, rules),
        Err(error) => not_utf8(bytes, error),
    }
}

fn inspect(text: &str, rules: &Rules) -> Report {
    glance(text.as_bytes(), rules).unwrap_or_else(|| look_closer(text, rules))
}

/// The report on an ordinary body.
fn glance(bytes: &[u8], rules: &Rules) -> Option<Report> {
    let kind = plain::kind(bytes, rules)?;
    Some(Report::new(Some(kind), Vec::new()))
}

/// Up to the end of what is no character, which decoders replace by one unit.
pub(crate) fn not_utf8(bytes: &[u8], error: Utf8Error) -> Report {
    let mut issue = Issue::document(Code::Syntax);
    issue.reason = Some(Reason::NotUtf8);
    let start = Locator::new(bytes).position(error.valid_up_to());
    let mut end = start;
    end.offset += 1;
    end.column += 1;
    issue.range = Some(Range { start, end });
    Report::new(None, vec![issue])
}

pub(crate) fn look_closer(text: &str, rules: &Rules) -> Report {
    let document = match json::read(text, rules.fields) {
        Ok(document) => document,
        Err(error) => return unreadable(text.as_bytes(), syntax(text, &error), error.span),
    };
    let root = document.root();
    if !matches!(root, Value::Object) {
        let mut issue = Issue::document(Code::NotAnObject);
        issue.word("actual", root.type_name());
        return unreadable(text.as_bytes(), issue, document.span);
    }
    let body = Body::new(&document, rules.fields);
    let issues = check::check(&body, rules, text.as_bytes());
    Report::new(Some(body.destination_type), issues)
}

/// The report on a text in which there are no members to look at.
fn unreadable(bytes: &[u8], mut issue: Issue, span: Span) -> Report {
    issue.range = Some(Locator::new(bytes).range(span));
    Report::new(None, vec![issue])
}

fn syntax(text: &str, error: &SyntaxError) -> Issue {
    let mut issue = Issue::document(Code::Syntax);
    issue.reason = Some(error.reason);
    let found = text.get(error.span.start..error.span.end);
    issue.text("found", found.unwrap_or_default());
    if let Some(expected) = error.expected {
        issue.word("expected", expected.as_str());
    }
    issue
}

/// Why a JavaScript value has no JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable {
    /// It holds itself.
    Cycle,
    /// It holds a `BigInt`.
    BigInt,
    /// A getter, a `toJSON` or a proxy's trap threw; the detail is what.
    Threw,
    /// It is nested more than 128 deep.
    TooDeep,
    /// There is more of it than memory.
    TooLarge,
    /// It is of a type that JSON has not; the detail is which: `undefined`, `function` or `symbol`.
    Nothing,
}

impl Unsendable {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Cycle,
        Self::BigInt,
        Self::Threw,
        Self::TooDeep,
        Self::TooLarge,
        Self::Nothing,
    ];
}

/// The report on a value of which `JSON.stringify` makes no text. The detail is empty but where `why` says what it is.
#[must_use]
pub fn unsendable(why: Unsendable, detail: &str) -> Report {
    let (code, reason) = match why {
        Unsendable::Cycle => (Code::NotSerializable, Some(Reason::Cycle)),
        Unsendable::BigInt => (Code::NotSerializable, Some(Reason::BigInt)),
        Unsendable::Threw => (Code::NotSerializable, Some(Reason::Threw)),
        Unsendable::TooDeep => (Code::Syntax, Some(Reason::TooDeep)),
        Unsendable::TooLarge => (Code::Syntax, Some(Reason::TooLarge)),
        Unsendable::Nothing => (Code::NotAnObject, None),
    };
    let mut issue = Issue::document(code);
    issue.reason = reason;
    if !detail.is_empty() {
        let name = if code == Code::NotAnObject {
            "actual"
        } else {
            "error"
        };
        issue.text(name, detail);
    }
    Report::new(None, vec![issue])
}
