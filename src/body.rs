//! A document's members seen through the table: which field each is, which of several of a name counts, and which kind of
//! destination they describe.

use crate::contract::DISCRIMINATOR;
use crate::json::{Document, Member, Span, Value};
use crate::rule::{DestinationType, Field, Subject};

/// The root object of a document.
pub(crate) struct Body<'t> {
    document: &'t Document<'t>,
    fields: &'static [Field],
    /// Declared or inferred.
    pub destination_type: DestinationType,
}

impl<'t> Body<'t> {
    pub(crate) fn new(document: &'t Document<'t>, fields: &'static [Field]) -> Self {
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
        let Value::String(declared) = &self.member(DISCRIMINATOR)?.value else {
            return None;
        };
        DestinationType::ALL
            .into_iter()
            .find(|kind| kind.as_str() == declared.text)
    }

    /// Whether the kind of destination was not inferred from a field.
    pub(crate) fn keeps_kind_without(&self, field: &Field) -> bool {
        field.only.is_none() || self.declared().is_some()
    }

    /// The first kind of which a field is there that the other has not.
    fn inferred(&self) -> DestinationType {
        let has_own = |kind: &DestinationType| {
            self.fields
                .iter()
                .any(|field| field.only == Some(*kind) && self.member(field.name).is_some())
        };
        DestinationType::ALL
            .into_iter()
            .find(has_own)
            .unwrap_or(DestinationType::S3)
    }

    /// The kind that has the field, when this body is of the other.
    pub(crate) fn owner_elsewhere(&self, field: &Field) -> Option<DestinationType> {
        field.only.filter(|&only| only != self.destination_type)
    }

    /// The member of a name: of several the last, as in `JSON.parse` and Jackson.
    pub(crate) fn member(&self, name: &str) -> Option<&'t Member<'t>> {
        self.members_of(name).next_back()
    }

    /// The name of the member that holds the prefix, and its text if it is there; nothing when it is there and not a text.
    pub(crate) fn prefix(&self) -> Option<(&'static str, Option<&'t str>)> {
        let is_prefix = |field: &&Field| field.subject == Some(Subject::ObjectPrefix);
        let name = self.fields.iter().find(is_prefix)?.name;
        match self.member(name).map(|member| &member.value) {
            None => Some((name, None)),
            Some(Value::String(prefix)) => Some((name, Some(&prefix.text))),
            Some(_) => None,
        }
    }

    /// All members of a name, in the text's order.
    pub(crate) fn members_of(&self, name: &str) -> impl DoubleEndedIterator<Item = &'t Member<'t>> {
        self.document
            .members
            .iter()
            .filter(move |member| member.name.text == name)
    }

    /// Members that no field is, each with whether it is the last of its name. Names with half a surrogate pair count as
    /// all different.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = (&'t Member<'t>, bool)> {
        let mut rest = self.document.members.iter();
        std::iter::from_fn(move || {
            let is_known = |member: &&Member| {
                self.fields
                    .iter()
                    .any(|field| member.name.text == field.name)
            };
            let member = rest.find(|member| !is_known(member))?;
            let is_again = rest
                .clone()
                .any(|later| later.name.text == member.name.text);
            Some((member, !is_again || member.name.lone_surrogate))
        })
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
