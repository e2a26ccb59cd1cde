//! The folder that receives the files. Both clouds accept any key of up to 1,024 bytes of UTF-8; these rules are about
//! prefixes that put the files in an unexpected place.

use super::bucket::{elsewhere, may_differ, without_file};
use super::common::{empty, split_label};
use super::key_characters::{
    AVOIDED_BY_AWS, AVOIDED_BY_GOOGLE, CONTROL_CHARACTER, GCS_KEYS, LINE_BREAK_IN_GCS, S3_KEYS,
};
use super::path::{may_have_escape, meant, tidied};
use super::references::{self, Reference, object_resource, percent_decoded};
use super::{
    Finding, Rule, RuleContext, RuleDocumentation, RuleSet, RuleText, invisible, placeholder,
    quoted,
};
use crate::contract::DestinationType::{Gcs, S3};
use crate::contract::Subject;
use crate::diagnostic::{Code, Impact, Reason};
use crate::json::Value;
use crate::report::Repair;
use crate::text::{consists_of, contains, split_once};
use crate::unicode::{is_invisible, without_delimiters};
use std::borrow::Cow;

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::Prefix,
    rules: &[
        placeholder::rule(
            Impact::WrongPlace,
            r#""exports/{orgId}""#,
            r#""exports/orgId""#,
        ),
        quoted::rule(Impact::WrongPlace, r#""'exports'""#, r#""exports""#),
        EMPTY,
        LOOKS_LIKE_ARN,
        LOOKS_LIKE_RESOURCE,
        LOOKS_LIKE_URL,
        invisible::rule(
            Impact::WrongPlace,
            r#""exports/\u200bfinance""#,
            r#""exports/finance\u00e9""#,
        ),
        SURROUNDING_WHITESPACE,
        LEADING_SLASH,
        TRAILING_SLASH,
        DOUBLE_SLASH,
        RELATIVE_SEGMENT,
        LINE_BREAK_IN_GCS,
        CONTROL_CHARACTER,
        BACKSLASH,
        AVOIDED_BY_AWS,
        AVOIDED_BY_GOOGLE,
        TOO_LONG_FOR_KEY,
        RESERVED_BY_GCS,
    ],
    is_ordinary: Some(is_ordinary),
};

/// The only rule for a text that is far too long.
pub(super) static LENGTH_RULE: RuleSet = RuleSet {
    code: Code::Prefix,
    rules: &[TOO_LONG_FOR_KEY],
    is_ordinary: None,
};

/// The bytes above which a text was not meant as a prefix, so that nothing else is worth reporting.
pub(super) const FAR_TOO_LONG: usize = 4096;

/// The 1,024 bytes of a key, without the 142 that a file of usage data needs after the prefix: `/orgId=`, a UUID, the
/// date, the hour, the type, and the file's name with another UUID.
const MAX_BYTES: usize = 882;

/// A short path of ordinary words, which no resource name is.
fn is_ordinary(prefix: &str) -> bool {
    let is_word =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b',' | b'-' | b'_' | b'=');
    prefix.len() <= MAX_BYTES
        && !prefix.starts_with("projects/")
        && !placeholder::has_unreplaced_part(prefix)
        && prefix
            .as_bytes()
            .split(|&byte| byte == b'/')
            .all(|folder| !folder.is_empty() && folder.iter().copied().all(is_word))
}

/// Returns the fix that writes a path as it was meant. It is a suggestion without a wildcard for all of a folder, and where the
/// path has something that may not belong to it: an escape, the bucket, a label, a quote or a comma at its end.
fn tidy(context: &RuleContext, path: &str) -> Option<Repair> {
    let folder = references::without_wildcard(path.trim());
    let is_shorter = folder.len() < path.trim().len();
    let written = if is_shorter { folder } else { path };
    let path = meant(written)?;
    let path = path.trim_matches(|own| own == '/' || is_invisible(own));
    let is_in_bucket = path
        .split(['/', ':'])
        .any(|part| names_bucket(context, part.trim()));
    let is_guess = is_shorter
        || is_in_bucket
        || may_have_escape(written)
        || is_listed(path)
        || is_in_path_of_google(path)
        || path.contains(is_invisible)
        || without_delimiters(path) != path
        || percent_decoded(path).is_none_or(|decoded| decoded != path);
    let repair = if path.is_empty() {
        context.remove()
    } else {
        Some(Repair::replace(context.field.name, path))
    };
    repair.map(|repair| repair.suggested_if(is_guess))
}

/// Whether a path is one of Google's console or API, such as `storage/browser/acme/exports` and `b/acme/o/exports`.
fn is_in_path_of_google(path: &str) -> bool {
    let is_object = path.starts_with("b/") || contains(path, "/b/");
    path.starts_with("storage/browser/")
        || contains(path, "/buckets/")
        || is_object && contains(path, "/o/")
}

