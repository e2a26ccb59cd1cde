//! What m3ter accepts and the cloud refuses later, or puts where nobody meant it. A subject is a file: its rules in the
//! order in which they are told, each a function that finds one flaw. `set` is the registry; the documentation is made
//! from it.

mod bucket_name;
mod gcs_bucket;
mod iam_role;
mod location;
mod name;
mod object_prefix;
mod placeholder;
mod project_number;
mod s3_bucket;
mod service_account;
pub(crate) mod spelling;
mod workload_identity;

use crate::body::Body;
use crate::check;
use crate::data::{Data, Params};
use crate::issue::{Code, Fix, Issue, PatchOperation, Reason};
use crate::message::excerpt;
use crate::rule::{DestinationType, Field, Subject};
use crate::text::trim;

/// The rules of a subject.
pub(crate) struct Set {
    pub code: Code,
    pub sources: Sources,
    /// Whether a text is of the common kind in which no rule finds a flaw; that spares looking.
    is_plain: fn(&str) -> bool,
    pub rules: &'static [Rule],
}

/// What the clouds say about a subject.
pub(crate) struct Sources(#[cfg(not(target_arch = "wasm32"))] pub &'static [&'static str]);

impl Sources {
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    const fn new(urls: &'static [&'static str]) -> Self {
        Self(
            #[cfg(not(target_arch = "wasm32"))]
            urls,
        )
    }
}

/// One rule.
pub(crate) struct Rule {
    pub reason: Reason,
    find: Find,
    /// Whether the flaw tells all: that something else was pasted. It stands beside `too_long` too.
    is_alone: bool,
    #[cfg(not(target_arch = "wasm32"))]
    pub prose: RuleProse,
}

type Find = fn(&Given) -> Option<Finding>;

/// A rule for people: when it warns, and a value of each kind as JSON text, in which `a×3` stands for `aaa`.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct RuleProse {
    pub when: &'static str,
    pub bad: &'static str,
    pub good: &'static str,
}

impl Rule {
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    const fn new(
        reason: Reason,
        find: Find,
        when: &'static str,
        bad: &'static str,
        good: &'static str,
    ) -> Self {
        Self {
            reason,
            find,
            is_alone: false,
            #[cfg(not(target_arch = "wasm32"))]
            prose: RuleProse { when, bad, good },
        }
    }

    const fn alone(self) -> Self {
        Self {
            is_alone: true,
            ..self
        }
    }
}

/// The rules for a field of a destination.
pub(crate) const fn set(subject: Subject, destination_type: DestinationType) -> &'static Set {
    match (subject, destination_type) {
        (Subject::Name, _) => &name::SET,
        (Subject::Bucket, DestinationType::S3) => &s3_bucket::SET,
        (Subject::Bucket, DestinationType::Gcs) => &gcs_bucket::SET,
        (Subject::ObjectPrefix, _) => &object_prefix::SET,
        (Subject::IamRole, _) => &iam_role::SET,
        (Subject::ProjectNumber, _) => &project_number::SET,
        (Subject::Pool, _) => &workload_identity::POOL,
        (Subject::Provider, _) => &workload_identity::PROVIDER,
        (Subject::ServiceAccount, _) => &service_account::SET,
    }
}

/// Finds warnings about a text in which the contract finds no error, or none but that it is too long.
pub(crate) fn look(
    subject: Subject,
    field: &Field,
    text: &str,
    body: &Body,
    errors: &mut [Issue],
    found: &mut dyn FnMut(Issue),
) {
    let set = set(subject, body.destination_type);
    let is_too_long = match errors {
        [] if (set.is_plain)(text) => return,
        [] => false,
        [error] if error.code == Code::TooLong => true,
        _ => return,
    };
    let given = Given {
        untrimmed: text,
        text: trim(text),
        field,
        body,
    };
    if let [error] = errors
        && subject == Subject::Bucket
        && body.destination_type == DestinationType::Gcs
    {
        gcs_bucket::explain_length(&given, error);
    }
    set.findings(&given, is_too_long, &mut |rule, finding| {
        let mut issue = Issue::at(field.name.into(), set.code);
        issue.reason = Some(rule.reason);
        issue.param("found", excerpt(text));
        issue.params.append(finding.params);
        if !finding.patch.is_empty() {
            issue.fix = Some(Fix {
                patch: finding.patch,
            });
        }
        found(issue);
    });
}

