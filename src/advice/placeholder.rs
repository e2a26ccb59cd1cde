//! Placeholders of templates that nothing filled in.

use super::{Finding, Rule, RuleDocumentation, RuleText};
use crate::diagnostic::{Impact, Reason};
use crate::text::{Quoted, contains, excerpt};

const SOURCE: &str = "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations";

/// What the names contain that documentation gives to values of the reader's, such as `WORKLOAD_IDENTITY_POOL_ID`.
/// <https://developers.google.com/style/placeholders>
const DOCUMENTED: &[&str] = &[
    "YOUR_",
    "BUCKET_NAME",
    "PROJECT_ID",
    "PROJECT_NUMBER",
    "POOL_ID",
    "PROVIDER_ID",
    "ACCOUNT_EMAIL",
    "ACCOUNT_ID",
    "ACCOUNT_NAME",
    "SA_NAME",
    "CHANGE_ME",
    "REPLACE_ME",
];

/// Makes the rule about a placeholder anywhere in a value.
pub(super) const fn rule(impact: Impact, bad: &'static str, good: &'static str) -> Rule {
    Rule {
        reason: Reason::Placeholder,
        impact,
        is_exclusive: true,
        // In a path, `$NAME` may be a part of a folder's name; no other field can have a dollar sign.
        check: match impact {
            Impact::ExportFails => |context| {
                let placeholder = find_placeholder(context.text);
                placeholder
                    .or_else(|| find_variable(context.text))
                    .or_else(|| find_documented(context.text))
                    .map(finding)
                    .or_else(|| is_missing(context.text).then(|| missing_value(context.text)))
            },
            _ => |context| {
                let placeholder = find_placeholder(context.text).or_else(|| date_in(context.text));
                placeholder
                    .map(finding)
                    .or_else(|| missing_value_in(context.text).map(missing_value))
            },
        },
        documentation: RuleDocumentation::new(RuleText {
            when: match impact {
                Impact::ExportFails => {
                    "it contains `{x}`, `{{x}}`, `${x}`, `$(x)`, `<x>`, `$NAME` or a name such as `POOL_ID`, or is `%x%` or `undefined`"
                }
                _ => {
                    "it contains `{x}`, `{{x}}`, `${x}`, `$(x)`, `<x>`, `%Y` or `YYYY`, is `%x%` or `$NAME`, or has `$NAME` or `undefined` between slashes or after `=`"
                }
            },
            why: "m3ter does not replace placeholders",
            source: SOURCE,
            bad,
            good,
        }),
    }
}

/// Makes the rule about a value that is nothing but a placeholder. A text for people may contain one.
pub(super) const fn whole_value_rule(bad: &'static str, good: &'static str) -> Rule {
    Rule {
        reason: Reason::Placeholder,
        impact: Impact::Advice,
        is_exclusive: true,
        check: |context| {
            if is_missing(context.text) {
                return Some(missing_value(context.text));
            }
            let is_whole = find_placeholder(context.text)? == context.text;
            is_whole.then(|| finding(context.text))
        },
        documentation: RuleDocumentation::new(RuleText {
            when: "it is `{x}`, `{{x}}`, `${x}`, `$(x)`, `<x>`, `%x%`, `$NAME` or `undefined`",
            why: "m3ter does not replace placeholders",
            source: SOURCE,
            bad,
            good,
        }),
    }
}

/// Returns the pattern of a date in a path, such as `%Y` or `YYYY`, which other tools replace.
/// <https://pubs.opengroup.org/onlinepubs/9799919799/functions/strftime.html>
fn date_in(path: &str) -> Option<&str> {
    // `%d` may be the start of a character that is encoded as in URLs, and `100%Yield` a percentage.
    let is_conversion = |after: &str| {
        let (letter, rest) = after.split_at_checked(1).unwrap_or_default();
        matches!(letter, "Y" | "y" | "m" | "H" | "M" | "S" | "j")
            && !rest.starts_with(|own: char| own.is_ascii_alphabetic())
    };
    let is_pattern = |word: &str| matches!(word, "YYYY" | "yyyy" | "YYYYMMDD" | "yyyyMMdd");
    path.split(['/', '=']).find(|part| {
        part.split('%').skip(1).any(is_conversion)
            || part
                .split(|own: char| !own.is_ascii_alphabetic())
                .any(is_pattern)
    })
}

/// Returns what programs write for a missing value as a part of a path.
fn missing_value_in(path: &str) -> Option<&str> {
    path.split(['/', '=']).find(|part| is_missing(part))
}

/// Whether a text is what programs write for a missing value. Unlike in `is_missing_value`, the spelling counts: in another one, it may
/// be a name.
pub(super) fn is_missing(text: &str) -> bool {
    matches!(text, "undefined" | "null" | "None" | "NaN")
}

pub(super) fn missing_value(part: &str) -> Box<Finding> {
    let message = format!("contains `{part}`, which programs write for a missing value");
    Finding::new(message).param("placeholder", part.to_owned())
}

/// Whether a path has a part that another program would have replaced. The path has no brackets.
pub(super) fn has_unreplaced_part(path: &str) -> bool {
    date_in(path).is_some() || missing_value_in(path).is_some()
}

