//! Checks that several subjects share.

use super::{Finding, Rule, RuleContext, RuleDocumentation, RuleText};
use crate::diagnostic::{Impact, Reason};
use crate::json::meant_literal;
use crate::report::Repair;
use crate::text::{Quoted, consists_of, first_outside};
use crate::unicode::{is_dash, is_invisible, name_of_invisible, without_delimiters, without_marks};

/// Makes the rule about leading and trailing spaces.
pub(super) const fn surrounding_whitespace(
    why: &'static str,
    source: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule {
        reason: Reason::SurroundingWhitespace,
        impact: Impact::ExportFails,
        is_exclusive: false,
        check: |context| {
            surrounding_whitespace_because("has leading or trailing whitespace", context)
        },
        documentation: RuleDocumentation::new(RuleText {
            when: "it has leading or trailing spaces",
            why,
            source,
            bad,
            good,
        }),
    }
}

/// Finds leading or trailing spaces, with a message of the subject's own.
pub(super) fn surrounding_whitespace_because(
    message: &'static str,
    context: &RuleContext,
) -> Option<Box<Finding>> {
    if context.text.len() == context.value.len() {
        return None;
    }
    let is_good = context.field.accepts_text(context.text);
    let has_more_around = !context.is_clean(context.text);
    let repair = as_typed(context)
        .filter(|_| has_more_around)
        .or_else(|| is_good.then(|| Repair::replace(context.field.name, context.text)));
    Some(Finding::new(message).fix(repair))
}

/// Finds an empty text in a field that is better left out.
pub(super) fn empty(message: &'static str, context: &RuleContext) -> Option<Box<Finding>> {
    context
        .value
        .is_empty()
        .then(|| Finding::new(message).fix(context.remove()))
}

/// Finds uppercase letters. A word in capitals may be a placeholder, such as `PROJECT_ID` in `PROJECT_ID-exports`, so its fix is a
/// suggestion. What a tool prints for a missing value has no fix.
pub(super) fn uppercase(message: &'static str, context: &RuleContext) -> Option<Box<Finding>> {
    let lowercase = context.text.to_ascii_lowercase();
    // A label is not a part of the name.
    if lowercase == context.text || split_label(context.text).is_some() {
        return None;
    }
    let repair = context
        .replace_if_clean(&lowercase)
        .filter(|_| !is_missing_value(context.text))
        .map(|repair| repair.suggested_if(has_word_in_capitals(context.text)));
    Some(Finding::new(message).fix(repair))
}

pub(super) fn has_word_in_capitals(text: &str) -> bool {
    let is_capitals = |word: &[u8]| word.len() > 1 && word.iter().all(u8::is_ascii_uppercase);
    let mut words = text.as_bytes().split(|byte| !byte.is_ascii_alphabetic());
    words.any(is_capitals)
}

/// Whether a text is what tools print for a missing value, such as `None` or `undefined`.
/// <https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output>
pub(super) fn is_missing_value(text: &str) -> bool {
    meant_literal(text) == Some("null")
}

/// Whether a text is not empty, has only lowercase letters, digits and hyphens, and no leading or trailing hyphen.
pub(super) fn is_label(text: &str) -> bool {
    let has_hyphen_at_edge = matches!(text.as_bytes(), [b'-', ..] | [.., b'-']);
    !text.is_empty()
        && !has_hyphen_at_edge
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Splits a text at the colon or the equals sign after a label, as in `name: x`, `- name: x` and `NAME="x"`.
pub(super) fn split_label(text: &str) -> Option<(&str, &str)> {
    let is_of_label =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'"');
    let length = text.bytes().take_while(is_of_label).count();
    let (label, rest) = text.split_at_checked(length)?;
    let value = rest.strip_prefix([':', '='])?;
    Some((label, without_delimiters(value)))
}

/// Returns the value after a label of these words, as in `Bucket: acme-data`.
pub(super) fn labelled<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let (label, value) = split_label(text)?;
    consists_of(label, words).then_some(value)
}

/// Returns the fix that writes a copied name as it was typed: without what is around it and without invisible characters, and
/// with `-` for a dash.
pub(super) fn as_typed(context: &RuleContext) -> Option<Repair> {
    let plain = |own| if is_dash(own) { '-' } else { own };
    let hyphenated: String = context.text.chars().map(plain).collect();
    let visible = without_marks(&hyphenated);
    let value = without_delimiters(&visible);
    // The check of the same text would run its rule again, without end.
    if value == context.text {
        return None;
    }
    // An angle bracket may be the rest of a placeholder, and a dash may be two hyphens.
    let is_unsure = hyphenated != context.text || context.text.contains(['<', '>']);
    let repair = context.replace_if_clean(value)?;
    Some(repair.suggested_if(is_unsure))
}

/// Finds the first character outside a class of ASCII characters.
pub(super) fn characters(
    rule: &str,
    text: &str,
    is_allowed: fn(u8) -> bool,
) -> Option<Box<Finding>> {
    let character = first_outside(text, is_allowed)?;
    let finding = Finding::new(format!("contains {}; {rule}", named(character)));
    Some(finding.param("character", character))
}

/// Returns a character in back-ticks, or its name if it is hard to see there.
pub(super) fn named(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        _ if is_invisible(character) => name_of_invisible(character),
        _ => Quoted(character.encode_utf8(&mut [0; 4])).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn characters_that_are_hard_to_see_have_names() {
        let names = [' ', '\t', '\n', '\r', '\u{A0}', 'a'].map(named);
        let expected = [
            "a space",
            "a tab",
            "a line break",
            "a line break",
            "U+00A0 no-break space",
            "`a`",
        ];
        assert_eq!(names, expected);
    }
}