impl Set {
    fn findings(&self, given: &Given, only_alone: bool, found: &mut dyn FnMut(&Rule, Finding)) {
        for rule in self.rules {
            if (rule.is_alone || !only_alone)
                && let Some(finding) = (rule.find)(given)
            {
                found(rule, finding);
                if rule.is_alone {
                    return;
                }
            }
        }
    }
}

/// What a rule looks at.
struct Given<'a> {
    untrimmed: &'a str,
    /// Without blanks at its edges.
    text: &'a str,
    field: &'a Field,
    body: &'a Body<'a>,
}

impl Given<'_> {
    /// Whether the contract takes a text for this field.
    fn accepts(&self, text: &str) -> bool {
        check::accepts(self.field, text)
    }

    /// Whether nobody finds a flaw in a text for this field.
    fn is_clean(&self, text: &str) -> bool {
        let mut is_clean = self.accepts(text);
        if let Some(subject) = self.field.subject {
            let given = Given {
                untrimmed: text,
                text,
                field: self.field,
                body: self.body,
            };
            set(subject, self.body.destination_type).findings(&given, false, &mut |_, _| {
                is_clean = false;
            });
        }
        is_clean
    }
}

/// What a rule found: what its sentence needs, and what to do about it.
#[derive(Default)]
struct Finding {
    params: Params,
    patch: Vec<PatchOperation>,
}

impl Finding {
    fn with(mut self, name: &'static str, value: impl Into<Data>) -> Self {
        self.params.push(name, value);
        self
    }

    /// With a part of what people typed.
    #[inline(never)]
    fn quoting(self, name: &'static str, text: &str) -> Self {
        self.with(name, excerpt(text))
    }

    #[inline(never)]
    fn meant(mut self, given: &Given, text: String) -> Self {
        self.patch.push(PatchOperation::Replace {
            name: given.field.name.into(),
            value: text.into(),
        });
        self
    }

    /// With the text that was meant, if it is flawless.
    #[inline(never)]
    fn meant_if_clean(self, given: &Given, text: String) -> Self {
        if given.is_clean(&text) {
            self.meant(given, text)
        } else {
            self
        }
    }

    /// The field had better be left out, unless the kind of destination was inferred from it.
    fn without(mut self, given: &Given) -> Self {
        if given.body.keeps_kind_without(given.field) {
            self.patch.push(PatchOperation::Remove {
                name: given.field.name.into(),
            });
        }
        self
    }
}

/// Blanks at an edge of the text.
fn surrounding_whitespace(given: &Given) -> Option<Finding> {
    if given.text.len() == given.untrimmed.len() {
        return None;
    }
    let finding = Finding::default();
    Some(if given.accepts(given.text) {
        finding.meant(given, given.text.to_owned())
    } else {
        finding
    })
}

/// The first character that is not allowed.
#[inline(never)]
fn character(text: &str, is_allowed: fn(char) -> bool) -> Option<Finding> {
    let character = text.chars().find(|&character| !is_allowed(character))?;
    Some(Finding::default().with("character", character))
}

/// Capital letters, and the text that was meant if they are its only flaw.
fn uppercase(given: &Given) -> Option<Finding> {
    has_uppercase(given.text)
        .then(|| Finding::default().meant_if_clean(given, given.text.to_ascii_lowercase()))
}

fn has_uppercase(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// A flaw without particulars.
fn when(condition: bool) -> Option<Finding> {
    condition.then(Finding::default)
}

const fn is_lower_or_digit(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}
