//! What stands before an object's key: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>,
//! <https://cloud.google.com/storage/docs/objects#naming>.

use super::{
    BLANKS_ROUND, PLACEHOLDER, QUOTED, Slip, Subject, has_variable, length, text, with_inside,
};
use crate::random::Random;

/// The most bytes that leave room for the rest of a key of 1,024.
const MOST: usize = 882;
const RESERVED: &str = ".well-known/acme-challenge";

pub const S3: Subject = Subject {
    destination_type: "S3",
    field: "prefix",
    code: "prefix",
    good: |random| good("?*", random),
    slips: &[
        PLACEHOLDER,
        QUOTED,
        DATE,
        MISSING,
        EMPTY,
        INVISIBLE,
        BLANKS_ROUND,
        ("looks_like_url", |good, random| {
            let place = [
                "s3://acme-data",
                "https://acme-data.s3.eu-west-1.amazonaws.com",
            ];
            Some(format!("{}/{good}", random.pick(&place)))
        }),
        LEADING,
        TRAILING,
        DOUBLE,
        RELATIVE,
        CONTROL,
        BACKSLASH,
        ("avoided_characters", |good, random| {
            let avoided = [
                "{", "}", "^", "%", "[", "]", "\"", ">", "<", "~", "#", "|", "`",
            ];
            with_inside(good, random.pick(&avoided), random).filter(|prefix| !has_date(prefix))
        }),
        TOO_LONG,
    ],
};

pub const GCS: Subject = Subject {
    destination_type: "GCS",
    field: "prefix",
    code: "prefix",
    good: |random| good("~^%|", random),
    slips: &[
        PLACEHOLDER,
        QUOTED,
        DATE,
        MISSING,
        EMPTY,
        INVISIBLE,
        BLANKS_ROUND,
        ("looks_like_url", |good, random| {
            let place = ["gs://acme-data", "https://storage.googleapis.com/acme-data"];
            Some(format!("{}/{good}", random.pick(&place)))
        }),
        LEADING,
        TRAILING,
        DOUBLE,
        RELATIVE,
        CONTROL,
        BACKSLASH,
        ("avoided_characters", |good, random| {
            let avoided = random.pick(&["#", "[", "]", "*", "?"]);
            with_inside(good, avoided, random)
        }),
        TOO_LONG,
        ("reserved_by_gcs", |good, _| {
            Some(format!("{RESERVED}/{good}")).filter(fits)
        }),
    ],
};

/// Segments of what both clouds like, and of what only this one does: blanks within and letters of every width included.
fn good(own: &str, random: &mut Random) -> String {
    let characters = "abcXYZ0189.!-_'()&$@=;:+, éß語😀\u{A0}\u{85}\u{2003}\u{200D}";
    let characters = [characters, own].concat();
    loop {
        let count = 1 + random.below(5);
        let segments: Vec<String> = (0..count)
            .map(|_| {
                let length = length(1, 30, random);
                text(length, &characters, random)
            })
            .collect();
        let mut prefix = segments.join("/");
        if random.one_in(20) && prefix.len() < MOST {
            prefix.push_str(&"p".repeat(MOST - prefix.len()));
        }
        let is_relative = segments
            .iter()
            .any(|segment| segment == "." || segment == "..");
        let is_quoted = prefix.len() > 1 && prefix.starts_with('\'') && prefix.ends_with('\'');
        if fits(&prefix)
            && !is_relative
            && !is_quoted
            && !has_variable(&prefix)
            && !has_date(&prefix)
            && prefix.trim() == prefix
            && !prefix.starts_with(RESERVED)
        {
            return prefix;
        }
    }
}

#[expect(clippy::ptr_arg, reason = "for `Option::filter`")]
fn fits(prefix: &String) -> bool {
    prefix.len() <= MOST
}

/// What other tools replace by the date.
fn has_date(prefix: &str) -> bool {
    prefix.contains("%Y") || prefix.contains("YYYY")
}

/// A colon before two slashes is a URL's.
#[expect(clippy::ptr_arg, reason = "for `Option::filter`")]
fn has_no_scheme(prefix: &String) -> bool {
    !prefix.contains("://")
}

type Named = (&'static str, Slip);

const EMPTY: Named = ("empty", |_, _| Some(String::new()));
const DATE: Named = ("placeholder", |good, random| {
    let date = random.pick(&[
        "%Y/%m/%d",
        "YYYY/MM/DD",
        "yyyy-MM-dd",
        "date=%Y",
        "YYYYMMDD",
    ]);
    Some(format!("{good}/{date}")).filter(fits)
});
const MISSING: Named = ("placeholder", |good, random| {
    let missing = random.pick(&["undefined", "null", "None", "team=NaN"]);
    Some(match random.below(3) {
        0 => format!("{missing}/{good}"),
        1 => format!("{good}/{missing}"),
        _ => missing.to_owned(),
    })
    .filter(fits)
});
const INVISIBLE: Named = ("invisible_character", |good, random| {
    let invisible = random.pick(&["\u{200B}", "\u{FEFF}", "\u{AD}", "\u{202E}"]);
    with_inside(good, invisible, random).filter(fits)
});
const LEADING: Named = ("leading_slash", |good, random| {
    Some([random.pick(&["/", "//"]), good].concat())
});
const TRAILING: Named = ("trailing_slash", |good, random| {
    Some([good, random.pick(&["/", "//"])].concat()).filter(has_no_scheme)
});
const DOUBLE: Named = ("double_slash", |good, random| {
    Some([good, random.pick(&["//", "///"]), "x"].concat()).filter(has_no_scheme)
});
const RELATIVE: Named = ("relative_segment", |good, random| {
    Some(match random.below(4) {
        0 => format!("./{good}"),
        1 => format!("../{good}"),
        2 => format!("{good}/.."),
        _ => format!("{good}/./x"),
    })
});
const CONTROL: Named = ("control_character", |good, random| {
    let control = [
        "\0", "\u{1}", "\t", "\n", "\r", "\u{1B}", "\u{1F}", "\u{7F}",
    ];
    with_inside(good, random.pick(&control), random)
});
const BACKSLASH: Named = ("backslash", |good, random| with_inside(good, "\\", random));
const TOO_LONG: Named = ("too_long_for_key", |good, random| {
    let more = random.pick(&["p", "é"]);
    let count = MOST.saturating_sub(good.len()) / more.len() + 1;
    Some(format!("{good}{}", more.repeat(count)))
});
