//! The documents in the rules' examples: how they are validated, and how the page shows them.

use m3ter_export_destination::contract::{DISCRIMINATOR, Presence, REQUEST};
use m3ter_export_destination::{
    DestinationType, Issue, Operation, Options, validate, validate_bytes,
};
use std::fmt;

/// A document. In a text, `a×3` stands for `aaa`.
#[derive(Clone, Copy)]
pub enum Example {
    /// A valid body in which one member has this value, as JSON text, or is missing.
    Member(DestinationType, &'static str, Option<&'static str>),
    /// The same for an update of an S3 destination whose stored version is 3.
    Update(&'static str, Option<&'static str>),
    /// A whole document.
    Text(&'static str),
    /// A whole document that need not be UTF-8.
    Bytes(&'static [u8]),
    /// A call of the JavaScript package. A test of the package runs it.
    JavaScript(&'static str),
}

impl Example {
    /// Returns the issues of the document; `None` for a call of the package.
    pub fn issues(&self) -> Option<Vec<Issue>> {
        let options = Options::default();
        let report = match *self {
            Self::JavaScript(_) => return None,
            Self::Bytes(bytes) => validate_bytes(bytes, &options),
            Self::Text(text) => validate(&expand(text), &options),
            Self::Member(destination_type, name, value) => {
                validate(&body(destination_type, name, value), &options)
            }
            Self::Update(name, value) => {
                let options = Options {
                    operation: Operation::Update,
                    current_version: Some(3),
                    ..options
                };
                validate(&body(DestinationType::S3, name, value), &options)
            }
        };
        Some(report.issues)
    }
}

/// Shows the example in Markdown.
impl fmt::Display for Example {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Member(_, name, None) | Self::Update(name, None) => {
                write!(formatter, "no `{name}`")
            }
            Self::Member(destination_type, name, Some(value))
                if is_foreign(name, destination_type) =>
            {
                formatter.write_str(&code_span(&format!(
                    "\"{DISCRIMINATOR}\": \"{destination_type}\", \"{name}\": {value}"
                )))
            }
            Self::Member(_, name, Some(value)) | Self::Update(name, Some(value)) => {
                formatter.write_str(&code_span(&format!("\"{name}\": {value}")))
            }
            Self::Text(text) | Self::JavaScript(text) => formatter.write_str(&code_span(text)),
            Self::Bytes(bytes) => formatter.write_str(&code_span(
                &bytes.escape_ascii().to_string().replace("\\\"", "\""),
            )),
        }
    }
}

/// Whether a field belongs to another destination type.
fn is_foreign(name: &str, destination_type: DestinationType) -> bool {
    REQUEST
        .iter()
        .any(|field| field.name == name && !field.is_of(destination_type))
}

/// Returns a valid body in which one member has another value, or is missing.
fn body(destination_type: DestinationType, name: &str, value: Option<&str>) -> String {
    let others = REQUEST.iter().filter(|field| {
        let is_required = field.presence == Presence::Required && field.is_of(destination_type);
        field.name != name && (is_required || field.name == DISCRIMINATOR)
    });
    let members = others.map(|field| {
        let value = if field.name == DISCRIMINATOR {
            format!("\"{destination_type}\"")
        } else {
            field.documentation.example.to_owned()
        };
        format!("\"{}\":{value}", field.name)
    });
    let own = value.map(|value| format!("\"{name}\":{}", expand(value)));
    let members: Vec<String> = members.chain(own).collect();
    format!("{{{}}}", members.join(","))
}

/// Replaces `a×3` by `aaa`.
fn expand(text: &str) -> String {
    let Some((before, after)) = text.split_once('×') else {
        return text.to_owned();
    };
    let end = after
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(after.len());
    let (times, rest) = after.split_at(end);
    let (repeated_at, _) = before
        .char_indices()
        .next_back()
        .expect("a character before `×`");
    let times = times.parse().expect("a number after `×`");
    let (before, repeated) = before.split_at(repeated_at);
    format!("{before}{}{rest}", repeated.repeat(times))
}

/// Returns inline code in Markdown, with invisible characters made visible.
fn code_span(code: &str) -> String {
    let shown: String = code
        .chars()
        .map(|character| match character {
            '\t' => "⇥".to_owned(),
            '\n' => "↵".to_owned(),
            '\u{A0}' | '\u{200B}'..='\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => {
                format!("U+{:04X}", u32::from(character))
            }
            other => other.to_string(),
        })
        .collect();
    if shown.contains('`') {
        format!("`` {shown} ``")
    } else {
        format!("`{shown}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expands_repetitions() {
        assert_eq!(expand(r#""a×3b""#), r#""aaab""#);
        assert_eq!(expand("[×2"), "[[");
        assert_eq!(expand("plain"), "plain");
    }

    #[test]
    fn shows_invisible_characters() {
        assert_eq!(code_span("\t\u{A0}\u{FEFF}a"), "`⇥U+00A0U+FEFFa`");
        assert_eq!(code_span("a`b"), "`` a`b ``");
    }
}
