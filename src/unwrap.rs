//! Finds a body in the wrong wrapping: encoded twice, alone in an array, or in a member of another object.

use crate::body::Body;
use crate::contract::{Field, REQUEST, VERSION};
use crate::diagnostic::{
    Applicability, Fix, Issue, IssueKind, Op, PatchOperation, PatchValue, Pointer, Reason, title,
};
use crate::json::{self, Document, Member, RawString, Value};
use crate::options::Rules;
use crate::report::text_edits;
use crate::span::{LineIndex, Span};

/// The fewest fields by which an object is recognized as a body.
const MIN_FIELDS: usize = 2;

/// The fields that many other objects have too. What has other fields is preferred, and only that is looked for further inside.
const COMMON_FIELDS: [&str; 4] = ["name", "code", "prefix", "version"];

/// The field whose name many responses have for a status.
const CODE: &str = "code";

/// The most wrappings around a body, apart from the member itself.
const MAX_DEPTH: u32 = 3;

/// Reports a document that is not an object.
pub(crate) fn report_not_an_object(document: &Document) -> Issue {
    let root = document.root;
    let (reason, object) = inner_object(document).unzip();
    let mut issue = Issue::on_document(IssueKind::NotAnObject {
        reason,
        actual: Some(root.value.type_name().into()),
    });
    issue.range = Some(LineIndex::new(document.text.as_bytes()).range(root.span));
    issue.fix = object.map(|object| object.fix(document));
    issue
}

/// Reports the body of a request without any field, of which one member is a body. A `code` may be a status, and in a create,
/// `version` is the wrapping's own: `{"code": "OK", "version": 1, "data": {…}}`.
pub(crate) fn report_wrapped(body: &Body, rules: &Rules) -> Option<Issue> {
    let mut fields = body.fields.iter().enumerate();
    let is_field = |(index, field): (usize, &Field)| {
        let may_be_of_wrapping = field.name == CODE || field.name == VERSION && !rules.is_update;
        body.member(index).is_some() && !may_be_of_wrapping
    };
    if fields.any(is_field) {
        return None;
    }
    let document = body.document;
    let status = body.node_of(CODE);
    let bodies = members_with(document, |value| wraps_body(value, MAX_DEPTH));
    let members = if bodies.is_empty() && status.is_none() {
        members_with(document, has_enough_fields)
    } else {
        bodies
    };
    let [member] = members[..] else {
        return None;
    };
    // Without a `code` of its own, the body may be meant to have this one.
    if status.is_some() && !has_code(slice(document, member.value.span)) {
        return None;
    }
    let mut issue = Issue::on_document(IssueKind::Wrapped);
    issue
        .path
        .push(member.name.decode().text.into_owned().into());
    issue.range = Some(LineIndex::new(document.text.as_bytes()).range(member.name_span));
    let mut fix = InnerObject::at(document, member.value.span).fix(document);
    // A text may be the code that was meant, and with a version, an update.
    let is_text = status.is_some_and(|code| matches!(code.value, Value::String(_)));
    if is_text || body.node_of(VERSION).is_some() {
        fix.applicability = Applicability::Suggestion;
    }
    issue.fix = Some(fix);
    Some(issue)
}

/// Returns the members whose values are wanted.
fn members_with<'d>(
    document: &'d Document<'d>,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<&'d Member<'d>> {
    let members = document.members.iter();
    members
        .filter(|member| is_wanted(slice(document, member.value.span)))
        .collect()
}

/// Whether a value is a body, or has one in a member, as its only element or as JSON text.
fn wraps_body(value: &str, depth: u32) -> bool {
    // Without a look first, each text for people would be explained as broken JSON.
    let may_wrap = value.trim_ascii_start().starts_with(['{', '[', '"']);
    let Some(inner) = may_wrap.then(|| json::parse(value).ok()).flatten() else {
        return false;
    };
    let fields = || fields_of(&inner);
    let is_body = fields().count() >= MIN_FIELDS
        && fields().any(|field| !COMMON_FIELDS.contains(&field.name));
    let Some(depth) = depth.checked_sub(1).filter(|_| !is_body) else {
        return is_body;
    };
    match (inner.root.value, inner.only_element) {
        (Value::Object, _) => members_with(&inner, |own| wraps_body(own, depth)).len() == 1,
        (Value::String(raw), _) => wraps_body(&raw.decode().text, depth),
        (_, Some(element)) if matches!(element.value, Value::Object) => {
            wraps_body(slice(&inner, element.span), depth)
        }
        _ => false,
    }
}

fn has_enough_fields(value: &str) -> bool {
    json::parse(value).is_ok_and(|inner| fields_of(&inner).count() >= MIN_FIELDS)
}

/// Whether an object, alone in an array or not, has a `code`.
fn has_code(text: &str) -> bool {
    json::parse(text).is_ok_and(|document| match inner_object(&document) {
        Some((_, object)) => has_code(&object.text),
        None => fields_of(&document).any(|field| field.name == CODE),
    })
}

/// Returns the fields that an object has with a value. In a schema, an object describes each field.
fn fields_of(object: &Document) -> impl Iterator<Item = &'static Field> {
    REQUEST.iter().filter(|field| {
        object.members.iter().any(|member| {
            let is_value = !matches!(member.value.value, Value::Object | Value::Array);
            is_value && member.name.is(field.name)
        })
    })
}

/// An object inside the document.
struct InnerObject {
    text: String,
    /// Its place, unless it is JSON text in a string.
    span: Option<Span>,
}

fn inner_object(document: &Document) -> Option<(Reason, InnerObject)> {
    if let Value::String(raw) = document.root.value {
        let text = encoded_object(raw)?;
        return Some((Reason::EncodedTwice, InnerObject { text, span: None }));
    }
    let element = document.only_element?;
    matches!(element.value, Value::Object)
        .then(|| (Reason::InArray, InnerObject::at(document, element.span)))
}

/// Returns the JSON text of the object in a string, which may be encoded several times.
fn encoded_object(raw: RawString) -> Option<String> {
    let decoded = raw.decode();
    if decoded.has_lone_surrogate {
        return None;
    }
    match json::parse(&decoded.text).ok()?.root.value {
        Value::Object => Some(decoded.text.into_owned()),
        Value::String(inner) => encoded_object(inner),
        _ => None,
    }
}

impl InnerObject {
    /// Returns the object at a place of the document.
    fn at(document: &Document, span: Span) -> Self {
        Self {
            text: slice(document, span).to_owned(),
            span: Some(span),
        }
    }

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

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::options::Options;
    use crate::validate::validate;

    #[test]
    fn a_code_beside_a_body_is_a_status() {
        for (text, is_wrapped) in [
            (r#"{"code":200,"data":{"code":"a","iamRoleArn":"b"}}"#, true),
            (
                r#"{"code":200,"data":{"name":"a","iamRoleArn":"b"}}"#,
                false,
            ),
            (r#"{"code":"a","data":{"code":"a","iamRoleArn":"b"}}"#, true),
            (
                r#"{"name":200,"data":{"code":"a","iamRoleArn":"b"}}"#,
                false,
            ),
        ] {
            let report = validate(text, &Options::default());
            let mut codes = report.issues.iter().map(crate::Issue::code);
            assert_eq!(
                codes.any(|code| code == Code::Wrapped),
                is_wrapped,
                "{text}"
            );
        }
    }
}
