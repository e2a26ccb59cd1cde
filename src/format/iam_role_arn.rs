//! The ARN of an IAM role. The documentation gives it as the Java pattern `^arn:aws:iam::\d+:role/.*$` over the whole
//! string; Java's `\d` is ASCII, and its `.` anything but a line terminator. What else IAM demands of a role's name is
//! advice. An ARN's parts: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use crate::issue::{Issue, Reason};
use crate::text::{self, before, concat, is_digits, trim};

pub const PATTERN: &str = r"^arn:aws:iam::[0-9]+:role\/[^\n\r\u0085\u2028\u2029]*$";

/// Java's line terminators, which its `.` does not match.
/// <https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html#lt>
fn has_line_terminator(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'))
}

/// The account and the role of an ARN that names both.
pub fn parts(arn: &str) -> Option<[&str; 2]> {
    text::parts(arn, "arn:aws:iam::*:role/*")
}

#[inline(never)]
pub fn accepts(text: &str) -> bool {
    parts(text).is_some_and(|[account, role]| is_digits(account) && !has_line_terminator(role))
}

pub fn explain(text: &str, issue: &mut Issue) {
    // A flaw inside tells more than the blanks around it.
    let trimmed = trim(text);
    issue.reason = Some(if trimmed.len() < text.len() && accepts(trimmed) {
        issue.replace(trimmed);
        Reason::SurroundingWhitespace
    } else {
        flaw(trimmed, issue)
    });
}

/// Where there is no blank at the edges.
fn flaw(text: &str, issue: &mut Issue) -> Reason {
    let Some([partition, service, region, account, resource]) = text::parts(text, "arn:*:*:*:*:*")
    else {
        if !text.starts_with("arn:") {
            return Reason::NotAnArn;
        }
        missing_colon(text, issue);
        return Reason::MissingColon;
    };
    if partition != "aws" {
        issue.text("partition", partition);
        return Reason::Partition;
    }
    match (service, resource.strip_prefix("assumed-role/")) {
        ("iam", _) => {}
        ("sts", Some(session)) => {
            assumed_role(account, session, issue);
            return Reason::AssumedRole;
        }
        ("s3", _) => {
            issue.word("resource", "bucket");
            return Reason::Resource;
        }
        _ => {
            issue.text("service", service);
            return Reason::Service;
        }
    }
    if !region.is_empty() {
        issue.text("region", region);
        meant(account, "", resource, issue);
        return Reason::Region;
    }
    if !is_digits(account) {
        issue.text("accountId", account);
        return Reason::AccountId;
    }
    if resource.starts_with("role/") {
        return Reason::LineBreak;
    }
    other_resource(account, resource, issue);
    Reason::Resource
}

/// Offers the ARN that was meant, if it is a role's; its last part is given in two.
fn meant(account: &str, kind: &str, name: &str, issue: &mut Issue) -> bool {
    let arn = concat(&["arn:aws:iam::", account, ":", kind, name]);
    let is_role = accepts(&arn);
    if is_role {
        issue.replace(&arn);
    }
    is_role
}

/// Plain is the colon behind the account's id, `arn:aws:iam::123role/x`, and the one that the empty region asks for,
/// `arn:aws:iam:123:role/x`.
fn missing_colon(text: &str, issue: &mut Issue) {
    if let Some([account, name]) = text::parts(text, "arn:aws:iam::*role/*") {
        meant(account, "role/", name, issue);
    } else if let Some([account, resource]) = text::parts(text, "arn:aws:iam:*:*") {
        meant(account, "", resource, issue);
    }
}

/// `arn:aws:sts::123:assumed-role/<role>/<session>` names a session of the role, which may lie under a path that the ARN
/// does not tell.
fn assumed_role(account: &str, session: &str, issue: &mut Issue) {
    let name = before(session, b'/');
    issue.text("role", name);
    if !name.is_empty() {
        meant(account, "role/", name, issue);
    }
}

/// `user/ada`, `instance-profile/web`, `root`; or `role:Exporter`, `/role/Exporter`, `Role/Exporter`, where a role is meant.
fn other_resource(account: &str, resource: &str, issue: &mut Issue) {
    let bare = resource.strip_prefix('/').unwrap_or(resource);
    let parts = text::parts(bare, "*/*").or_else(|| text::parts(bare, "*:*"));
    let Some([kind, name]) = parts else {
        issue.text("resource", resource);
        return;
    };
    let is_role = kind.eq_ignore_ascii_case("role") && !name.is_empty();
    if is_role && meant(account, "role/", name, issue) {
        issue.text("resource", resource);
    } else {
        issue.text("resource", kind);
        issue.text("name", name);
    }
}
