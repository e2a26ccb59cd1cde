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
use crate::check::{self, Checker};
use crate::class::Class;
use crate::issue::{Code, Issue, Reason};
use crate::plain::is_plain;
use crate::rule::{DestinationType, Field, Subject};
use crate::text::trim;

/// The rules of a subject.
pub(crate) struct Set {
    pub code: Code,
    #[cfg_attr(target_arch = "wasm32", expect(dead_code))]
    pub sources: Sources,
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

/// Whether a text has the flaw; then the issue says what its sentence needs, and what to do about it.
type Find = fn(&Given, &mut Issue) -> bool;

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

/// The length of the value at a text's beginning, if it is of the common kind in which neither the contract's format nor a rule
/// finds a flaw. There may be none in another either.
#[expect(
    clippy::inline_always,
    reason = "a call costs as much as what is called"
)]
#[inline(always)]
pub(crate) fn plain(subject: Subject, kind: Option<DestinationType>, text: &[u8]) -> usize {
    match (subject, kind) {
        (Subject::Name, _) => name::plain(text),
        (Subject::Bucket, Some(DestinationType::S3)) => s3_bucket::plain(text),
        (Subject::Bucket, Some(DestinationType::Gcs)) => gcs_bucket::plain(text),
        (Subject::Bucket, None) => s3_bucket::plain(text).min(gcs_bucket::plain(text)),
        (Subject::ObjectPrefix, _) => object_prefix::plain(text),
        (Subject::IamRole, _) => iam_role::plain(text),
        (Subject::ProjectNumber, _) => project_number::plain(text),
        (Subject::Pool | Subject::Provider, _) => workload_identity::plain(text),
        (Subject::ServiceAccount, _) => service_account::plain(text),
    }
}

/// Finds warnings about a text in which the contract finds no error, or none but that it is too long. The issues on the field
/// begin at `known`.
pub(crate) fn look(
    subject: Subject,
    field: &Field,
    text: &str,
    known: usize,
    checker: &mut Checker,
) {
    let body = checker.body;
    let kind = body.destination_type;
    let set = set(subject, kind);
    let mut too_long = match checker.issues.get_mut(known..).unwrap_or_default() {
        [] if is_plain(field, kind, text) => return,
        [] => None,
        [error] if error.code == Code::TooLong => Some(error),
        _ => return,
    };
    if subject == Subject::ObjectPrefix && text.len() > object_prefix::FAR_TOO_LONG {
        let issue = checker.issue(set.code);
        issue.reason = Some(Reason::TooLongForKey);
        issue.text("found", text);
        object_prefix::too_long_for_key(text, issue);
        return;
    }
    let trimmed = trim(text);
    let given = Given {
        untrimmed: text,
        text: trimmed,
        lower: &trimmed.to_ascii_lowercase(),
        field,
        body,
    };
    if let Some(error) = &mut too_long
        && set.code == Code::GcsBucketName
    {
        gcs_bucket::explain_length(&given, error);
    }
    set.look(&given, too_long.is_some(), &mut |issue| {
        checker.add(issue);
    });
}

impl Set {
    fn look(&self, given: &Given, only_alone: bool, found: &mut dyn FnMut(Issue)) {
        let fresh = || {
            let mut issue = Issue::at(given.field.name.into(), self.code);
            issue.text("found", given.untrimmed);
            issue
        };
        let mut issue = fresh();
        for rule in self.rules {
            if (rule.is_alone || !only_alone) && (rule.find)(given, &mut issue) {
                issue.reason = Some(rule.reason);
                found(issue);
                if rule.is_alone {
                    return;
                }
                issue = fresh();
            }
        }
    }
}

/// What a rule looks at.
struct Given<'a> {
    untrimmed: &'a str,
    /// Without blanks at its edges.
    text: &'a str,
    /// That in lower case.
    lower: &'a str,
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
        let given = Given {
            untrimmed: text,
            text,
            lower: &text.to_ascii_lowercase(),
            ..*self
        };
        given.has_no_finding() && self.accepts(text)
    }

    #[inline(never)]
    fn has_no_finding(&self) -> bool {
        let mut has_none = true;
        if let Some(subject) = self.field.subject {
            let set = set(subject, self.body.destination_type);
            set.look(self, false, &mut |_| has_none = false);
        }
        has_none
    }

    /// Offers a text, if it is flawless.
    fn offer_clean(&self, text: &str, issue: &mut Issue) {
        if self.is_clean(text) {
            issue.replace(text);
        }
    }

    /// The field had better be left out, unless the kind of destination was inferred from it.
    fn offer_without(&self, issue: &mut Issue) {
        if self.body.keeps_kind_without(self.field) {
            issue.remove();
        }
    }
}

/// No text: the field had better be left out.
fn empty(given: &Given, issue: &mut Issue) -> bool {
    let is_empty = given.untrimmed.is_empty();
    if is_empty {
        given.offer_without(issue);
    }
    is_empty
}

/// Blanks at an edge of the text.
fn surrounding_whitespace(given: &Given, issue: &mut Issue) -> bool {
    let has_blanks = given.text.len() < given.untrimmed.len();
    if has_blanks && given.accepts(given.text) {
        issue.replace(given.text);
    }
    has_blanks
}

/// A character that is not allowed; the first is told.
#[inline(never)]
fn outside(allowed: &Class, text: &str, issue: &mut Issue) -> bool {
    let character = allowed.first_other(text);
    if let Some(character) = character {
        issue.character("character", character);
    }
    character.is_some()
}

/// Capital letters, and the text that was meant if they are its only flaw.
fn uppercase(given: &Given, issue: &mut Issue) -> bool {
    let has_uppercase = given.text != given.lower;
    if has_uppercase {
        given.offer_clean(given.lower, issue);
    }
    has_uppercase
}
