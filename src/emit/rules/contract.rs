//! The codes that are not the clouds': what each means, with its examples.

use super::Entry;
use super::Example::{self, Bytes, Gcs, JavaScript, S3, Text, Update};
use crate::issue::{Code, Reason};

const fn error(
    code: Code,
    reason: Option<Reason>,
    when: &'static str,
    bad: Example,
    good: Example,
) -> Entry {
    Entry {
        code,
        reason,
        when,
        bad,
        good,
    }
}

const fn syntax(
    reason: Reason,
    when: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Entry {
    error(Code::Syntax, Some(reason), when, Text(bad), Text(good))
}

const fn code(reason: Reason, when: &'static str, bad: &'static str, good: &'static str) -> Entry {
    error(
        Code::Format,
        Some(reason),
        when,
        S3("code", Some(bad)),
        S3("code", Some(good)),
    )
}

const fn arn(reason: Reason, when: &'static str, bad: &'static str) -> Entry {
    const GOOD: &str = r#""arn:aws:iam::922609978421:role/Exporter""#;
    error(
        Code::Format,
        Some(reason),
        when,
        S3("iamRoleArn", Some(bad)),
        S3("iamRoleArn", Some(GOOD)),
    )
}

/// What the contract demands, and what is told of the document as a whole.
#[rustfmt::skip]
pub(super) static ENTRIES: &[Entry] = &[
    syntax(Reason::UnexpectedEnd, "the text ends too early", r#"{"name": "Acme""#, r#"{"name": "Acme"}"#),
    syntax(Reason::UnexpectedCharacter, "something stands where it cannot", r#"{"name": "Acme"]"#, r#"{"name": "Acme"}"#),
    syntax(Reason::TrailingComma, "a comma has nothing behind it", r#"{"name": "Acme",}"#, r#"{"name": "Acme"}"#),
    syntax(Reason::MissingComma, "there is no comma between two members or elements", r#"{"name": "Acme" "code": "a"}"#, r#"{"name": "Acme", "code": "a"}"#),
    syntax(Reason::MissingColon, "there is no colon behind a name", r#"{"name" "Acme"}"#, r#"{"name": "Acme"}"#),
    syntax(Reason::SingleQuotes, "single quotes stand for double ones", r#"{'name': "Acme"}"#, r#"{"name": "Acme's"}"#),
    syntax(Reason::Comment, "there is a comment", r#"{"name": "Acme"} // ours"#, r#"{"name": "Acme // ours"}"#),
    syntax(Reason::UnquotedName, "a member's name has no quotes", r#"{name: "Acme"}"#, r#"{"name": "Acme"}"#),
    syntax(Reason::BadLiteral, "a bare word is none of `true`, `false` and `null`", r#"{"prefix": None}"#, r#"{"partitionOrder": null}"#),
    syntax(Reason::ControlCharacter, "a control character in a string is not written as an escape", "{\"name\": \"Ac\tme\"}", r#"{"name": "Ac\tme"}"#),
    syntax(Reason::BadEscape, "JSON has no such escape", r#"{"name": "\x41cme"}"#, r#"{"name": "\u0041cme"}"#),
    syntax(Reason::BadNumber, "JSON does not write numbers like that", r#"{"version": 01}"#, r#"{"version": 1}"#),
    error(Code::Syntax, Some(Reason::NotUtf8), "the bytes are not UTF-8", Bytes(b"{\"name\": \"\xFF\"}"), Text("{\"name\": \"ÿ\"}")),
    syntax(Reason::ByteOrderMark, "the text begins with a byte order mark", "\u{FEFF}{}", "{}"),
    syntax(Reason::TrailingText, "something stands behind the document's end", "{} {}", "{} "),
    syntax(Reason::TooDeep, "arrays and objects are nested more than 128 deep", "[×129", r#"{"tags": [[[1]]]}"#),
    error(Code::Syntax, Some(Reason::TooLarge), "there is not enough memory for the text", JavaScript("validateExportDestination(new Uint8Array(2 ** 32))"), JavaScript("validateExportDestination(new Uint8Array(2 ** 16))")),
    error(Code::NotSerializable, Some(Reason::Cycle), "an object holds itself", JavaScript("((body) => validateExportDestination((body.self = body)))({})"), JavaScript("((body) => validateExportDestination((body.other = {})))({})")),
    error(Code::NotSerializable, Some(Reason::BigInt), "there is a `BigInt`", JavaScript("validateExportDestination({ version: 1n })"), JavaScript("validateExportDestination({ version: 1 })")),
    error(Code::NotSerializable, Some(Reason::Threw), "a getter, a `toJSON` or a proxy threw", JavaScript("validateExportDestination({ get name() { throw new Error(\"no\"); } })"), JavaScript("validateExportDestination({ get name() { return \"Acme\"; } })")),
    error(Code::NotAnObject, None, "the document is JSON, and not an object", Text("[]"), Text("{}")),
    error(Code::Required, None, "a member is missing", S3("code", None), S3("prefix", None)),
    error(Code::Type, None, "a value is of another type, `null` included; a version is not an int64 from 1", Gcs("projectNumber", Some("123456789012")), Gcs("projectNumber", Some(r#""123456789012""#))),
    error(Code::TooShort, None, "a string has too few UTF-16 code units", S3("bucketName", Some(r#""ab""#)), S3("bucketName", Some(r#""abc""#))),
    error(Code::TooLong, None, "a string has too many UTF-16 code units", S3("name", Some(r#""a×201""#)), S3("name", Some(r#""a×200""#))),
    error(Code::Choice, None, "the string is none of those allowed", S3("partitionOrder", Some(r#""time_first""#)), S3("partitionOrder", Some(r#""TIME_FIRST""#))),
    code(Reason::ControlCharacter, "`code` holds U+0000 to U+001F or U+007F", r#""acme\u0009exports""#, r#""acme exports""#),
    code(Reason::LeadingSpace, "`code` begins with a space", r#"" acme""#, "\"\u{A0}acme\""),
    code(Reason::TrailingSpace, "`code` ends with a space", r#""acme ""#, r#""ac me""#),
    arn(Reason::SurroundingWhitespace, "there are blanks round the ARN", r#"" arn:aws:iam::922609978421:role/Exporter""#),
    arn(Reason::NotAnArn, "it is not an ARN", r#""Exporter""#),
    arn(Reason::Partition, "the partition is not `aws`", r#""arn:aws-cn:iam::922609978421:role/Exporter""#),
    arn(Reason::Service, "the service is not `iam`", r#""arn:aws:lambda::922609978421:role/Exporter""#),
    arn(Reason::Region, "a region is named", r#""arn:aws:iam:eu-west-1:922609978421:role/Exporter""#),
    arn(Reason::AccountId, "the account's id is missing, or not digits", r#""arn:aws:iam::<account id>:role/Exporter""#),
    arn(Reason::Resource, "it is the ARN of something else than a role", r#""arn:aws:iam::922609978421:user/ada""#),
    arn(Reason::AssumedRole, "it is the ARN of a role's session", r#""arn:aws:sts::922609978421:assumed-role/Exporter/ada""#),
    arn(Reason::MissingColon, "there are too few colons", r#""arn:aws:iam:922609978421:role/Exporter""#),
    arn(Reason::LineBreak, "there is a line break in the role's name", r#""arn:aws:iam::922609978421:role/Ex\nporter""#),
    error(Code::Format, Some(Reason::LoneSurrogate), "a string holds half a surrogate pair, which UTF-8 cannot carry", S3("name", Some(r#""\ud83d""#)), S3("name", Some(r#""\ud83d\ude00""#))),
    error(Code::VersionOnCreate, None, "the body of a create has a version", S3("version", Some("1")), S3("version", None)),
    error(Code::VersionConflict, None, "the version of an update is not the stored one (3 in the examples)", Update("version", Some("2")), Update("version", Some("3"))),
    error(Code::DestinationTypeMissing, None, "the kind of destination had to be inferred", S3("destinationType", None), S3("destinationType", Some(r#""S3""#))),
    error(Code::ForeignField, None, "the field belongs to the other kind of destination; its value is not looked at", S3("poolId", Some(r#""m3ter-pool""#)), Gcs("poolId", Some(r#""m3ter-pool""#))),
    error(Code::UnknownField, None, "there is no such field", S3("partition_order", Some(r#""TIME_FIRST""#)), S3("partitionOrder", Some(r#""TIME_FIRST""#))),
    error(Code::DuplicateMember, None, "a later member has the same name, and wins", Text(r#"{"name": "Acme", "name": "Acme"}"#), Text(r#"{"name": "Acme"}"#)),
];
