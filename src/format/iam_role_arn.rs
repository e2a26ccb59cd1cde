//! The ARN of an IAM role. The documentation gives it as the Java pattern `^arn:aws:iam::\d+:role/.*$` over the whole
//! string; Java's `\d` is ASCII, and its `.` anything but a line terminator. What IAM requires of a role's name beyond
//! that is advice. The parts of an ARN: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use super::{Explanation, Flaw};
use crate::text::{excerpt, is_digits, split_digits, split_once, without_quotes};

pub const PATTERN: &str = r"^arn:aws:iam::[0-9]+:role\/[^\n\r\u0085\u2028\u2029]*$";

/// Java's line terminators, which its `.` does not match.
/// <https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html#lt>
fn is_line_terminator(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

const PREFIX: &str = "arn:aws:iam::";

/// Returns the account ID and the role's path and name, if the text is the ARN of a role but for its line terminators.
pub fn parts(arn: &str) -> Option<(&str, &str)> {
    let (account, rest) = split_digits(arn.strip_prefix(PREFIX)?);
    let role = rest.strip_prefix(":role/")?;
    (!account.is_empty()).then_some((account, role))
}

pub fn accepts(text: &str) -> bool {
    parts(text).is_some_and(|(_, role)| {
        let is_plain = role.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        is_plain || !role.chars().any(is_line_terminator)
    })
}

pub fn explain(text: &str) -> Explanation {
    // A flaw inside is more telling than what is around it.
    let trimmed = text.trim();
    if let Some(inner) = without_quotes(trimmed).map(str::trim) {
        return explain_around(inner, Flaw::Quoted);
    }
    explain_around(trimmed, Flaw::SurroundingWhitespace)
}

/// Explains a text with something around an ARN.
fn explain_around(arn: &str, flaw: Flaw) -> Explanation {
    if accepts(arn) {
        return Explanation {
            meant: Some(arn.to_owned()),
            ..flaw.into()
        };
    }
    explain_trimmed(arn)
}

fn explain_trimmed(text: &str) -> Explanation {
    let Some(rest) = text.strip_prefix("arn:") else {
        return Flaw::NotAnArn.into();
    };
    // A placeholder may have colons: `${AWS::AccountId}`.
    let account = text
        .strip_prefix(PREFIX)
        .and_then(|rest| split_once(rest, ":role/"));
    if let Some((account, _)) = account
        && account.contains(['$', '{', '<'])
    {
        return bad_account(account, "");
    }
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
        // A bucket or an object; an access point has a region or an account.
        ("s3", _) if region.is_empty() && account.is_empty() => {
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
        let account = if account.is_empty() { region } else { account };
        return Explanation {
            meant: role_arn(account, resource),
            ..Flaw::Region {
                region: excerpt(region),
            }
            .into()
        };
    }
    if !resource.starts_with("role/") {
        return other_resource(account, resource);
    }
    if is_digits(account) {
        return Flaw::LineBreak.into();
    }
    bad_account(account, resource)
}

/// Explains an account ID that is not digits only. The AWS console shows it with hyphens: `9226-0997-8421`.
fn bad_account(account: &str, resource: &str) -> Explanation {
    let digits: String = account
        .chars()
        .filter(|own| !matches!(own, '-' | ' '))
        .collect();
    Explanation {
        meant: role_arn(&digits, resource).filter(|_| digits.len() == 12),
        ..Flaw::AccountId {
            account_id: excerpt(account),
        }
        .into()
    }
}

/// Returns the ARN of a resource of IAM, if it is a role's.
fn role_arn(account: &str, resource: &str) -> Option<String> {
    let arn = format!("arn:aws:iam::{account}:{resource}");
    accepts(&arn).then_some(arn)
}

/// Puts in the colon that is missing after the account ID, as in `arn:aws:iam::123role/x` or `arn:aws:iam::123/role/x`, or
/// the one for the empty region, as in `arn:aws:iam:123:role/x`.
fn with_missing_colon(text: &str) -> Option<String> {
    let rest = text.strip_prefix("arn:aws:iam:")?;
    if let Some((account, name)) = rest
        .strip_prefix(':')
        .and_then(|rest| split_once(rest, "role/"))
    {
        let account = account.strip_suffix('/').unwrap_or(account);
        return role_arn(account, &format!("role/{name}"));
    }
    let (account, resource) = rest.split_once(':')?;
    role_arn(account, resource)
}

/// How the names of the roles start that IAM Identity Center creates.
/// <https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>
pub(crate) const IDENTITY_CENTER: &str = "AWSReservedSSO_";

/// How the names of service-linked roles start.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html>
const SERVICE_LINKED: &str = "AWSServiceRoleFor";

/// Explains `arn:aws:sts::123:assumed-role/<role>/<session>`, which names a session. The role may have a path, which the
/// session's ARN does not contain; the roles that AWS creates always have one.
fn assumed_role(account: &str, session: &str) -> Explanation {
    let role = session.split('/').next().unwrap_or_default();
    let has_path = role.starts_with(IDENTITY_CENTER) || role.starts_with(SERVICE_LINKED);
    let is_known = !role.is_empty() && !has_path;
    let meant = role_arn(account, &format!("role/{role}")).filter(|_| is_known);
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
    let bare = resource.trim_start_matches(['/', ':']);
    // With a colon too many, the account ID is here.
    let (account, bare) = match bare.split_once(':') {
        Some((digits, rest)) if account.is_empty() && is_digits(digits) => (digits, rest),
        _ => (account, bare),
    };
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
