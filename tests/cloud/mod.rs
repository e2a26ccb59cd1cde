//! What each cloud accepts, made at random by its own rules, and the slips that break one of them. Written from the clouds'
//! documents, not from the crate, so that it shares no mistake with it.

mod bucket;
mod federation;
mod prefix;
mod role;

pub use bucket::long_google_name;

use crate::random::Random;

/// A field whose values a cloud has rules for.
pub struct Subject {
    pub destination_type: &'static str,
    pub field: &'static str,
    /// The code of its warnings.
    pub code: &'static str,
    /// A value that the cloud accepts.
    pub good: fn(&mut Random) -> String,
    /// Each rule's reason, with what breaks it and none that stands before it; now and then it cannot.
    pub slips: &'static [(&'static str, Slip)],
}

/// Makes a bad value of a good one.
pub type Slip = fn(&str, &mut Random) -> Option<String>;

pub const SUBJECTS: &[Subject] = &[
    bucket::S3,
    bucket::GCS,
    prefix::S3,
    prefix::GCS,
    role::ARN,
    federation::PROJECT_NUMBER,
    federation::POOL,
    federation::PROVIDER,
    federation::SERVICE_ACCOUNT,
    NAME,
    CODE,
];

const NAME: Subject = Subject {
    destination_type: "S3",
    field: "name",
    code: "name",
    good: people_read,
    slips: &[
        WHOLE_PLACEHOLDER,
        INVISIBLE,
        ("surrounding_whitespace", |good, random| {
            let blank = random.pick(&[" ", "\t", "\n", "\r\n", "\u{85}", "\u{2028}"]);
            Some(if random.one_in(2) {
                [blank, good].concat()
            } else {
                [good, blank].concat()
            })
        }),
    ],
};

const CODE: Subject = Subject {
    destination_type: "S3",
    field: "code",
    code: "code",
    good: |random| people_read(random).replace(['\t', '\u{1}'], "-"),
    slips: &[WHOLE_PLACEHOLDER, INVISIBLE],
};

/// Text for people. A placeholder may be a part of it.
fn people_read(random: &mut Random) -> String {
    let words = [
        "Acme", "exports", "é", "😀", "\u{200D}", "{x}-", "%-", "\u{1}",
    ];
    let count = 1 + random.below(4);
    let words: Vec<&str> = (0..count).map(|_| random.pick(&words)).collect();
    words.join(random.pick(&[" ", "\t", "", "\u{A0}"]))
}

/// Whether a part of a text may read as a variable or a command of a shell, `$NAME` and `$(date)`.
fn has_variable(text: &str) -> bool {
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| pair[0] == b'$' && (pair[1].is_ascii_uppercase() || pair[1] == b'('))
}

const WHOLE_PLACEHOLDER: (&str, Slip) = ("placeholder", |_, random| {
    let placeholder = random.pick(&[
        "{name}",
        "{{ name }}",
        "${NAME}",
        "<string>",
        "%NAME%",
        "$NAME",
    ]);
    Some(placeholder.to_owned())
});

const INVISIBLE: (&str, Slip) = ("invisible_character", |good, random| {
    let mark = random.pick(&[
        "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{202E}", "\u{2066}",
    ]);
    let space = random.pick(&["\u{A0}", "\u{2003}", "\u{202F}", "\u{205F}", "\u{3000}"]);
    Some(match random.below(4) {
        0 => [mark, good].concat(),
        1 => [space, good].concat(),
        2 => [good, space].concat(),
        _ => [good, mark].concat(),
    })
});

/// A template's marker that nothing filled in.
const PLACEHOLDER: (&str, Slip) = ("placeholder", |good, random| {
    let placeholder = [
        "{orgId}",
        "${ORG_ID}",
        "<your folder>",
        "{{date}}",
        "${{ x }}",
        "$(x)",
    ];
    let placeholder = random.pick(&placeholder);
    Some(match random.below(3) {
        0 => placeholder.to_owned(),
        1 => [good, placeholder].concat(),
        _ => random.pick(&["%VALUE%", "$VALUE"]).to_owned(),
    })
});

/// Quotes that a shell or a tool left around a value.
const QUOTED: (&str, Slip) = ("quoted", |good, random| {
    let quote = random.pick(&["\"", "'", "`"]);
    Some([quote, good, quote].concat()).filter(|_| !good.contains(quote))
});

const BLANKS: &[&str] = &[
    " ", "\t", "\n", "\r\n", "\u{85}", "\u{A0}", "\u{2003}", "\u{2028}", "\u{3000}",
];

const BLANKS_ROUND: (&str, Slip) = ("surrounding_whitespace", |good, random| {
    Some(blanks_round(good, random))
});

fn blanks_round(good: &str, random: &mut Random) -> String {
    let blank = random.pick(BLANKS);
    match random.below(3) {
        0 => format!("{blank}{good}"),
        1 => format!("{good}{blank}"),
        _ => format!("{blank}{good}{}", random.pick(BLANKS)),
    }
}

/// So many characters out of some.
fn text(count: usize, from: &str, random: &mut Random) -> String {
    let from: Vec<char> = from.chars().collect();
    (0..count).map(|_| from[random.below(from.len())]).collect()
}

/// A length, often one of the two limits.
fn length(least: usize, most: usize, random: &mut Random) -> usize {
    match random.below(8) {
        0 => least,
        1 => most,
        _ => least + random.below(most - least + 1),
    }
}

/// With a piece somewhere between the first character and the last.
fn with_inside(good: &str, piece: &str, random: &mut Random) -> Option<String> {
    let places: Vec<usize> = good.char_indices().map(|(at, _)| at).skip(1).collect();
    if places.is_empty() {
        return None;
    }
    let (before, after) = good.split_at(places[random.below(places.len())]);
    Some([before, piece, after].concat())
}

/// With one of its lower-case letters as a capital.
fn with_capital(good: &str, random: &mut Random) -> Option<String> {
    let letters: Vec<usize> = good
        .char_indices()
        .filter(|(_, character)| character.is_ascii_lowercase())
        .map(|(at, _)| at)
        .collect();
    if letters.is_empty() {
        return None;
    }
    let (before, after) = good.split_at(letters[random.below(letters.len())]);
    let (letter, after) = after.split_at(1);
    Some([before, &letter.to_ascii_uppercase(), after].concat())
}
