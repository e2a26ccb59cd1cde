//! The messages. A message reads after the field's name: it says what is wrong and what is expected, in lower case, without
//! a full stop, with the user's input in back-ticks. Rules of the clouds have their message in the rule.

use super::Issue;
use super::kind::IssueKind;
use super::names::Reason;
use super::syntax_message::syntax;
use crate::contract::DestinationType;
use crate::format::{
    Flaw,
    iam_role_arn::{IDENTITY_CENTER, SERVICE_LINKED},
};
use crate::text::{AllOf, OneOf, Quoted};
use crate::unicode::name_of_invisible;
use std::fmt::{Display, Formatter, Result};

impl Display for Issue {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let found = self.found.as_deref().unwrap_or_default();
        match &self.kind {
            IssueKind::Syntax {
                encoding: Some(encoding),
                ..
            } => write!(f, "the encoding is {encoding}; JSON must be UTF-8"),
            IssueKind::Syntax {
                reason, expected, ..
            } => syntax(f, *reason, found, *expected),
            IssueKind::NotSerializable { reason, error } => {
                not_serializable(f, *reason, error.as_deref())
            }
            IssueKind::NotAnObject { reason, actual } => {
                let actual = type_phrase(actual.as_deref().unwrap_or("undefined"));
                write!(f, "the body must be a JSON object; found {actual}")?;
                match reason {
                    Some(Reason::EncodedTwice) => f.write_str(" with the JSON text of one"),
                    Some(_) => f.write_str(" with one in it"),
                    None => Ok(()),
                }
            }
            IssueKind::Wrapped => {
                f.write_str("contains the body; m3ter expects the body itself as the document")
            }
            IssueKind::Required {
                operation: Some(_), ..
            } => f.write_str("is missing; an update needs the version that it replaces"),
            IssueKind::Required {
                destination_type: Some(destination_type),
                ..
            } => write!(
                f,
                "is missing; every {destination_type} destination needs it"
            ),
            IssueKind::Required { .. } => f.write_str("is missing; every destination needs it"),
            IssueKind::Type {
                expected,
                actual,
                allowed,
            } => wrong_type(f, expected, actual, *allowed, found),
            IssueKind::TooShort { actual: 0, .. } => f.write_str("must not be empty"),
            IssueKind::TooShort { min, actual, .. } => {
                write!(
                    f,
                    "must have at least {min} characters; {} has {actual}",
                    Quoted(found)
                )
            }
            IssueKind::TooLong {
                max,
                google_max: Some(google_max),
                ..
            } => write!(
                f,
                "must have at most {max} characters; Google allows {google_max} in a dotted name, but m3ter does not"
            ),
            IssueKind::TooLong { max, actual, .. } => {
                write!(
                    f,
                    "must have at most {max} characters; {} has {actual}",
                    Quoted(found)
                )
            }
            IssueKind::Choice { allowed } if found.is_empty() => {
                write!(f, "must be {}; found an empty string", OneOf(allowed))
            }
            IssueKind::Choice { allowed } => {
                write!(f, "must be {}; found {}", OneOf(allowed), Quoted(found))
            }
            IssueKind::Format { flaw, .. } => format(f, found, flaw),
            IssueKind::VersionOnCreate => {
                f.write_str("must not be in a create; m3ter sets the first version itself")
            }
            IssueKind::VersionConflict { expected, actual } => {
                write!(f, "must be {}; found {}", expected.0, actual.0)
            }
            IssueKind::DestinationTypeMissing { inferred } => {
                write!(f, "is missing; {inferred} is assumed")
            }
            IssueKind::ForeignField {
                belongs_to: DestinationType::S3,
                ..
            } => f.write_str("is an S3 field; GCS destinations ignore it"),
            IssueKind::ForeignField {
                belongs_to: DestinationType::Gcs,
                ..
            } => f.write_str("is a GCS field; S3 destinations ignore it"),
            IssueKind::UnknownField { nearest, character } => {
                unknown_field(f, *nearest, *character)
            }
            IssueKind::ResponseField { names, is_stored } => response_field(f, names, *is_stored),
            IssueKind::DuplicateMember => {
                f.write_str("appears more than once; only the last one counts")
            }
            IssueKind::Advice { message, .. } => f.write_str(message),
        }
    }
}

fn not_serializable(f: &mut Formatter<'_>, reason: Reason, error: Option<&str>) -> Result {
    match reason {
        Reason::Cycle => f.write_str("contains a circular reference, so it cannot be serialized"),
        Reason::BigInt => f.write_str("is a BigInt, which JSON does not have"),
        _ => match error {
            Some(error) => write!(f, "could not be read; it threw {}", Quoted(error)),
            None => f.write_str("could not be read; it threw an error without a message"),
        },
    }
}

fn wrong_type(
    f: &mut Formatter<'_>,
    expected: &str,
    actual: &str,
    allowed: Option<&[&str]>,
    found: &str,
) -> Result {
    match (expected, allowed) {
        ("integer", _) if actual == "number" => {
            write!(f, "must be {WHOLE_NUMBER}; found {}", Quoted(found))
        }
        ("integer", _) => write!(f, "must be {WHOLE_NUMBER}; found {}", type_phrase(actual)),
        (_, Some(allowed)) => write!(
            f,
            "must be {}; found {}",
            OneOf(allowed),
            type_phrase(actual)
        ),
        _ => write!(f, "must be a {expected}; found {}", type_phrase(actual)),
    }
}

