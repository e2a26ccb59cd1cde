//! The e-mail address of a service account.

use super::{Given, Rule, Set, Sources, empty, surrounding_whitespace, uppercase};
use crate::class::Class;
use crate::issue::{Code, Issue, Reason};
use crate::text::{before, is_digits, split_at_part, split_once, strip_suffix_ignoring_case};

pub(super) static SET: Set = Set {
    code: Code::ServiceAccountEmail,
    sources: Sources::new(&["https://cloud.google.com/iam/docs/service-account-types"]),
    is_plain,
    rules: &[
        Rule::new(
            Reason::Empty,
            empty,
            "it is empty; leave it out when the pool's principal has access to the bucket itself",
            r#""""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        )
        .alone(),
        Rule::new(
            Reason::LooksLikeResource,
            looks_like_resource,
            "it is the name of a resource, or a member of a policy",
            r#""serviceAccount:exports@acme-prod.iam.gserviceaccount.com""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        )
        .alone(),
        Rule::new(
            Reason::SurroundingWhitespace,
            surrounding_whitespace,
            "there are blanks at its edges",
            r#""exports@acme-prod.iam.gserviceaccount.com ""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::NotAnEmail,
            |given, _| address(given.text).is_none(),
            "it is no e-mail address",
            r#""exports""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::NotAServiceAccount,
            |given, issue| {
                let domain = address(given.text).filter(|(_, domain)| service(domain).is_none());
                if let Some((_, domain)) = domain {
                    issue.text("domain", domain);
                }
                domain.is_some()
            },
            "it is the address of a person or a group",
            r#""ada@example.com""#,
            r#""123456789012-compute@developer.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::Uppercase,
            |given, issue| account(given.text).is_some() && uppercase(given, issue),
            "it holds capital letters",
            r#""Exports@acme-prod.iam.gserviceaccount.com""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::AccountForm,
            |given, _| {
                account(given.text).is_some_and(|(name, service)| !is_account(name, service))
            },
            "what stands before the `@` is no account: 6 to 30 lower-case letters, digits and hyphens, the first a letter, the last no hyphen",
            r#""sa@acme-prod.iam.gserviceaccount.com""#,
            r#""export@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::ProjectForm,
            |given, _| account(given.text).is_some_and(|(_, service)| !is_project_of(service)),
            "what stands behind the `@` is not `<project id>.iam.gserviceaccount.com`, nor one of Google's own domains",
            r#""exports@acme.gserviceaccount.com""#,
            r#""exports@acme-prod.example.com.iam.gserviceaccount.com""#,
        ),
    ],
};

/// Of lower-case letters, with no blank at its edges.
fn is_plain(text: &str) -> bool {
    static ORDINARY: Class = Class::new("a-z0-9.@-");
    ORDINARY.has_all(text)
        && account(text)
            .is_some_and(|(name, service)| is_account(name, service) && is_project_of(service))
}

/// The two sides of the one `@`.
fn address(text: &str) -> Option<(&str, &str)> {
    let (account, domain) = split_once(text, b'@')?;
    let is_good = !account.is_empty() && !domain.is_empty() && split_once(domain, b'@').is_none();
    is_good.then_some((account, domain))
}

/// `acme-prod.iam` of `acme-prod.iam.gserviceaccount.com`
fn service(domain: &str) -> Option<&str> {
    strip_suffix_ignoring_case(domain, ".gserviceaccount.com")
}

/// The name and the service of a service account's address.
fn account(text: &str) -> Option<(&str, &str)> {
    let (name, domain) = address(text)?;
    Some((name, service(domain)?))
}

fn is_account(account: &str, service: &str) -> bool {
    let is = |name: &str| service.eq_ignore_ascii_case(name);
    if is("developer") {
        strip_suffix_ignoring_case(account, "-compute").is_some_and(is_digits)
    } else if is("cloudbuild") || is("cloudservices") {
        is_digits(account)
    } else {
        // The account of App Engine is named after the project.
        !(is("appspot") || is_user_managed(service)) || is_id(account)
    }
}

fn is_user_managed(service: &str) -> bool {
    service.eq_ignore_ascii_case("iam") || project(service).is_some()
}

/// `acme-prod.example.com` of `acme-prod.example.com.iam`: the domain is there when the project lies in one.
fn project(service: &str) -> Option<&str> {
    strip_suffix_ignoring_case(service, ".iam")
}

fn is_project_of(service: &str) -> bool {
    let Some(project) = project(service) else {
        return [
            "developer",
            "appspot",
            "cloudbuild",
            "cloudservices",
            "system",
        ]
        .iter()
        .any(|known| service.eq_ignore_ascii_case(known));
    };
    let (id, mut domain) = split_once(project, b'.').unwrap_or((project, "a"));
    while let Some((label, rest)) = split_once(domain, b'.') {
        if !is_label(label) {
            return false;
        }
        domain = rest;
    }
    is_id(id) && is_label(domain)
}

fn is_label(text: &str) -> bool {
    static LABEL: Class = Class::new("a-zA-Z0-9-");
    !text.is_empty() && LABEL.has_all(text)
}

/// Of an account, of a project: 6 to 30 letters, digits and hyphens, the first a letter, the last no hyphen. Capitals are
/// told by themselves.
fn is_id(text: &str) -> bool {
    matches!(text.len(), 6..=30)
        && is_label(text)
        && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && !text.ends_with('-')
}

fn looks_like_resource(given: &Given, issue: &mut Issue) -> bool {
    let resource = split_at_part(given.text, "serviceAccounts/")
        .or_else(|| split_at_part(given.text, "serviceAccount:"));
    if let Some((_, rest)) = resource {
        given.offer_clean(before(rest, b'/'), issue);
    }
    resource.is_some()
}
