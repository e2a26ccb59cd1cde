//! The only English in the crate: the sentence of an issue and the title of a fix.
//!
//! A sentence is a template filled with the issue's parameters. It reads after the field's name; it says what was found, what
//! is expected and, where that is not plain, why it matters: lower case, no full stop, back-ticks round what people typed.

use crate::data::{Data, Params};
use crate::issue::{Code, Fix, Issue, PatchOperation, Reason};
use crate::number;

/// The sentence of an issue.
pub(crate) fn sentence(issue: &Issue) -> String {
    fill(template(issue), &issue.params)
}

/// A template's `{name}` shows a parameter in back-ticks, `{=name}` shows it bare, `{a name}` with its article,
/// `{?name}` in the reader's words.
fn template(issue: &Issue) -> &'static str {
    let params = &issue.params;
    match issue.code {
        Code::Syntax => syntax(issue.reason, params),
        Code::NotSerializable => match issue.reason {
            Some(Reason::Cycle) => "refers back to an object that holds it, so it has no JSON text",
            Some(Reason::BigInt) => "is a BigInt, which JSON does not have",
            _ => "could not be read; it threw {error}",
        },
        Code::NotAnObject => "the body must be a JSON object; found {a actual}",
        Code::Required => match (params.text("operation"), params.text("destinationType")) {
            ("update", _) => "is missing; an update carries the version that it replaces",
            (_, "") => "is missing; every destination needs it",
            _ => "is missing; every {=destinationType} destination needs it",
        },
        Code::Type => match (params.text("expected"), params.text("found")) {
            ("integer", "") => {
                "must be a whole number from 1 to 9223372036854775807; found {a actual}"
            }
            ("integer", _) => "must be a whole number from 1 to 9223372036854775807; found {found}",
            _ if params.get("allowed").is_some() => "must be {allowed}; found {a actual}",
            _ => "must be {a expected}; found {a actual}",
        },
        Code::TooShort if params.get("actual") == Some(&Data::Integer(0)) => "must not be empty",
        Code::TooShort => "must have at least {=min} characters; {found} has {=actual}",
        Code::TooLong => "must have at most {=max} characters; {found} has {=actual}",
        Code::Choice => "must be {allowed}; found {found}",
        Code::Format => format(issue.reason, params),
        Code::VersionOnCreate => {
            "must not be there in a create: m3ter gives a new destination its version itself"
        }
        Code::VersionConflict => "must be {=expected}; found {=actual}",
        Code::DestinationTypeMissing => {
            "is missing; from the other fields m3ter's answer is taken to be {=inferred}"
        }
        Code::ForeignField => {
            "belongs to {=belongsTo} destinations; in {=destinationType} ones it means nothing"
        }
        Code::UnknownField if params.get("nearest").is_some() => {
            "is not a field of an export destination; did you mean {nearest}?"
        }
        Code::UnknownField => "is not a field of an export destination",
        Code::DuplicateMember => "stands here more than once; only the last one counts",
    }
}

