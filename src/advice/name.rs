//! The destination's name.

use super::common::surrounding_whitespace_because;
use super::{Rule, RuleDocumentation, RuleSet, RuleText, invisible, placeholder};
use crate::diagnostic::{Code, Impact, Reason};

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::Name,
    rules: &[
        placeholder::whole_value_rule(r#""<string>""#, r#""Exports {EU} <prod>""#),
        invisible::rule(
            Impact::Advice,
            r#""Finance\u200b exports""#,
            r#""Finance exports""#,
        ),
        SURROUNDING_WHITESPACE,
    ],
    is_ordinary: Some(is_ordinary),
};

/// ASCII only, no leading or trailing space, and no sign of a placeholder at the start.
pub(super) fn is_ordinary(name: &str) -> bool {
    let is_odd = matches!(
        name.as_bytes(),
        [b' ' | b'{' | b'<' | b'$' | b'%', ..] | [.., b' ']
    );
    !is_odd && name.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

const SURROUNDING_WHITESPACE: Rule = Rule {
    reason: Reason::SurroundingWhitespace,
    impact: Impact::Advice,
    is_exclusive: false,
    check: |context| {
        // The rule `invisible_character` reports it.
        if invisible::space_at_edge(context.value).is_some() {
            return None;
        }
        surrounding_whitespace_because("has leading or trailing whitespace", context)
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it has leading or trailing spaces",
        why: "people who search for the name do not type them",
        source: "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations",
        bad: r#""Finance exports ""#,
        good: r#""Finance  exports""#,
    }),
};
