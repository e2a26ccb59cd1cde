//! The name of an S3 bucket. Some buckets in us-east-1 are older than today's rules and break them.

use super::bucket::{
    has_path, is_ip_address, looks_like_arn, looks_like_url, without_surroundings,
};
use super::common::{characters, is_label, surrounding_whitespace, uppercase};
use super::{Finding, Rule, RuleDocumentation, RuleSet, RuleText, placeholder, quoted};
use crate::diagnostic::{Code, Impact, Reason};
use crate::report::Repair;
use crate::text::{contains, is_digits};

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::S3BucketName,
    rules: &[
        placeholder::rule(Impact::ExportFails, r#""acme-${ENV}""#, r#""acme-env""#),
        quoted::rule(Impact::ExportFails, r#""'acme-data'""#, r#""acme-data""#),
        LOOKS_LIKE_ARN,
        LOOKS_LIKE_URL,
        HAS_PATH,
        SURROUNDING_WHITESPACE,
        UPPERCASE,
        CHARACTERS,
        EDGE,
        ADJACENT_PERIODS,
        IP_ADDRESS,
        RESERVED_PREFIX,
        RESERVED_SUFFIX,
        ACCOUNT_REGIONAL_SUFFIX,
    ],
    is_ordinary: Some(is_ordinary),
};

const NAMING: &str = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";

/// A fast path, see [`RuleSet`]: a label that neither starts nor ends like a reserved prefix or suffix. It compares one or two
/// bytes only, so some good names are not ordinary; the rules then check them.
fn is_ordinary(name: &str) -> bool {
    let has_reserved_edge = matches!(
        name.as_bytes(),
        [b'x' | b's', ..] | [b'a', b'm', ..] | [.., b's', b'3'] | [.., b'a', b'n']
    );
    is_label(name) && !has_reserved_edge
}

const LOOKS_LIKE_ARN: Rule = Rule {
    reason: Reason::LooksLikeArn,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        looks_like_arn(
            "looks like an ARN; only the bucket name belongs here",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is an ARN, of the bucket or of something in it",
        why: "a bucket name has no colons",
        source: NAMING,
        bad: r#""arn:aws:s3:::acme-data/exports""#,
        good: r#""acme-data""#,
    }),
};

const LOOKS_LIKE_URL: Rule =
    looks_like_url(NAMING, r#""s3://acme-data/exports""#, r#""s3-acme-data""#);

const HAS_PATH: Rule = has_path(NAMING, r#""acme-data/exports""#, r#""acme-data-exports""#);

const SURROUNDING_WHITESPACE: Rule = surrounding_whitespace(
    "a bucket name has no spaces",
    NAMING,
    r#""acme-data ""#,
    r#""acme-data""#,
);

const UPPERCASE: Rule = Rule {
    reason: Reason::Uppercase,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let message = "contains uppercase letters; new S3 buckets cannot have them";
        let mut finding = uppercase(message, context)?;
        // A bucket from before March 2018 may have them.
        finding.repair = finding.repair.map(Repair::suggested);
        Some(finding)
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains uppercase letters",
        why: "only buckets created in us-east-1 before March 2018 can have them",
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
        // Uppercase letters have a rule of their own.
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let rule = "S3 bucket names allow only lowercase letters, digits, `.` and `-`";
        let finding = characters(rule, context.text, is_allowed)?;
        Some(finding.fix(without_surroundings(context)))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains a character that is not a letter, a digit, `.` or `-`",
        why: "only buckets created in us-east-1 before March 2018 can have one, and that only `_`",
        source: NAMING,
        bad: r#""acme_data""#,
        good: r#""acme.data-1""#,
    }),
};

const EDGE: Rule = Rule {
    reason: Reason::Edge,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let is_mark = |mark| matches!(mark, '.' | '-');
        let has_mark_at_edge = context.text.starts_with(is_mark) || context.text.ends_with(is_mark);
        has_mark_at_edge
            .then(|| Finding::new("must start and end with a letter or a digit, as S3 requires"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "its first or last character is `.` or `-`",
        why: "S3 requires a letter or a digit there",
        source: NAMING,
        bad: r#""acme-data-""#,
        good: r#""a--b""#,
    }),
};

