//! The role behind an ARN that m3ter's pattern accepts: what IAM demands of its name and path.

use super::{Given, Rule, Set, Sources, outside, surrounding_whitespace};
use crate::class::Class;
use crate::eight::begins;
use crate::format::iam_role_arn;
use crate::issue::{Code, Issue, Reason};
use crate::text::{behind, count_characters, digits, split_once, word};

pub(super) static SET: Set = Set {
    code: Code::IamRole,
    sources: Sources::new(&[
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
        "https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html",
    ]),
    rules: &[
        Rule::new(
            Reason::SurroundingWhitespace,
            surrounding_whitespace,
            "there are blanks behind the role's name; m3ter's pattern takes them for a part of it",
            r#""arn:aws:iam::922609978421:role/Exporter ""#,
            r#""arn:aws:iam::922609978421:role/Exporter""#,
        ),
        Rule::new(
            Reason::AccountIdLength,
            |given, issue| {
                let actual = parts(given.text)[0].len();
                issue.when(actual != ACCOUNT_ID_LENGTH, &[("actual", actual)])
            },
            "the account id has not 12 digits",
            r#""arn:aws:iam::92260997842:role/Exporter""#,
            r#""arn:aws:iam::012345678901:role/Exporter""#,
        ),
        Rule::new(
            Reason::RoleNameMissing,
            |given, _| name(given.text).is_empty(),
            "nothing stands behind the last `/`",
            r#""arn:aws:iam::922609978421:role/""#,
            r#""arn:aws:iam::922609978421:role/z""#,
        ),
        Rule::new(
            Reason::RoleNameLength,
            |given, issue| {
                let actual = count_characters(name(given.text));
                issue.when(
                    actual > LONGEST_NAME,
                    &[("actual", actual), ("max", LONGEST_NAME)],
                )
            },
            "the role's name has more than 64 characters",
            r#""arn:aws:iam::922609978421:role/x×65""#,
            r#""arn:aws:iam::922609978421:role/x×64""#,
        ),
        Rule::new(
            Reason::RoleNameCharacters,
            |given, issue| {
                let name = name(given.text);
                !BRACKETS.is_in(name) && outside(&ROLE_NAME, name, issue)
            },
            "the role's name holds something else than letters, digits and `_ + = , . @ -`",
            r#""arn:aws:iam::922609978421:role/m3ter:Exporter""#,
            r#""arn:aws:iam::922609978421:role/m3ter_+=,.@-Exporter""#,
        ),
        Rule::new(
            Reason::Path,
            path,
            "the path before the role's name is longer than 512 characters with its slashes, or holds blanks, control characters or non-ASCII",
            r#""arn:aws:iam::922609978421:role/our team/Exporter""#,
            r#""arn:aws:iam::922609978421:role/team/app/Exporter""#,
        ),
        Rule::new(
            Reason::ServiceLinked,
            |given, _| is_service_linked(given.text),
            "the role is one that AWS linked to a service: nobody can edit whom it trusts, so m3ter can never assume it",
            r#""arn:aws:iam::922609978421:role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3""#,
            r#""arn:aws:iam::922609978421:role/service-role/Exporter""#,
        ),
        Rule::new(
            Reason::Placeholder,
            |given, issue| {
                let [_, role] = parts(given.text);
                issue.when_some("placeholder", BRACKETS.is_in(role).then_some(role))
            },
            "the role's name is a template's: it holds `<`, `>`, `{` or `}`",
            r#""arn:aws:iam::922609978421:role/<role name>""#,
            r#""arn:aws:iam::922609978421:role/role-name""#,
        ),
    ],
};

const ACCOUNT_ID_LENGTH: usize = 12;
const LONGEST_NAME: usize = 64;
/// With a slash at both ends.
const LONGEST_PATH: usize = 512;

/// A role without a path.
pub(super) fn plain(arn: &[u8]) -> usize {
    const BEGIN: &[u8] = b"arn:aws:iam::";
    const ROLE: &[u8] = b":role/";
    let account = behind(arn, BEGIN.len());
    let role = behind(account, ACCOUNT_ID_LENGTH);
    let name = behind(role, ROLE.len());
    let length = word(name);
    let is_plain = begins(arn, BEGIN)
        && digits(account) == ACCOUNT_ID_LENGTH
        && begins(role, ROLE)
        && matches!(length, 1..=LONGEST_NAME);
    if is_plain {
        BEGIN.len() + ACCOUNT_ID_LENGTH + ROLE.len() + length
    } else {
        0
    }
}

/// The account's id, and the role's path with its name.
fn parts(arn: &str) -> [&str; 2] {
    iam_role_arn::parts(arn).unwrap_or_default()
}

/// The role's name.
fn name(arn: &str) -> &str {
    let [_, mut name] = parts(arn);
    while let Some((_, rest)) = split_once(name, b'/') {
        name = rest;
    }
    name
}

static ROLE_NAME: Class = Class::new("A-Za-z0-9_+=,.@-");
static BRACKETS: Class = Class::new("<>{}");
static PRINTABLE: Class = Class::new("!-~");

fn is_service_linked(arn: &str) -> bool {
    let [_, role] = parts(arn);
    role.starts_with("aws-service-role/")
}

fn path(given: &Given, _: &mut Issue) -> bool {
    let [_, role] = parts(given.text);
    // With the slash at its end.
    let length = role.len() - name(given.text).len();
    let path = role.get(..length).unwrap_or_default();
    !is_service_linked(given.text)
        && !BRACKETS.is_in(role)
        && ("/".len() + length > LONGEST_PATH || !PRINTABLE.has_all(path))
}
