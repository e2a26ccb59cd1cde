//! The ids of a workload identity pool and of a provider in it.

use super::{Given, Rule, Set, Sources, outside, surrounding_whitespace, uppercase};
use crate::class::Class;
use crate::issue::{Code, Issue, Reason};
use crate::rule::Subject;
use crate::text::{before, begin, count_characters, has, label, parts};

pub(super) static POOL: Set = Set {
    code: Code::WorkloadIdentityPool,
    sources: Sources::new(&[
        "https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/create",
    ]),
    rules: &[
        Rule::new(
            Reason::LooksLikeResource,
            |given, issue| looks_like_resource(given, "*workloadIdentityPools/*", issue),
            "it is the full name of a pool or provider",
            r#""projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool""#,
            r#""m3ter-pool""#,
        )
        .alone(),
        WHITESPACE,
        UPPERCASE,
        CHARACTERS,
        LENGTH,
        RESERVED_PREFIX,
    ],
};

pub(super) static PROVIDER: Set = Set {
    code: Code::WorkloadIdentityProvider,
    sources: Sources::new(&["https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools.providers/create"]),
    rules: &[
        Rule::new(
            Reason::LooksLikeResource,
            |given, issue| looks_like_resource(given, "*/providers/*", issue),
            "it is the full name of a pool or provider",
            r#""projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool/providers/m3ter-provider""#,
            r#""m3ter-provider""#,
        )
        .alone(),
        WHITESPACE,
        UPPERCASE,
        CHARACTERS,
        LENGTH,
        RESERVED_PREFIX,
    ],
};

const WHITESPACE: Rule = Rule::new(
    Reason::SurroundingWhitespace,
    surrounding_whitespace,
    "there are blanks at its edges",
    r#""m3ter-main ""#,
    r#""m3ter-main""#,
);

const UPPERCASE: Rule = Rule::new(
    Reason::Uppercase,
    |given, issue| !is_fleet_pool(given) && uppercase(given, issue),
    "it holds capital letters",
    r#""M3ter-Main""#,
    r#""m3ter-main""#,
);

const CHARACTERS: Rule = Rule::new(
    Reason::Characters,
    |given, issue| !is_fleet_pool(given) && outside(&WITH_CAPITALS, given.text, issue),
    "it holds something else than letters, digits and `-`",
    r#""m3ter_main""#,
    r#""m3ter-main-1""#,
);

const LENGTH: Rule = Rule::new(
    Reason::Length,
    |given, issue| {
        let actual = count_characters(given.text);
        issue.when(
            !(SHORTEST..=LONGEST).contains(&actual) && !is_fleet_pool(given),
            &[("min", SHORTEST), ("max", LONGEST), ("actual", actual)],
        )
    },
    "it has not from 4 to 32 characters",
    r#""m3t""#,
    r#""m3te""#,
);

const RESERVED_PREFIX: Rule = Rule::new(
    Reason::ReservedPrefix,
    |given, issue| {
        let is_reserved = given.text.starts_with(RESERVED) && !is_fleet_pool(given);
        issue.when_some("prefix", is_reserved.then_some(RESERVED))
    },
    "it begins with `gcp-`, which Google keeps for itself",
    r#""gcp-main""#,
    r#""main-gcp""#,
);

const SHORTEST: usize = 4;
const LONGEST: usize = 32;
const RESERVED: &str = "gcp-";
static WITH_CAPITALS: Class = Class::new("a-zA-Z0-9-");

pub(super) fn plain(text: &[u8]) -> usize {
    let id = begin(text, label(text));
    let is_plain = matches!(id.len(), SHORTEST..=LONGEST) && !matches!(id, [b'g', b'c', b'p', ..]);
    if is_plain { id.len() } else { 0 }
}

/// The pool of a fleet of clusters: Google makes it, and names it by other rules.
/// <https://cloud.google.com/kubernetes-engine/fleet-management/docs/use-workload-identity>
fn is_fleet_pool(given: &Given) -> bool {
    given.field.subject == Some(Subject::Pool) && given.text.ends_with(".svc.id.goog")
}

/// The pattern's last star stands for what comes behind the collection that the id is from.
fn looks_like_resource(given: &Given, pattern: &str, issue: &mut Issue) -> bool {
    let is_resource = has(given.text, "workloadIdentityPools/");
    if is_resource && let Some([_, rest]) = parts(given.text, pattern) {
        let id = before(rest, b'/');
        if !id.is_empty() {
            issue.replace(id);
        }
    }
    is_resource
}
