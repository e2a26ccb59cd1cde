//! The ARN of an IAM role. The documentation gives it as the Java pattern `^arn:aws:iam::\d+:role/.*$` over the whole
//! string; Java's `\d` is ASCII, and its `.` anything but a line terminator. What IAM requires of a role's name beyond
//! that is advice. The parts of an ARN: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use super::{Explanation, Flaw};
use crate::text::{excerpt, is_digits, split_once};

pub const PATTERN: &str = r"^arn:aws:iam::[0-9]+:role\/[^\n\r\u0085\u2028\u2029]*$";

/// Java's line terminators, which its `.` does not match.
/// <https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html#lt>
fn is_line_terminator(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns the account ID and the role's path and name, if the text has the form of a role's ARN.
pub fn parts(arn: &str) -> Option<(&str, &str)> {
    split_once(arn.strip_prefix("arn:aws:iam::")?, ":role/")
}

pub fn accepts(text: &str) -> bool {
    parts(text)
        .is_some_and(|(account, role)| is_digits(account) && !role.contains(is_line_terminator))
}

pub fn explain(text: &str) -> Explanation {
    // A flaw inside is more telling than the spaces around it.
    let trimmed = text.trim();
    if trimmed.len() < text.len() && accepts(trimmed) {
        return Explanation {
            meant: Some(trimmed.to_owned()),
            ..Flaw::SurroundingWhitespace.into()
        };
    }
    explain_trimmed(trimmed)
}

fn explain_trimmed(text: &str) -> Explanation {
    let Some(rest) = text.strip_prefix("arn:") else {
        return Flaw::NotAnArn.into();
    };
    let mut parts = rest.splitn(5, ':');
    let mut next = || parts.next();
    let (Some(partition), Some(service), Some(region), Some(account), Some(resource)) =
        (next(), next(), next(), next(), next())
    else {
        return Explanation {
            meant: with_missing_colon(text),
            ..Flaw::MissingColon.into()
        };
    };
    if partition != "aws" {
        return Flaw::Partition {
            partition: excerpt(partition),
        }
        .into();
    }
    match (service, resource.strip_prefix("assumed-role/")) {
        ("iam", _) => {}
        ("sts", Some(session)) => return assumed_role(account, session),
        ("s3", _) => {
            return Flaw::Resource {
                resource: "bucket".to_owned(),
                name: None,
            }
            .into();
        }
        _ => {
            return Flaw::Service {
                service: excerpt(service),
            }
            .into();
        }
    }
    if !region.is_empty() {
        return Explanation {
            meant: role_arn(account, resource),
            ..Flaw::Region {
                region: excerpt(region),
            }
            .into()
        };
    }
    if !is_digits(account) {
        return Flaw::AccountId {
            account_id: excerpt(account),
        }
        .into();
    }
    if resource.starts_with("role/") {
        return Flaw::LineBreak.into();
    }
    other_resource(account, resource)
}

/// Returns the ARN of a resource of IAM, if it is a role's.
fn role_arn(account: &str, resource: &str) -> Option<String> {
    let arn = format!("arn:aws:iam::{account}:{resource}");
    accepts(&arn).then_some(arn)
}

/// Puts in the colon that is missing after the account ID, as in `arn:aws:iam::123role/x`, or the one for the empty
/// region, as in `arn:aws:iam:123:role/x`.
fn with_missing_colon(text: &str) -> Option<String> {
    let rest = text.strip_prefix("arn:aws:iam:")?;
    if let Some((account, name)) = rest
        .strip_prefix(':')
        .and_then(|rest| split_once(rest, "role/"))
    {
        return role_arn(account, &format!("role/{name}"));
    }
    let (account, resource) = rest.split_once(':')?;
    role_arn(account, resource)
}

/// Explains `arn:aws:sts::123:assumed-role/<role>/<session>`, which names a session. The role may have a path, which the
/// session's ARN does not contain.
fn assumed_role(account: &str, session: &str) -> Explanation {
    let role = session.split('/').next().unwrap_or_default();
    let meant = if role.is_empty() {
        None
    } else {
        role_arn(account, &format!("role/{role}"))
    };
    Explanation {
        flaw: Flaw::AssumedRole {
            role: excerpt(role),
        },
        meant,
        is_guess: true,
    }
}

/// Explains `user/ada`, `instance-profile/web` or `root`; and `role:Exporter`, `/role/Exporter` or `Role/Exporter`, where
/// a role is meant.
fn other_resource(account: &str, resource: &str) -> Explanation {
    let whole = || Flaw::Resource {
        resource: excerpt(resource),
        name: None,
    };
    let bare = resource.strip_prefix('/').unwrap_or(resource);
    let Some((kind, name)) = bare.split_once('/').or_else(|| bare.split_once(':')) else {
        return whole().into();
    };
    let meant = if kind.eq_ignore_ascii_case("role") && !name.is_empty() {
        role_arn(account, &format!("role/{name}"))
    } else {
        None
    };
    let flaw = if meant.is_some() {
        whole()
    } else {
        Flaw::Resource {
            resource: excerpt(kind),
            name: Some(excerpt(name)),
        }
    };
    Explanation {
        meant,
        ..flaw.into()
    }
}
