//! The number of the project that holds the workload identity pool: its id will not do.

use super::{Given, Rule, Set, Sources, surrounding_whitespace};
use crate::issue::{Code, Issue, Reason};
use crate::text::{before, digits, is_all, is_digits, parts};

pub(super) static SET: Set = Set {
    code: Code::ProjectNumber,
    sources: Sources::new(&[
        "https://cloud.google.com/resource-manager/docs/creating-managing-projects#identifying_projects",
    ]),
    rules: &[
        Rule::new(
            Reason::LooksLikeResource,
            looks_like_resource,
            "it is the name of a resource",
            r#""projects/123456789012""#,
            r#""123456789012""#,
        )
        .alone(),
        Rule::new(
            Reason::SurroundingWhitespace,
            surrounding_whitespace,
            "there are blanks at its edges",
            r#"" 123456789012""#,
            r#""123456789012""#,
        ),
        Rule::new(
            Reason::NotDigits,
            |given, _| !is_digits(given.text),
            "it is a project's id, or anything else but digits",
            r#""acme-prod""#,
            r#""1""#,
        ),
        Rule::new(
            Reason::Length,
            |given, issue| {
                let actual = given.text.len();
                issue.when(
                    is_digits(given.text) && actual > LONGEST,
                    &[("actual", actual), ("max", LONGEST)],
                )
            },
            "it has more than 19 digits, which no int64 has",
            r#""12345678901234567890""#,
            r#""1234567890123456789""#,
        ),
        Rule::new(
            Reason::LeadingZero,
            |given, _| is_digits(given.text) && given.text.starts_with('0'),
            "it begins with 0",
            r#""0123456789""#,
            r#""1234567890""#,
        ),
    ],
};

/// The digits of int64's greatest number.
const LONGEST: usize = 19;

pub(super) fn plain(text: &[u8]) -> usize {
    let length = digits(text);
    let is_plain = matches!(length, 1..=LONGEST) && text.first() != Some(&b'0');
    if is_plain { length } else { 0 }
}

fn looks_like_resource(given: &Given, issue: &mut Issue) -> bool {
    let names = [
        "projects/*",
        "//iam.googleapis.com/projects/*",
        "https://iam.googleapis.com/v1/projects/*",
    ];
    let rest = names.iter().find_map(|name| parts(given.text, name));
    if let Some([rest]) = rest {
        let project = before(rest, b'/');
        if is_all(project, plain) {
            issue.replace(project);
        }
    }
    rest.is_some()
}
