//! The members of a body by field, and the destination type that they describe.

use crate::contract::{self, DISCRIMINATOR, DestinationType, Field, Presence, Subject};
use crate::json::{Document, Member, Node, RawString, Value};
use crate::span::Span;
use crate::spelling;
use std::borrow::Cow;

/// The root object of a document.
pub(crate) struct Body<'d> {
    pub document: &'d Document<'d>,
    pub fields: &'static [Field],
    /// The declared or inferred type.
    pub destination_type: DestinationType,
    /// The index of each member's field; `None` for unknown members.
    field_of_member: Vec<Option<usize>>,
    /// The index of each field's last member, which is the one that counts.
    member_of_field: [Option<usize>; MAX_FIELDS],
}

/// The most fields of a table. An array needs no allocation.
const MAX_FIELDS: usize = 24;
const _: () = assert!(contract::REQUEST.len() <= MAX_FIELDS);
const _: () = assert!(contract::RESPONSE.len() <= MAX_FIELDS);

impl<'d> Body<'d> {
    pub(crate) fn new(document: &'d Document<'d>, fields: &'static [Field]) -> Self {
        let mut body = Self {
            document,
            fields,
            destination_type: DestinationType::S3,
            field_of_member: Vec::with_capacity(document.members.len()),
            member_of_field: [None; MAX_FIELDS],
        };
        // Members mostly come in the table's order, so the search starts at the field after the last one.
        let mut next = 0;
        for (index, member) in document.members.iter().enumerate() {
            let field = find_field(fields, next, member.name);
            if let Some(field) = field {
                body.member_of_field[field] = Some(index);
                next = field + 1;
            }
            body.field_of_member.push(field);
        }
        body.destination_type = body.declared_type().unwrap_or_else(|| body.inferred_type());
        body
    }

    /// Whether a member is a field.
    pub(crate) fn has_fields(&self) -> bool {
        self.field_of_member.iter().any(Option::is_some)
    }

    /// Returns the type that the body declares.
    pub(crate) fn declared_type(&self) -> Option<DestinationType> {
        let Value::String(declared) = self.node_of(DISCRIMINATOR)?.value else {
            return None;
        };
        let mut types = DestinationType::ALL.into_iter();
        types.find(|known| declared.is(known.as_str()))
    }

    /// Infers the type from the fields that only one type has, S3 first. Without one, misspelled members decide: the
    /// discriminator, then such fields. S3 if nothing decides.
    fn inferred_type(&self) -> DestinationType {
        let [s3, gcs] = DestinationType::ALL;
        if self.has_field_of(s3) {
            return s3;
        }
        if self.has_field_of(gcs) {
            return gcs;
        }
        let declared = self
            .misspelled_members()
            .filter(|(field, _)| field.name == DISCRIMINATOR)
            .find_map(|(_, member)| meant_type(member.value.value));
        let has_misspelled = |owner| {
            let mut misspelled = self.misspelled_members();
            misspelled.any(|(field, _)| field.only == Some(owner))
        };
        declared.unwrap_or_else(|| {
            if !has_misspelled(s3) && has_misspelled(gcs) {
                gcs
            } else {
                s3
            }
        })
    }

    /// Whether there is a field that only one type has.
    pub(crate) fn has_field_of(&self, owner: DestinationType) -> bool {
        let mut members = self.fields.iter().zip(&self.member_of_field);
        members.any(|(field, member)| field.only == Some(owner) && member.is_some())
    }

