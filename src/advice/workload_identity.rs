//! The ids of a workload identity pool and of a provider in it.

use super::{
    Finding, Given, Rule, Set, Sources, character, is_lower_or_digit, surrounding_whitespace,
    uppercase, when,
};
use crate::issue::{Code, Reason};
use crate::rule::Subject;
use crate::text::{split_at_part, split_once};

pub(super) static POOL: Set = Set {
    code: Code::WorkloadIdentityPool,
    sources: Sources::new(&[
        "https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/create",
    ]),
    is_plain,
    rules: &[
        Rule::new(
            Reason::LooksLikeResource,
            |given| looks_like_resource(given, POOLS),
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
    is_plain,
    rules: &[
        Rule::new(
            Reason::LooksLikeResource,
            |given| looks_like_resource(given, "/providers/"),
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
    |given| {
        if is_fleet_pool(given) {
            None
        } else {
            uppercase(given)
        }
    },
    "it holds capital letters",
    r#""M3ter-Main""#,
    r#""m3ter-main""#,
);

const CHARACTERS: Rule = Rule::new(
    Reason::Characters,
    |given| {
        if is_fleet_pool(given) {
            return None;
        }
        character(given.text, |it| {
            is_lower_or_digit(it) || it.is_ascii_uppercase() || it == '-'
        })
    },
    "it holds something else than letters, digits and `-`",
    r#""m3ter_main""#,
    r#""m3ter-main-1""#,
);

const LENGTH: Rule = Rule::new(
    Reason::Length,
    |given| {
        let actual = given.text.chars().count();
        (!LENGTHS.contains(&actual) && !is_fleet_pool(given)).then(|| {
            Finding::default()
                .with("min", *LENGTHS.start())
                .with("max", *LENGTHS.end())
                .with("actual", actual)
        })
    },
    "it has not from 4 to 32 characters",
    r#""m3t""#,
    r#""m3te""#,
);

const RESERVED_PREFIX: Rule = Rule::new(
    Reason::ReservedPrefix,
    |given| {
        when(given.text.starts_with("gcp-") && !is_fleet_pool(given))
            .map(|finding| finding.with("prefix", "gcp-"))
    },
    "it begins with `gcp-`, which Google keeps for itself",
    r#""gcp-main""#,
    r#""main-gcp""#,
);

const LENGTHS: std::ops::RangeInclusive<usize> = 4..=32;
const POOLS: &str = "workloadIdentityPools/";

fn is_plain(text: &str) -> bool {
    let is_ordinary = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    LENGTHS.contains(&text.len())
        && text.as_bytes().iter().all(is_ordinary)
        && !text.starts_with("gcp-")
}

/// The pool of a fleet of clusters: Google makes it, and names it by other rules.
/// <https://cloud.google.com/kubernetes-engine/fleet-management/docs/use-workload-identity>
fn is_fleet_pool(given: &Given) -> bool {
    given.field.subject == Some(Subject::Pool) && given.text.ends_with(".svc.id.goog")
}

fn looks_like_resource(given: &Given, before: &str) -> Option<Finding> {
    split_at_part(given.text, POOLS)?;
    let id = split_at_part(given.text, before).map_or("", |(_, rest)| {
        split_once(rest, b'/').map_or(rest, |(id, _)| id)
    });
    Some(if id.is_empty() {
        Finding::default()
    } else {
        Finding::default().meant(given, id.to_owned())
    })
}
