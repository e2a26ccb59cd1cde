//! The only English in the crate: the sentence of an issue and the title of a fix, made from codes, reasons and parameters.
//!
//! A sentence reads after the field's name. It says what was found, what is expected and, where that is not plain, why it
//! matters: lower case, no full stop, back-ticks round what people typed. Sentences are put together from strings, because
//! `core::fmt` would add kilobytes to the WebAssembly.

use crate::data::{Data, Params};
use crate::issue::{Code, Fix, Issue, PatchOperation, Reason};

pub(crate) fn sentence(issue: &Issue) -> String {
    let params = &issue.params;
    match issue.code {
        Code::Syntax => syntax(issue.reason, params),
        Code::NotSerializable => not_serializable(issue.reason, params),
        Code::NotAnObject => join(&[
            "the body must be a JSON object; found ",
            &a(params.text("actual")),
        ]),
        Code::Required => required(params),
        Code::Type => wrong_type(params),
        Code::TooShort if params.get("actual") == Some(&Data::Integer(0)) => {
            "must not be empty".to_owned()
        }
        Code::TooShort => join(&[
            "must have at least ",
            &number(params, "min"),
            " characters; ",
            &length(params),
        ]),
        Code::TooLong => join(&[
            "must have at most ",
            &number(params, "max"),
            " characters; ",
            &length(params),
        ]),
        Code::Choice => join(&[
            "must be ",
            &allowed(params),
            "; found ",
            &quoted(params.text("found")),
        ]),
        Code::Format => format(issue.reason, params),
        Code::VersionOnCreate => {
            "must not be there in a create: m3ter gives a new destination its version itself"
                .to_owned()
        }
        Code::VersionConflict => join(&[
            "must be ",
            &number(params, "expected"),
            "; found ",
            &number(params, "actual"),
        ]),
        Code::DestinationTypeMissing => join(&[
            "is missing; the other fields make this an ",
            params.text("inferred"),
            " destination",
        ]),
        Code::ForeignField => join(&[
            "belongs to ",
            params.text("belongsTo"),
            " destinations; it means nothing in an ",
            params.text("destinationType"),
            " one",
        ])
        .replace("an GCS", "a GCS"),
        Code::UnknownField => match params.text("nearest") {
            "" => "is not a field of an export destination".to_owned(),
            nearest => join(&[
                "is not a field of an export destination; did you mean ",
                &quoted(nearest),
                "?",
            ]),
        },
        Code::DuplicateMember => "stands here more than once; only the last one counts".to_owned(),
    }
}

fn syntax(reason: Option<Reason>, params: &Params) -> String {
    let found = params.text("found");
    let expected = match params.text("expected") {
        "value" => "a value",
        "name" => "a name in double quotes",
        "colon" => "a colon",
        "comma_or_brace" => "a comma or `}`",
        "comma_or_bracket" => "a comma or `]`",
        _ => "",
    };
    match reason {
        Some(Reason::UnexpectedEnd) if expected.is_empty() => "the text ends inside a string".to_owned(),
        Some(Reason::UnexpectedEnd) => join(&["the text ends too early; expected ", expected]),
        Some(Reason::TrailingComma) => {
            let bracket = if expected.ends_with("`]`") { "`]`" } else { "`}`" };
            join(&["the comma before ", bracket, " is one too many"])
        }
        Some(Reason::MissingComma) => "a comma is missing before this".to_owned(),
        Some(Reason::MissingColon) => "a colon is missing before this".to_owned(),
        Some(Reason::SingleQuotes) => "strings and names need double quotes, not single ones".to_owned(),
        Some(Reason::Comment) => "JSON has no comments".to_owned(),
        Some(Reason::UnquotedName) => join(&["the name ", &quoted(found), " needs double quotes"]),
        Some(Reason::BadLiteral) => bad_literal(found),
        Some(Reason::ControlCharacter) => match found {
            "\n" | "\r" => "a string must not run over the end of its line; a line break in it is written `\\n`".to_owned(),
            "\t" => "a tab in a string is written `\\t`".to_owned(),
            _ => join(&["the control character ", &quoted(found), " must be written as an escape"]),
        },
        Some(Reason::BadEscape) => {
            join(&[&quoted(found), " is not an escape that JSON knows; a backslash itself is written `\\\\`"])
        }
        Some(Reason::BadNumber) => join(&[&quoted(found), " is not a number that JSON knows"]),
        Some(Reason::NotUtf8) => "these bytes are not UTF-8".to_owned(),
        Some(Reason::ByteOrderMark) => "the text begins with a byte order mark, which JSON does not allow".to_owned(),
        Some(Reason::TrailingText) => join(&["the document ends before ", &quoted(found), "; nothing may follow it"]),
        Some(Reason::TooDeep) => "arrays and objects are nested more than 128 deep".to_owned(),
        Some(Reason::TooLarge) => "there is not enough memory for a text of this size".to_owned(),
        _ if matches!(found, "\u{201C}" | "\u{201D}" | "\u{201E}" | "\u{2018}" | "\u{2019}") => {
            join(&[&quoted(found), " is a typographic quote; JSON needs straight ones (`\"`)"])
        }
        _ => join(&["unexpected ", &quoted(found), "; expected ", expected]),
    }
}

