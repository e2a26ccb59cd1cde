//! The result of a validation, and the collector of its issues.

use crate::body::Body;
use crate::contract::DestinationType;
use crate::diagnostic::{
    Applicability, Fix, Issue, IssueKind, Op, PatchOperation, PatchValue, Pointer, Severity,
    TextEdit, title,
};
use crate::edits::edits;
use crate::json::Edits;
use crate::span::{LineIndex, Span};
use crate::text::excerpt;
use serde::Serialize;
use std::borrow::Cow;

/// The verdict with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether there is no error. Warnings do not count.
    pub valid: bool,
    /// The declared or inferred type; `None` if the document is not an object.
    pub destination_type: Option<DestinationType>,
    /// The issues in the order of the API's fields, then those of unknown members in the text's order. There are at most
    /// 1,000 warnings about unknown members, and as many about duplicates of one field.
    pub issues: Vec<Issue>,
}

impl Report {
    pub(crate) fn new(destination_type: Option<DestinationType>, issues: Vec<Issue>) -> Self {
        let is_warning = |issue: &Issue| issue.severity() == Severity::Warning;
        Self {
            valid: issues.iter().all(is_warning),
            destination_type,
            issues,
        }
    }
}

/// Collects the issues of a body, each with its range and its fix.
pub(crate) struct Issues<'d> {
    body: &'d Body<'d>,
    line_index: LineIndex<'d>,
    pub list: Vec<Issue>,
}

impl<'d> Issues<'d> {
    pub(crate) const fn new(body: &'d Body<'d>) -> Self {
        Self {
            body,
            line_index: LineIndex::new(body.document.text.as_bytes()),
            list: Vec::new(),
        }
    }

    /// Adds an issue on a member.
    #[cold]
    pub(crate) fn add(
        &mut self,
        name: &'static str,
        span: Span,
        found: Option<&str>,
        kind: IssueKind,
        repair: Option<Repair>,
    ) {
        self.add_named(name.into(), span, found, kind, repair);
    }

    /// Adds an issue on a member that may not be a field.
    #[inline(never)]
    pub(crate) fn add_named(
        &mut self,
        name: Cow<'static, str>,
        span: Span,
        found: Option<&str>,
        kind: IssueKind,
        repair: Option<Repair>,
    ) {
        let issue = Issue {
            kind,
            found: found.map(excerpt),
            path: vec![name],
            range: Some(self.line_index.range(span)),
            fix: repair.map(|repair| self.fix(repair)),
        };
        self.list.push(issue);
    }

    fn fix(
        &mut self,
        Repair {
            applicability,
            patch,
        }: Repair,
    ) -> Fix {
        let edits = edits(self.body.document, &patch);
        Fix {
            title: title(&patch),
            applicability,
            patch,
            edits: text_edits(&mut self.line_index, edits),
        }
    }
}

/// Converts replacements of bytes to edits in UTF-16 code units.
pub(crate) fn text_edits(line_index: &mut LineIndex, edits: Edits) -> Vec<TextEdit> {
    let convert = |(span, text): (Span, String)| TextEdit {
        start: line_index.position(span.start).offset,
        end: line_index.position(span.end).offset,
        text,
    };
    edits.into_iter().map(convert).collect()
}

/// A fix without its title and edits.
#[derive(Debug)]
pub(crate) struct Repair {
    pub applicability: Applicability,
    pub patch: Vec<PatchOperation>,
}

impl Repair {
    fn safe(operation: PatchOperation) -> Self {
        Self {
            applicability: Applicability::Safe,
            patch: vec![operation],
        }
    }

    /// Replaces the value of a member by a string.
    pub(crate) fn replace(name: &'static str, text: impl Into<String>) -> Self {
        Self::replace_with(name, PatchValue::Text(Cow::Owned(text.into())))
    }

    /// Replaces the value of a member.
    pub(crate) fn replace_with(name: &'static str, value: PatchValue) -> Self {
        Self::safe(operation(Op::Replace, name.into(), Some(value)))
    }

    /// Removes a member.
    pub(crate) fn remove(name: impl Into<Cow<'static, str>>) -> Self {
        Self::safe(operation(Op::Remove, name.into(), None))
    }

    /// Removes several members.
    pub(crate) fn remove_all(names: &[&'static str]) -> Self {
        let remove = |name: &&'static str| operation(Op::Remove, (*name).into(), None);
        Self {
            applicability: Applicability::Safe,
            patch: names.iter().map(remove).collect(),
        }
    }

    /// Renames a member.
    pub(crate) fn rename(from: String, to: &'static str) -> Self {
        Self::safe(PatchOperation {
            from: Some(Pointer::Member(from.into())),
            ..operation(Op::Move, to.into(), None)
        })
    }

    /// Writes another value, and then renames the member.
    pub(crate) fn replace_and_rename(from: String, to: &'static str, text: String) -> Self {
        let value = PatchValue::Text(Cow::Owned(text));
        let mut repair = Self::safe(operation(Op::Replace, from.clone().into(), Some(value)));
        repair.patch.extend(Self::rename(from, to).patch);
        repair
    }

    /// Adds a member.
    pub(crate) fn add(name: &'static str, value: PatchValue) -> Self {
        Self::safe(operation(Op::Add, name.into(), Some(value)))
    }

    /// Adds another member as well.
    pub(crate) fn and_add(self, name: &'static str, text: impl Into<String>) -> Self {
        self.and(Op::Add, name, text.into())
    }

    /// Replaces the value of another member as well.
    pub(crate) fn and_replace(self, name: &'static str, text: impl Into<String>) -> Self {
        self.and(Op::Replace, name, text.into())
    }

    fn and(mut self, op: Op, name: &'static str, text: String) -> Self {
        let value = PatchValue::Text(Cow::Owned(text));
        self.patch.push(operation(op, name.into(), Some(value)));
        self
    }

    /// Makes it a suggestion.
    pub(crate) const fn suggested(self) -> Self {
        self.suggested_if(true)
    }

    /// Makes it a suggestion if another reading is possible.
    pub(crate) const fn suggested_if(mut self, is_guess: bool) -> Self {
        if is_guess {
            self.applicability = Applicability::Suggestion;
        }
        self
    }
}

const fn operation(op: Op, name: Cow<'static, str>, value: Option<PatchValue>) -> PatchOperation {
    PatchOperation {
        op,
        from: None,
        path: Pointer::Member(name),
        value,
    }
}
