//! The email address of a service account.

use super::common::{as_typed, empty, is_label, surrounding_whitespace, uppercase};
use super::references::google_name;
use super::{Finding, Rule, RuleDocumentation, RuleSet, RuleText, placeholder, quoted};
use crate::contract::Subject;
use crate::diagnostic::{Code, Impact, Reason};
use crate::text::{Quoted, consists_of, contains, excerpt, is_digits};
use crate::unicode::without_delimiters;

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::ServiceAccountEmail,
    rules: &[
        placeholder::rule(
            Impact::ExportFails,
            r#""exports@<project>.iam.gserviceaccount.com""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        quoted::rule(
            Impact::ExportFails,
            r#""'exports@acme-prod.iam.gserviceaccount.com'""#,
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        EMPTY,
        LOOKS_LIKE_RESOURCE,
        SURROUNDING_WHITESPACE,
        NOT_AN_EMAIL,
        NOT_A_SERVICE_ACCOUNT,
        UPPERCASE,
        ACCOUNT_FORM,
        PROJECT_FORM,
    ],
    is_ordinary: Some(is_ordinary),
};

const EXPECTED: &str = "expected `<account>@<project ID>.iam.gserviceaccount.com`";

const PROJECT_IDS: &str = "a project ID has 6 to 30 lowercase letters, digits and `-`, starts with a letter and does not end with `-`";

const TYPES: &str = "https://cloud.google.com/iam/docs/service-account-types";

/// A user-managed service account in a project outside any domain.
fn is_ordinary(email: &str) -> bool {
    let address = email.strip_suffix(".iam.gserviceaccount.com");
    let parts = address.and_then(|address| address.split_once('@'));
    parts.is_some_and(|(account, project)| is_lowercase_id(account) && is_lowercase_id(project))
}

/// Whether an account or a project can have a text as its ID, with or without uppercase letters.
fn is_id(text: &str) -> bool {
    is_lowercase_id(&text.to_ascii_lowercase())
}

/// Whether a text has the form of the ID of a project or an account.
pub(super) fn is_lowercase_id(text: &str) -> bool {
    matches!(text.len(), 6..=30)
        && is_label(text)
        && text.starts_with(|first: char| first.is_ascii_lowercase())
}

/// Splits an address at its only `@`. What has a quote before it may be JSON, and what has a space after it is more than an
/// address.
fn address(text: &str) -> Option<(&str, &str)> {
    let (account, domain) = text.split_once('@')?;
    let is_around = |own: char| matches!(own, '/' | '(' | ')' | ',' | ';') || own.is_whitespace();
    let is_good = !account.is_empty()
        && !account.contains('"')
        && !domain.contains(is_around)
        && !domain.is_empty()
        && !domain.contains('@');
    is_good.then_some((account, domain))
}

/// The words of the labels before an address.
const LABEL: [&str; 11] = [
    "account",
    "address",
    "client",
    "email",
    "export",
    "gcp",
    "impersonate",
    "mail",
    "principal",
    "service",
    "user",
];

/// Returns the only address in a text: `Exporter <exporter@acme>`, `mailto:exporter@acme`, `Email: exporter@acme`,
/// `EMAIL=exporter@acme`, `exporter@acme.`.
fn only_address(text: &str) -> Option<&str> {
    let address = match text.split_once('<') {
        Some((name, rest)) if !name.contains('@') => rest,
        _ => text,
    };
    let address = match address.split_once([':', '=']) {
        Some(("mailto", rest)) => rest,
        // A colon alone may be a slip within the address: `export:er@acme`.
        Some((label, rest))
            if consists_of(label, &LABEL)
                && (label != "export" || rest.starts_with([' ', '\t'])) =>
        {
            rest
        }
        _ => address,
    };
    let address = without_delimiters(address);
    let address = address.strip_suffix('.').unwrap_or(address);
    (address.len() < text.len()).then_some(address)
}

/// A service account's address in lowercase, in parts.
struct Account {
    name: String,
    /// The domain without `.gserviceaccount.com`: `acme-prod.iam`, `developer`.
    service: String,
}

