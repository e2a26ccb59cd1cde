//! Quotes kept around a value, as `aws ... --query` without `--output text` prints it.

use super::{Finding, Rule, RuleDocumentation, RuleText, path};
use crate::contract::Subject;
use crate::diagnostic::{Impact, Reason};
use crate::report::Repair;
use crate::text::without_quotes;

/// Makes the rule about quotes around a value.
pub(super) const fn rule(impact: Impact, bad: &'static str, good: &'static str) -> Rule {
    Rule {
        reason: Reason::Quoted,
        impact,
        is_exclusive: true,
        check: |context| {
            let mut inner = without_quotes(context.text.trim_end_matches([',', ';']))?.trim();
            while let Some(innermost) = without_quotes(inner) {
                inner = innermost.trim();
            }
            let is_good = context.field.accepts_text(inner) && !inner.is_empty();
            let tidied = if context.field.subject == Some(Subject::Prefix) {
                path::tidied_inside_quotes(context, inner)
            } else {
                None
            };
            let meant = tidied.unwrap_or_else(|| inner.to_owned());
            // Of a place, its bucket and folder.
            let pasted = context.pasted(inner).and_then(|finding| finding.repair);
            let repair =
                pasted.or_else(|| is_good.then(|| Repair::replace(context.field.name, meant)));
            Some(Finding::new("has quotes around the value").fix(repair))
        },
        documentation: RuleDocumentation::new(RuleText {
            when: "it has quotes or back-ticks around it",
            why: "they become a part of the value",
            source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output",
            bad,
            good,
        }),
    }
}
