//! From a text to a report: parse, check, advise.

use crate::advice;
use crate::body::Body;
use crate::check;
use crate::diagnostic::{Applicability, Fix, Issue, IssueKind, Reason, repair_title};
use crate::json::{self, SyntaxError, Value};
use crate::options::{Options, ResponseOptions, Rules};
use crate::report::{Issues, Report, text_edits};
use crate::span::{LineIndex, Position, Range};
use crate::text::excerpt;
use crate::unwrap::{report_not_an_object, report_wrapped};

/// Validates the body of a request, as JSON text.
///
/// Takes time and memory in proportion to the text; never panics.
#[must_use]
pub fn validate(text: &str, options: &Options) -> Report {
    validate_text(text, &options.into())
}

/// Like [`validate`], for bytes that may not be UTF-8: then the report says where.
#[must_use]
pub fn validate_bytes(bytes: &[u8], options: &Options) -> Report {
    validate_utf8(bytes, &options.into())
}

/// Validates the body of a response to a create, an update or a retrieve, as JSON text. There are no warnings.
#[must_use]
pub fn validate_response(text: &str, options: &ResponseOptions) -> Report {
    validate_text(text, &options.into())
}

/// Like [`validate_response`], for bytes that may not be UTF-8.
#[must_use]
pub fn validate_response_bytes(bytes: &[u8], options: &ResponseOptions) -> Report {
    validate_utf8(bytes, &options.into())
}

pub(crate) fn validate_utf8(bytes: &[u8], rules: &Rules) -> Report {
    match str::from_utf8(bytes) {
        Ok(text) => validate_text(text, rules),
        Err(error) => not_utf8(bytes, error.valid_up_to(), utf16(bytes)),
    }
}

fn validate_text(text: &str, rules: &Rules) -> Report {
    let document = match json::parse(text) {
        Ok(document) => document,
        Err(error) => {
            // UTF-16 of ASCII characters is UTF-8 with NUL characters.
            return match utf16(text.as_bytes()) {
                Some(encoding) => not_utf8(text.as_bytes(), 0, Some(encoding)),
                None => not_json(text, *error),
            };
        }
    };
    if !matches!(document.root.value, Value::Object) {
        return Report::new(None, vec![report_not_an_object(&document)]);
    }
    let body = Body::new(&document, rules.fields);
    if rules.is_request
        && let Some(issue) = report_wrapped(&body, rules)
    {
        return Report::new(None, vec![issue]);
    }
    let issues = inspect(&body, rules);
    Report::new(Some(body.destination_type), issues)
}

/// Checks and advises on each field in the API's order, then on unknown members.
fn inspect(body: &Body, rules: &Rules) -> Vec<Issue> {
    let mut issues = Issues::new(body);
    for (index, field) in rules.fields.iter().enumerate() {
        let Some(member) = body.member(index) else {
            check::check_missing(body, field, rules, &mut issues);
            if rules.advice {
                advice::members::warn_missing(body, field, &mut issues);
            }
            continue;
        };
        if rules.advice {
            advice::members::warn_duplicates(body, index, field, &mut issues);
        }
        if let Some(owner) = body.other_owner(field) {
            if rules.advice {
                advice::members::warn_foreign(body, field, member, owner, &mut issues);
            }
            continue;
        }
        let text = match member.value.value {
            Value::String(raw) => Some(raw.decode()),
            _ => None,
        };
        let first_own = issues.list.len();
        check::check_member(body, field, member, text.as_ref(), rules, &mut issues);
        if rules.advice
            && let Some(text) = &text
        {
            advice::advise(
                body,
                field,
                &text.text,
                member.value.span,
                first_own,
                &mut issues,
            );
        }
        let own = issues.list.get_mut(first_own..).unwrap_or_default();
        advice::suggest_unclean_fixes(body, own);
    }
    if rules.advice {
        advice::members::warn_unknown(body, rules, &mut issues);
    }
    issues.list
}