/// Whether a path has a label, or the mark of a folder in a list of `aws s3 ls`: `prefix: exports`, `?prefix=exports`,
/// `PRE exports`.
fn is_listed(path: &str) -> bool {
    let is_label = |label| consists_of(label, &["folder", "key", "path", "prefix"]);
    let text = path.trim_start_matches(['?', '&']);
    path.starts_with("PRE ") || split_label(text).is_some_and(|(label, _)| is_label(label))
}

const EMPTY: Rule = Rule {
    reason: Reason::Empty,
    impact: Impact::Advice,
    is_exclusive: true,
    check: |context| empty("is empty; leave it out for the bucket's root", context),
    documentation: RuleDocumentation::new(RuleText {
        when: "it is empty",
        why: "it is not documented what m3ter does with an empty prefix; leaving it out means the bucket's root",
        source: "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations",
        bad: r#""""#,
        good: r#""a""#,
    }),
};

const LOOKS_LIKE_ARN: Rule = Rule {
    reason: Reason::LooksLikeArn,
    impact: Impact::WrongPlace,
    is_exclusive: true,
    check: |context| {
        let message = "looks like an ARN; only the folder in the bucket belongs here";
        Some(pasted(&references::arn(context.text)?, message, context))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it starts with `arn:`, as ARNs do",
        why: "the prefix is a folder in the bucket, so the ARN would become a part of each key",
        source: S3_KEYS,
        bad: r#""arn:aws:s3:::acme-data/exports""#,
        good: r#""arn/exports""#,
    }),
};

const LOOKS_LIKE_RESOURCE: Rule = Rule {
    reason: Reason::LooksLikeResource,
    impact: Impact::WrongPlace,
    is_exclusive: true,
    check: |context| {
        // In S3, `projects/alpha/buckets/raw` is an ordinary folder.
        let is_google_only =
            context.text.starts_with("//") || context.text.starts_with("projects/_/");
        if context.body.destination_type == S3 && !is_google_only {
            return None;
        }
        let place = Reference::Place(object_resource(context.text)?);
        let message = "looks like a resource name; only the folder in the bucket belongs here";
        Some(pasted(&place, message, context))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is the resource name of a bucket or an object in Google Cloud Storage; for S3, only with `//` or `projects/_/` at its start",
        why: "the prefix is a folder in the bucket, so the name would become a part of each key",
        source: "https://cloud.google.com/iam/docs/conditions-resource-attributes#resource-name",
        bad: r#""projects/_/buckets/acme-data""#,
        good: r#""projects/buckets/acme-data""#,
    }),
};

const LOOKS_LIKE_URL: Rule = Rule {
    reason: Reason::LooksLikeUrl,
    impact: Impact::WrongPlace,
    is_exclusive: true,
    check: |context| {
        let message = "looks like a URL; only the folder in the bucket belongs here";
        Some(pasted(&references::url(context.text)?, message, context))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a URL",
        why: "the prefix is a folder in the bucket, so the URL would become a part of each key",
        source: S3_KEYS,
        bad: r#""s3://acme-data/exports""#,
        good: r#""s3/exports""#,
    }),
};

/// Describes a reference in the place of a folder. The fix writes the folder of a place in this cloud.
fn pasted(reference: &Reference, message: &'static str, context: &RuleContext) -> Box<Finding> {
    let finding = Finding::new(message);
    let Reference::Place(place) = reference else {
        return finding;
    };
    if let Some(finding) = elsewhere(place, context) {
        return finding;
    }
    let folder = references::without_wildcard(&place.folder);
    // Of a place in a place, either may be meant.
    let is_nested = references::has_place(folder) || references::url(&tidied(folder)).is_some();
    let repair = tidy(context, without_file(folder)).filter(|_| !is_nested);
    let is_sure = has_bucket(context, &place.bucket) && !may_differ(folder, context);
    finding.fix(repair.map(|repair| repair.suggested_if(!is_sure)))
}

/// Whether the body's bucket is the one of a URL.
fn has_bucket(context: &RuleContext, bucket: &str) -> bool {
    bucket_of(context).as_deref() == Some(bucket)
}

/// Whether a folder is the body's bucket, or a part of what was pasted for it, such as `s3://acme-data`.
fn names_bucket(context: &RuleContext, folder: &str) -> bool {
    let Some(bucket) = bucket_of(context).filter(|_| !folder.is_empty()) else {
        return false;
    };
    let is_of_name = |own: u8| own.is_ascii_alphanumeric() || matches!(own, b'-' | b'_' | b'.');
    split_once(&bucket, folder).is_some_and(|(before, after)| {
        !before.bytes().next_back().is_some_and(is_of_name)
            && !after.bytes().next().is_some_and(is_of_name)
    })
}

fn bucket_of<'a>(context: &RuleContext<'a>) -> Option<Cow<'a, str>> {
    match context.body.subject(Subject::Bucket)?.1?.value {
        Value::String(text) => Some(text.decode().text),
        _ => None,
    }
}