    /// Whether all fields are there that a destination of this body's type requires, and not empty.
    pub(crate) fn has_required_fields(&self) -> bool {
        let has_value = |field: &Field| match self.node_of(field.name).map(|node| node.value) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.is(""),
            Some(_) => true,
        };
        self.fields.iter().all(|field| {
            let is_required =
                field.presence == Presence::Required && self.other_owner(field).is_none();
            !is_required || has_value(field)
        })
    }

    /// Returns the members whose names are near a field's, with that field.
    pub(crate) fn misspelled_members(
        &self,
    ) -> impl Iterator<Item = (&'static Field, &'d Member<'d>)> {
        self.unknown_members().filter_map(|(_, member)| {
            let field = spelling::nearest(&member.name.decode().text, self.fields)?;
            Some((field, member))
        })
    }

    /// Whether a member's name is near that of a field.
    pub(crate) fn has_misspelled(&self, field: &Field) -> bool {
        let mut misspelled = self.misspelled_members();
        misspelled.any(|(meant, _)| meant.name == field.name)
    }

    /// Returns the names of the members that only m3ter's responses have, each once.
    pub(crate) fn response_fields(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for (_, member) in self.unknown_members() {
            names.extend(
                contract::response_field(&member.name.decode().text)
                    .filter(|name| !names.contains(name)),
            );
        }
        names
    }

    /// Whether the destination type stays the same when a field is removed.
    pub(crate) fn keeps_type_without(&self, field: &Field) -> bool {
        field.only.is_none() || self.declared_type().is_some()
    }

    /// Returns the type that has the field, if this body is of the other type.
    pub(crate) fn other_owner(&self, field: &Field) -> Option<DestinationType> {
        field.only.filter(|&owner| owner != self.destination_type)
    }

    /// Returns the member of the field at an index of the table; of several the last, as in `JSON.parse` and Jackson.
    pub(crate) fn member(&self, field: usize) -> Option<&'d Member<'d>> {
        self.document.members.get(self.last_index(field)?)
    }

    fn last_index(&self, field: usize) -> Option<usize> {
        self.member_of_field.get(field).copied().flatten()
    }

    /// Returns the value of the field of a name.
    pub(crate) fn node_of(&self, name: &str) -> Option<Node<'d>> {
        let field = self.fields.iter().position(|field| field.name == name)?;
        Some(self.member(field)?.value)
    }

    /// Returns the field of a subject, and its value if it is there.
    pub(crate) fn subject(&self, subject: Subject) -> Option<(&'static Field, Option<Node<'d>>)> {
        let is_subject = |field: &Field| field.subject == Some(subject);
        let index = self.fields.iter().position(is_subject)?;
        let value = self.member(index).map(|member| member.value);
        Some((&self.fields[index], value))
    }

    /// Returns the earlier members of the field at an index of the table.
    pub(crate) fn earlier_members(&self, field: usize) -> impl Iterator<Item = &'d Member<'d>> {
        let last = self.last_index(field).unwrap_or_default();
        let members = self.document.members.iter().zip(&self.field_of_member);
        members
            .take(last)
            .filter(move |(_, own)| **own == Some(field))
            .map(|(member, _)| member)
    }

    /// Returns the members that no field has, with their indices.
    pub(crate) fn unknown_members(&self) -> impl Iterator<Item = (usize, &'d Member<'d>)> {
        let members = self
            .document
            .members
            .iter()
            .enumerate()
            .zip(&self.field_of_member);
        members
            .filter(|(_, field)| field.is_none())
            .map(|(member, _)| member)
    }

    /// Returns the names of all members; `None` for one with a lone surrogate, which counts as different from any other.
    pub(crate) fn names(&self) -> Vec<Option<Cow<'d, str>>> {
        let members = self.document.members.iter();
        members
            .map(|member| {
                let name = member.name.decode();
                (!name.has_lone_surrogate).then_some(name.text)
            })
            .collect()
    }

    /// Returns the place of the opening brace, where missing members are reported.
    pub(crate) const fn opening_brace(&self) -> Span {
        let start = self.document.root.span.start;
        Span::new(start, start + 1)
    }
}

/// Returns the index of the field of a name. The search begins at `start` and goes on at the first field.
fn find_field(fields: &[Field], start: usize, name: RawString) -> Option<usize> {
    let is_named = |field: &Field| name.is(field.name);
    let (before, after) = fields.split_at_checked(start)?;
    let in_order = after.iter().position(is_named);
    in_order
        .map(|index| start + index)
        .or_else(|| before.iter().position(is_named))
}

/// Returns the type that a value names in any case.
pub(crate) fn meant_type(value: Value) -> Option<DestinationType> {
    let Value::String(declared) = value else {
        return None;
    };
    let declared = declared.decode();
    let mut types = DestinationType::ALL.into_iter();
    types.find(|known| declared.text.trim().eq_ignore_ascii_case(known.as_str()))
}