fn not_json(text: &str, error: SyntaxError) -> Report {
    let SyntaxError {
        mistake,
        span,
        expected,
        repair,
        is_guess,
    } = error;
    let found = text.get(span.start..span.end).unwrap_or_default();
    let mut issue = Issue::on_document(IssueKind::Syntax {
        reason: mistake.into(),
        expected,
        encoding: None,
    });
    issue.found = Some(excerpt(found));
    let mut line_index = LineIndex::new(text.as_bytes());
    issue.range = Some(line_index.range(span));
    issue.fix = (!repair.is_empty()).then(|| Fix {
        title: repair_title(mistake.into(), found, &repair, is_guess),
        applicability: if is_guess {
            Applicability::Suggestion
        } else {
            Applicability::Safe
        },
        patch: Vec::new(),
        edits: text_edits(&mut line_index, repair),
    });
    Report::new(None, vec![issue])
}

/// Recognizes UTF-16 by its byte order mark, or by a zero in each of the first two pairs of bytes: JSON begins with ASCII.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.get(..4).unwrap_or(bytes);
    let is_ascii = |low: usize, high: usize| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let is_character = |pair: &[u8; 2]| pair[low] != 0 && pair[high] == 0;
        !pairs.is_empty() && rest.is_empty() && pairs.iter().all(is_character)
    };
    if bytes.starts_with(b"\xFF\xFE") || is_ascii(0, 1) {
        Some("UTF-16LE")
    } else if bytes.starts_with(b"\xFE\xFF") || is_ascii(1, 0) {
        Some("UTF-16BE")
    } else {
        None
    }
}

/// Reports bytes that are not UTF-8. Decoders replace them by one code unit, so the range is one unit long; that of UTF-16 may
/// begin with a line break.
fn not_utf8(bytes: &[u8], valid_up_to: usize, encoding: Option<&'static str>) -> Report {
    let mut issue = Issue::on_document(IssueKind::Syntax {
        reason: Reason::NotUtf8,
        expected: None,
        encoding,
    });
    let mut line_index = LineIndex::new(bytes);
    let start = line_index.position(valid_up_to);
    let end = if bytes.get(valid_up_to).is_some_and(u8::is_ascii) {
        line_index.position(valid_up_to + 1)
    } else {
        Position {
            offset: start.offset + 1,
            line: start.line,
            column: start.column + 1,
        }
    };
    issue.range = Some(Range { start, end });
    Report::new(None, vec![issue])
}

/// Why a JavaScript value has no JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unserializable {
    /// It contains itself.
    Cycle,
    /// It contains a `BigInt`.
    BigInt,
    /// A getter, a `toJSON` or a proxy's trap threw.
    Threw,
    /// It is nested more than 128 deep.
    TooDeep,
    /// It does not fit in memory.
    TooLarge,
    /// JSON does not have its type: `undefined`, `function` or `symbol`.
    Nothing,
}

/// Reports a value that `JSON.stringify` cannot serialize. `detail` is what was thrown, or the name of the type; it may be
/// empty.
#[must_use]
pub fn report_unserializable(why: Unserializable, detail: &str) -> Report {
    let detail = (!detail.is_empty()).then(|| excerpt(detail));
    let syntax = |reason| IssueKind::Syntax {
        reason,
        expected: None,
        encoding: None,
    };
    let not_serializable = |reason, error| IssueKind::NotSerializable { reason, error };
    let issue = Issue::on_document(match why {
        Unserializable::Cycle => not_serializable(Reason::Cycle, None),
        Unserializable::BigInt => not_serializable(Reason::BigInt, None),
        Unserializable::Threw => not_serializable(Reason::Threw, detail),
        Unserializable::TooDeep => syntax(Reason::TooDeep),
        Unserializable::TooLarge => syntax(Reason::TooLarge),
        Unserializable::Nothing => IssueKind::NotAnObject {
            reason: None,
            actual: detail,
        },
    });
    Report::new(None, vec![issue])
}
