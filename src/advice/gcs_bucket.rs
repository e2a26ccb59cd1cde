//! The name of a Google Cloud Storage bucket.

use super::bucket::{
    has_path, is_ip_address, looks_like_arn, looks_like_url, pasted, without_surroundings,
};
use super::common::{characters, is_label, surrounding_whitespace, uppercase};
use super::references::{Reference, object_resource};
use super::{
    Finding, Rule, RuleContext, RuleDocumentation, RuleSet, RuleText, placeholder, quoted,
};
use crate::diagnostic::{Code, Impact, Reason};
use crate::text::contains;

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::GcsBucketName,
    rules: &[
        placeholder::rule(Impact::ExportFails, r#""acme-{env}""#, r#""acme-env""#),
        quoted::rule(Impact::ExportFails, r#""`acme-data`""#, r#""acme-data""#),
        LOOKS_LIKE_ARN,
        LOOKS_LIKE_RESOURCE,
        LOOKS_LIKE_URL,
        HAS_PATH,
        SURROUNDING_WHITESPACE,
        UPPERCASE,
        CHARACTERS,
        EDGE,
        ADJACENT_PERIODS,
        IP_ADDRESS,
        GOOG_PREFIX,
        GOOGLE_WORD,
    ],
    is_ordinary: Some(is_ordinary),
};

const NAMING: &str = "https://cloud.google.com/storage/docs/buckets#naming";

/// A label without the letters that all reserved words share.
fn is_ordinary(name: &str) -> bool {
    is_label(name) && !name.starts_with("goog") && !contains(name, "gle")
}

/// Google's own limits of a dotted name, and of each of its parts.
const MAX_LENGTH: usize = 222;
const MAX_PART_LENGTH: usize = 63;

/// Returns Google's limit for a name that is too long for m3ter but good for Google.
pub(super) fn google_max(context: &RuleContext) -> Option<usize> {
    let has_long_part = context
        .text
        .split('.')
        .any(|part| part.len() > MAX_PART_LENGTH);
    let is_good =
        !has_long_part && context.text.len() <= MAX_LENGTH && !context.rules.has_finding(context);
    is_good.then_some(MAX_LENGTH)
}

const LOOKS_LIKE_ARN: Rule = Rule {
    reason: Reason::LooksLikeArn,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        looks_like_arn(
            "looks like an ARN, which names something in AWS; the destination type is GCS",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is an ARN",
        why: "an ARN names something in AWS",
        source: NAMING,
        bad: r#""arn:aws:s3:::acme-data""#,
        good: r#""acme-data""#,
    }),
};

const LOOKS_LIKE_RESOURCE: Rule = Rule {
    reason: Reason::LooksLikeResource,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        let place = Reference::Place(object_resource(context.text)?);
        let message = "looks like a resource name; only the bucket name belongs here";
        Some(pasted(&place, message, context))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is the resource name of a bucket or an object",
        why: "a bucket name has no slashes",
        source: "https://cloud.google.com/iam/docs/conditions-resource-attributes#resource-name",
        bad: r#""projects/_/buckets/acme-data""#,
        good: r#""projects_buckets""#,
    }),
};

const LOOKS_LIKE_URL: Rule =
    looks_like_url(NAMING, r#""gs://acme-data/exports""#, r#""gs-acme-data""#);

const HAS_PATH: Rule = has_path(NAMING, r#""acme-data/exports""#, r#""acme-data_exports""#);

const SURROUNDING_WHITESPACE: Rule = surrounding_whitespace(
    "a bucket name has no spaces",
    NAMING,
    r#"" acme-data""#,
    r#""acme-data""#,
);

const UPPERCASE: Rule = Rule {
    reason: Reason::Uppercase,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        uppercase(
            "contains uppercase letters, which Google does not allow",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains uppercase letters",
        why: "Google allows only lowercase letters",
        source: NAMING,
        bad: r#""Acme-Data""#,
        good: r#""acme-data""#,
    }),
};

const CHARACTERS: Rule = Rule {
    reason: Reason::Characters,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let is_allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        let rule = "GCS bucket names allow only lowercase letters, digits, `.`, `-` and `_`";
        let finding = characters(rule, context.text, is_allowed)?;
        Some(finding.fix(without_surroundings(context)))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains a character that is not a letter, a digit, `.`, `-` or `_`",
        why: "Google does not allow it",
        source: NAMING,
        bad: r#""acme data""#,
        good: r#""acme_data""#,
    }),
};

const EDGE: Rule = Rule {
    reason: Reason::Edge,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let is_mark = |mark| matches!(mark, '.' | '-' | '_');
        let has_mark_at_edge = context.text.starts_with(is_mark) || context.text.ends_with(is_mark);
        has_mark_at_edge.then(|| {
            Finding::new("must start and end with a letter or a digit, as Google requires")
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "its first or last character is `.`, `-` or `_`",
        why: "Google requires a letter or a digit there",
        source: NAMING,
        bad: r#""_acme""#,
        good: r#""a_c-m.e""#,
    }),
};

const ADJACENT_PERIODS: Rule = Rule {
    reason: Reason::AdjacentPeriods,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        contains(context.text, "..")
            .then(|| Finding::new("contains two periods in a row, which Google does not allow"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains two periods in a row",
        why: "no part of a dotted name can be empty",
        source: NAMING,
        bad: r#""acme..com""#,
        good: r#""a.b.acme.com""#,
    }),
};

const IP_ADDRESS: Rule = Rule {
    reason: Reason::IpAddress,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        is_ip_address(context.text)
            .then(|| Finding::new("has the form of an IP address, which Google does not allow"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is four numbers from 0 to 255, joined by periods",
        why: "Google does not allow the form of an IP address",
        source: NAMING,
        bad: r#""192.168.5.4""#,
        good: r#""999.1.1.1""#,
    }),
};

const GOOG_PREFIX: Rule = Rule {
    reason: Reason::GoogPrefix,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        // The rule `google_word` reports it.
        let is_reserved = context.text.starts_with("goog") && !context.text.starts_with("google");
        is_reserved.then(|| Finding::new("starts with `goog`, which Google reserves"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it starts with `goog`",
        why: "Google reserves the prefix",
        source: NAMING,
        bad: r#""goog-acme""#,
        good: r#""foo-goog""#,
    }),
};

const GOOGLE_WORDS: [&str; 4] = ["google", "g00gle", "g0ogle", "go0gle"];

const GOOGLE_WORD: Rule = Rule {
    reason: Reason::GoogleWord,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let mut words = GOOGLE_WORDS.into_iter();
        let word = words.find(|word| contains(context.text, word))?;
        let message = format!("contains `{word}`, which Google does not allow in bucket names");
        Some(Finding::new(message).param("word", word))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains `google`, or a close misspelling such as `g00gle`",
        why: "Google does not allow it in bucket names",
        source: NAMING,
        bad: r#""my-google-data""#,
        good: r#""my-goggle-data""#,
    }),
};
