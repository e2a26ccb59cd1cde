//! The rules that are not a file of `src/advice/`: those of JSON, of the contract, and of the members as a whole. One row each.

use super::Rule;
use super::example::Example::{self, Bytes, JavaScript, Member, Text, Update};
use m3ter_export_destination::DestinationType::{Gcs, S3};
use m3ter_export_destination::{Code, Reason};

const API: &str = "https://docs.m3ter.com/api/exportdestination/create-exportdestination";
const JSON: &str = "https://www.rfc-editor.org/rfc/rfc8259";
const STRINGIFY: &str = "https://tc39.es/ecma262/#sec-json.stringify";
const OURS: &str = "A limit of this package.";

pub fn rules() -> Vec<Rule> {
    let mut rules = syntax();
    rules.extend(values());
    rules.extend(contract());
    rules.extend(formats());
    rules.extend(members());
    rules
}

fn rule(
    code: Code,
    reason: Option<Reason>,
    when: &'static str,
    source: &'static str,
    bad: Example,
    good: Example,
) -> Rule {
    Rule {
        code,
        reason,
        only: None,
        when,
        why: None,
        source,
        bad,
        good,
    }
}

#[rustfmt::skip]
fn syntax() -> Vec<Rule> {
    let json = |reason, when, bad, good| rule(Code::Syntax, Some(reason), when, JSON, Text(bad), Text(good));
    let ours = |reason, when, bad, good| rule(Code::Syntax, Some(reason), when, OURS, bad, good);
    vec![
        json(Reason::UnexpectedEnd, "the text ends too early", r#"{"name": "Acme""#, r#"{"name": "Acme"}"#),
        json(Reason::UnexpectedCharacter, "a character is where JSON does not allow it", r#"{"name": "Acme"]"#, r#"{"name": "Acme"}"#),
        json(Reason::TrailingComma, "a comma has nothing after it", r#"{"name": "Acme",}"#, r#"{"name": "Acme"}"#),
        json(Reason::MissingComma, "there is no comma between two members or elements", r#"{"name": "Acme" "code": "a"}"#, r#"{"name": "Acme", "code": "a"}"#),
        json(Reason::MissingColon, "there is no colon after a member name", r#"{"name" "Acme"}"#, r#"{"name": "Acme"}"#),
        json(Reason::MissingQuote, "a string lacks one of its quotes", r#"{"name": "Acme, "code": "a"}"#, r#"{"name": "Acme, ", "code": "a"}"#),
        json(Reason::SingleQuotes, "a string has single quotes", r#"{'name': "Acme"}"#, r#"{"name": "Acme's"}"#),
        json(Reason::Comment, "there is a comment", r#"{"name": "Acme"} // ours"#, r#"{"name": "Acme // ours"}"#),
        json(Reason::UnquotedName, "a member name has no quotes", r#"{name: "Acme"}"#, r#"{"name": "Acme"}"#),
        json(Reason::BadLiteral, "a word is not `true`, `false` or `null`", r#"{"prefix": None}"#, r#"{"partitionOrder": null}"#),
        json(Reason::ControlCharacter, "a string contains an unescaped control character", "{\"name\": \"Ac\tme\"}", r#"{"name": "Ac\tme"}"#),
        json(Reason::BadEscape, "JSON does not have the escape", r#"{"name": "\x41cme"}"#, r#"{"name": "\u0041cme"}"#),
        json(Reason::BadNumber, "a number is not written as JSON requires", r#"{"version": 01}"#, r#"{"version": 1}"#),
        rule(Code::Syntax, Some(Reason::NotUtf8), "the bytes are not UTF-8", JSON, Bytes(b"{\"name\": \"\xFF\"}"), Text("{\"name\": \"ÿ\"}")),
        json(Reason::ByteOrderMark, "the text starts with a byte order mark", "\u{FEFF}{}", "{}"),
        json(Reason::CurlyQuote, "a name or a string has a curly quote in place of a straight one", r#"{"name": “Acme”}"#, r#"{"name": "“Acme”"}"#),
        json(Reason::ShellQuotes, "the whole document is in quotes, as in a shell command", r#"'{"name": "Acme"}'"#, r#"{"name": "Acme"}"#),
        json(Reason::CodeFence, "the document is in a code fence of Markdown, or in a macro of Jira such as `{code}`", "```json\n{}\n```", "{}"),
        json(Reason::Placeholder, "a template's placeholder is where a value is expected", r#"{"code": {{code}}}"#, r#"{"code": "a"}"#),
        json(Reason::Ellipsis, "`...` is in place of a part of the document", r#"{"name": "Acme", ...}"#, r#"{"name": "Acme..."}"#),
        json(Reason::HtmlEntity, "an HTML entity is in place of a character", "{&quot;name&quot;: &quot;Acme&quot;}", r#"{"name": "A &amp; B"}"#),
        json(Reason::EscapedQuotes, "a backslash is outside a string", r#"{\"name\": \"Acme\"}"#, r#"{"name": "\"Acme\""}"#),
        json(Reason::TrailingText, "there is text after the document, or no brace before the first member", "{} {}", "{} "),
        ours(Reason::TooDeep, "arrays and objects are nested more than 128 deep", Text("[×129"), Text(r#"{"tags": [[[1]]]}"#)),
        ours(Reason::TooLarge, "the text does not fit in memory", JavaScript("validateExportDestination(new Uint8Array(2 ** 32))"), JavaScript("validateExportDestination(new Uint8Array(2 ** 16))")),
    ]
}

#[rustfmt::skip]
fn values() -> Vec<Rule> {
    let value = |reason, when, bad, good| rule(Code::NotSerializable, Some(reason), when, STRINGIFY, JavaScript(bad), JavaScript(good));
    vec![
        value(Reason::Cycle, "an object contains itself", "((body) => validateExportDestination((body.self = body)))({})", "((body) => validateExportDestination((body.other = {})))({})"),
        value(Reason::BigInt, "the value contains a `BigInt`", "validateExportDestination({ version: 1n })", "validateExportDestination({ version: 1 })"),
        value(Reason::Threw, "a getter, a `toJSON` or a proxy threw", "validateExportDestination({ get name() { throw new Error(\"no\"); } })", "validateExportDestination({ get name() { return \"Acme\"; } })"),
    ]
}

#[rustfmt::skip]
fn contract() -> Vec<Rule> {
    let error = |code, when, bad, good| rule(code, None, when, API, bad, good);
    vec![
        error(Code::NotAnObject, "the document is JSON, but not an object", Text("[]"), Text("{}")),
        rule(Code::NotAnObject, Some(Reason::EncodedTwice), "the document is a string with the JSON text of an object", API, Text(r#""{\"name\": \"Acme\"}""#), Text(r#"{"name": "Acme"}"#)),
        rule(Code::NotAnObject, Some(Reason::InArray), "the document is an array with one object in it", API, Text(r#"[{"name": "Acme"}]"#), Text(r#"{"name": "Acme"}"#)),
        error(Code::Wrapped, "no member is a field, and one member is an object with at least two fields, or has one in it", Text(r#"{"body": {"name": "Acme", "code": "a"}}"#), Text(r#"{"name": "Acme", "code": "a"}"#)),
        error(Code::Required, "a required member is missing", Member(S3, "code", None), Member(S3, "prefix", None)),
        error(Code::Type, "a value has another type, which includes `null`; or a version is not an int64 from 1", Member(Gcs, "projectNumber", Some("123456789012")), Member(Gcs, "projectNumber", Some(r#""123456789012""#))),
        error(Code::TooShort, "a string has too few UTF-16 code units", Member(S3, "bucketName", Some(r#""ab""#)), Member(S3, "bucketName", Some(r#""abc""#))),
        error(Code::TooLong, "a string has too many UTF-16 code units", Member(S3, "name", Some(r#""a×201""#)), Member(S3, "name", Some(r#""a×200""#))),
        error(Code::Choice, "a string is not one of the allowed values", Member(S3, "partitionOrder", Some(r#""time_first""#)), Member(S3, "partitionOrder", Some(r#""TIME_FIRST""#))),
        error(Code::VersionOnCreate, "the body of a create has a version", Member(S3, "version", Some("1")), Member(S3, "version", None)),
        error(Code::VersionConflict, "the version of an update is not the stored one (3 in the examples)", Update("version", Some("2")), Update("version", Some("3"))),
    ]
}

#[rustfmt::skip]
fn formats() -> Vec<Rule> {
    let member = |name, reason, when, bad, good| rule(Code::Format, Some(reason), when, API, Member(S3, name, Some(bad)), Member(S3, name, Some(good)));
    let code = |reason, when, bad, good| member("code", reason, when, bad, good);
    let arn = |reason, when, bad| member("iamRoleArn", reason, when, bad, r#""arn:aws:iam::922609978421:role/Exporter""#);
    vec![
        code(Reason::ControlCharacter, "`code` contains a character from U+0000 to U+001F, or U+007F", r#""acme\u0009exports""#, r#""acme exports""#),
        code(Reason::LeadingSpace, "`code` starts with a space", r#"" acme""#, r#""ac me""#),
        code(Reason::TrailingSpace, "`code` ends with a space", r#""acme ""#, r#""ac me""#),
        arn(Reason::SurroundingWhitespace, "the ARN has leading or trailing spaces", r#"" arn:aws:iam::922609978421:role/Exporter""#),
        arn(Reason::NotAnArn, "the value is not an ARN", r#""Exporter""#),
        arn(Reason::Partition, "the partition is not `aws`", r#""arn:aws-cn:iam::922609978421:role/Exporter""#),
        arn(Reason::Service, "the service is not `iam`", r#""arn:aws:lambda::922609978421:role/Exporter""#),
        arn(Reason::Region, "the ARN has a region", r#""arn:aws:iam:eu-west-1:922609978421:role/Exporter""#),
        arn(Reason::AccountId, "the account ID is missing or not digits only", r#""arn:aws:iam::<account id>:role/Exporter""#),
        arn(Reason::Resource, "the ARN is not that of a role", r#""arn:aws:iam::922609978421:user/ada""#),
        arn(Reason::AssumedRole, "the ARN is that of a role's session", r#""arn:aws:sts::922609978421:assumed-role/Exporter/ada""#),
        arn(Reason::MissingColon, "the ARN has too few colons", r#""arn:aws:iam:922609978421:role/Exporter""#),
        arn(Reason::LineBreak, "the role name contains a line break", r#""arn:aws:iam::922609978421:role/Ex\nporter""#),
        member("name", Reason::LoneSurrogate, "a string contains a lone surrogate, which UTF-8 cannot encode", r#""\ud83d""#, r#""\ud83d\ude00""#),
    ]
}

#[rustfmt::skip]
fn members() -> Vec<Rule> {
    let warning = |code, when, bad, good| rule(code, None, when, API, bad, good);
    vec![
        warning(Code::DestinationTypeMissing, "the destination type is missing and was inferred", Member(S3, "destinationType", None), Member(S3, "destinationType", Some(r#""S3""#))),
        warning(Code::ForeignField, "a field belongs to the other destination type; its value is not checked", Member(S3, "poolId", Some(r#""m3ter-pool""#)), Member(S3, "iamRoleArn", Some(r#""arn:aws:iam::922609978421:role/IAMRole636""#))),
        warning(Code::UnknownField, "the API has no such field", Member(S3, "partition_order", Some(r#""TIME_FIRST""#)), Member(S3, "partitionOrder", Some(r#""TIME_FIRST""#))),
        warning(Code::ResponseField, "a member is a field of m3ter's responses, which requests do not have", Member(S3, "id", Some(r#""f47ac10b-58cc-4372-a567-0e02b2c3d479""#)), Member(S3, "id", None)),
        rule(Code::DuplicateMember, None, "a later member has the same name and wins", JSON, Text(r#"{"name": "Acme", "name": "Acme"}"#), Text(r#"{"name": "Acme"}"#)),
    ]
}
