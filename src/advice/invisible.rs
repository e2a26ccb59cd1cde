//! Invisible characters in texts that people read.

use super::{Finding, Rule, RuleContext, RuleDocumentation, RuleText};
use crate::contract::Subject;
use crate::diagnostic::{Impact, Reason};
use crate::report::Repair;
use crate::unicode::{is_invisible_mark, is_unicode_space, name_of_invisible};

/// Makes the rule about invisible characters.
pub(super) const fn rule(impact: Impact, bad: &'static str, good: &'static str) -> Rule {
    Rule {
        reason: Reason::InvisibleCharacter,
        impact,
        is_exclusive: false,
        check,
        documentation: RuleDocumentation::new(RuleText {
            when: match impact {
                Impact::Advice => {
                    "it contains an invisible mark such as U+200B or U+FEFF, or starts or ends with a space other than U+0020"
                }
                _ => "it contains an invisible mark such as U+200B or U+FEFF",
            },
            why: "people cannot see it, and a search for the text without it does not find it",
            source: "https://www.unicode.org/reports/tr36/",
            bad,
            good,
        }),
    }
}

fn check(context: &RuleContext) -> Option<Box<Finding>> {
    let value = context.value;
    let mark = value
        .chars()
        .find(|&character| is_invisible_mark(character));
    // A rule about prefixes reports all spaces.
    let is_prefix = context.field.subject == Some(Subject::Prefix);
    let character = mark.or_else(|| space_at_edge(value).filter(|_| !is_prefix))?;
    let visible: String = value
        .chars()
        .filter(|&character| !is_invisible_mark(character))
        .collect();
    let visible = visible.trim();
    // A soft hyphen may be a hyphen.
    let is_unsure = value.chars().any(|own| own == '\u{AD}');
    let repair = (!visible.is_empty())
        .then(|| Repair::replace(context.field.name, visible).suggested_if(is_unsure));
    let name = name_of_invisible(character);
    let message = if mark.is_some() {
        format!("contains {name}, which is invisible")
    } else {
        format!("starts or ends with {name}, which looks like an ordinary space")
    };
    Some(
        Finding::new(message)
            .param("character", character)
            .fix(repair),
    )
}

/// Returns a leading or trailing Unicode space.
pub(super) fn space_at_edge(text: &str) -> Option<char> {
    let mut edges = text
        .chars()
        .next()
        .into_iter()
        .chain(text.chars().next_back());
    edges.find(|&character| is_unicode_space(character))
}
