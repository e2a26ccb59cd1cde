//! The ARN of an IAM role. The documentation gives it as the Java pattern `^arn:aws:iam::\d+:role/.*$` over the whole
//! string; Java's `\d` is ASCII, and its `.` anything but a line terminator. What IAM requires of a role's name beyond
//! that is advice. The parts of an ARN: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use super::{Explanation, Flaw};
use crate::text::{
    consists_of, excerpt, is_digits, rsplit_once, split_digits, split_once, without_quotes,
};
use crate::unicode::{without_delimiters, without_marks};

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
    let explanation = explain_trimmed(arn);
    Explanation {
        meant: explanation.meant.or_else(|| meant(arn)),
        ..explanation
    }
}

/// The words of the labels that tools give the ARN of a role.
const LABEL: &[&str] = &["arn", "aws", "eksamazonawscom", "iam", "role", "value"];

/// Returns the ARN of the role in a text of another notation, if there is one reading: `Arn: arn:aws:iam:...`,
/// `<arn:aws:iam:...>`, `ARN:AWS:IAM:...`, `arn%3Aaws%3Aiam%3A...`.
fn meant(text: &str) -> Option<String> {
    let text = &without_marks(without_delimiters(text));
    let is_of_label = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_' | b'.' | b'/' | b' ' | b'"' | b'\'')
    };
    let length = text.bytes().take_while(is_of_label).count();
    // A template may have put the first part before a whole ARN.
    let second = text.strip_prefix(PREFIX).filter(|second| accepts(second));
    second
        .map(str::to_owned)
        .or_else(|| read(text))
        .or_else(|| {
            let (label, rest) = text.split_at_checked(length)?;
            let rest = rest.strip_prefix([':', '='])?;
            // What has another label may be another role.
            read(without_delimiters(rest)).filter(|_| consists_of(label, LABEL))
        })
}

/// Reads the ARN of a role whose separators or letters' case are wrong, or whose account ID has hyphens as the AWS console
/// shows it.
fn read(text: &str) -> Option<String> {
    let mut rest = text;
    for word in ["arn", "aws", "iam"] {
        rest = without_separators(strip_word(rest, word)?);
    }
    let is_of_account = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b' ');
    let length = rest.bytes().take_while(is_of_account).count();
    let (account, rest) = rest.split_at_checked(length)?;
    let rest = strip_word(without_separators(rest), "role")?;
    let rest = strip_word(rest, "s").unwrap_or(rest);
    let name = without_separators(rest);
    let mut arn = PREFIX.to_owned();
    arn.extend(account.chars().filter(char::is_ascii_digit));
    // All in capitals, the case of the name is unknown.
    let is_plain = arn.len() == PREFIX.len() + 12
        && !matches!(name.as_bytes(), [] | [.., b'/'])
        && name.len() < rest.len()
        && name.bytes().all(|byte| byte == b'/' || is_of_name(byte))
        && text.bytes().any(|byte| byte.is_ascii_lowercase());
    arn.push_str(":role/");
    arn.push_str(name);
    is_plain.then_some(arn)
}

/// Removes a word at the start, in any case.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// Removes the colons, slashes and spaces at the start; the former may be percent-encoded.
fn without_separators(mut text: &str) -> &str {
    loop {
        let length = match text.as_bytes() {
            [b':' | b'/' | b'\\' | b' ' | b'\t' | b'\n' | b'\r', ..] => 1,
            [b'%', b'3', b'A' | b'a', ..] | [b'%', b'2', b'F' | b'f', ..] => 3,
            _ => return text,
        };
        text = text.get(length..).unwrap_or_default();
    }
}

/// Whether a role's name can have a character.
pub(crate) fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'=' | b',' | b'.' | b'@' | b'-')
}

/// Whether a text can be the name of a partition or a service.
fn is_word(text: &str) -> bool {
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text != "arn" && text.bytes().all(is_of_word)
}

