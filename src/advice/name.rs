//! The destination's name.

use super::common::surrounding_whitespace;
use super::{Rule, RuleDocumentation, RuleSet, RuleText};
use crate::diagnostic::{Code, Impact, Reason};

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::Name,
    rules: &[Rule {
        reason: Reason::SurroundingWhitespace,
        impact: Impact::Advice,
        is_exclusive: false,
        check: surrounding_whitespace,
        documentation: RuleDocumentation::new(RuleText {
            when: "it has leading or trailing spaces",
            why: "people who search for the name do not type them",
            source: "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations",
            only: None,
            bad: r#""Finance exports ""#,
            good: r#""Finance  exports""#,
        }),
    }],
    is_ordinary: Some(is_ordinary),
};

/// No space at an edge, and ASCII only.
fn is_ordinary(name: &str) -> bool {
    let has_space_at_edge = name.starts_with(' ') || name.ends_with(' ');
    !has_space_at_edge && name.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
