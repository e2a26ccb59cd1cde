//! Whether the reader and `serde_json` agree on what is JSON, and on where it stops being JSON.
//!
//! The oracle is `IgnoredAny`, which checks the grammar and builds nothing. So it differs in one thing: it sets no limit to
//! nesting, and ours is 128. (As a `Value`, `serde_json` also refuses lone surrogate escapes and numbers over a double.)

use m3ter_export_destination::{Code, Issue, Options, Reason, validate};
use serde::de::IgnoredAny;
use serde_json::Error;

pub fn syntax(text: &str) -> Option<Issue> {
    validate(text, &Options::default())
        .issues
        .into_iter()
        .find(|issue| issue.code() == Code::Syntax)
}

pub fn oracle(text: &str) -> Result<IgnoredAny, Error> {
    serde_json::from_str(text)
}

/// How deep a text that is JSON nests.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    deepest
}

/// What is wrong with the reader's answer.
pub fn complaint(text: &str) -> Option<String> {
    let (ours, theirs) = (syntax(text), oracle(text));
    let Some(issue) = ours else {
        return match theirs {
            Ok(_) if depth(text) <= 128 => None,
            Ok(_) => Some("is too deep".to_owned()),
            Err(error) => Some(format!("is no JSON: {error}")),
        };
    };
    let reason = issue.reason().expect("a syntax issue has a reason");
    let place = issue
        .range
        .expect("an issue in a text has a range")
        .start
        .offset;
    let before = String::from_utf16(&text.encode_utf16().take(place).collect::<Vec<_>>())
        .expect("a range splits no character");
    match (reason, theirs) {
        (Reason::TooDeep, Ok(_)) if depth(text) > 128 => None,
        (_, Ok(_)) => Some(format!("is JSON, not {reason}")),
        (Reason::UnexpectedEnd, Err(error)) if !error.is_eof() => {
            Some(format!("does not just end too early: {error}"))
        }
        // A string that a curly quote closes runs on to the end.
        (Reason::CurlyQuote, Err(error)) if error.is_eof() => None,
        // A number or word cut off by the end is as wrong as one cut off by a brace. serde_json looks at the four digits of
        // an escape at once, so it takes a wrong digit among the last for the end.
        (_, Err(error))
            if error.is_eof()
                && !matches!(
                    reason,
                    Reason::UnexpectedEnd
                        | Reason::BadNumber
                        | Reason::BadLiteral
                        | Reason::BadEscape
                        | Reason::TooDeep
                ) =>
        {
            Some(format!("just ends too early, and that is not {reason}"))
        }
        // Prose may come before a code fence.
        (Reason::CodeFence, Err(_)) => None,
        // A variable of a shell is between the quotes of the command, and the first quote is no JSON already.
        (Reason::Placeholder, Err(_)) if before.contains('\'') => None,
        // The text before the place could still have become JSON.
        _ => match oracle(&before) {
            Err(error) if !error.is_eof() => Some(format!(
                "is wrong before the place of {reason}, {place}: {error}"
            )),
            _ => None,
        },
    }
}
