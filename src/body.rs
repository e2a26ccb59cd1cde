//! A document's members seen through the table: which field each is, which of several of a name counts, and which kind of
//! destination they describe.

use crate::contract::DISCRIMINATOR;
use crate::json::{Document, Member, Span, Value};
use crate::rule::{DestinationType, Field};
use std::collections::BinaryHeap;

/// The root object of a document.
pub(crate) struct Body<'t> {
    document: &'t Document<'t>,
    fields: &'static [Field],
    /// For each field of the table, the indices of its members.
    places: Vec<Places>,
    unknown: Vec<usize>,
    /// Declared or inferred.
    pub destination_type: DestinationType,
}

#[derive(Clone, Default)]
struct Places {
    /// The one that counts, as in `JSON.parse` and Jackson.
    last: Option<usize>,
    earlier: Vec<usize>,
}

/// A field with its members.
pub(crate) struct Entry<'b, 't> {
    pub field: &'static Field,
    pub member: Option<&'t Member<'t>>,
    body: &'b Body<'t>,
    places: &'b Places,
}

impl<'t> Entry<'_, 't> {
    /// Members of the same name that the last one replaces.
    pub(crate) fn earlier(&self) -> impl Iterator<Item = &'t Member<'t>> {
        self.places
            .earlier
            .iter()
            .filter_map(|&index| self.body.document.members.get(index))
    }
}

impl<'t> Body<'t> {
    pub(crate) fn new(document: &'t Document<'t>, fields: &'static [Field]) -> Self {
        let mut places = vec![Places::default(); fields.len()];
        let mut unknown = Vec::new();
        for (index, member) in document.members.iter().enumerate() {
            let known = fields
                .iter()
                .zip(&mut places)
                .find(|(field, _)| member.name.text == field.name);
            match known {
                Some((_, places)) => places.earlier.extend(places.last.replace(index)),
                None => unknown.push(index),
            }
        }
        let mut body = Self {
            document,
            fields,
            places,
            unknown,
            destination_type: DestinationType::S3,
        };
        body.destination_type = body.declared().unwrap_or_else(|| body.inferred());
        body
    }

    fn declared(&self) -> Option<DestinationType> {
        let Value::String(declared) = &self.member(DISCRIMINATOR)?.value else {
            return None;
        };
        DestinationType::ALL
            .into_iter()
            .find(|kind| kind.as_str() == declared.text)
    }

    /// The first kind of which a field is there that the other has not.
    fn inferred(&self) -> DestinationType {
        let has_own = |kind: &DestinationType| {
            self.entries()
                .any(|entry| entry.member.is_some() && entry.field.only == Some(*kind))
        };
        DestinationType::ALL
            .into_iter()
            .find(has_own)
            .unwrap_or(DestinationType::S3)
    }

    /// The table's fields in order, whether they are there or not.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_, 't>> {
        self.fields
            .iter()
            .zip(&self.places)
            .map(|(field, places)| Entry {
                field,
                member: places
                    .last
                    .and_then(|index| self.document.members.get(index)),
                body: self,
                places,
            })
    }

    /// The member of a field.
    pub(crate) fn member(&self, name: &str) -> Option<&'t Member<'t>> {
        self.entries()
            .find(|entry| entry.field.name == name)?
            .member
    }

    /// Members that no field is, each with whether it is the last of its name. Names with half a surrogate pair count as
    /// all different.
    pub(crate) fn unknown(&self) -> Vec<(&'t Member<'t>, bool)> {
        let members = || {
            self.unknown
                .iter()
                .filter_map(|&index| self.document.members.get(index))
        };
        let mut unknown: Vec<_> = members().map(|member| (member, true)).collect();
        // A heap, since sorting it costs a third of the code of `sort`; places, since equal names come out in their order.
        let names: BinaryHeap<_> = members()
            .enumerate()
            .map(|(place, member)| (&*member.name.text, place))
            .collect();
        let names = names.into_sorted_vec();
        for ((name, place), (next, _)) in names.iter().zip(names.iter().skip(1)) {
            if let Some((member, is_last)) = unknown.get_mut(*place) {
                *is_last = name != next || member.name.lone_surrogate;
            }
        }
        unknown
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
