//! Warnings about the members of a body: duplicates, fields of the other destination type, unknown names, and a missing
//! destination type.

use crate::body::{Body, meant_type};
use crate::check::meant_text;
use crate::contract::{self, DISCRIMINATOR, DestinationType, Field, Presence, VERSION};
use crate::diagnostic::{IssueKind, PatchValue};
use crate::json::Member;
use crate::options::Rules;
use crate::report::{Issues, Repair};
use crate::spelling;
use crate::unicode::is_unseen;
use std::borrow::Cow;

/// The maximum number of warnings about unknown members, and of warnings about duplicates of one field: it keeps a report of a
/// large text short.
const MAX_WARNINGS: usize = 1000;

/// The most members of a body whose unknown members have a fix. A fix takes time in proportion to the body, so in a large
/// one they would take too long.
const MAX_FIXED_MEMBERS: usize = 200;

/// Warns if the destination type is missing.
pub(crate) fn warn_missing(body: &Body, field: &'static Field, issues: &mut Issues) {
    if field.name != DISCRIMINATOR {
        return;
    }
    let inferred = body.destination_type;
    let decides = |field: &Field| field.name == DISCRIMINATOR || field.only.is_some();
    let is_misspelled = body.misspelled_members().any(|(field, _)| decides(field));
    let mut types = DestinationType::ALL.into_iter();
    let is_sure = types.all(|own| body.has_field_of(own) == (own == inferred));
    // An empty `iamRoleArn` beside the fields of the other type decides nothing.
    let mut others = DestinationType::ALL
        .into_iter()
        .filter(|&own| own != inferred);
    let is_contradicted = others.any(|own| body.has_field_of(own)) && !body.has_required_fields();
    let repair = (!is_misspelled && !is_contradicted).then(|| {
        let inferred = PatchValue::Text(inferred.as_str().into());
        Repair::add(field.name, inferred).suggested_if(!is_sure)
    });
    let kind = IssueKind::DestinationTypeMissing { inferred };
    issues.add(field.name, body.opening_brace(), None, kind, repair);
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
    // Without a required field, the other destination type may have been meant.
    let repair = body
        .has_required_fields()
        .then(|| Repair::remove(field.name).suggested());
    issues.add(field.name, member.name_span, None, kind, repair);
}

/// Warns about members that the API does not know, and once about the fields of m3ter's responses.
pub(crate) fn warn_unknown(body: &Body, rules: &Rules, issues: &mut Issues) {
    if body.unknown_members().next().is_none() {
        return;
    }
    let has_fixes = body.document.members.len() <= MAX_FIXED_MEMBERS;
    let mut response_fields = body.response_fields();
    let names = body.names();
    for (index, member) in body.unknown_members().take(MAX_WARNINGS) {
        let decoded = member.name.decode();
        let name = decoded.text.into_owned();
        let (kind, repair) = if is_repeated(&names, index) {
            (IssueKind::DuplicateMember, None)
        } else if contract::response_field(&name).is_some() {
            let names = std::mem::take(&mut response_fields);
            if names.is_empty() {
                continue;
            }
            let repair = has_fixes.then(|| Repair::remove_all(&names).suggested());
            let is_stored = !rules.is_update && body.node_of(VERSION).is_some();
            (IssueKind::ResponseField { names, is_stored }, repair)
        } else {
            // A field that a create must not have was hardly meant.
            let nearest = spelling::nearest(&name, body.fields)
                .filter(|field| rules.is_update || field.presence != Presence::OnUpdate);
            let kind = IssueKind::UnknownField {
                nearest: nearest.map(|field| field.name),
                character: name.chars().find(|&character| is_unseen(character)),
            };
            let repair = match nearest {
                _ if !has_fixes => None,
                Some(field) if can_be(field, member, body, rules) => {
                    let repair = match meant_text(field, member.value.value) {
                        Some(meant) if !rules.accept(field, member.value.value) => {
                            Repair::replace_and_rename(name.clone(), field.name, meant)
                        }
                        _ => Repair::rename(name.clone(), field.name),
                    };
                    let is_sure = spelling::is_sure(&name, field) && is_only_candidate(field, body);
                    Some(repair.suggested_if(!is_sure))
                }
                // While a required field is missing, this may be its value under another name.
                None if body.has_fields() && body.has_required_fields() => {
                    Some(Repair::remove(name.clone()).suggested())
                }
                _ => None,
            };
            (kind, repair.filter(|_| !decoded.has_lone_surrogate))
        };
        issues.add_named(name.into(), member.name_span, None, kind, repair);
    }
}

/// Whether a later member has the same name as the member at an index.
fn is_repeated(names: &[Option<Cow<str>>], index: usize) -> bool {
    let Some((Some(name), later)) = names.get(index..).and_then(<[_]>::split_first) else {
        return false;
    };
    // Few names end alike, and there may be thousands.
    let last = name.bytes().last();
    let mut others = later.iter().flatten();
    others.any(|other| other.bytes().last() == last && other == name)
}

/// Whether no second member can have been meant for a field. The first one is the caller's own.
fn is_only_candidate(field: &Field, body: &Body) -> bool {
    let mut candidates = body
        .misspelled_members()
        .filter(|(meant, _)| meant.name == field.name);
    candidates.nth(1).is_none()
}

/// Whether renaming a member to a field's name solves a problem and brings none.
fn can_be(field: &Field, member: &Member, body: &Body, rules: &Rules) -> bool {
    body.other_owner(field).is_none()
        && (field.presence != Presence::OnUpdate || rules.is_update)
        && body.node_of(field.name).is_none()
        // Another type would need other fields.
        && (field.name != DISCRIMINATOR || meant_type(member.value.value) == Some(body.destination_type))
        && (rules.accept(field, member.value.value) || meant_text(field, member.value.value).is_some())
}

#[cfg(test)]
mod tests {
    use super::MAX_FIXED_MEMBERS;
    use crate::options::{Operation, Options};
    use crate::validate::validate;

    #[test]
    fn bodies_with_very_many_members_have_no_fixes() {
        for (count, has_fixes) in [(MAX_FIXED_MEMBERS, true), (MAX_FIXED_MEMBERS + 1, false)] {
            let others = (2..count).map(|index| format!(r#","other{index}":1"#));
            let others: String = others.collect();
            let body = format!(r#"{{"iam_role_arn":"arn:aws:iam::1:role/x","id":"1"{others}}}"#);
            let report = validate(&body, &Options::default());
            for name in ["iam_role_arn", "id"] {
                let mut issues = report.issues.iter();
                let issue = issues.find(|issue| issue.path.first() == Some(&name.into()));
                let issue = issue.expect("a warning");
                assert_eq!(issue.fix.is_some(), has_fixes, "{name} of {count}");
            }
        }
    }

    #[test]
    fn only_a_body_with_a_version_in_a_create_is_a_stored_destination() {
        for (body, operation, is_stored) in [
            (r#"{"id":"1","version":1}"#, Operation::Create, true),
            (r#"{"id":"1","version":1}"#, Operation::Update, false),
            (r#"{"id":"1"}"#, Operation::Create, false),
            (r#"{"id":"1"}"#, Operation::Update, false),
        ] {
            let options = Options {
                operation,
                ..Options::default()
            };
            let report = validate(body, &options);
            let mut messages = report.issues.iter().map(ToString::to_string);
            let says_so = messages.any(|message| message.contains("stored destination"));
            assert_eq!(says_so, is_stored, "{body}, {operation:?}");
        }
    }
}
