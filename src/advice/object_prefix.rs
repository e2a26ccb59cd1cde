//! The folder under which the files land. Both clouds take any key of up to 1,024 bytes of UTF-8; what is told here puts
//! the files where nobody meant them.

use super::location::Pasted;
use super::placeholder::placeholder;
use super::{Finding, Given, Rule, Set, Sources, location, when};
use crate::issue::{Code, Reason};
use crate::rule::DestinationType;
use crate::text::trim;

pub(super) static SET: Set = Set {
    code: Code::Prefix,
    sources: Sources::new(&[
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
        "https://cloud.google.com/storage/docs/objects#naming",
    ]),
    is_plain,
    rules: &[
        Rule::new(
            Reason::Empty,
            |given| given.untrimmed.is_empty().then(|| Finding::default().without(given)),
            "it is empty; what m3ter makes of that is not documented, while leaving it out means the bucket's root",
            r#""""#,
            r#""a""#,
        )
        .alone(),
        Rule::new(
            Reason::LooksLikeUrl,
            looks_like_url,
            "it is a URI or the address of a page",
            r#""s3://acme-data/exports""#,
            r#""s3/exports""#,
        )
        .alone(),
        Rule::new(
            Reason::SurroundingWhitespace,
            |given| untidy(given, given.text.len() != given.untrimmed.len()),
            "there are blanks at its edges",
            r#""exports ""#,
            r#""my exports""#,
        ),
        Rule::new(
            Reason::LeadingSlash,
            |given| untidy(given, given.text.starts_with('/')),
            "it begins with `/`, which makes a folder without a name",
            r#""/exports""#,
            r#""exports/finance""#,
        ),
        Rule::new(
            Reason::TrailingSlash,
            |given| untidy(given, given.text.ends_with('/') && !inner(given.text).is_empty()),
            "it ends in `/`; the layout of the files adds one",
            r#""exports/""#,
            r#""exports""#,
        ),
        Rule::new(
            Reason::DoubleSlash,
            |given| untidy(given, inner(given.text).windows(2).any(|pair| pair == b"//")),
            "there is a folder without a name inside",
            r#""exports//finance""#,
            r#""exports/finance/eu""#,
        ),
        Rule::new(
            Reason::RelativeSegment,
            |given| when(given.text.as_bytes().split(|&byte| byte == b'/').any(|segment| matches!(segment, b"." | b".."))),
            "a segment is `.` or `..`, which storage takes literally and many tools do not",
            r#""exports/../finance""#,
            r#""exports/.../v1.2""#,
        ),
        Rule::new(
            Reason::ControlCharacter,
            |given| given.text.chars().find(char::is_ascii_control).map(|it| Finding::default().with("character", it)),
            "it holds a control character; Google stores none that ends a line",
            r#""exports\u0007finance""#,
            r#""exports\u00e9""#,
        ),
        Rule::new(
            Reason::Backslash,
            |given| untidy(given, given.text.bytes().any(|byte| byte == b'\\')),
            "it holds `\\`, which is one character of the key and no folder",
            r#""exports\\finance""#,
            r#""exports/finance-1""#,
        ),
        Rule::new(
            Reason::AvoidedCharacters,
            avoided_characters,
            "it holds one of ``{ } ^ % [ ] \" > < ~ # | ` ``, which AWS asks to avoid",
            r#""exports#1""#,
            r#""exports(1)!'*""#,
        ),
        Rule::new(
            Reason::TooLongForKey,
            too_long_for_key,
            "it is over 882 bytes of UTF-8, so that the keys of usage files are over the 1,024 of both clouds",
            r#""a×883""#,
            r#""é×441""#,
        ),
        Rule::new(
            Reason::Placeholder,
            |given| placeholder(given.text).map(|found| Finding::default().quoting("placeholder", found)),
            "it holds `{…}` or `<…>`; m3ter puts nothing in its place",
            r#""exports/{orgId}""#,
            r#""exports/orgId""#,
        ),
        Rule::new(
            Reason::ReservedByGcs,
            |given| when(given.body.destination_type == DestinationType::Gcs && given.text.starts_with(".well-known/acme-challenge")),
            "Google keeps keys beginning with `.well-known/acme-challenge` for itself",
            r#"".well-known/acme-challenge/x""#,
            r#"".well-known/exports""#,
        ),
    ],
};

/// A short path of ordinary words.
fn is_plain(text: &str) -> bool {
    let mut previous = b'/';
    for byte in text.bytes() {
        let is_ordinary = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'=' => true,
            b'/' => previous != b'/',
            _ => false,
        };
        if !is_ordinary {
            return false;
        }
        previous = byte;
    }
    previous != b'/' && text.len() <= LONGEST
}

/// A path as it was meant: without blanks at its edges, folders without names, and backslashes.
pub(super) fn tidied(text: &str) -> String {
    let mut tidied = String::new();
    let is_slash = |character| matches!(character, '/' | '\\');
    for segment in trim(text).split(is_slash) {
        if !segment.is_empty() {
            if !tidied.is_empty() {
                tidied.push('/');
            }
            tidied.push_str(segment);
        }
    }
    // There may have been blanks inside slashes.
    match trim(&tidied) {
        trimmed if trimmed.len() < tidied.len() => self::tidied(trimmed),
        _ => tidied,
    }
}

/// A flaw that tidying mends.
#[inline(never)]
fn untidy(given: &Given, is_untidy: bool) -> Option<Finding> {
    is_untidy.then(|| meant(given, given.untrimmed))
}

fn meant(given: &Given, path: &str) -> Finding {
    let finding = Finding::default();
    match tidied(path) {
        nothing if nothing.is_empty() => finding.without(given),
        path => finding.meant(given, path),
    }
}

/// Without the slashes at its edges.
fn inner(text: &str) -> &[u8] {
    let mut bytes = text.as_bytes();
    while let [b'/', rest @ ..] | [rest @ .., b'/'] = bytes {
        bytes = rest;
    }
    bytes
}

fn looks_like_url(given: &Given) -> Option<Finding> {
    let Pasted(Some(place)) = location::url(given.text)? else {
        return Some(Finding::default());
    };
    Some(
        place
            .elsewhere(given)
            .unwrap_or_else(|| meant(given, place.key)),
    )
}

fn avoided_characters(given: &Given) -> Option<Finding> {
    let mut found = String::new();
    for character in given.text.chars() {
        let is_avoided = matches!(
            character,
            '{' | '}' | '^' | '%' | '[' | ']' | '"' | '>' | '<' | '~' | '#' | '|' | '`'
        );
        if is_avoided && !found.chars().any(|other| other == character) {
            found.push(character);
        }
    }
    // A placeholder tells more.
    if found.is_empty() || placeholder(given.text).is_some() {
        return None;
    }
    Some(Finding::default().with("characters", found))
}

/// The 1,024 bytes of a key, without the 142 that the file of usage data needs behind the prefix: `/orgId=`, a UUID, the
/// date, the hour, the type, and the name of the file with another UUID.
const LONGEST: usize = 882;

fn too_long_for_key(given: &Given) -> Option<Finding> {
    let bytes = given.untrimmed.len();
    (bytes > LONGEST).then(|| Finding::default().with("bytes", bytes).with("max", LONGEST))
}
