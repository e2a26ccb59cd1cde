//! The e-mail address of a service account.

use super::{Finding, Given, Rule, Set, Sources, surrounding_whitespace, uppercase, when};
use crate::issue::{Code, Reason};
use crate::text::{is_digits, split_at_part, split_once, strip_suffix_ignoring_case};

pub(super) static SET: Set = Set {
    code: Code::ServiceAccountEmail,
    sources: Sources::new(&["https://cloud.google.com/iam/docs/service-account-types"]),
    is_plain,
    rules: &[
        Rule::new(
            Reason::Empty,
            |given| {
                given
                    .untrimmed
                    .is_empty()
                    .then(|| Finding::default().without(given))
            },
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
            |given| when(address(given.text).is_none()),
            "it is no e-mail address",
            r#""exports""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::NotAServiceAccount,
            |given| {
                let (_, domain) = address(given.text)?;
                service(domain)
                    .is_none()
                    .then(|| Finding::default().quoting("domain", domain))
            },
            "it is the address of a person or a group",
            r#""ada@example.com""#,
            r#""123456789012-compute@developer.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::Uppercase,
            |given| {
                let (_, domain) = address(given.text)?;
                service(domain).and_then(|_| uppercase(given))
            },
            "it holds capital letters",
            r#""Exports@acme-prod.iam.gserviceaccount.com""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::AccountForm,
            |given| {
                let (account, domain) = address(given.text)?;
                when(!is_account(account, service(domain)?))
            },
            "what stands before the `@` is no account: 6 to 30 lower-case letters, digits and hyphens, the first a letter, the last no hyphen",
            r#""sa@acme-prod.iam.gserviceaccount.com""#,
            r#""export@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::ProjectForm,
            |given| {
                let (_, domain) = address(given.text)?;
                when(!is_project_of(service(domain)?))
            },
            "what stands behind the `@` is not `<project id>.iam.gserviceaccount.com`, nor one of Google's own domains",
            r#""exports@acme.gserviceaccount.com""#,
            r#""exports@acme-prod.example.com.iam.gserviceaccount.com""#,
        ),
    ],
};

/// Of lower-case letters, with no blank at its edges.
fn is_plain(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_uppercase())
        && address(text).is_some_and(|(account, domain)| {
            service(domain)
                .is_some_and(|service| is_account(account, service) && is_project_of(service))
        })
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
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Of an account, of a project: 6 to 30 letters, digits and hyphens, the first a letter, the last no hyphen. Capitals are
/// told by themselves.
fn is_id(text: &str) -> bool {
    matches!(text.len(), 6..=30)
        && is_label(text)
        && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && !text.ends_with('-')
}

fn looks_like_resource(given: &Given) -> Option<Finding> {
    let (_, rest) = split_at_part(given.text, "serviceAccounts/")
        .or_else(|| split_at_part(given.text, "serviceAccount:"))?;
    let email = split_once(rest, b'/').map_or(rest, |(email, _)| email);
    Some(Finding::default().meant_if_clean(given, email.to_owned()))
}
