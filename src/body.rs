//! A document's members seen through the table: which of several of a name counts, and which kind of destination they
//! describe.

use crate::contract::DISCRIMINATOR;
use crate::json::{Document, Member, Span, Value};
use crate::rule::{DestinationType, Field, Subject};
use std::ptr;

/// The root object of a document.
pub(crate) struct Body<'d> {
    document: &'d Document<'d>,
    fields: &'static [Field],
    /// Declared or inferred.
    pub destination_type: DestinationType,
}

impl<'d> Body<'d> {
    /// Of a document that was read with the same fields.
    pub(crate) fn new(document: &'d Document<'d>, fields: &'static [Field]) -> Self {
        let mut body = Self {
            document,
            fields,
            destination_type: DestinationType::S3,
        };
        body.destination_type = body.declared().unwrap_or_else(|| body.inferred());
        body
    }

    /// The kind that the body names.
    pub(crate) fn declared(&self) -> Option<DestinationType> {
        let Some(Value::String(declared)) = self.value_of(DISCRIMINATOR) else {
            return None;
        };
        DestinationType::ALL
            .into_iter()
            .find(|kind| declared.text == kind.as_str())
    }

    /// Whether the kind of destination was not inferred from a field.
    pub(crate) fn keeps_kind_without(&self, field: &Field) -> bool {
        field.only.is_none() || self.declared().is_some()
    }

    /// The first kind of which a field is there that the other has not.
    fn inferred(&self) -> DestinationType {
        let mut inferred = None;
        for member in self.members() {
            match member.field.and_then(|field| field.only) {
                Some(DestinationType::S3) => return DestinationType::S3,
                None => {}
                other => inferred = other,
            }
        }
        inferred.unwrap_or(DestinationType::S3)
    }

    /// The kind that has the field, when this body is of the other.
    pub(crate) fn owner_elsewhere(&self, field: &Field) -> Option<DestinationType> {
        field.only.filter(|&only| only != self.destination_type)
    }

    /// All members in the text's order.
    pub(crate) fn members(&self) -> &'d [Member] {
        &self.document.members
    }

    /// The member that a field is: of several the last, as in `JSON.parse` and Jackson.
    #[inline(never)]
    pub(crate) fn member(&self, field: &Field) -> Option<&'d Member> {
        self.members().iter().rfind(|member| member.is(field))
    }

    /// The value of the field of a name.
    #[inline(never)]
    pub(crate) fn value_of(&self, name: &str) -> Option<Value<'d>> {
        let is_its = |member: &&Member| member.field.is_some_and(|field| field.name == name);
        Some(self.value(self.members().iter().rfind(is_its)?))
    }

    pub(crate) fn value(&self, member: &Member) -> Value<'d> {
        self.document.value(member)
    }

    pub(crate) fn name(&self, member: &Member) -> &'d str {
        self.document.name(member).text
    }

    /// The name of the member that holds the prefix, and its value if it is there.
    pub(crate) fn prefix(&self) -> (&'static str, Option<Value<'d>>) {
        let is_prefix = |field: &&Field| field.subject == Some(Subject::ObjectPrefix);
        let name = self.fields.iter().find(is_prefix).map(|field| field.name);
        let name = name.unwrap_or_default();
        (name, self.value_of(name))
    }

    /// Whether a later member has the same name. Names with half a surrogate pair count as all different.
    pub(crate) fn is_repeated(&self, member: &Member) -> bool {
        let name = self.document.name(member);
        if name.has_lone_surrogate {
            return false;
        }
        for later in self.members().iter().rev() {
            if ptr::eq(later, member) {
                break;
            }
            if later.signature == member.signature && self.name(later) == name.text {
                return true;
            }
        }
        false
    }

    /// The opening brace: the place of what is missing.
    pub(crate) fn opening(&self) -> Span {
        let start = self.document.span.start;
        Span {
            start,
            end: start + 1,
        }
    }
}

impl Member {
    /// Whether it is a field.
    pub(crate) fn is(&self, field: &Field) -> bool {
        self.field.is_some_and(|own| ptr::eq(own, field))
    }
}
