//! Names of buckets: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>,
//! <https://cloud.google.com/storage/docs/buckets#naming>.

use super::{PLACEHOLDER, QUOTED, Subject, blanks_round, length, text, with_capital, with_inside};
use crate::random::Random;
use regex::Regex;
use std::sync::LazyLock;

const ALPHANUMERICS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
const S3_PREFIXES: &[&str] = &["xn--", "sthree-", "amzn-s3-demo-"];
const S3_SUFFIXES: &[&str] = &["--ol-s3", ".mrap", "--x-s3", "--table-s3"];
const GOOGLE: &[&str] = &["google", "g00gle", "g0ogle", "go0gle"];

/// A bucket of an account's own namespace in a region: name, account, region.
static REGIONAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[a-z0-9.-]+-[0-9]{12}-[a-z0-9]+(-[a-z0-9]+)+-an$").expect("a pattern")
});

pub const S3: Subject = Subject {
    destination_type: "S3",
    field: "bucketName",
    code: "s3_bucket_name",
    good: good_s3,
    slips: &[
        PLACEHOLDER,
        QUOTED,
        ("looks_like_arn", |good, random| {
            let partition = random.pick(&["aws", "aws-cn", "aws-us-gov"]);
            let key = random.pick(&["", "/", "/*", "/exports", "/exports/*"]);
            Some(format!("arn:{partition}:s3:::{good}{key}"))
        }),
        ("looks_like_url", |good, random| {
            let key = random.pick(&["", "/", "/exports", "/exports/"]);
            Some(match random.below(6) {
                0 => format!("s3://{good}{key}"),
                1 => format!("s3a://{good}{key}"),
                2 => format!("https://{good}.s3.amazonaws.com{key}"),
                3 => format!("https://{good}.s3.eu-west-1.amazonaws.com{key}"),
                4 => format!("https://s3.us-gov-west-1.amazonaws.com/{good}{key}"),
                _ => {
                    format!("https://s3.console.aws.amazon.com/s3/buckets/{good}?region=eu-west-1")
                }
            })
        }),
        ("has_path", |good, random| Some(path(good, random))),
        ("surrounding_whitespace", |good, random| {
            Some(blanks_round(good, random)).filter(fits)
        }),
        ("uppercase", with_capital),
        ("characters", |good, random| {
            let bad = ["_", "!", "é", "😀", " ", "\\", "@", "~", "\u{1}", "٣"];
            with_inside(good, random.pick(&bad), random).filter(fits)
        }),
        ("edge", |good, random| edge(good, &[".", "-"], random)),
        ("adjacent_periods", periods),
        ("ip_address", |_, random| Some(ip_address(random))),
        ("reserved_prefix", |good, random| {
            Some([random.pick(S3_PREFIXES), good].concat()).filter(fits)
        }),
        ("reserved_suffix", |good, random| {
            Some([good, random.pick(S3_SUFFIXES)].concat()).filter(fits)
        }),
        ("account_regional_suffix", |good, _| {
            Some([good, "-an"].concat()).filter(|name| fits(name) && !REGIONAL.is_match(name))
        }),
    ],
};

pub const GCS: Subject = Subject {
    destination_type: "GCS",
    field: "bucketName",
    code: "gcs_bucket_name",
    good: good_gcs,
    slips: &[
        PLACEHOLDER,
        QUOTED,
        ("looks_like_arn", |good, _| {
            Some(format!("arn:aws:s3:::{good}"))
        }),
        ("looks_like_resource", |good, random| {
            let before = random.pick(&["", "//storage.googleapis.com/"]);
            let project = random.pick(&["_", "acme-prod", "123456789012"]);
            let object = random.pick(&["", "/objects/x.csv", "/objects/2025/x.csv"]);
            Some(format!("{before}projects/{project}/buckets/{good}{object}"))
        }),
        ("looks_like_url", |good, random| {
            let key = random.pick(&["", "/", "/exports", "/exports/"]);
            Some(match random.below(5) {
                0 => format!("gs://{good}{key}"),
                1 => format!("https://storage.googleapis.com/{good}{key}"),
                2 => format!("https://{good}.storage.googleapis.com{key}"),
                3 => format!("https://storage.cloud.google.com/{good}{key}"),
                _ => format!("https://console.cloud.google.com/storage/browser/{good}{key}"),
            })
        }),
        ("has_path", |good, random| Some(path(good, random))),
        ("surrounding_whitespace", |good, random| {
            Some(blanks_round(good, random)).filter(fits)
        }),
        ("uppercase", with_capital),
        ("characters", |good, random| {
            let bad = ["!", "é", "😀", " ", "\\", "@", "~", "\u{1}", "٣"];
            with_inside(good, random.pick(&bad), random).filter(fits)
        }),
        ("edge", |good, random| edge(good, &[".", "-", "_"], random)),
        ("adjacent_periods", periods),
        ("ip_address", |_, random| Some(ip_address(random))),
        ("goog_prefix", |good, _| {
            Some(["goog", good].concat()).filter(|name| fits(name) && !name.starts_with("google"))
        }),
        ("google_word", |good, random| {
            let word = random.pick(GOOGLE);
            let name = match random.below(3) {
                0 => [word, good].concat(),
                1 => [good, word].concat(),
                _ => with_inside(good, word, random)?,
            };
            let is_prefix = name.starts_with("goog") && !name.starts_with("google");
            Some(name).filter(|name| fits(name) && !is_prefix)
        }),
    ],
};

