//! The folder under which the files land. Both clouds take any key of up to 1,024 bytes of UTF-8; what is told here puts
//! the files where nobody meant them.

use super::placeholder::placeholder;
use super::{Given, Rule, Set, Sources, empty, location};
use crate::class::Class;
use crate::issue::{Code, Issue, Reason};
use crate::rule::DestinationType;
use crate::text::{concat, has, trim_matches, word};

pub(super) static SET: Set = Set {
    code: Code::Prefix,
    sources: Sources::new(&[
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
        "https://cloud.google.com/storage/docs/objects#naming",
    ]),
    rules: &[
        Rule::new(
            Reason::Empty,
            empty,
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
            |given, issue| untidy(given, given.text.len() != given.untrimmed.len(), issue),
            "there are blanks at its edges",
            r#""exports ""#,
            r#""my exports""#,
        ),
        Rule::new(
            Reason::LeadingSlash,
            |given, issue| untidy(given, given.text.starts_with('/'), issue),
            "it begins with `/`, which makes a folder without a name",
            r#""/exports""#,
            r#""exports/finance""#,
        ),
        Rule::new(
            Reason::TrailingSlash,
            |given, issue| untidy(given, given.text.ends_with('/') && !inner(given.text).is_empty(), issue),
            "it ends in `/`; the layout of the files adds one",
            r#""exports/""#,
            r#""exports""#,
        ),
        Rule::new(
            Reason::DoubleSlash,
            |given, issue| untidy(given, has(inner(given.text), "//"), issue),
            "there is a folder without a name inside",
            r#""exports//finance""#,
            r#""exports/finance/eu""#,
        ),
        Rule::new(
            Reason::RelativeSegment,
            relative_segment,
            "a segment is `.` or `..`, which storage takes literally and many tools do not",
            r#""exports/../finance""#,
            r#""exports/.../v1.2""#,
        ),
        Rule::new(
            Reason::ControlCharacter,
            |given, issue| {
                let control = given.text.chars().find(char::is_ascii_control);
                if let Some(control) = control {
                    issue.character("character", control);
                }
                control.is_some()
            },
            "it holds a control character; Google stores none that ends a line",
            r#""exports\u0007finance""#,
            r#""exports\u00e9""#,
        ),
        Rule::new(
            Reason::Backslash,
            |given, issue| untidy(given, has(given.text, "\\"), issue),
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
            |given, issue| too_long_for_key(given.untrimmed, issue),
            "it is over 882 bytes of UTF-8, so that the keys of usage files are over the 1,024 of both clouds; of one over 4,096 nothing else is told",
            r#""a×883""#,
            r#""é×441""#,
        ),
        Rule::new(
            Reason::Placeholder,
            |given, issue| issue.when_some("placeholder", placeholder(given.text)),
            "it holds `{…}` or `<…>`; m3ter puts nothing in its place",
            r#""exports/{orgId}""#,
            r#""exports/orgId""#,
        ),
        Rule::new(
            Reason::ReservedByGcs,
            |given, _| given.body.destination_type == DestinationType::Gcs && given.text.starts_with(".well-known/acme-challenge"),
            "Google keeps keys beginning with `.well-known/acme-challenge` for itself",
            r#"".well-known/acme-challenge/x""#,
            r#"".well-known/exports""#,
        ),
    ],
};

/// A short path of ordinary words.
pub(super) fn plain(text: &[u8]) -> usize {
    let mut length = 0;
    loop {
        let folder = word(text.get(length..).unwrap_or_default());
        length += folder;
        if folder == 0 || length > LONGEST {
            return 0;
        }
        if text.get(length) != Some(&b'/') {
            return length;
        }
        length += 1;
    }
}

/// A path as it was meant: without blanks and folders without names at its edges, and without backslashes.
pub(super) fn tidied(text: &str) -> String {
    const fn is_slash(character: char) -> bool {
        matches!(character, '/' | '\\')
    }
    let mut tidied = String::new();
    let mut follows_slash = false;
    for character in trim_matches(text, |it| is_slash(it) || it.is_whitespace()).chars() {
        if !is_slash(character) {
            tidied.push(character);
        } else if !follows_slash {
            tidied.push('/');
        }
        follows_slash = is_slash(character);
    }
    tidied
}

/// A flaw that tidying mends.
#[inline(never)]
fn untidy(given: &Given, is_untidy: bool, issue: &mut Issue) -> bool {
    if is_untidy {
        offer(given, given.untrimmed, issue);
    }
    is_untidy
}

fn offer(given: &Given, path: &str, issue: &mut Issue) {
    let path = tidied(path);
    if path.is_empty() {
        given.offer_without(issue);
    } else {
        issue.replace(&path);
    }
}

/// Without the slashes at its edges.
fn inner(text: &str) -> &str {
    trim_matches(text, |character| character == '/')
}

fn looks_like_url(given: &Given, issue: &mut Issue) -> bool {
    let place = location::url(given.text);
    if let Some(place) = &place
        && !place.is_elsewhere(given, issue)
        // A place within a place: nobody knows which was meant.
        && location::url(&tidied(place.key)).is_none()
    {
        offer(given, place.key, issue);
    }
    place.is_some()
}

fn relative_segment(given: &Given, _: &mut Issue) -> bool {
    let path = concat(&["/", given.text, "/"]);
    has(&path, "/./") || has(&path, "/../")
}

fn avoided_characters(given: &Given, issue: &mut Issue) -> bool {
    static AVOIDED: Class = Class::new("{}^%[]\"><~#|`");
    let mut found = String::new();
    for character in given.text.chars() {
        let is_avoided = u8::try_from(character).is_ok_and(|byte| AVOIDED.has(byte));
        if is_avoided && !found.chars().any(|other| other == character) {
            found.push(character);
        }
    }
    // A placeholder tells more.
    let is_told = found.is_empty() || placeholder(given.text).is_some();
    issue.when_some("characters", (!is_told).then_some(&*found))
}

/// The 1,024 bytes of a key, without the 142 that the file of usage data needs behind the prefix: `/orgId=`, a UUID, the
/// date, the hour, the type, and the name of the file with another UUID.
const LONGEST: usize = 882;

/// Over so many, nothing else is told: what is that long was not meant for a prefix, and looking for more would take long too.
pub(super) const FAR_TOO_LONG: usize = 4096;

pub(super) fn too_long_for_key(text: &str, issue: &mut Issue) -> bool {
    let bytes = text.len();
    issue.when(bytes > LONGEST, &[("bytes", bytes), ("max", LONGEST)])
}

#[cfg(test)]
mod tests {
    use super::FAR_TOO_LONG;
    use crate::{Options, Reason, validate};

    #[test]
    fn of_what_is_far_too_long_nothing_else_is_told() {
        let reasons = |length: usize| {
            let prefix = ["a//", &"b".repeat(length - "a//".len())].concat();
            let body = format!(r#"{{"destinationType":"S3","prefix":"{prefix}"}}"#);
            let issues = validate(&body, &Options::default()).issues;
            issues
                .iter()
                .filter_map(|issue| issue.reason)
                .collect::<Vec<_>>()
        };
        let both = [Reason::DoubleSlash, Reason::TooLongForKey];
        assert_eq!(reasons(FAR_TOO_LONG), both);
        assert_eq!(reasons(FAR_TOO_LONG + 1), both[1..]);
    }
}