fn bad_literal(found: &str) -> String {
    let meant = match &*found.to_ascii_lowercase() {
        "true" => "`true`",
        "false" => "`false`",
        "null" | "none" | "nil" | "undefined" => "`null`",
        _ => {
            return join(&[
                &quoted(found),
                " is not a JSON value; a string needs double quotes",
            ]);
        }
    };
    join(&[&quoted(found), " is not a JSON value; write ", meant])
}

fn not_serializable(reason: Option<Reason>, params: &Params) -> String {
    match reason {
        Some(Reason::Cycle) => {
            "refers back to an object that holds it, so it has no JSON text".to_owned()
        }
        Some(Reason::BigInt) => "is a BigInt, which JSON does not have".to_owned(),
        _ => join(&[
            "could not be read; it threw ",
            &quoted(params.text("error")),
        ]),
    }
}

fn required(params: &Params) -> String {
    if params.text("operation") == "update" {
        return "is missing; an update carries the version that it replaces".to_owned();
    }
    match params.text("destinationType") {
        "" => "is missing; every destination needs it".to_owned(),
        kind => join(&["is missing; every ", kind, " destination needs it"]),
    }
}

fn wrong_type(params: &Params) -> String {
    let expected = match params.text("expected") {
        "integer" => "a whole number from 1 to 9223372036854775807".to_owned(),
        _ if params.get("allowed").is_some() => allowed(params),
        expected => a(expected),
    };
    let found = match params.text("found") {
        "" => a(params.text("actual")),
        found => quoted(found),
    };
    join(&["must be ", &expected, "; found ", &found])
}

fn length(params: &Params) -> String {
    join(&[
        &quoted(params.text("found")),
        " has ",
        &number(params, "actual"),
    ])
}

fn format(reason: Option<Reason>, params: &Params) -> String {
    let part = |name: &str| quoted(params.text(name));
    match reason {
        Some(Reason::ControlCharacter) => join(&["must not hold the control character ", &part("character")]),
        Some(Reason::LeadingSpace) => "must not begin with a space".to_owned(),
        Some(Reason::TrailingSpace) => "must not end with a space".to_owned(),
        Some(Reason::SurroundingWhitespace) => "has blanks around the ARN".to_owned(),
        Some(Reason::NotAnArn) => {
            join(&[&part("found"), " is not an ARN; expected `arn:aws:iam::<account id>:role/<role name>`"])
        }
        Some(Reason::MissingColon) => {
            "has too few colons; expected `arn:aws:iam::<account id>:role/<role name>`, with two before the account id"
                .to_owned()
        }
        Some(Reason::Partition) => {
            join(&["lies in the partition ", &part("partition"), "; m3ter takes roles of the partition `aws` alone"])
        }
        Some(Reason::Service) => join(&["is an ARN of the service ", &part("service"), "; a role's is of `iam`"]),
        Some(Reason::Region) => join(&["names the region ", &part("region"), "; roles have none, so that place stays empty"]),
        Some(Reason::AccountId) => match params.text("accountId") {
            "" => "lacks the AWS account id, the 12 digits between `arn:aws:iam::` and `:role/`".to_owned(),
            _ => join(&["has ", &part("accountId"), " for the AWS account id, which is 12 digits"]),
        },
        Some(Reason::Resource) => resource(params),
        Some(Reason::AssumedRole) => {
            join(&["this is a session of the role ", &part("role"), "; m3ter needs the ARN of the role itself"])
        }
        Some(Reason::LineBreak) => "must not hold a line break".to_owned(),
        Some(Reason::LoneSurrogate) => {
            "holds half a surrogate pair, which is no character and cannot be sent as UTF-8".to_owned()
        }
        _ => match params.text("format") {
            "uuid" => join(&[&part("found"), " is not a UUID"]),
            "date-time" => join(&[&part("found"), " is not a date and time such as `2025-01-27T10:30:00Z`"]),
            _ => join(&[&part("found"), " is malformed"]),
        },
    }
}