/// Explains several ARNs with something between them, such as the provider and the role that SAML needs. The only role is
/// a suggestion.
fn explain_several(text: &str) -> Option<Explanation> {
    let mut arns = 0;
    let mut roles = Vec::new();
    for part in text.split([',', ';', ' ', '\n']) {
        arns += usize::from(part.starts_with("arn:aws"));
        if accepts(part) {
            roles.push(part);
        }
    }
    (arns > 1).then(|| Explanation {
        meant: roles.pop().filter(|_| roles.is_empty()).map(str::to_owned),
        is_guess: true,
        ..Flaw::NotAnArn.into()
    })
}

fn explain_trimmed(text: &str) -> Explanation {
    let Some(rest) = text.strip_prefix("arn:") else {
        return Flaw::NotAnArn.into();
    };
    if let Some(explanation) = explain_several(text) {
        return explanation;
    }
    // A placeholder may have colons: `${AWS::AccountId}`.
    let account = text
        .strip_prefix(PREFIX)
        .and_then(|rest| split_once(rest, ":role/"));
    if let Some((account, _)) = account
        && account.contains(['$', '{', '<'])
    {
        return bad_account(account);
    }
    let mut parts = rest.splitn(5, ':');
    let mut next = || parts.next();
    let (Some(partition), Some(service), Some(region), Some(account), Some(resource)) =
        (next(), next(), next(), next(), next())
    else {
        return Flaw::MissingColon.into();
    };
    if !is_word(partition) || !is_word(service) {
        return Flaw::NotAnArn.into();
    }
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
        return other_resource(resource, meant(text).is_some());
    }
    if is_digits(account) {
        return Flaw::LineBreak.into();
    }
    bad_account(account)
}

/// Explains an account ID that is not digits only.
fn bad_account(account: &str) -> Explanation {
    Flaw::AccountId {
        account_id: excerpt(account),
    }
    .into()
}

/// Returns the ARN of a resource of IAM, if it is a role's.
fn role_arn(account: &str, resource: &str) -> Option<String> {
    let arn = format!("arn:aws:iam::{account}:{resource}");
    accepts(&arn).then_some(arn)
}

/// How the names of the roles start that IAM Identity Center creates.
/// <https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>
pub(crate) const IDENTITY_CENTER: &str = "AWSReservedSSO_";

/// How the names of service-linked roles start.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html>
pub(crate) const SERVICE_LINKED: &str = "AWSServiceRoleFor";

/// Whether AWS creates the roles of such a name, which it gives a path.
fn has_path(role: &str) -> bool {
    role.starts_with(IDENTITY_CENTER) || role.starts_with(SERVICE_LINKED)
}

/// Explains `arn:aws:sts::123:assumed-role/<role>/<session>`, which names a session. The role may have a path, which the
/// session's ARN does not contain. A person may have kept it; a session's name has no slash, so the role is all before the
/// last one.
fn assumed_role(account: &str, session: &str) -> Explanation {
    let mut parts = session.split('/');
    let first = parts.next().unwrap_or_default();
    let is_path = matches!(first, "aws-reserved" | "aws-service-role");
    let role = if is_path {
        parts.find(|part| has_path(part)).unwrap_or(first)
    } else {
        rsplit_once(session, b'/').map_or(session, |(role, _)| role)
    };
    let is_unknown = |part: &str| part.is_empty() || has_path(part);
    let is_known = !is_path && !role.split('/').any(is_unknown);
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
fn other_resource(resource: &str, is_meant: bool) -> Explanation {
    let bare = resource.trim_start_matches(['/', ':']);
    let parts = bare.split_once(['/', ':']).filter(|_| !is_meant);
    let (resource, name) = match parts {
        Some((kind, name)) => (kind, Some(excerpt(name))),
        None => (resource, None),
    };
    let resource = excerpt(resource);
    Flaw::Resource { resource, name }.into()
}
