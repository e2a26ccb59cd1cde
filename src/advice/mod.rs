//! What m3ter accepts, and the cloud refuses later, or puts in an unexpected place. All of it are warnings. A subject is a
//! file; a rule is one place in it.

mod common;
pub(crate) mod members;
mod name;
mod rule;
mod spelling;

pub use rule::{Rule, RuleDocumentation, RuleSet, RuleText};
pub(crate) use rule::{Finding, RuleContext};

use crate::body::Body;
use crate::contract::{DestinationType, Field, Subject};
use crate::diagnostic::{Issue, IssueKind};
use crate::report::Issues;
use crate::span::Span;
use crate::text::excerpt;

/// Returns the rules about a field of a destination.
#[must_use]
pub const fn rules(subject: Subject, destination_type: DestinationType) -> Option<&'static RuleSet> {
    match (subject, destination_type) {
        (Subject::Name, _) => Some(&name::RULES),
        _ => None,
    }
}

/// Warns about a value in which the contract finds no error, or only that it is too long. `errors` is the number of
/// issues before this field's.
pub(crate) fn advise(
    body: &Body,
    field: &'static Field,
    value: &str,
    span: Span,
    known: usize,
    issues: &mut Issues,
) {
    let Some(rules) = field.subject.and_then(|subject| rules(subject, body.destination_type)) else {
        return;
    };
    let context = RuleContext::new(value, field, body, rules);
    let is_too_long = match issues.list.get_mut(known..).unwrap_or_default() {
        [] if rules.is_ordinary.is_some_and(|is_ordinary| is_ordinary(value)) => return,
        [] => false,
        [Issue { kind: IssueKind::TooLong { .. }, .. }] => {
            true
        }
        _ => return,
    };
    for rule in rules.rules {
        if is_too_long && !rule.is_exclusive {
            continue;
        }
        if let Some(Finding {
            message,
            mut params,
            repair,
        }) = (rule.check)(&context)
        {
            params.0.insert(0, ("found", excerpt(value).into()));
            let kind = IssueKind::Advice {
                code: rules.code,
                reason: rule.reason,
                impact: rule.impact,
                message,
                params,
            };
            issues.add(field.name, span, kind, repair);
            if rule.is_exclusive {
                return;
            }
        }
    }
}