fn resource(params: &Params) -> String {
    let resource = params.text("resource");
    match (params.text("name"), resource) {
        ("", "bucket") => {
            "this is the ARN of a bucket; m3ter needs the ARN of a role that may write to it"
                .to_owned()
        }
        ("", "account root") => {
            "this is the ARN of an account; m3ter assumes a role in it".to_owned()
        }
        ("", _) => join(&[
            "names ",
            &quoted(resource),
            " where `role/<role name>` is expected",
        ]),
        (name, _) => join(&[
            "this is the ARN of the ",
            resource,
            " ",
            &quoted(name),
            "; m3ter assumes a role",
        ]),
    }
}

/// What applying a fix does, as the label of a button.
pub(crate) fn title(fix: &Fix) -> String {
    let mut steps = fix.patch.iter().map(|operation| match operation {
        PatchOperation::Add { name, value } => join(&["add ", &quoted(name), ": ", &json(value)]),
        PatchOperation::Remove { name } => join(&["remove ", &quoted(name)]),
        PatchOperation::Replace { value, .. } => join(&["use ", &json(value)]),
        PatchOperation::Move { from, name } => {
            join(&["rename ", &quoted(from), " to ", &quoted(name)])
        }
    });
    let first = steps.next().unwrap_or_default();
    steps.fold(first, |title, step| join(&[&title, ", ", &step]))
}

fn json(value: &Data) -> String {
    match value {
        Data::Text(text) => quoted(&excerpt(text)),
        Data::Integer(number) => quoted(&number.to_string()),
        Data::Bool(bool) => quoted(if *bool { "true" } else { "false" }),
        Data::List(_) | Data::Object(_) => "a value".to_owned(),
    }
}

fn join(parts: &[&str]) -> String {
    parts.concat()
}

fn number(params: &Params, name: &str) -> String {
    match params.get(name) {
        Some(Data::Integer(number)) => number.to_string(),
        _ => params.text(name).to_owned(),
    }
}

/// The allowed strings: `` `S3` or `GCS` ``.
fn allowed(params: &Params) -> String {
    let Some(Data::List(choices)) = params.get("allowed") else {
        return String::new();
    };
    let quoted: Vec<String> = choices.iter().map(json).collect();
    quoted.join(" or ")
}

/// A type's name with its article.
fn a(type_name: &str) -> String {
    match type_name {
        "null" | "undefined" => type_name.to_owned(),
        "array" | "object" | "integer" => join(&["an ", type_name]),
        _ => join(&["a ", type_name]),
    }
}

/// What people typed, in back-ticks, with what cannot be seen made visible.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('`');
    for character in text.chars() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_invisible(character) => quoted.push_str(&code_point(character)),
            _ => quoted.push(character),
        }
    }
    quoted.push('`');
    quoted
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
fn code_point(character: char) -> String {
    let code = u32::from(character);
    let length = match code {
        0..=0xFFFF => 4,
        0x1_0000..=0xF_FFFF => 5,
        _ => 6,
    };
    let mut text = String::from("U+");
    for place in (0..length).rev() {
        text.extend(
            char::from_digit((code >> (4 * place)) & 0xF, 16)
                .map(|digit| digit.to_ascii_uppercase()),
        );
    }
    text
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
    join(&[head, "…", tail])
}