pub(super) fn finding(placeholder: &str) -> Box<Finding> {
    let placeholder = excerpt(placeholder);
    let message = format!(
        "contains the placeholder {}; m3ter does not replace it",
        Quoted(&placeholder)
    );
    Finding::new(message).param("placeholder", placeholder)
}

/// Returns the first placeholder of a text. `%x%` counts only as the whole text, `$NAME` also as a part between slashes.
pub(super) fn find_placeholder(text: &str) -> Option<&str> {
    if is_in_percent_signs(text) {
        return Some(text);
    }
    let mut starts = text
        .char_indices()
        .filter(|(_, character)| matches!(character, '{' | '<' | '('));
    starts
        .find_map(|(start, _)| marker(text, start))
        .or_else(|| {
            let mut parts = text.split(['/', '=']);
            parts.find(|part| is_variable(part))
        })
}

/// Returns the first variable of a shell anywhere in a text: `$ENV` of `acme-$ENV`.
fn find_variable(text: &str) -> Option<&str> {
    let start = text.bytes().position(|byte| byte == b'$')?;
    let is_of_name = |byte: &u8| matches!(byte, b'$' | b'A'..=b'Z' | b'0'..=b'9' | b'_');
    let length = text.bytes().skip(start).take_while(is_of_name).count();
    text.get(start..start + length)
        .filter(|name| is_variable(name))
}

/// Returns the first name that documentation gives to a value of the reader's. No value of these fields has both uppercase letters
/// and `_`, except old buckets in S3. In a path it may be a folder's name, and before a value its label.
pub(super) fn find_documented(text: &str) -> Option<&str> {
    let is_of_path_or_label = |byte| matches!(byte, b'/' | b':' | b'=');
    if text.bytes().any(is_of_path_or_label) {
        return None;
    }
    let is_of_name = |own: char| matches!(own, 'A'..='Z' | '0'..='9' | '_');
    let names = text.split(|own| !is_of_name(own));
    names
        .map(|name| name.trim_matches('_'))
        .find(|name| DOCUMENTED.iter().any(|part| contains(name, part)))
}

/// Whether a text is a variable of a shell: `$BUCKET_NAME`. In lowercase it may be a name.
fn is_variable(text: &str) -> bool {
    let is_of_name = |byte: &u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
    match text.as_bytes() {
        [b'$', b'A'..=b'Z', name @ ..] => !name.is_empty() && name.iter().all(is_of_name),
        _ => false,
    }
}

fn is_in_percent_signs(text: &str) -> bool {
    let name = text
        .strip_prefix('%')
        .and_then(|rest| rest.strip_suffix('%'));
    let is_name = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    name.is_some_and(|name| !name.is_empty() && is_name(name))
}

/// Returns the placeholder whose first bracket is at an index, with the dollar sign before it.
fn marker(text: &str, start: usize) -> Option<&str> {
    let rest = text.get(start..)?;
    let (open, close) = match rest.as_bytes() {
        [b'{', b'{', ..] => ("{{", "}}"),
        [b'{', ..] => ("{", "}"),
        [b'(', ..] => ("(", ")"),
        _ => ("<", ">"),
    };
    // A name goes to the next bracket, so each character is looked at once.
    let content = rest.get(open.len()..)?;
    let is_bracket = |byte: u8| open.bytes().chain(close.bytes()).any(|own| own == byte);
    let length = content.bytes().position(is_bracket)?;
    let (name, after) = content.split_at_checked(length)?;
    // `<x@y.z>` is an address of email, `<https://x>` a link, and `{"x": 1}` JSON.
    let is_address = open == "<" && (name.contains('@') || contains(name, "://"));
    let is_json = name.trim_ascii_start().starts_with('"');
    let is_name = after.starts_with(close) && !name.trim().is_empty() && !is_address && !is_json;
    let has_dollar = open != "<" && text.get(..start)?.ends_with('$');
    let is_aside = open == "(" && !has_dollar;
    let end = start + open.len() + name.len() + close.len();
    text.get(start - usize::from(has_dollar)..end)
        .filter(|_| is_name && !is_aside)
}

#[cfg(test)]
mod tests {
    use super::find_placeholder;

    #[test]
    fn finds_placeholders() {
        for (text, expected) in [
            ("{{x}}-y", "{{x}}"),
            ("a/${x}/{y}", "${x}"),
            ("${{ env.X }}", "${{ env.X }}"),
            ("{a{b}", "{b}"),
            ("<string>", "<string>"),
            ("$<x>", "<x>"),
            ("é<x y>", "<x y>"),
            ("%PREFIX%", "%PREFIX%"),
            ("$PREFIX_2", "$PREFIX_2"),
            ("exports/$TEAM/x", "$TEAM"),
            ("exports/$(date +%Y)", "$(date +%Y)"),
        ] {
            assert_eq!(find_placeholder(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "{}",
            "{ }",
            "{{}}",
            "<>",
            "a{b",
            "a}b{",
            "a>b<",
            "100% of 50%",
            "%%",
            "a%x%",
            "<x@y.z>",
            "<https://x>",
            "exports (EU)",
            "$()",
            "{\n  \"x\": 1}",
            "%a b%",
            "$",
            "$5",
            "$X",
            "$_X",
            "$prefix",
            "$Prefix",
            "$X$",
            "a$X",
            "$X-y",
            "US $",
        ] {
            assert_eq!(find_placeholder(text), None, "{text}");
        }
    }
}
