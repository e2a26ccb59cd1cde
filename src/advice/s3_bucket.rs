//! The names of S3's buckets. The bucket is there already: it may be from a time when the rules were laxer.

use super::bucket_name::{
    adjacent_periods, edge, has_path, ip_address, looks_like_arn, looks_like_url,
};
use super::{Given, Rule, Set, Sources, outside, surrounding_whitespace, uppercase};
use crate::class::Class;
use crate::issue::{Code, Issue, Reason};
use crate::text::{begin, has, has_hyphen_at_edge, is_digits, label, parts, word_of};

pub(super) static SET: Set = Set {
    code: Code::S3BucketName,
    sources: Sources::new(&[
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    ]),
    rules: &[
        Rule::new(
            Reason::LooksLikeArn,
            looks_like_arn,
            "it is an ARN, of the bucket or of something in it",
            r#""arn:aws:s3:::acme-data/exports""#,
            r#""acme-data""#,
        )
        .alone(),
        Rule::new(
            Reason::LooksLikeUrl,
            looks_like_url,
            "it is a URI or the address of a page",
            r#""s3://acme-data/exports""#,
            r#""s3-acme-data""#,
        )
        .alone(),
        Rule::new(
            Reason::HasPath,
            has_path,
            "it holds a `/`",
            r#""acme-data/exports""#,
            r#""acme-data-exports""#,
        )
        .alone(),
        Rule::new(
            Reason::SurroundingWhitespace,
            surrounding_whitespace,
            "there are blanks at its edges",
            r#""acme-data ""#,
            r#""acme-data""#,
        ),
        Rule::new(
            Reason::Uppercase,
            uppercase,
            "it holds capital letters; buckets made in us-east-1 before March 2018 may",
            r#""Acme-Data""#,
            r#""acme-data""#,
        ),
        Rule::new(
            Reason::Characters,
            |given, issue| outside(&CHARACTERS, given.text, issue),
            "it holds something else than letters, digits, `.` and `-`",
            r#""acme_data""#,
            r#""acme.data-1""#,
        ),
        Rule::new(
            Reason::Edge,
            edge,
            "its first or last character is not a letter or a digit",
            r#""acme-data-""#,
            r#""a--b""#,
        ),
        Rule::new(
            Reason::AdjacentPeriods,
            adjacent_periods,
            "two periods stand side by side",
            r#""acme..data""#,
            r#""acme.data.eu""#,
        ),
        Rule::new(
            Reason::IpAddress,
            ip_address,
            "it is four numbers from 0 to 255, joined by periods",
            r#""192.168.5.4""#,
            r#""192.168.1.word""#,
        ),
        Rule::new(
            Reason::ReservedPrefix,
            |given, issue| issue.when_some("prefix", reserved_prefix(given.text)),
            "it begins with `xn--`, `sthree-` or `amzn-s3-demo-`",
            r#""sthree-acme""#,
            r#""three-acme""#,
        ),
        Rule::new(
            Reason::ReservedSuffix,
            |given, issue| issue.when_some("suffix", reserved_suffix(given.text)),
            "it ends in `-s3alias`, `--ol-s3`, `.mrap`, `--x-s3` or `--table-s3`",
            r#""acme-s3alias""#,
            r#""acme-alias-s3""#,
        ),
        Rule::new(
            Reason::AccountRegionalSuffix,
            account_regional_suffix,
            "it ends in `-an` and is not an account-regional name: prefix, account id, region, `an`, joined by hyphens",
            r#""acme-an""#,
            r#""acme-111122223333-eu-west-1-an""#,
        ),
    ],
};

static CHARACTERS: Class = Class::new("a-zA-Z0-9.-");

fn reserved_prefix(name: &str) -> Option<&'static str> {
    let prefixes = "xn-- sthree- amzn-s3-demo-";
    word_of(prefixes, name, |name, prefix| name.starts_with(prefix))
}

fn reserved_suffix(name: &str) -> Option<&'static str> {
    let suffixes = "-s3alias --ol-s3 .mrap --x-s3 --table-s3";
    word_of(suffixes, name, |name, suffix| name.ends_with(suffix))
}

/// No reserved prefix begins, and no reserved suffix ends, as the name does.
pub(super) fn plain(text: &[u8]) -> usize {
    let name = begin(text, label(text));
    let has_reserved_edge = matches!(
        name,
        [b'x', b'n', ..]
            | [b's', b't', ..]
            | [b'a', b'm', b'z', ..]
            | [.., b's', b'3']
            | [.., b'a', b's' | b'n']
    );
    let is_plain = !has_hyphen_at_edge(name) && !has_reserved_edge;
    if is_plain { name.len() } else { 0 }
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html>
fn account_regional_suffix(given: &Given, _: &mut Issue) -> bool {
    let Some([mut words]) = parts(given.lower, "*-an") else {
        return false;
    };
    // What comes first is the prefix.
    while let Some([_, behind]) = parts(words, "*-*") {
        if let Some([account, region]) = parts(behind, "*-*")
            && account.len() == 12
            && is_digits(account)
            && is_region(region)
        {
            return false;
        }
        words = behind;
    }
    true
}

/// Two words at the least: `eu-west-1`.
fn is_region(text: &str) -> bool {
    label(text.as_bytes()) == text.len()
        && !has_hyphen_at_edge(text.as_bytes())
        && has(text, "-")
        && !has(text, "--")
}
