//! The characters of a prefix that the clouds, or many tools, do not accept in an object's key.

use super::common::named;
use super::{Finding, Rule, RuleContext, RuleDocumentation, RuleText};
use crate::contract::DestinationType::{self, Gcs, S3};
use crate::diagnostic::{Impact, Reason};

pub(super) const S3_KEYS: &str =
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html";
pub(super) const GCS_KEYS: &str = "https://cloud.google.com/storage/docs/objects#naming";

pub(super) const LINE_BREAK_IN_GCS: Rule = Rule {
    reason: Reason::ControlCharacter,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let character = line_break_in_gcs(context)?;
        let finding = Finding::new("contains a line break; Google stores no key with one");
        Some(finding.param("character", character))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains a line break",
        why: "Google stores no key with a line break",
        source: GCS_KEYS,
        bad: r#""exports\nfinance""#,
        good: r#""exports\u00e9""#,
    })
    .only_for(Gcs),
};

fn line_break_in_gcs(context: &RuleContext) -> Option<char> {
    let mut characters = context.text.chars();
    characters.find(|own| context.body.destination_type == Gcs && matches!(own, '\n' | '\r'))
}

pub(super) const CONTROL_CHARACTER: Rule = Rule {
    reason: Reason::ControlCharacter,
    impact: Impact::Advice,
    is_exclusive: false,
    check: |context| {
        if line_break_in_gcs(context).is_some() {
            return None;
        }
        let character = context.text.chars().find(char::is_ascii_control)?;
        let message = format!(
            "contains {}; many tools cannot handle control characters",
            named(character)
        );
        Some(Finding::new(message).param("character", character))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains a control character",
        why: "many tools cannot handle it",
        source: GCS_KEYS,
        bad: r#""exports\u0007finance""#,
        good: r#""exports\u00e9""#,
    }),
};

pub(super) const AVOIDED_BY_AWS: Rule = Rule {
    reason: Reason::AvoidedCharacters,
    impact: Impact::Advice,
    is_exclusive: false,
    check: |context| {
        let is_avoided = |character| {
            matches!(
                character,
                '{' | '}' | '^' | '%' | '[' | ']' | '"' | '>' | '<' | '~' | '#' | '|' | '`'
            )
        };
        avoided_characters(context, S3, "AWS", is_avoided)
    },
    documentation: RuleDocumentation::new(RuleText {
        when: r#"it contains one of ``{ } ^ % [ ] " > < ~ # | ` ``"#,
        why: "AWS advises against them, since many tools cannot handle them",
        source: S3_KEYS,
        bad: r#""exports#1""#,
        good: r#""exports(1)!'*?""#,
    })
    .only_for(S3),
};

pub(super) const AVOIDED_BY_GOOGLE: Rule = Rule {
    reason: Reason::AvoidedCharacters,
    impact: Impact::Advice,
    is_exclusive: false,
    check: |context| {
        let is_avoided = |character| matches!(character, '#' | '[' | ']' | '*' | '?');
        avoided_characters(context, Gcs, "Google", is_avoided)
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains one of `# [ ] * ?`",
        why: "Google advises against them, since its tools read them as wildcards or generation numbers",
        source: GCS_KEYS,
        bad: r#""exports#1""#,
        good: r#""exports~1%""#,
    }).only_for(Gcs),
};

/// Finds the characters that a cloud advises against.
fn avoided_characters(
    context: &RuleContext,
    destination_type: DestinationType,
    adviser: &str,
    is_avoided: fn(char) -> bool,
) -> Option<Box<Finding>> {
    if context.body.destination_type != destination_type {
        return None;
    }
    let mut found = String::new();
    let mut shown = String::new();
    for character in context.text.chars() {
        if is_avoided(character) && !found.chars().any(|known| known == character) {
            if !found.is_empty() {
                shown.push_str(", ");
            }
            found.push(character);
            shown.push_str(&named(character));
        }
    }
    (!found.is_empty()).then(|| {
        let message = format!("contains {shown}, which {adviser} advises against");
        Finding::new(message).param("characters", found)
    })
}
