//! The ARN of an IAM role. The documentation gives it as the Java pattern `^arn:aws:iam::\d+:role/.*$` over the whole
//! string; Java's `\d` is ASCII, and its `.` anything but a line terminator. What else IAM demands of a role's name is
//! advice. An ARN's parts: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use super::Flaw;
use crate::issue::Reason;

pub const PATTERN: &str = r"^arn:aws:iam::[0-9]+:role\/[^\n\r\u0085\u2028\u2029]*$";

/// Java's line terminators, which its `.` does not match.
/// <https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html#lt>
const LINE_TERMINATORS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// The names by which IAM's other resources begin, and what people call them.
const OTHER_RESOURCES: [(&str, &str); 8] = [
    ("user/", "user"),
    ("group/", "group"),
    ("policy/", "policy"),
    ("instance-profile/", "instance profile"),
    ("saml-provider/", "SAML provider"),
    ("oidc-provider/", "OIDC provider"),
    ("server-certificate/", "server certificate"),
    ("mfa/", "MFA device"),
];

/// `text` is not empty: its length is checked by itself.
pub fn check(text: &str) -> Result<(), Flaw> {
    // The flaw inside tells more than the blanks around it.
    let trimmed = text.trim();
    role(trimmed)?;
    // Blanks behind the name are blanks in the name, which `.` matches; line ends are not.
    if text.starts_with(char::is_whitespace) || text.contains(LINE_TERMINATORS) {
        return Err(Flaw::new(Reason::SurroundingWhitespace).meant(trimmed));
    }
    Ok(())
}

/// Where there is no blank at the edges.
fn role(text: &str) -> Result<(), Flaw> {
    let Some(rest) = text.strip_prefix("arn:") else {
        return Err(Flaw::new(Reason::NotAnArn));
    };
    let mut parts = rest.splitn(5, ':');
    let mut part = || parts.next();
    let (Some(partition), Some(service), Some(region), Some(account), resource) =
        (part(), part(), part(), part(), part())
    else {
        return Err(Flaw::new(Reason::MissingColon));
    };
    let Some(resource) = resource else {
        return Err(missing_colon(partition, service, region, account));
    };

    if partition != "aws" {
        return Err(Flaw::new(Reason::Partition).quoting("partition", partition));
    }
    match service {
        "iam" => {}
        "sts" if resource.starts_with("assumed-role/") => {
            return Err(assumed_role(account, resource));
        }
        "s3" => return Err(Flaw::new(Reason::Resource).with("resource", "bucket")),
        _ => return Err(Flaw::new(Reason::Service).quoting("service", service)),
    }
    if !region.is_empty() {
        let without = ["arn:aws:iam::", account, ":", resource].concat();
        let flaw = Flaw::new(Reason::Region).quoting("region", region);
        return Err(if role(&without).is_ok() {
            flaw.meant(without)
        } else {
            flaw
        });
    }
    if !is_account_id(account) {
        return Err(Flaw::new(Reason::AccountId).quoting("accountId", account));
    }
    match resource.strip_prefix("role/") {
        Some(name) if name.contains(LINE_TERMINATORS) => Err(Flaw::new(Reason::LineBreak)),
        Some(_) => Ok(()),
        None => Err(other_resource(account, resource)),
    }
}

fn is_account_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// One colon of the five is not there. Plain is the one that the empty region asks for: `arn:aws:iam:123:role/x`.
fn missing_colon(partition: &str, service: &str, region: &str, account: &str) -> Flaw {
    let flaw = Flaw::new(Reason::MissingColon);
    let meant = ["arn:", partition, ":", service, "::", region, ":", account].concat();
    if role(&meant).is_ok() {
        flaw.meant(meant)
    } else {
        flaw
    }
}

/// `arn:aws:sts::123:assumed-role/<role>/<session>` names a session of the role, which may lie under a path that the ARN
/// does not tell.
fn assumed_role(account: &str, resource: &str) -> Flaw {
    let name = resource.split('/').nth(1).unwrap_or_default();
    let flaw = Flaw::new(Reason::AssumedRole).quoting("role", name);
    let meant = ["arn:aws:iam::", account, ":role/", name].concat();
    if name.is_empty() || role(&meant).is_err() {
        flaw
    } else {
        flaw.meant(meant)
    }
}

fn other_resource(account: &str, resource: &str) -> Flaw {
    if resource == "root" {
        return Flaw::new(Reason::Resource).with("resource", "account root");
    }
    for (beginning, called) in OTHER_RESOURCES {
        if let Some(name) = resource.strip_prefix(beginning) {
            return Flaw::new(Reason::Resource)
                .with("resource", called)
                .quoting("name", name);
        }
    }
    let flaw = Flaw::new(Reason::Resource).quoting("resource", resource);
    // `role:Exporter`, `/role/Exporter`, `Role/Exporter`
    let bare = resource.trim_start_matches('/');
    let Some((word, name)) = bare.split_once([':', '/']) else {
        return flaw;
    };
    let meant = ["arn:aws:iam::", account, ":role/", name].concat();
    let plain = word.eq_ignore_ascii_case("role") && !name.is_empty() && role(&meant).is_ok();
    if plain { flaw.meant(meant) } else { flaw }
}
