//! The messages about text that is not JSON.

use super::names::Reason;
use crate::json::{Expected, meant_literal};
use crate::text::Quoted;
use crate::unicode::{is_unseen, name_of_invisible};
use std::fmt::{Formatter, Result};

pub(super) fn syntax(
    f: &mut Formatter<'_>,
    reason: Reason,
    found: &str,
    expected: Option<Expected>,
) -> Result {
    let quoted = Quoted(found);
    let expectation = expectation(expected);
    match reason {
        Reason::UnexpectedEnd if expected.is_some() => {
            write!(f, "the text ends too early; expected {expectation}")
        }
        Reason::UnexpectedEnd => f.write_str("the text ends inside a string"),
        Reason::TrailingComma if expected == Some(Expected::CommaOrBrace) => {
            f.write_str("trailing comma before `}`")
        }
        Reason::TrailingComma => f.write_str("trailing comma before `]`"),
        Reason::MissingComma => f.write_str("missing comma before this"),
        Reason::MissingColon => f.write_str("missing colon before this"),
        Reason::MissingQuote => {
            let missing = if found.starts_with('"') {
                "closing"
            } else {
                "opening"
            };
            write!(f, "{quoted} has no {missing} quote")
        }
        Reason::SingleQuotes => {
            f.write_str("single quotes; JSON needs double quotes around strings and names")
        }
        Reason::Comment => f.write_str("comment; JSON has no comments"),
        Reason::UnquotedName => write!(f, "the name {quoted} needs double quotes"),
        Reason::BadLiteral => {
            write!(f, "{quoted} is not a JSON value; ")?;
            match meant_literal(found) {
                Some(literal) => write!(f, "write `{literal}`"),
                None if expected.is_some() => write!(f, "expected {expectation}"),
                None => f.write_str("as a string, it needs double quotes"),
            }
        }
        Reason::ControlCharacter => match found {
            "\n" | "\r" | "\r\n" => {
                f.write_str("line break in a string; end the string on its line, or write `\\n`")
            }
            "\t" => f.write_str("tab in a string; write it as `\\t`"),
            _ => write!(
                f,
                "control character {quoted} in a string; write it as an escape"
            ),
        },
        Reason::BadEscape => bad_escape(f, found),
        Reason::BadNumber => write!(f, "{quoted} is not a JSON number"),
        Reason::NotUtf8 => f.write_str("these bytes are not UTF-8"),
        Reason::ByteOrderMark => f.write_str("byte order mark before the text; JSON has none"),
        Reason::UnexpectedCharacter if expected.is_none() => {
            write!(f, "unexpected text before the JSON: {quoted}")
        }
        Reason::TrailingText if expected.is_some() => {
            write!(
                f,
                "no brace before the first member; expected {expectation}"
            )
        }
        Reason::TrailingText => write!(f, "unexpected text after the JSON: {quoted}"),
        Reason::TooDeep => f.write_str("arrays and objects are nested more than 128 deep"),
        Reason::TooLarge => f.write_str("is too large for the available memory"),
        Reason::CurlyQuote => write!(f, "curly quote {quoted}; JSON needs straight quotes (`\"`)"),
        Reason::ShellQuotes => {
            f.write_str("quotes around the whole JSON, as in a shell command or a CSV file")
        }
        Reason::CodeFence if found.starts_with('{') => {
            f.write_str("Jira code block around the JSON")
        }
        Reason::CodeFence if found.len() < 3 => f.write_str("back-ticks around the JSON"),
        Reason::CodeFence => f.write_str("Markdown code fence outside the JSON"),
        Reason::Placeholder if expected.is_none() => {
            write!(f, "placeholder {quoted}, which only a shell replaces")
        }
        Reason::Placeholder => write!(f, "placeholder {quoted} where a value is expected"),
        Reason::Ellipsis => write!(f, "{quoted} is not JSON; expected {expectation}"),
        Reason::HtmlEntity => write!(f, "HTML entity {quoted}; JSON needs the character itself"),
        Reason::EscapedQuotes => write!(
            f,
            "backslash outside a string: {quoted}; JSON has none there"
        ),
        _ => match found.chars().next().filter(|&first| is_unseen(first)) {
            Some(character) => {
                let name = name_of_invisible(character);
                write!(f, "unexpected {name}; expected {expectation}")
            }
            None if found == "`" => write!(f, "unexpected back-tick; expected {expectation}"),
            None => write!(f, "unexpected {quoted}; expected {expectation}"),
        },
    }
}

fn bad_escape(f: &mut Formatter<'_>, found: &str) -> Result {
    let quoted = Quoted(found);
    if found.starts_with("\\u") {
        write!(f, "{quoted} needs four hexadecimal digits")
    } else if found.ends_with(|last: char| last.is_control()) {
        f.write_str(
            "backslash before a line break or a control character; a JSON string stays on its line",
        )
    } else {
        write!(
            f,
            "{quoted} is not an escape of JSON; remove the backslash, or write it as `\\\\`"
        )
    }
}

/// Returns the phrase for what the grammar allows.
const fn expectation(expected: Option<Expected>) -> &'static str {
    match expected {
        Some(Expected::Name) => "a name in double quotes",
        Some(Expected::Colon) => "a colon",
        Some(Expected::CommaOrBrace) => "a comma or `}`",
        Some(Expected::CommaOrBracket) => "a comma or `]`",
        Some(Expected::OpeningBrace) => "`{`",
        Some(Expected::Value) | None => "a value",
    }
}

#[cfg(test)]
mod tests {
    use crate::options::Options;
    use crate::validate::{Unserializable, report_unserializable, validate};

    #[test]
    fn what_is_around_the_json_has_its_name() {
        for (text, message) in [
            ("`{}`", "back-ticks around the JSON"),
            ("```\n{}\n```", "Markdown code fence outside the JSON"),
            ("{code}{}{code}", "Jira code block around the JSON"),
        ] {
            let report = validate(text, &Options::default());
            assert_eq!(report.issues[0].to_string(), message, "{text}");
        }
    }

    #[test]
    fn a_large_value_is_said_to_be_large() {
        let report = report_unserializable(Unserializable::TooLarge, "");
        let message = report.issues[0].to_string();
        assert_eq!(message, "is too large for the available memory");
    }
}
