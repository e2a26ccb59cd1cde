//! From a text to a report: read it, hold it against a table, say where the issues are.

use crate::body::Body;
use crate::check::{self, Rules};
use crate::contract;
use crate::issue::{Code, Issue, Reason, Segment};
use crate::json::{self, Document, Span, SyntaxError, Value};
use crate::message::excerpt;
use crate::position::Locator;
use crate::report::{Operation, Options, Report, ResponseOptions};
use crate::rule::DestinationType;

/// The verdict on a request's body, as JSON text.
///
/// Takes time and memory in proportion to the text; never panics.
#[must_use]
pub fn validate(text: &str, options: &Options) -> Report {
    inspect(text, &request_rules(options))
}

/// Like [`validate`], for bytes that may not be UTF-8: then the report says so, and where.
#[must_use]
pub fn validate_bytes(bytes: &[u8], options: &Options) -> Report {
    inspect_bytes(bytes, &request_rules(options))
}

/// The verdict on an answer to a create, an update or a retrieve, as JSON text. There are no warnings.
#[must_use]
pub fn validate_response(text: &str, options: &ResponseOptions) -> Report {
    inspect(text, &response_rules(options))
}

/// Like [`validate_response`], for bytes that may not be UTF-8.
#[must_use]
pub fn validate_response_bytes(bytes: &[u8], options: &ResponseOptions) -> Report {
    inspect_bytes(bytes, &response_rules(options))
}

fn request_rules(options: &Options) -> Rules {
    let is_update = options.operation == Operation::Update;
    let version = options.current_version.filter(|_| is_update);
    Rules {
        fields: &contract::REQUEST,
        is_update,
        version,
        advice: options.advice,
    }
}

fn response_rules(options: &ResponseOptions) -> Rules {
    let version = match options.operation {
        Some(Operation::Create) => Some(contract::FIRST_VERSION),
        Some(Operation::Update) => options.sent_version.and_then(|sent| sent.checked_add(1)),
        None => None,
    };
    Rules {
        fields: &contract::RESPONSE,
        is_update: false,
        version,
        advice: false,
    }
}

fn inspect_bytes(bytes: &[u8], rules: &Rules) -> Report {
    match str::from_utf8(bytes) {
        Ok(text) => inspect(text, rules),
        Err(error) => {
            let start = error.valid_up_to();
            let end = error
                .error_len()
                .map_or(bytes.len(), |length| start + length);
            let issue = Issue::new(Code::Syntax).reason(Reason::NotUtf8);
            located(bytes, None, vec![(issue, Span { start, end })])
        }
    }
}

fn inspect(text: &str, rules: &Rules) -> Report {
    let document = match json::read(text) {
        Ok(document) => document,
        Err(error) => return located(text.as_bytes(), None, vec![syntax(text, &error)]),
    };
    if !matches!(document.root, Value::Object) {
        return located(text.as_bytes(), None, vec![not_an_object(&document)]);
    }
    let body = Body::new(&document, rules.fields);
    located(
        text.as_bytes(),
        Some(body.destination_type),
        check::check(&body, rules),
    )
}

fn located(
    bytes: &[u8],
    destination_type: Option<DestinationType>,
    found: Vec<(Issue, Span)>,
) -> Report {
    let mut locator = Locator::new(bytes);
    let issues = found.into_iter().map(|(issue, span)| Issue {
        range: Some(locator.range(span)),
        ..issue
    });
    Report::new(destination_type, issues.collect())
}

fn syntax(text: &str, error: &SyntaxError) -> (Issue, Span) {
    let found = text
        .get(error.span.start..error.span.end)
        .unwrap_or_default();
    let mut issue = Issue::new(Code::Syntax)
        .reason(error.reason)
        .param("found", excerpt(found));
    if let Some(expected) = error.expected {
        issue = issue.param("expected", expected.as_str());
    }
    (issue, error.span)
}

fn not_an_object(document: &Document) -> (Issue, Span) {
    (
        Issue::new(Code::NotAnObject).param("actual", document.root.type_name()),
        document.span,
    )
}

/// Why a JavaScript value has no JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable<'e> {
    /// It holds itself.
    Cycle,
    /// It holds a `BigInt`.
    BigInt,
    /// A getter, a `toJSON` or a proxy's trap threw this.
    Threw(&'e str),
    /// It is nested more than 128 deep.
    TooDeep,
    /// There is more of it than memory.
    TooLarge,
    /// It is of a type that JSON has not: `undefined`, `function` or `symbol`.
    Nothing(&'e str),
}

/// The report on a value of which `JSON.stringify` makes no text; `path` leads to the part that is to blame.
#[must_use]
pub fn unsendable(why: Unsendable, path: Vec<Segment>) -> Report {
    let issue = match why {
        Unsendable::Cycle => Issue::new(Code::NotSerializable).reason(Reason::Cycle),
        Unsendable::BigInt => Issue::new(Code::NotSerializable).reason(Reason::BigInt),
        Unsendable::Threw(error) => Issue::new(Code::NotSerializable)
            .reason(Reason::Threw)
            .param("error", excerpt(error)),
        Unsendable::TooDeep => Issue::new(Code::Syntax).reason(Reason::TooDeep),
        Unsendable::TooLarge => Issue::new(Code::Syntax).reason(Reason::TooLarge),
        Unsendable::Nothing(actual) => Issue::new(Code::NotAnObject).param("actual", actual),
    };
    Report::new(None, vec![Issue { path, ..issue }])
}
