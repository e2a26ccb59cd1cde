//! Finds a body in the wrong wrapping: encoded twice, alone in an array, or in a member of another object.

use crate::body::Body;
use crate::check::Rules;
use crate::diagnostic::{
    Applicability, Fix, Issue, IssueKind, Op, PatchOperation, PatchValue, Pointer, Reason, title,
};
use crate::json::{self, Document, Member, Value};
use crate::report::text_edits;
use crate::span::{LineIndex, Span};

/// The fewest fields by which an object is recognized as a body.
const MIN_FIELDS: usize = 2;

/// The most wrappings around a body, apart from the member itself.
const MAX_DEPTH: u32 = 3;

/// Reports a document that is not an object.
pub(crate) fn report_not_an_object(document: &Document) -> Issue {
    let root = document.root;
    let (reason, fix) = match inner_object(document) {
        Some((reason, object)) => (Some(reason), Some(object.fix(document))),
        None => (None, None),
    };
    let mut issue = Issue::on_document(IssueKind::NotAnObject {
        reason,
        actual: Some(root.value.type_name().into()),
    });
    issue.range = Some(LineIndex::new(document.text.as_bytes()).range(root.span));
    issue.fix = fix;
    issue
}

/// Reports an object without any field, of which one member is a body.
pub(crate) fn report_wrapped(body: &Body, rules: &Rules) -> Option<Issue> {
    if !rules.is_request || body.has_fields() {
        return None;
    }
    let document = body.document;
    let member = only_wrapping(document, rules, MAX_DEPTH)?;
    let object = InnerObject {
        text: slice(document, member.value.span).to_owned(),
        span: Some(member.value.span),
    };
    let mut issue = Issue::on_document(IssueKind::Wrapped);
    issue
        .path
        .push(member.name.decode().text.into_owned().into());
    issue.range = Some(LineIndex::new(document.text.as_bytes()).range(member.name_span));
    issue.fix = Some(object.fix(document));
    Some(issue)
}

/// Returns the only member of an object whose value is a body, or wraps one.
fn only_wrapping<'d>(
    document: &'d Document<'d>,
    rules: &Rules,
    depth: u32,
) -> Option<&'d Member<'d>> {
    let wraps = |member: &&Member| wraps_body(slice(document, member.value.span), rules, depth);
    let mut wrapping = document.members.iter().filter(wraps);
    let member = wrapping.next()?;
    wrapping.next().is_none().then_some(member)
}

/// Whether a value is an object with enough fields, or has one in a member, as its only element or as JSON text.
fn wraps_body(value: &str, rules: &Rules, depth: u32) -> bool {
    let Ok(inner) = json::parse(value) else {
        return false;
    };
    // In a schema, an object describes each field.
    let has = |name: &str| {
        let mut members = inner.members.iter();
        members.any(|member| {
            member.name.is(name) && !matches!(member.value.value, Value::Object | Value::Array)
        })
    };
    let is_body = rules.fields.iter().filter(|field| has(field.name)).count() >= MIN_FIELDS;
    let Some(depth) = depth.checked_sub(1).filter(|_| !is_body) else {
        return is_body;
    };
    match (inner.root.value, inner.only_element) {
        (Value::Object, _) => only_wrapping(&inner, rules, depth).is_some(),
        (Value::String(raw), _) => wraps_body(&raw.decode().text, rules, depth),
        (_, Some(element)) => wraps_body(slice(&inner, element.span), rules, depth),
        _ => false,
    }
}

/// An object inside the document.
struct InnerObject {
    text: String,
    /// Its place, unless it is JSON text in a string.
    span: Option<Span>,
}

fn inner_object(document: &Document) -> Option<(Reason, InnerObject)> {
    if let Value::String(raw) = document.root.value {
        let decoded = raw.decode();
        let inner = json::parse(&decoded.text).ok()?;
        let is_exact = !decoded.has_lone_surrogate && matches!(inner.root.value, Value::Object);
        return is_exact.then(|| {
            let text = decoded.text.clone().into_owned();
            (Reason::EncodedTwice, InnerObject { text, span: None })
        });
    }
    let element = document.only_element?;
    let object = InnerObject {
        text: slice(document, element.span).to_owned(),
        span: Some(element.span),
    };
    matches!(element.value, Value::Object).then_some((Reason::InArray, object))
}

impl InnerObject {
    /// Returns the fix that makes it the document.
    fn fix(self, document: &Document) -> Fix {
        let root = document.root.span;
        let edits = match self.span {
            // What is inside keeps its place in the text.
            Some(Span { start, end }) => vec![
                (Span::new(root.start, start), String::new()),
                (Span::new(end, root.end), String::new()),
            ],
            None => vec![(root, self.text.clone())],
        };
        let patch = vec![PatchOperation {
            op: Op::Replace,
            from: None,
            path: Pointer::Document,
            value: Some(PatchValue::Document(self.text)),
        }];
        Fix {
            title: title(&patch),
            applicability: Applicability::Safe,
            patch,
            edits: text_edits(&mut LineIndex::new(document.text.as_bytes()), edits),
        }
    }
}

fn slice<'t>(document: &Document<'t>, span: Span) -> &'t str {
    document.text.get(span.start..span.end).unwrap_or_default()
}