const SURROUNDING_WHITESPACE: Rule = Rule {
    reason: Reason::SurroundingWhitespace,
    impact: Impact::WrongPlace,
    is_exclusive: false,
    check: |context| {
        let has_spaces = context.text.len() < context.value.len();
        has_spaces.then(|| {
            let message = "has leading or trailing whitespace, which becomes a part of the keys";
            Finding::new(message).fix(tidy(context, context.value))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it has leading or trailing spaces",
        why: "they become a part of the keys",
        source: S3_KEYS,
        bad: r#""exports ""#,
        good: r#""my exports""#,
    }),
};

const LEADING_SLASH: Rule = Rule {
    reason: Reason::LeadingSlash,
    impact: Impact::WrongPlace,
    is_exclusive: false,
    check: |context| {
        context.text.starts_with('/').then(|| {
            let message = "starts with `/`, which makes a folder without a name";
            Finding::new(message).fix(tidy(context, context.value))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it starts with `/`",
        why: "the files land in a folder without a name",
        source: S3_KEYS,
        bad: r#""/exports""#,
        good: r#""exports/finance""#,
    }),
};

const TRAILING_SLASH: Rule = Rule {
    reason: Reason::TrailingSlash,
    impact: Impact::WrongPlace,
    is_exclusive: false,
    check: |context| {
        let is_bad = context.text.ends_with('/') && !context.text.trim_matches('/').is_empty();
        is_bad.then(|| {
            let message = "ends with `/`; another one follows in the keys, which makes a folder without a name";
            Finding::new(message).fix(tidy(context, context.value))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it ends with `/`",
        why: "the layout of the files adds another one, so that they land in a folder without a name",
        source: S3_KEYS,
        bad: r#""exports/""#,
        good: r#""exports""#,
    }),
};

const DOUBLE_SLASH: Rule = Rule {
    reason: Reason::DoubleSlash,
    impact: Impact::WrongPlace,
    is_exclusive: false,
    check: |context| {
        contains(context.text.trim_matches('/'), "//").then(|| {
            let message = "contains two slashes in a row, which make a folder without a name";
            Finding::new(message).fix(tidy(context, context.value))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains two slashes in a row",
        why: "the files land in a folder without a name",
        source: S3_KEYS,
        bad: r#""exports//finance""#,
        good: r#""exports/finance/eu""#,
    }),
};

const RELATIVE_SEGMENT: Rule = Rule {
    reason: Reason::RelativeSegment,
    impact: Impact::WrongPlace,
    is_exclusive: false,
    check: |context| {
        let has_dots = context
            .text
            .split('/')
            .any(|segment| matches!(segment, "." | ".."));
        has_dots
            .then(|| Finding::new("contains `.` or `..` as a folder; storage takes it literally"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "a folder is `.` or `..`",
        why: "storage takes it literally, and many tools do not",
        source: S3_KEYS,
        bad: r#""exports/../finance""#,
        good: r#""exports/.../v1.2""#,
    }),
};

const BACKSLASH: Rule = Rule {
    reason: Reason::Backslash,
    impact: Impact::WrongPlace,
    is_exclusive: false,
    check: |context| {
        context.text.contains('\\').then(|| {
            let message = "contains `\\`, which is part of a folder's name in storage; folders are separated by `/`";
            Finding::new(message).fix(tidy(context, context.value))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: r"it contains `\`",
        why: "it is an ordinary character of the key and separates no folders",
        source: S3_KEYS,
        bad: r#""exports\\finance""#,
        good: r#""exports/finance-1""#,
    }),
};

const TOO_LONG_FOR_KEY: Rule = Rule {
    reason: Reason::TooLongForKey,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let bytes = context.value.len();
        (bytes > MAX_BYTES).then(|| {
            let message = format!(
                "has {bytes} bytes; with more than {MAX_BYTES}, the keys are longer than the 1,024 bytes that both clouds allow"
            );
            Finding::new(message).param("bytes", bytes).param("max", MAX_BYTES)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it has more than 882 bytes of UTF-8; of one with more than 4,096, nothing else is reported",
        why: "the keys of usage files would be longer than the 1,024 bytes that both clouds allow",
        source: S3_KEYS,
        bad: r#""a×883""#,
        good: r#""é×441""#,
    }),
};

const RESERVED_BY_GCS: Rule = Rule {
    reason: Reason::ReservedByGcs,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let rest = context.text.strip_prefix(".well-known/acme-challenge")?;
        let is_reserved = rest.is_empty() || rest.starts_with('/');
        (is_reserved && context.body.destination_type == Gcs).then(|| {
            Finding::new("starts with `.well-known/acme-challenge/`, which Google reserves")
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "its first folders are `.well-known/acme-challenge`",
        why: "Google reserves such keys",
        source: GCS_KEYS,
        bad: r#"".well-known/acme-challenge/x""#,
        good: r#"".well-known/exports""#,
    })
    .only_for(Gcs),
};
