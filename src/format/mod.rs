//! The grammars of strings, one file each. A grammar has two functions: `accepts` gives the verdict, `explain` says why a
//! text is refused. Each grammar also has a portable pattern for JSON Schema and HTML, which may be laxer than the
//! grammar, never stricter.

pub(crate) mod code;
pub(crate) mod date_time;
pub(crate) mod flaw;
pub(crate) mod iam_role_arn;
pub(crate) mod uuid;

pub(crate) use flaw::Explanation;
pub use flaw::Flaw;

/// The grammar of a whole string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A destination's code.
    Code,
    /// The ARN of an IAM role.
    IamRoleArn,
    /// A UUID in its 8-4-4-4-12 form.
    Uuid,
    /// An ISO 8601 date and time with its offset, in the profile of RFC 3339.
    DateTime,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Code, Self::IamRoleArn, Self::Uuid, Self::DateTime];

    /// Returns the name that an issue has in `params.format`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::IamRoleArn => "iamRoleArn",
            Self::Uuid => "uuid",
            Self::DateTime => "date-time",
        }
    }

    /// Returns a pattern for the whole string, in the syntax that ECMAScript's `u` and `v` flags, JSON Schema and HTML
    /// share. It refuses nothing that the grammar accepts.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Code => code::PATTERN,
            Self::IamRoleArn => iam_role_arn::PATTERN,
            Self::Uuid => uuid::PATTERN,
            Self::DateTime => date_time::PATTERN,
        }
    }

    /// Whether a text follows the grammar.
    pub(crate) fn accepts(self, text: &str) -> bool {
        match self {
            Self::Code => code::accepts(text),
            Self::IamRoleArn => iam_role_arn::accepts(text),
            Self::Uuid => uuid::accepts(text),
            Self::DateTime => date_time::accepts(text),
        }
    }

    /// Explains why a text does not follow the grammar.
    pub(crate) fn explain(self, text: &str) -> Explanation {
        match self {
            Self::Code => code::explain(text),
            Self::IamRoleArn => iam_role_arn::explain(text),
            Self::Uuid => Flaw::NotAUuid.into(),
            Self::DateTime => Flaw::NotADateTime.into(),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Format;
    use regex::Regex;

    /// Good texts of each format, and what a slip puts into them.
    const GOOD: [(Format, &[&str]); 4] = [
        (
            Format::Code,
            &[
                "a",
                "a b",
                "JS!?Q0]r] ]$]",
                "\u{A0}\u{85}\u{2028}",
                "😀",
                "-",
            ],
        ),
        (
            Format::IamRoleArn,
            &[
                "arn:aws:iam::1:role/",
                "arn:aws:iam::922609978421:role/team/app/Exporter",
                "arn:aws:iam::01:role/:\"é😀 ",
            ],
        ),
        (
            Format::Uuid,
            &[
                "f47ac10b-58cc-4372-a567-0e02b2c3d479",
                "F47AC10B-58CC-4372-A567-0E02B2C3D479",
            ],
        ),
        (
            Format::DateTime,
            &[
                "2025-01-27T10:30Z",
                "2024-02-29t23:59:60.123456789+0100",
                "2025-12-31T00:00:00-23:59",
                "0004-02-29T00:00:00.0z",
            ],
        ),
    ];
    const SLIPS: [&str; 24] = [
        "", " ", "0", "9", "a", "Z", "-", ":", "/", ".", "+", "\n", "\r", "\t", "\0", "\u{7F}",
        "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}", "é", "😀", "٣", "00",
    ];

    /// Every text that a slip at any place of a good one makes, the good one included.
    fn texts(good: &str) -> impl Iterator<Item = String> {
        let places = good
            .char_indices()
            .map(|(at, character)| (at, character.len_utf8()))
            .chain([(good.len(), 0)]);
        places.flat_map(move |(at, length)| {
            SLIPS.into_iter().flat_map(move |slip| {
                [0, length].map(|dropped| [&good[..at], slip, &good[at + dropped..]].concat())
            })
        })
    }

    #[test]
    fn patterns_refuse_nothing_that_the_grammars_accept() {
        for (format, goods) in GOOD {
            let pattern = Regex::new(format.pattern()).expect("a good pattern");
            let (mut accepted, mut refused, mut refused_by_pattern) = (0, 0, 0);
            for good in goods {
                assert!(format.accepts(good), "{good:?}");
                for text in texts(good) {
                    let verdict = format.accepts(&text);
                    *if verdict { &mut accepted } else { &mut refused } += 1;
                    let is_match = pattern.is_match(&text);
                    refused_by_pattern += usize::from(!is_match);
                    assert!(
                        !verdict || text.is_empty() || is_match,
                        "{format:?}: {text:?}"
                    );
                }
            }
            assert!(
                accepted > 20 && refused > 20 && refused_by_pattern > 20,
                "{format:?}: {accepted} accepted, {refused} refused, {refused_by_pattern} by the pattern"
            );
        }
    }
}
