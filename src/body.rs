//! The members of a body by field, and the destination type that they describe.

use crate::contract::{DISCRIMINATOR, DestinationType, Field, Subject};
use crate::json::{Document, Member, Node, Value};
use crate::span::Span;

/// The root object of a document.
pub(crate) struct Body<'d> {
    pub document: &'d Document<'d>,
    pub fields: &'static [Field],
    /// The declared or inferred type.
    pub destination_type: DestinationType,
    /// The index of each member's field; `None` for unknown members.
    field_of_member: Vec<Option<usize>>,
    /// The index of each field's last member, which is the one that counts.
    member_of_field: Vec<Option<usize>>,
}

impl<'d> Body<'d> {
    pub(crate) fn new(document: &'d Document<'d>, fields: &'static [Field]) -> Self {
        let mut member_of_field = vec![None; fields.len()];
        let mut field_of_member = Vec::with_capacity(document.members.len());
        // Members mostly come in the table's order, so the search starts at the field after the last one.
        let mut next = 0;
        for (index, member) in document.members.iter().enumerate() {
            let mut candidates = (next..fields.len()).chain(0..next);
            let field = candidates.find(|&field| member.name.is(fields[field].name));
            if let Some(field) = field {
                member_of_field[field] = Some(index);
                next = field + 1;
            }
            field_of_member.push(field);
        }
        let mut body = Self {
            document,
            fields,
            destination_type: DestinationType::S3,
            field_of_member,
            member_of_field,
        };
        body.destination_type = body.declared_type().unwrap_or_else(|| body.inferred_type());
        body
    }

    /// Returns the type that the body declares.
    pub(crate) fn declared_type(&self) -> Option<DestinationType> {
        let Value::String(declared) = self.node_of(DISCRIMINATOR)?.value else {
            return None;
        };
        let mut types = DestinationType::ALL.into_iter();
        types.find(|known| declared.is(known.as_str()))
    }

    /// Infers the type from the fields that only one type has: S3 if there is one of S3, else GCS if there is one of GCS,
    /// else S3.
    fn inferred_type(&self) -> DestinationType {
        let has_field_of = |owner| {
            let mut members = self.fields.iter().zip(&self.member_of_field);
            members.any(|(field, member)| field.only == Some(owner) && member.is_some())
        };
        if !has_field_of(DestinationType::S3) && has_field_of(DestinationType::Gcs) {
            DestinationType::Gcs
        } else {
            DestinationType::S3
        }
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
        let index = self.member_of_field.get(field).copied().flatten()?;
        self.document.members.get(index)
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
        let last = self
            .member_of_field
            .get(field)
            .copied()
            .flatten()
            .unwrap_or_default();
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

    /// Whether a later member has the same name as the member at an index. Names with a lone surrogate count as different.
    pub(crate) fn is_repeated(&self, index: usize) -> bool {
        let Some((member, later)) = self
            .document
            .members
            .get(index..)
            .and_then(<[_]>::split_first)
        else {
            return false;
        };
        let name = member.name.decode();
        !name.has_lone_surrogate && later.iter().any(|other| other.name.is(&name.text))
    }

    /// Returns the place of the opening brace, where missing members are reported.
    pub(crate) const fn opening_brace(&self) -> Span {
        let start = self.document.root.span.start;
        Span::new(start, start + 1)
    }
}