fn unknown_field(f: &mut Formatter<'_>, nearest: Option<&str>, character: Option<char>) -> Result {
    match character {
        Some(character) => write!(f, "contains {}", name_of_invisible(character))?,
        None => f.write_str("is not a field of a destination")?,
    }
    match nearest {
        Some(nearest) => write!(f, "; did you mean {}?", Quoted(nearest)),
        None => Ok(()),
    }
}

fn response_field(f: &mut Formatter<'_>, names: &[&str], is_stored: bool) -> Result {
    f.write_str("is a field of m3ter's responses")?;
    if let [_, others @ ..] = names
        && !others.is_empty()
    {
        write!(f, ", like {}", AllOf(others))?;
    }
    f.write_str(if is_stored {
        "; with `version`, this is a stored destination, which an update replaces"
    } else {
        "; requests do not have it"
    })
}

const WHOLE_NUMBER: &str = "a whole number from 1 to 9,223,372,036,854,775,807";

/// Returns a JSON type's name with its article.
fn type_phrase(name: &str) -> &str {
    match name {
        "array" => "an array",
        "object" => "an object",
        "boolean" => "a boolean",
        "number" => "a number",
        "string" => "a string",
        "function" => "a function",
        "symbol" => "a symbol",
        // `null`, `undefined`
        other => other,
    }
}

/// The types of resources that ARNs of IAM name, apart from roles, each with its phrase.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html>
const RESOURCES_OF_IAM: [(&str, &str); 9] = [
    ("user", "user"),
    ("group", "group"),
    ("policy", "policy"),
    ("instance-profile", "instance profile"),
    ("mfa", "MFA device"),
    ("oidc-provider", "OIDC provider"),
    ("saml-provider", "SAML provider"),
    ("server-certificate", "server certificate"),
    ("access-report", "access report"),
];

/// Returns the phrase for a type of resource.
fn resource_phrase(resource: &str) -> Option<&'static str> {
    let mut phrases = RESOURCES_OF_IAM.into_iter();
    phrases.find_map(|(known, phrase)| (known == resource).then_some(phrase))
}

const ROLE_FORM: &str = "expected `arn:aws:iam::<account ID>:role/<role name>`";

fn format(f: &mut Formatter<'_>, found: &str, flaw: &Flaw) -> Result {
    match flaw {
        Flaw::ControlCharacter { character } => {
            let mut buffer = [0; 4];
            let character = Quoted(character.encode_utf8(&mut buffer));
            write!(f, "must not contain the control character {character}")
        }
        Flaw::LeadingSpace => f.write_str("must not start with a space"),
        Flaw::TrailingSpace => f.write_str("must not end with a space"),
        Flaw::SurroundingWhitespace => f.write_str("has leading or trailing whitespace"),
        Flaw::Quoted => f.write_str("has quotes around the ARN"),
        Flaw::NotAnArn => write!(f, "{} is not an ARN; {ROLE_FORM}", Quoted(found)),
        Flaw::MissingColon => write!(f, "has too few colons; {ROLE_FORM}"),
        Flaw::Partition { partition } => {
            write!(
                f,
                "is in partition {}; m3ter accepts only `aws`",
                Quoted(partition)
            )
        }
        Flaw::Service { service } => {
            write!(
                f,
                "is an ARN of the service {}; the ARN of a role is of the service `iam`",
                Quoted(service)
            )
        }
        Flaw::Region { region } => {
            write!(
                f,
                "contains {} in the place of the region, which is empty in the ARN of a role",
                Quoted(region)
            )
        }
        Flaw::AccountId { account_id } if account_id.is_empty() => {
            f.write_str("has no AWS account ID; expected 12 digits after `arn:aws:iam::`")
        }
        Flaw::AccountId { account_id } => {
            write!(
                f,
                "has {} as AWS account ID; expected 12 digits",
                Quoted(account_id)
            )
        }
        Flaw::Resource { resource, name: None } if resource == "bucket" => f.write_str(
            "is the ARN of a bucket or an object; m3ter needs the ARN of a role that can write to the bucket",
        ),
        Flaw::Resource { resource, name: None } if resource == "root" => {
            f.write_str("is the ARN of an account; m3ter needs the ARN of a role in it")
        }
        Flaw::Resource { resource, .. } if resource.is_empty() => {
            f.write_str("ends where `role/<role name>` is expected")
        }
        Flaw::Resource { resource, name } => match resource_phrase(resource).zip(name.as_ref()) {
            Some((phrase, name)) => write!(
                f,
                "is the ARN of the {phrase} {}; m3ter needs the ARN of a role",
                Quoted(name)
            ),
            None => write!(
                f,
                "contains {} where `role/<role name>` is expected",
                Quoted(resource)
            ),
        },
        Flaw::AssumedRole { role } if role.starts_with(IDENTITY_CENTER) => f.write_str(
            "is a session of a role of IAM Identity Center, whose trust policy only AWS can edit; m3ter needs a role of your own",
        ),
        Flaw::AssumedRole { role } if role.starts_with(SERVICE_LINKED) => f.write_str(
            "is a session of a service-linked role, which only its AWS service can assume; m3ter needs a role of your own",
        ),
        Flaw::AssumedRole { role } => write!(
            f,
            "is a session of the role {}; m3ter needs the ARN of the role itself",
            Quoted(role)
        ),
        Flaw::LineBreak => f.write_str("must not contain a line break"),
        Flaw::LoneSurrogate => f.write_str("contains a lone surrogate, which UTF-8 cannot encode"),
        Flaw::NotAUuid => write!(f, "{} is not a UUID", Quoted(found)),
        Flaw::NotADateTime => {
            write!(
                f,
                "{} is not a date and time such as `2025-01-27T10:30:00Z`",
                Quoted(found)
            )
        }
    }
}