impl Account {
    fn parse(email: &str) -> Option<Self> {
        let email = email.to_ascii_lowercase();
        let (name, domain) = address(&email)?;
        Some(Self {
            name: name.to_owned(),
            service: domain.strip_suffix(".gserviceaccount.com")?.to_owned(),
        })
    }

    /// Returns the project of `<project>.iam`: its ID, with its domain if it has one.
    fn project(&self) -> Option<&str> {
        self.service.strip_suffix(".iam")
    }

    fn has_good_name(&self) -> bool {
        match &*self.service {
            "developer" => is_developer(&self.name),
            "cloudbuild" | "cloudservices" => is_digits(&self.name),
            // App Engine's account is named after the project.
            "appspot" => is_project(&self.name),
            _ => self.project().is_none() || is_id(&self.name),
        }
    }

    /// Says what the service requires before the `@`.
    fn name_message(&self) -> &'static str {
        match &*self.service {
            "developer" => "must have `<project number>-compute` before the `@`",
            "cloudbuild" | "cloudservices" => "must have the project number before the `@`",
            "appspot" => "must have the project ID before the `@`",
            _ => {
                "must have 6 to 30 lowercase letters, digits and `-` before the `@`, starting with a letter and not ending with `-`"
            }
        }
    }

    fn has_good_project(&self) -> bool {
        let Some(project) = self.project() else {
            return matches!(
                &*self.service,
                "developer" | "appspot" | "cloudbuild" | "cloudservices" | "system"
            );
        };
        is_project(project)
    }
}

/// Returns the ID of the project in the address of a user-managed service account.
pub(super) fn project_of(email: &str) -> Option<String> {
    Account::parse(email)?.project().map(str::to_owned)
}

/// Whether a name is Compute Engine's `<number>-compute`, or the console's old `<number>-<32 letters and digits>`.
fn is_developer(name: &str) -> bool {
    let is_unique =
        |id: &str| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    name.split_once('-')
        .is_some_and(|(number, id)| is_digits(number) && (id == "compute" || is_unique(id)))
}

/// Whether a text is the ID of a project, followed by its domain if it is in one: `acme-prod.example.com`.
fn is_project(text: &str) -> bool {
    let Some((id, domain)) = text.split_once('.') else {
        return is_id(text);
    };
    let is_part = |part: &str| is_label(&part.to_ascii_lowercase());
    is_id(id) && domain.contains('.') && domain.split('.').all(is_part)
}

const EMPTY: Rule = Rule {
    reason: Reason::Empty,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        empty(
            "is empty; leave it out if the pool's principal has access to the bucket itself",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is empty",
        why: "no account has an empty address; without the field, the pool's principal needs access to the bucket itself",
        source: "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations",
        bad: r#""""#,
        good: r#""exports@acme-prod.iam.gserviceaccount.com""#,
    }),
};

const LOOKS_LIKE_RESOURCE: Rule = Rule {
    reason: Reason::LooksLikeResource,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        let text = context.text;
        let name = google_name(text);
        let member = text
            .split_once(':')
            .filter(|(kind, _)| kind.eq_ignore_ascii_case("serviceAccount"));
        let member = member.map(|(_, email)| email.trim());
        let email = member.or_else(|| name.as_ref()?.get(Subject::ServiceAccount));
        let is_resource = email.is_some()
            || name.is_some()
            || contains(text, "serviceAccounts/")
            || contains(text, "serviceAccount:");
        is_resource.then(|| {
            let message =
                "looks like a resource name; only the email address of the service account belongs here";
            Finding::new(message).fix(email.and_then(|email| context.replace_if_clean(email)))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a resource name, or a member of a policy",
        why: "only the email address is accepted",
        source: TYPES,
        bad: r#""serviceAccount:exports@acme-prod.iam.gserviceaccount.com""#,
        good: r#""exports@acme-prod.iam.gserviceaccount.com""#,
    }),
};

const SURROUNDING_WHITESPACE: Rule = surrounding_whitespace(
    "an email address has no spaces",
    TYPES,
    r#""exports@acme-prod.iam.gserviceaccount.com ""#,
    r#""exports@acme-prod.iam.gserviceaccount.com""#,
);