fn syntax(reason: Option<Reason>, params: &Params) -> &'static str {
    let found = params.text("found");
    match reason {
        Some(Reason::UnexpectedEnd) => match params.text("expected") {
            "" => "the text ends inside a string",
            _ => "the text ends too early; expected {?expected}",
        },
        Some(Reason::TrailingComma) if params.text("expected") == "comma_or_brace" => {
            "the comma before `}` is one too many"
        }
        Some(Reason::TrailingComma) => "the comma before `]` is one too many",
        Some(Reason::MissingComma) => "a comma is missing before this",
        Some(Reason::MissingColon) => "a colon is missing before this",
        Some(Reason::SingleQuotes) => "strings and names need double quotes, not single ones",
        Some(Reason::Comment) => "JSON has no comments",
        Some(Reason::UnquotedName) => "the name {found} needs double quotes",
        Some(Reason::BadLiteral) => match found {
            "True" | "TRUE" => "{found} is not a JSON value; write `true`",
            "False" | "FALSE" => "{found} is not a JSON value; write `false`",
            "None" | "NULL" | "Null" | "nil" | "undefined" => {
                "{found} is not a JSON value; write `null`"
            }
            _ => "{found} is not a JSON value; a string needs double quotes",
        },
        Some(Reason::ControlCharacter) => match found {
            "\n" | "\r" => "a string must end on its own line; a line break in it is written `\\n`",
            "\t" => "a tab in a string is written `\\t`",
            _ => "the control character {found} must be written as an escape",
        },
        Some(Reason::BadEscape) => {
            "{found} is not an escape that JSON knows; a backslash itself is written `\\\\`"
        }
        Some(Reason::BadNumber) => "{found} is not a number that JSON knows",
        Some(Reason::NotUtf8) => "these bytes are not UTF-8",
        Some(Reason::ByteOrderMark) => {
            "the text begins with a byte order mark, which JSON does not allow"
        }
        Some(Reason::TrailingText) => "the document ends before {found}; nothing may follow it",
        Some(Reason::TooDeep) => "arrays and objects are nested more than 128 deep",
        Some(Reason::TooLarge) => "there is not enough memory for a text of this size",
        _ if matches!(
            found,
            "\u{201C}" | "\u{201D}" | "\u{201E}" | "\u{2018}" | "\u{2019}"
        ) =>
        {
            "{found} is a typographic quote; JSON needs straight ones (`\"`)"
        }
        _ => "unexpected {found}; expected {?expected}",
    }
}

fn format(reason: Option<Reason>, params: &Params) -> &'static str {
    match reason {
        Some(Reason::ControlCharacter) => "must not hold the control character {character}",
        Some(Reason::LeadingSpace) => "must not begin with a space",
        Some(Reason::TrailingSpace) => "must not end with a space",
        Some(Reason::SurroundingWhitespace) => "has blanks around the ARN",
        Some(Reason::NotAnArn) => {
            "{found} is not an ARN; expected `arn:aws:iam::<account id>:role/<role name>`"
        }
        Some(Reason::MissingColon) => {
            "has too few colons; expected `arn:aws:iam::<account id>:role/<role name>`, with two before the account id"
        }
        Some(Reason::Partition) => {
            "lies in the partition {partition}; m3ter takes roles of the partition `aws` alone"
        }
        Some(Reason::Service) => "is an ARN of the service {service}; a role's is of `iam`",
        Some(Reason::Region) => {
            "names the region {region}; roles have none, so that place stays empty"
        }
        Some(Reason::AccountId) if params.text("accountId").is_empty() => {
            "lacks the AWS account id, the 12 digits between `arn:aws:iam::` and `:role/`"
        }
        Some(Reason::AccountId) => "has {accountId} for the AWS account id, which is 12 digits",
        Some(Reason::Resource) => match (params.text("resource"), params.text("name")) {
            ("bucket", "") => {
                "this is the ARN of a bucket; m3ter needs the ARN of a role that may write to it"
            }
            ("account root", "") => "this is the ARN of an account; m3ter assumes a role in it",
            (_, "") => "names {resource} where `role/<role name>` is expected",
            _ => "this is the ARN of the {=resource} {name}; m3ter assumes a role",
        },
        Some(Reason::AssumedRole) => {
            "this is a session of the role {role}; m3ter needs the ARN of the role itself"
        }
        Some(Reason::LineBreak) => "must not hold a line break",
        Some(Reason::LoneSurrogate) => {
            "holds half a surrogate pair, which is no character and cannot be sent as UTF-8"
        }
        _ if params.text("format") == "uuid" => "{found} is not a UUID",
        _ => "{found} is not a date and time such as `2025-01-27T10:30:00Z`",
    }
}

