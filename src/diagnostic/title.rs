//! The titles of fixes: what a fix does, as the label of its button.

use super::names::Reason;
use super::{Op, PatchOperation};
use crate::span::Span;
use crate::text::{Quoted, excerpt, is_digits};
use std::fmt::Write as _;

/// Returns the title of a repair of the syntax.
pub(crate) fn repair_title(
    reason: Reason,
    found: &str,
    repair: &[(Span, String)],
    is_guess: bool,
) -> String {
    let is_removal = repair.iter().all(|(_, text)| text.is_empty());
    let title = match reason {
        Reason::TrailingComma => "remove the comma",
        Reason::MissingComma => "add the comma",
        Reason::MissingColon => "add the colon",
        Reason::MissingQuote => "add the quote",
        Reason::SingleQuotes | Reason::CurlyQuote => "use straight double quotes",
        Reason::UnquotedName => "add double quotes",
        Reason::Comment => "remove the comment",
        Reason::BadEscape => "remove the backslash",
        Reason::ByteOrderMark => "remove the byte order mark",
        Reason::ShellQuotes => "remove the quotes around the JSON",
        Reason::CodeFence => "keep only the JSON",
        Reason::HtmlEntity => "use the characters themselves",
        Reason::EscapedQuotes if repair.iter().all(|(_, text)| text.trim_ascii().is_empty()) => {
            "use real line breaks and tabs"
        }
        Reason::EscapedQuotes => "remove the backslashes",
        Reason::UnexpectedCharacter if is_guess => "keep only the JSON",
        Reason::UnexpectedCharacter if repair.iter().any(|(_, text)| text.starts_with(' ')) => {
            "use plain spaces"
        }
        Reason::UnexpectedCharacter if is_removal && is_digits(found) => "remove the line numbers",
        Reason::UnexpectedCharacter if is_removal && found.is_ascii() => {
            return format!("remove {} from each line", Quoted(found));
        }
        Reason::TrailingText if !is_removal && repair.len() == 1 => "add the brace",
        Reason::TrailingText if !is_removal => "add the braces",
        Reason::TrailingText => "remove the text after the JSON",
        Reason::UnexpectedCharacter if is_removal => "remove the invisible characters",
        _ => {
            let text = repair.first().map_or("", |(_, text)| text);
            return format!("write {}", Quoted(&excerpt(text)));
        }
    };
    title.to_owned()
}

/// Returns the title of a fix. The first operation is on the issue's own member.
pub(crate) fn title(patch: &[PatchOperation]) -> String {
    let mut title = String::new();
    for operation in patch {
        // Writing to a string cannot fail.
        _ = match (&operation.value, operation.op) {
            _ if title.is_empty() => write!(title, "{operation}"),
            (Some(value), Op::Replace) => {
                write!(title, ", set {} to {value}", Quoted(operation.path.name()))
            }
            // Only removals are of several members alike.
            (None, Op::Remove) => write!(title, ", {}", Quoted(operation.path.name())),
            _ => write!(title, ", {operation}"),
        };
    }
    title
}

#[cfg(test)]
mod tests {
    use crate::options::Options;
    use crate::validate::validate;

    #[test]
    fn one_brace_or_two_are_added() {
        let title = |text| {
            let report = validate(text, &Options::default());
            report.issues[0].fix.clone().expect("a fix").title
        };
        assert_eq!(title(r#""name": "a", "code": "b""#), "add the braces");
        assert_eq!(title(r#""name": "a", "code": "b"}"#), "add the brace");
    }
}