fn good_s3(random: &mut Random) -> String {
    if random.one_in(20) {
        let name = text(1 + random.below(20), ALPHANUMERICS, random);
        let account = text(12, "0123456789", random);
        let region = random.pick(&["eu-west-1", "us-gov-east-1", "ap-southeast-2"]);
        return format!("{name}-{account}-{region}-an");
    }
    loop {
        let name = name(&[".", "-", "--"], 63, random);
        let is_bad = name.contains("..")
            || is_ip_address(&name)
            || S3_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
            || S3_SUFFIXES.iter().any(|suffix| name.ends_with(suffix))
            || (name.ends_with("-an") && !REGIONAL.is_match(&name));
        if !is_bad {
            return name;
        }
    }
}

fn good_gcs(random: &mut Random) -> String {
    loop {
        let name = name(&[".", "-", "_", "--", "__"], 63, random);
        if is_google_name(&name) {
            return name;
        }
    }
}

/// Between m3ter's limit and Google's for names with periods.
pub fn long_google_name(random: &mut Random) -> String {
    loop {
        let name = name(&[".", "-", "_"], 222, random);
        let parts_fit = name.split('.').all(|part| part.len() <= 63);
        if name.len() > 63 && name.contains('.') && parts_fit && is_google_name(&name) {
            return name;
        }
    }
}

fn is_google_name(name: &str) -> bool {
    !name.contains("..")
        && !is_ip_address(name)
        && !name.starts_with("goog")
        && !GOOGLE.iter().any(|word| name.contains(word))
}

/// Words, some of which come near a rule, joined by marks; of 3 characters to `most`, with a letter or digit at both ends.
fn name(marks: &[&str], most: usize, random: &mut Random) -> String {
    const WORDS: &[&str] = &[
        "acme", "data", "a", "0", "192", "168", "1", "255", "256", "999", "xn", "sthree", "amzn",
        "s3", "demo", "s3alias", "ol", "mrap", "x", "table", "an", "goo", "gle", "goog", "go0",
        "arn", "aws",
    ];
    let most = length(3, most, random);
    let mut name = String::new();
    while name.len() < most {
        match random.below(4) {
            0 => name.push_str(random.pick(marks)),
            1 => name.push_str(&text(1 + random.below(9), ALPHANUMERICS, random)),
            _ => {
                name.push_str(random.pick(WORDS));
                name.push_str(random.pick(marks));
            }
        }
    }
    let (first, last) = (
        text(1, ALPHANUMERICS, random),
        text(1, ALPHANUMERICS, random),
    );
    format!("{first}{}{last}", &name[1..most - 1])
}

fn is_ip_address(name: &str) -> bool {
    let numbers: Vec<&str> = name.split('.').collect();
    numbers.len() == 4 && numbers.iter().all(|number| number.parse::<u8>().is_ok())
}

#[expect(clippy::ptr_arg, reason = "for `Option::filter`")]
fn fits(name: &String) -> bool {
    name.encode_utf16().count() <= 63
}

fn path(good: &str, random: &mut Random) -> String {
    match random.below(4) {
        0 => format!("{good}/"),
        1 => format!("/{good}"),
        2 => format!("{good}/exports"),
        _ => format!("/{good}//exports/daily/"),
    }
}

fn edge(good: &str, marks: &[&str], random: &mut Random) -> Option<String> {
    let mark = random.pick(marks);
    let name = match random.below(3) {
        0 => [mark, good].concat(),
        1 => [good, mark].concat(),
        _ => [mark, good, mark].concat(),
    };
    Some(name).filter(fits)
}

fn periods(good: &str, random: &mut Random) -> Option<String> {
    with_inside(good, random.pick(&["..", "..."]), random).filter(fits)
}

fn ip_address(random: &mut Random) -> String {
    let numbers: Vec<String> = (0..4).map(|_| length(0, 255, random).to_string()).collect();
    numbers.join(".")
}
