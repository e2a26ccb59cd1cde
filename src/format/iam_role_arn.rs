//! The ARN of an IAM role. The documentation gives it as the Java pattern `^arn:aws:iam::\d+:role/.*$` over the whole
//! string; Java's `\d` is ASCII, and its `.` anything but a line terminator. What else IAM demands of a role's name is
//! advice. An ARN's parts: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use super::Flaw;
use crate::issue::Reason;
use crate::text::{is_digits, split_at_part, split_once, trim};

pub const PATTERN: &str = r"^arn:aws:iam::[0-9]+:role\/[^\n\r\u0085\u2028\u2029]*$";

/// Java's line terminators, which its `.` does not match.
/// <https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html#lt>
fn has_line_terminator(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'))
}

/// `text` is not empty: its length is checked by itself.
pub fn check(text: &str) -> Result<(), Flaw> {
    // The flaw inside tells more than the blanks around it.
    let trimmed = trim(text);
    role(trimmed)?;
    // Blanks behind the name are blanks in the name, which `.` matches; line ends are not.
    if !text.starts_with(trimmed) || has_line_terminator(text) {
        return Err(Flaw::new(Reason::SurroundingWhitespace).meant(trimmed));
    }
    Ok(())
}

/// Where there is no blank at the edges.
fn role(text: &str) -> Result<(), Flaw> {
    let Some(rest) = text.strip_prefix("arn:") else {
        return Err(Flaw::new(Reason::NotAnArn));
    };
    let mut parts = [""; 4];
    let mut rest = rest;
    for (index, part) in parts.iter_mut().enumerate() {
        let Some((before, after)) = split_once(rest, b':') else {
            return Err(missing_colon(index, text));
        };
        (*part, rest) = (before, after);
    }
    let ([partition, service, region, account], resource) = (parts, rest);

    if partition != "aws" {
        return Err(Flaw::new(Reason::Partition).quoting("partition", partition));
    }
    match (service, resource.strip_prefix("assumed-role/")) {
        ("iam", _) => {}
        ("sts", Some(session)) => return Err(assumed_role(account, session)),
        ("s3", _) => return Err(Flaw::new(Reason::Resource).with("resource", "bucket")),
        _ => return Err(Flaw::new(Reason::Service).quoting("service", service)),
    }
    if !region.is_empty() {
        let without = String::from_iter(["arn:aws:iam::", account, ":", resource]);
        return Err(Flaw::new(Reason::Region)
            .quoting("region", region)
            .meant_role(without));
    }
    if !is_digits(account) {
        return Err(Flaw::new(Reason::AccountId).quoting("accountId", account));
    }
    match resource.strip_prefix("role/") {
        Some(name) if has_line_terminator(name) => Err(Flaw::new(Reason::LineBreak)),
        Some(_) => Ok(()),
        None => Err(other_resource(account, resource)),
    }
}

impl Flaw {
    /// With the ARN that was meant, if it is a role's.
    fn meant_role(self, arn: String) -> Self {
        if role(&arn).is_ok() {
            self.meant(arn)
        } else {
            self
        }
    }
}

/// There are so many parts before the last one, which are too few. Plain is the colon that the empty region asks for,
/// `arn:aws:iam:123:role/x`, and the one behind the account's id, `arn:aws:iam::123role/x`.
fn missing_colon(parts: usize, text: &str) -> Flaw {
    let flaw = Flaw::new(Reason::MissingColon);
    let Some(rest) = text.strip_prefix("arn:aws:iam:").filter(|_| parts == 3) else {
        return flaw;
    };
    let account_and_role = match rest.strip_prefix(':') {
        None => rest.to_owned(),
        Some(rest) => match split_at_part(rest, "role/") {
            Some((account, name)) => String::from_iter([account, ":role/", name]),
            None => return flaw,
        },
    };
    flaw.meant_role(String::from_iter(["arn:aws:iam::", &account_and_role]))
}

/// `arn:aws:sts::123:assumed-role/<role>/<session>` names a session of the role, which may lie under a path that the ARN
/// does not tell.
fn assumed_role(account: &str, session: &str) -> Flaw {
    let name = split_once(session, b'/').map_or(session, |(name, _)| name);
    let flaw = Flaw::new(Reason::AssumedRole).quoting("role", name);
    if name.is_empty() {
        return flaw;
    }
    flaw.meant_role(String::from_iter([
        "arn:aws:iam::",
        account,
        ":role/",
        name,
    ]))
}

/// `user/ada`, `instance-profile/web`, `root`; or `role:Exporter`, `/role/Exporter`, `Role/Exporter`, where a role is meant.
fn other_resource(account: &str, resource: &str) -> Flaw {
    let bare = resource.strip_prefix('/').unwrap_or(resource);
    let Some((kind, name)) = split_once(bare, b'/').or_else(|| split_once(bare, b':')) else {
        return Flaw::new(Reason::Resource).quoting("resource", resource);
    };
    let meant = String::from_iter(["arn:aws:iam::", account, ":role/", name]);
    if kind.eq_ignore_ascii_case("role") && !name.is_empty() && role(&meant).is_ok() {
        return Flaw::new(Reason::Resource)
            .quoting("resource", resource)
            .meant(meant);
    }
    Flaw::new(Reason::Resource)
        .quoting("resource", kind)
        .quoting("name", name)
}
