//! Turns a JSON Patch of the root object's members into edits of the text. What the patch does not touch keeps its order,
//! indentation and spelling.

use crate::diagnostic::{Op, PatchOperation, PatchValue, Pointer};
use crate::json::{Document, Edits, Member, string_literal};
use crate::span::Span;

/// Returns the replacements, in the text's order, that make the change of a patch.
pub(crate) fn edits(document: &Document, patch: &[PatchOperation]) -> Edits {
    let members = &document.members;
    let is_kept: Vec<bool> = members
        .iter()
        .map(|member| !is_removed(members, member, patch))
        .collect();
    let mut edits = removals(members, &is_kept);
    for operation in patch {
        let name = operation.path.name();
        let replacement = match (&operation.from, &operation.value) {
            (_, Some(value)) => {
                last_named(members, name).map(|member| (member.value.span, literal(value)))
            }
            (Some(from), _) => last_named(members, from.name())
                .map(|member| (member.name_span, string_literal(name))),
            (None, None) => None,
        };
        if let Some((span, text)) = replacement {
            let later = edits.iter().position(|(other, _)| other.start > span.start);
            edits.insert(later.unwrap_or(edits.len()), (span, text));
        }
    }
    let added = patch.iter().filter_map(|operation| {
        let is_there = last_named(members, operation.path.name()).is_some();
        let value = operation.value.as_ref().filter(|_| !is_there)?;
        Some((operation.path.name(), value))
    });
    edits.extend(insertion(document, added));
    edits
}

/// Whether a patch removes a member: by its name, or as an earlier one of the name that is changed.
fn is_removed(members: &[Member], member: &Member, patch: &[PatchOperation]) -> bool {
    let is_named = |pointer: &Pointer| member.name.is(pointer.name());
    patch
        .iter()
        .any(|operation| match (operation.op, &operation.from) {
            (Op::Remove, _) => is_named(&operation.path),
            (Op::Move, Some(from)) if is_named(from) => last_named(members, from.name())
                .is_some_and(|renamed| renamed.name_span != member.name_span),
            _ => false,
        })
}

/// Removes members, each run of them with one comma.
fn removals(members: &[Member], is_kept: &[bool]) -> Edits {
    let mut edits = Vec::new();
    let mut start = 0;
    while let Some(offset) = is_kept
        .get(start..)
        .and_then(|rest| rest.iter().position(|kept| !kept))
    {
        start += offset;
        let length = is_kept[start..].iter().take_while(|kept| !**kept).count();
        let end = start + length;
        let span = match (start.checked_sub(1), members.get(end)) {
            // With the comma before the run.
            (Some(before), _) => Span::new(
                members[before].value.span.end,
                members[end - 1].value.span.end,
            ),
            // With the comma after the run.
            (None, Some(after)) => Span::new(members[start].name_span.start, after.name_span.start),
            (None, None) => Span::new(
                members[start].name_span.start,
                members[end - 1].value.span.end,
            ),
        };
        edits.push((span, String::new()));
        start = end;
    }
    edits
}

/// Inserts members at the end of the object, in the style of the members that are there.
fn insertion<'a>(
    document: &Document,
    added: impl Iterator<Item = (&'a str, &'a PatchValue)>,
) -> Option<(Span, String)> {
    let Style {
        offset,
        separator,
        colon,
    } = style(document);
    let mut text = String::new();
    for (name, value) in added {
        let is_first = document.members.is_empty() && text.is_empty();
        text.push_str(if is_first {
            separator.trim_start_matches(',')
        } else {
            &separator
        });
        text.extend([&string_literal(name), colon, &literal(value)]);
    }
    (!text.is_empty()).then(|| (Span::new(offset, offset), text))
}

/// How the author of the text writes a member at the end of the object.
struct Style<'t> {
    offset: usize,
    /// The comma before the member and the white space around it.
    separator: String,
    /// The colon and the white space around it.
    colon: &'t str,
}

fn style<'t>(document: &Document<'t>) -> Style<'t> {
    let text = |start, end| document.text.get(start..end).unwrap_or_default();
    let root = document.root.span;
    let Some((last, others)) = document.members.split_last() else {
        let inside = text(root.start + 1, root.end - 1);
        let indentation = if inside.bytes().any(|byte| byte == b'\n') {
            "  "
        } else {
            ""
        };
        return Style {
            offset: root.start + 1,
            separator: format!(",{inside}{indentation}"),
            colon: if inside.is_empty() { ":" } else { ": " },
        };
    };
    let colon = text(last.name_span.end, last.value.span.start);
    let separator = if let Some(previous) = others.last() {
        text(previous.value.span.end, last.name_span.start).to_owned()
    } else {
        // There may be no space after the brace where there is one after a comma.
        let after_brace = text(root.start + 1, last.name_span.start);
        let after_colon = colon.split(':').nth(1).unwrap_or_default();
        let space = if after_brace.is_empty() {
            after_colon
        } else {
            after_brace
        };
        format!(",{space}")
    };
    Style {
        offset: last.value.span.end,
        separator,
        colon,
    }
}

fn last_named<'d>(members: &'d [Member<'d>], name: &str) -> Option<&'d Member<'d>> {
    members.iter().rfind(|member| member.name.is(name))
}

fn literal(value: &PatchValue) -> String {
    match value {
        PatchValue::Text(text) => string_literal(text),
        PatchValue::Integer(number) => number.0.to_string(),
        PatchValue::Document(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::options::Options;
    use crate::validate::validate;

    #[test]
    fn added_members_are_written_like_the_others() {
        for (text, expected) in [
            ("{}", r#"{"destinationType":"S3"}"#),
            ("{ }", r#"{ "destinationType": "S3" }"#),
            ("{\n}", "{\n  \"destinationType\": \"S3\"\n}"),
            (r#"{"code":"a"}"#, r#"{"code":"a","destinationType":"S3"}"#),
            (
                r#"{"code": "a"}"#,
                r#"{"code": "a", "destinationType": "S3"}"#,
            ),
            (
                "{\n\t\"code\" : \"a\"\n}",
                "{\n\t\"code\" : \"a\",\n\t\"destinationType\" : \"S3\"\n}",
            ),
        ] {
            let report = validate(text, &Options::default());
            let mut issues = report.issues.iter();
            let issue = issues.find(|issue| issue.code() == Code::DestinationTypeMissing);
            let fix = issue.and_then(|issue| issue.fix.as_ref());
            assert_eq!(fix.map(|fix| fix.apply(text)).as_deref(), Some(expected));
        }
    }
}
