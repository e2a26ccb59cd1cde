//! The names of Google Cloud Storage's buckets.

use super::bucket_name::{
    adjacent_periods, edge, has_path, ip_address, looks_like_arn, looks_like_url,
};
use super::{Given, Rule, Set, Sources, outside, surrounding_whitespace, uppercase};
use crate::class::Class;
use crate::issue::{Code, Issue, Reason};
use crate::text::{begin, halves, has, has_bytes, has_hyphen_at_edge, label, word_of};

pub(super) static SET: Set = Set {
    code: Code::GcsBucketName,
    sources: Sources::new(&["https://cloud.google.com/storage/docs/buckets#naming"]),
    rules: &[
        Rule::new(
            Reason::LooksLikeArn,
            looks_like_arn,
            "it is an ARN, which names something of Amazon's",
            r#""arn:aws:s3:::acme-data""#,
            r#""acme-data""#,
        )
        .alone(),
        Rule::new(
            Reason::LooksLikeUrl,
            looks_like_url,
            "it is a URI or the address of a page",
            r#""gs://acme-data/exports""#,
            r#""gs-acme-data""#,
        )
        .alone(),
        Rule::new(
            Reason::HasPath,
            has_path,
            "it holds a `/`",
            r#""acme-data/exports""#,
            r#""acme-data_exports""#,
        )
        .alone(),
        Rule::new(
            Reason::SurroundingWhitespace,
            surrounding_whitespace,
            "there are blanks at its edges",
            r#"" acme-data""#,
            r#""acme-data""#,
        ),
        Rule::new(
            Reason::Uppercase,
            uppercase,
            "it holds capital letters",
            r#""Acme-Data""#,
            r#""acme-data""#,
        ),
        Rule::new(
            Reason::Characters,
            |given, issue| outside(&CHARACTERS, given.text, issue),
            "it holds something else than letters, digits, `.`, `-` and `_`",
            r#""acme data""#,
            r#""acme_data""#,
        ),
        Rule::new(
            Reason::Edge,
            edge,
            "its first or last character is not a letter or a digit",
            r#""_acme""#,
            r#""a_c-m.e""#,
        ),
        Rule::new(
            Reason::AdjacentPeriods,
            adjacent_periods,
            "a part of a dotted name is empty",
            r#""acme..com""#,
            r#""a.b.acme.com""#,
        ),
        Rule::new(
            Reason::IpAddress,
            ip_address,
            "it is four numbers from 0 to 255, joined by periods",
            r#""192.168.5.4""#,
            r#""999.1.1.1""#,
        ),
        Rule::new(
            Reason::GoogPrefix,
            |given, _| given.text.starts_with("goog") && !begins_with_google(given.text),
            "it begins with `goog`",
            r#""goog-acme""#,
            r#""foo-goog""#,
        ),
        Rule::new(
            Reason::GoogleWord,
            |given, _| has_google(given.text),
            "it holds `google`, or a close misspelling such as `g00gle`",
            r#""my-google-data""#,
            r#""my-goggle-data""#,
        ),
    ],
};

/// Each of the reserved words begins with `goog` or ends in `gle`.
pub(super) fn plain(text: &[u8]) -> usize {
    let name = begin(text, label(text));
    let is_plain =
        !has_hyphen_at_edge(name) && !name.starts_with(b"goog") && !has_bytes(name, b"gle");
    if is_plain { name.len() } else { 0 }
}

static CHARACTERS: Class = Class::new("a-zA-Z0-9._-");

const GOOGLES: &str = "google g00gle g0ogle go0gle";

fn begins_with_google(text: &str) -> bool {
    word_of(GOOGLES, text, |text, word| text.starts_with(word)).is_some()
}

fn has_google(text: &str) -> bool {
    word_of(GOOGLES, text, has).is_some()
}

/// Google's own limits of a dotted name, and of each of its parts.
const LONGEST: usize = 222;
const LONGEST_PART: usize = 63;

/// m3ter takes no more than 63 characters, where Google takes dotted names of up to 222: the error should not seem to be
/// Google's rule.
pub(super) fn explain_length(given: &Given, error: &mut Issue) {
    let mut rest = given.text;
    while !rest.is_empty() {
        let (part, behind) = halves(rest, b'.');
        if part.len() > LONGEST_PART {
            return;
        }
        rest = behind;
    }
    if given.text.len() <= LONGEST && given.has_no_finding() {
        error.count("googleMax", LONGEST);
    }
}
