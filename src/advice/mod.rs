//! What m3ter accepts, and the cloud refuses later, or puts in an unexpected place. All findings are warnings. Each
//! subject has a file with its rules.

mod bucket;
mod code;
mod common;
mod gcs_bucket;
mod iam_role;
mod invisible;
mod key_characters;
pub(crate) mod members;
mod name;
mod path;
mod placeholder;
mod prefix;
mod project_number;
mod quoted;
mod references;
mod resource_name;
mod rule;
mod s3_bucket;
mod service_account;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod workload_identity;

pub(crate) use rule::{Finding, RuleContext};
pub use rule::{Rule, RuleDocumentation, RuleSet, RuleText};

use crate::body::Body;
use crate::contract::{DestinationType, Field, Subject};
use crate::diagnostic::{Applicability, Code, Issue, IssueKind, PatchOperation, PatchValue};
use crate::report::Issues;
use crate::span::Span;

/// Returns the rules about a field of a destination.
#[must_use]
pub const fn rules(
    subject: Subject,
    destination_type: DestinationType,
) -> Option<&'static RuleSet> {
    match (subject, destination_type) {
        (Subject::Name, _) => Some(&name::RULES),
        (Subject::Code, _) => Some(&code::RULES),
        (Subject::Bucket, DestinationType::S3) => Some(&s3_bucket::RULES),
        (Subject::Bucket, DestinationType::Gcs) => Some(&gcs_bucket::RULES),
        (Subject::Prefix, _) => Some(&prefix::RULES),
        (Subject::IamRole, _) => Some(&iam_role::RULES),
        (Subject::ProjectNumber, _) => Some(&project_number::RULES),
        (Subject::Pool, _) => Some(&workload_identity::POOL_RULES),
        (Subject::Provider, _) => Some(&workload_identity::PROVIDER_RULES),
        (Subject::ServiceAccount, _) => Some(&service_account::RULES),
    }
}

/// Warns about a value in which the contract finds no error, or only that it is too long. `first_own` is the index of the field's
/// first issue.
pub(crate) fn advise(
    body: &Body,
    field: &'static Field,
    value: &str,
    span: Span,
    first_own: usize,
    issues: &mut Issues,
) {
    let Some(mut rules) = field
        .subject
        .and_then(|subject| rules(subject, body.destination_type))
    else {
        return;
    };
    if rules.code == Code::Prefix && value.len() > prefix::FAR_TOO_LONG {
        rules = &prefix::LENGTH_RULE;
    }
    if rules
        .is_ordinary
        .is_some_and(|is_ordinary| is_ordinary(value) && !placeholder::is_missing(value))
    {
        return;
    }
    let context = RuleContext::new(value, field, body, rules);
    let is_too_long = match issues.list.get_mut(first_own..).unwrap_or_default() {
        [] => false,
        [
            Issue {
                kind: IssueKind::TooLong { google_max, .. },
                ..
            },
        ] => {
            if rules.code == Code::GcsBucketName {
                *google_max = gcs_bucket::google_max(&context);
            }
            true
        }
        _ => return,
    };
    for rule in rules
        .rules
        .iter()
        .filter(|rule| rule.is_exclusive || !is_too_long)
    {
        let Some(finding) = (rule.check)(&context) else {
            continue;
        };
        let Finding {
            message,
            params,
            repair,
        } = *finding;
        let kind = IssueKind::Advice {
            code: rules.code,
            reason: rule.reason,
            impact: rule.impact,
            message,
            params,
        };
        issues.add(field.name, span, Some(value), kind, repair);
        if rule.is_exclusive {
            return;
        }
    }
}

/// Makes the safe fixes that write an error or a finding into a field suggestions.
pub(crate) fn suggest_unclean_fixes(body: &Body, issues: &mut [Issue]) {
    for fix in issues.iter_mut().filter_map(|issue| issue.fix.as_mut()) {
        if !fix
            .patch
            .iter()
            .all(|operation| writes_clean_text(body, operation))
        {
            fix.applicability = Applicability::Suggestion;
        }
    }
}

fn writes_clean_text(body: &Body, operation: &PatchOperation) -> bool {
    let mut fields = body.fields.iter();
    let field = fields.find(|field| field.name == operation.path.name());
    match (field, &operation.value) {
        (Some(field), Some(PatchValue::Text(text))) => is_clean(body, field, text),
        _ => true,
    }
}

/// Whether a text for a field has no error and no finding.
fn is_clean(body: &Body, field: &'static Field, text: &str) -> bool {
    let rules = field
        .subject
        .and_then(|subject| rules(subject, body.destination_type));
    field.accepts_text(text)
        && rules.is_none_or(|rules| !rules.has_finding(&RuleContext::new(text, field, body, rules)))
}
