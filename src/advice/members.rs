//! Warnings about members as such: duplicates, fields of the other destination type, unknown names, a missing destination
//! type.

use super::spelling;
use crate::body::Body;
use crate::check::Rules;
use crate::contract::{DISCRIMINATOR, DestinationType, Field, Presence};
use crate::diagnostic::{IssueKind, PatchValue};
use crate::json::Member;
use crate::report::{Issues, Repair};

/// The most warnings about unknown members, and about duplicates of one field. More would tell nothing new.
const MAX_WARNINGS: usize = 1000;

/// Warns if the destination type is missing.
pub(crate) fn warn_missing(body: &Body, field: &'static Field, issues: &mut Issues) {
    if field.name == DISCRIMINATOR {
        let inferred = body.destination_type;
        let kind = IssueKind::DestinationTypeMissing { inferred };
        let repair = Repair::add(field.name, PatchValue::Text(inferred.as_str().into()));
        issues.add(field.name, body.opening_brace(), None, kind, Some(repair));
    }
}

/// Warns about the members of a field before the last one, which counts.
pub(crate) fn warn_duplicates(
    body: &Body,
    index: usize,
    field: &'static Field,
    issues: &mut Issues,
) {
    for member in body.earlier_members(index).take(MAX_WARNINGS) {
        issues.add(
            field.name,
            member.name_span,
            None,
            IssueKind::DuplicateMember,
            None,
        );
    }
}

/// Warns about a field that belongs to the other destination type.
pub(crate) fn warn_foreign(
    body: &Body,
    field: &'static Field,
    member: &Member,
    owner: DestinationType,
    issues: &mut Issues,
) {
    let kind = IssueKind::ForeignField {
        belongs_to: owner,
        destination_type: body.destination_type,
    };
    issues.add(field.name, member.name_span, None, kind, None);
}

/// Warns about members that the API does not know.
pub(crate) fn warn_unknown(body: &Body, rules: &Rules, issues: &mut Issues) {
    for (index, member) in body.unknown_members().take(MAX_WARNINGS) {
        let name = member.name.decode().text.into_owned();
        if body.is_repeated(index) {
            issues.add_named(
                name.into(),
                member.name_span,
                None,
                IssueKind::DuplicateMember,
                None,
            );
            continue;
        }
        let nearest = spelling::nearest(&name, body.fields);
        let meant = nearest.filter(|field| can_be(field, member, body, rules));
        let kind = IssueKind::UnknownField {
            nearest: nearest.map(|field| field.name),
        };
        let repair = meant.map(|field| Repair::rename(name.clone(), field.name));
        issues.add_named(name.into(), member.name_span, None, kind, repair);
    }
}

/// Whether renaming a member to a field's name solves a problem and brings none.
fn can_be(field: &Field, member: &Member, body: &Body, rules: &Rules) -> bool {
    body.other_owner(field).is_none()
        && (field.presence != Presence::OnUpdate || rules.is_update)
        // The destination type was inferred without the member, and would change with it.
        && field.name != DISCRIMINATOR
        && body.node_of(field.name).is_none()
        && rules.accept(field, member.value.value)
}