/// What applying a fix does, as the label of a button.
pub(crate) fn title(fix: &Fix) -> String {
    let mut title = String::new();
    for operation in &fix.patch {
        if !title.is_empty() {
            title.push_str(", ");
        }
        let mut params = Params::default();
        let (template, name, value) = match operation {
            PatchOperation::Add { name, value } => ("add {name}: {value}", name, Some(value)),
            PatchOperation::Remove { name } => ("remove {name}", name, None),
            PatchOperation::Replace { name, value } => ("use {value}", name, Some(value)),
            PatchOperation::Move { from, name } => {
                params.push("from", excerpt(from));
                ("rename {from} to {name}", name, None)
            }
        };
        params.push("name", excerpt(name));
        if let Some(value) = value {
            params.push("value", value.clone());
        }
        title.push_str(&fill(template, &params));
    }
    title
}

fn fill(template: &'static str, params: &Params) -> String {
    let mut sentence = String::new();
    let mut rest = template;
    while let Some((plain, hole)) = rest.split_once('{') {
        sentence.push_str(plain);
        let Some((hole, after)) = hole.split_once('}') else {
            break;
        };
        rest = after;
        if let Some(name) = hole.strip_prefix('=') {
            sentence.push_str(&bare(params.get(name)));
        } else if let Some(name) = hole.strip_prefix("a ") {
            sentence.push_str(article(params.text(name)));
            sentence.push_str(params.text(name));
        } else if let Some(name) = hole.strip_prefix('?') {
            sentence.push_str(expectation(params.text(name)));
        } else {
            show(params.get(hole), &mut sentence);
        }
    }
    sentence.push_str(rest);
    sentence
}

fn show(value: Option<&Data>, sentence: &mut String) {
    match value {
        Some(Data::List(choices)) => {
            for (index, choice) in choices.iter().enumerate() {
                if index > 0 {
                    sentence.push_str(" or ");
                }
                show(Some(choice), sentence);
            }
        }
        value => quote(&bare(value), sentence),
    }
}

/// What the reader could have gone on with.
fn expectation(name: &str) -> &'static str {
    match name {
        "name" => "a name in double quotes",
        "colon" => "a colon",
        "comma_or_brace" => "a comma or `}`",
        "comma_or_bracket" => "a comma or `]`",
        _ => "a value",
    }
}

fn bare(value: Option<&Data>) -> String {
    match value {
        Some(Data::Text(text)) => excerpt(text),
        Some(Data::Integer(number)) => {
            let mut text = String::new();
            number::push_decimal(*number, &mut text);
            text
        }
        _ => String::new(),
    }
}

/// The article that a type's name takes.
fn article(type_name: &str) -> &'static str {
    match type_name {
        "null" | "undefined" => "",
        "array" | "object" => "an ",
        _ => "a ",
    }
}

/// What people typed, in back-ticks, with what cannot be seen made visible.
fn quote(text: &str, quoted: &mut String) {
    quoted.push('`');
    for character in text.chars() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_invisible(character) => push_code_point(character, quoted),
            _ => quoted.push(character),
        }
    }
    quoted.push('`');
}

/// Controls, blanks that look like a space or like nothing, marks that turn the direction of writing.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{A0}' | '\u{AD}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}'
        )
}

/// `U+00A0`
fn push_code_point(character: char, text: &mut String) {
    let code = u32::from(character);
    let length = match code {
        0..=0xFFFF => 4,
        0x1_0000..=0xF_FFFF => 5,
        _ => 6,
    };
    text.push_str("U+");
    number::push_hex(code, length, text);
}

/// The most characters of what people typed that an issue repeats, and how many it keeps of each end when there are more.
const LONGEST: usize = 64;
const HEAD: usize = 40;
const TAIL: usize = 20;

/// What people typed, cut in the middle when it is long.
pub(crate) fn excerpt(text: &str) -> String {
    if text.chars().nth(LONGEST).is_none() {
        return text.to_owned();
    }
    let head = text
        .char_indices()
        .nth(HEAD)
        .map_or(text, |(at, _)| text.get(..at).unwrap_or_default());
    let tail = text
        .char_indices()
        .nth_back(TAIL - 1)
        .map_or("", |(at, _)| text.get(at..).unwrap_or_default());
    [head, "…", tail].concat()
}