const NOT_AN_EMAIL: Rule = Rule {
    reason: Reason::NotAnEmail,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        let repair = only_address(context.text)
            .filter(|own| only_address(own).is_none())
            .and_then(|own| context.replace_if_clean(own));
        let mut before = context.text.bytes().take_while(|&byte| byte != b'@');
        let has_text_around = before.any(|byte| matches!(byte, b'=' | b'/'));
        (repair.is_some() || has_text_around || address(context.text).is_none()).then(|| {
            let found = excerpt(context.text);
            Finding::new(format!(
                "{} is not an email address; {EXPECTED}",
                Quoted(&found)
            ))
            .fix(repair)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is not an email address, or has something around one",
        why: "m3ter impersonates the service account of this address",
        source: TYPES,
        bad: r#""exports""#,
        good: r#""exports@acme-prod.iam.gserviceaccount.com""#,
    }),
};

const NOT_A_SERVICE_ACCOUNT: Rule = Rule {
    reason: Reason::NotAServiceAccount,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let (_, domain) = address(context.text)?;
        Account::parse(context.text).is_none().then(|| {
            let message =
                "must end with `.gserviceaccount.com`, as the addresses of service accounts do";
            Finding::new(message).param("domain", excerpt(domain))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "its domain does not end with `.gserviceaccount.com`",
        why: "m3ter can impersonate only service accounts",
        source: TYPES,
        bad: r#""ada@example.com""#,
        good: r#""123456789012-compute@developer.gserviceaccount.com""#,
    }),
};

const UPPERCASE: Rule = Rule {
    reason: Reason::Uppercase,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        Account::parse(context.text)?;
        uppercase(
            "contains uppercase letters, which Google does not allow",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains uppercase letters",
        why: "Google allows only lowercase letters",
        source: TYPES,
        bad: r#""Exports@acme-prod.iam.gserviceaccount.com""#,
        good: r#""exports@acme-prod.iam.gserviceaccount.com""#,
    }),
};

const ACCOUNT_FORM: Rule = Rule {
    reason: Reason::AccountForm,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let account = Account::parse(context.text)?;
        (!account.has_good_name())
            .then(|| Finding::new(account.name_message()).fix(as_typed(context)))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the part before the `@` is not 6 to 30 lowercase letters, digits and hyphens, starting with a letter and \
               not ending with a hyphen; or, in a domain of Google's own, not the project number or ID that the domain requires",
        why: "no service account has such an address",
        source: TYPES,
        bad: r#""sa@acme-prod.iam.gserviceaccount.com""#,
        good: r#""export@acme-prod.iam.gserviceaccount.com""#,
    }),
};

const PROJECT_FORM: Rule = Rule {
    reason: Reason::ProjectForm,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let account = Account::parse(context.text)?;
        (!account.has_good_project()).then(|| {
            let found = excerpt(context.text);
            let found = Quoted(&found);
            Finding::new(match account.project() {
                Some(project) if is_digits(project) => {
                    let number = excerpt(project);
                    let number = Quoted(&number);
                    format!("has the project number {number}; expected the project's ID")
                }
                Some(_) => format!("{found} has a wrong project ID; {PROJECT_IDS}"),
                None => format!("{found} has no project ID; {EXPECTED}"),
            })
            .fix(as_typed(context))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the part after the `@` is not `<project ID>.iam.gserviceaccount.com`, nor one of Google's own domains",
        why: "there is no such service account",
        source: TYPES,
        bad: r#""exports@acme.gserviceaccount.com""#,
        good: r#""exports@acme-prod.example.com.iam.gserviceaccount.com""#,
    }),
};

#[cfg(test)]
mod tests {
    use super::is_project;

    #[test]
    fn a_project_may_be_in_a_domain() {
        for project in [
            "acme-prod",
            "acme-prod.example.com",
            "acme-prod.Example.co.uk",
        ] {
            assert!(is_project(project), "{project}");
        }
        for other in [
            "",
            "acme-prod.",
            "acme-prod.example",
            "acme-prod.example..com",
            ".example.com",
        ] {
            assert!(!is_project(other), "{other}");
        }
    }
}