const ADJACENT_PERIODS: Rule = Rule {
    reason: Reason::AdjacentPeriods,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        contains(context.text, "..")
            .then(|| Finding::new("contains two periods in a row, which S3 does not allow"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains two periods in a row",
        why: "S3 does not allow them",
        source: NAMING,
        bad: r#""acme..data""#,
        good: r#""acme.data.eu""#,
    }),
};

const IP_ADDRESS: Rule = Rule {
    reason: Reason::IpAddress,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        is_ip_address(context.text)
            .then(|| Finding::new("has the form of an IP address, which S3 does not allow"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is four numbers from 0 to 255, joined by periods",
        why: "S3 does not allow the form of an IP address",
        source: NAMING,
        bad: r#""192.168.5.4""#,
        good: r#""192.168.1.word""#,
    }),
};

const RESERVED_PREFIXES: [&str; 3] = ["xn--", "sthree-", "amzn-s3-demo-"];

const RESERVED_PREFIX: Rule = Rule {
    reason: Reason::ReservedPrefix,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let mut prefixes = RESERVED_PREFIXES.into_iter();
        let prefix = prefixes.find(|prefix| context.text.starts_with(prefix))?;
        Some(
            Finding::new(format!("starts with `{prefix}`, which S3 reserves"))
                .param("prefix", prefix),
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it starts with `xn--`, `sthree-` or `amzn-s3-demo-`",
        why: "S3 reserves these prefixes",
        source: NAMING,
        bad: r#""sthree-acme""#,
        good: r#""three-acme""#,
    }),
};

/// Not `-s3alias`: the alias of an access point accepts uploads.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html>
const RESERVED_SUFFIXES: [&str; 4] = ["--ol-s3", ".mrap", "--x-s3", "--table-s3"];

const RESERVED_SUFFIX: Rule = Rule {
    reason: Reason::ReservedSuffix,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let mut suffixes = RESERVED_SUFFIXES.into_iter();
        let suffix = suffixes.find(|suffix| context.text.ends_with(suffix))?;
        Some(
            Finding::new(format!("ends with `{suffix}`, which S3 reserves"))
                .param("suffix", suffix),
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it ends with `--ol-s3`, `.mrap`, `--x-s3` or `--table-s3`",
        why: "S3 reserves these suffixes",
        source: NAMING,
        bad: r#""acme--x-s3""#,
        good: r#""acme-s3alias""#,
    }),
};

const ACCOUNT_REGIONAL_SUFFIX: Rule = Rule {
    reason: Reason::AccountRegionalSuffix,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let name = context.text.to_ascii_lowercase();
        let rest = name.strip_suffix("-an")?;
        (!ends_with_account_and_region(rest)).then(|| {
            Finding::new("ends with `-an`, which new S3 buckets have only in names like `acme-111122223333-eu-west-1-an`")
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it ends with `-an` but is not `<prefix>-<account ID>-<region>-an`",
        why: "S3 reserves the suffix for buckets in an account's own namespace",
        source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html",
        bad: r#""acme-an""#,
        good: r#""acme-111122223333-eu-west-1-an""#,
    }),
};

/// Whether a name ends with `-<12 digits>-<region>`.
fn ends_with_account_and_region(name: &str) -> bool {
    let mut rest = name;
    while let Some((_, after)) = rest.split_once('-') {
        let is_end = |(account, region): (&str, &str)| {
            account.len() == 12 && is_digits(account) && is_hyphenated(region)
        };
        if after.split_once('-').is_some_and(is_end) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether a text is two or more words joined by hyphens, such as `eu-west-1`.
fn is_hyphenated(text: &str) -> bool {
    is_label(text) && text.contains('-') && !contains(text, "--")
}
