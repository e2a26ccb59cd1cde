//! The e-mail address of a service account.

use super::{Given, Rule, Set, Sources, empty, surrounding_whitespace, uppercase};
use crate::class::Class;
use crate::eight::begins;
use crate::issue::{Code, Issue, Reason};
use crate::text::{
    before, begin, behind, has, has_hyphen_at_edge, is_all, is_digits, is_one_of, label, parts,
};

pub(super) static SET: Set = Set {
    code: Code::ServiceAccountEmail,
    sources: Sources::new(&["https://cloud.google.com/iam/docs/service-account-types"]),
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
                let is_other = account(given.lower).is_none();
                let domain = address(given.text).map(|[_, domain]| domain);
                issue.when_some("domain", domain.filter(|_| is_other))
            },
            "it is the address of a person or a group",
            r#""ada@example.com""#,
            r#""123456789012-compute@developer.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::Uppercase,
            |given, issue| account(given.lower).is_some() && uppercase(given, issue),
            "it holds capital letters",
            r#""Exports@acme-prod.iam.gserviceaccount.com""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::AccountForm,
            |given, _| {
                account(given.lower).is_some_and(|[name, service]| !is_account(name, service))
            },
            "what stands before the `@` is no account: 6 to 30 lower-case letters, digits and hyphens, the first a letter, the last no hyphen",
            r#""sa@acme-prod.iam.gserviceaccount.com""#,
            r#""export@acme-prod.iam.gserviceaccount.com""#,
        ),
        Rule::new(
            Reason::ProjectForm,
            |given, _| account(given.lower).is_some_and(|[_, service]| !is_project_of(service)),
            "what stands behind the `@` is not `<project id>.iam.gserviceaccount.com`, nor one of Google's own domains",
            r#""exports@acme.gserviceaccount.com""#,
            r#""exports@acme-prod.example.com.iam.gserviceaccount.com""#,
        ),
    ],
};

/// An account that somebody made, in a project outside any domain.
pub(super) fn plain(text: &[u8]) -> usize {
    const DOMAIN: &[u8] = b".iam.gserviceaccount.com";
    let account = id(text);
    let sign = behind(text, account);
    let project = id(behind(sign, "@".len()));
    let domain = behind(sign, "@".len() + project);
    let is_plain =
        account > 0 && sign.first() == Some(&b'@') && project > 0 && begins(domain, DOMAIN);
    if is_plain {
        account + "@".len() + project + DOMAIN.len()
    } else {
        0
    }
}

/// The two sides of the one `@`.
fn address(text: &str) -> Option<[&str; 2]> {
    let [account, domain] = parts(text, "*@*")?;
    let is_good = !account.is_empty() && !domain.is_empty() && !has(domain, "@");
    is_good.then_some([account, domain])
}

/// The name and the service of a service account's address in lower case: `acme-prod.iam` is the service of
/// `acme-prod.iam.gserviceaccount.com`.
fn account(email: &str) -> Option<[&str; 2]> {
    let [name, domain] = address(email)?;
    let [service] = parts(domain, "*.gserviceaccount.com")?;
    Some([name, service])
}

fn is_account(name: &str, service: &str) -> bool {
    if service == "developer" {
        parts(name, "*-compute").is_some_and(|[number]| is_digits(number))
    } else if is_one_of(service, "cloudbuild cloudservices") {
        is_digits(name)
    } else {
        // The account of App Engine is named after the project.
        let is_named_freely = !is_one_of(service, "appspot iam") && project(service).is_none();
        is_named_freely || is_id(name)
    }
}

/// `acme-prod.example.com` of `acme-prod.example.com.iam`: the domain is there when the project lies in one.
fn project(service: &str) -> Option<&str> {
    service.strip_suffix(".iam")
}

fn is_project_of(service: &str) -> bool {
    static DOMAIN: Class = Class::new("a-z0-9.-");
    let Some(project) = project(service) else {
        return is_one_of(service, "developer appspot cloudbuild cloudservices system");
    };
    is_id(before(project, b'.'))
        && DOMAIN.has_all(project)
        && !has(project, "..")
        && !project.ends_with('.')
}

/// Of an account, of a project: 6 to 30 letters, digits and hyphens, the first a letter, the last no hyphen. Capitals are
/// told by themselves.
fn is_id(text: &str) -> bool {
    is_all(text, id)
}

/// The length of the id at a text's beginning, 0 where there is none.
fn id(text: &[u8]) -> usize {
    let id = begin(text, label(text));
    let is_id = matches!(id.len(), 6..=30)
        && id.first().is_some_and(u8::is_ascii_alphabetic)
        && !has_hyphen_at_edge(id);
    if is_id { id.len() } else { 0 }
}

fn looks_like_resource(given: &Given, issue: &mut Issue) -> bool {
    let resource: Option<[&str; 2]> =
        parts(given.text, "*serviceAccounts/*").or_else(|| parts(given.text, "*serviceAccount:*"));
    if let Some([_, email]) = resource {
        given.offer_clean(before(email, b'/'), issue);
    }
    resource.is_some()
}
