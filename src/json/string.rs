//! Decodes the escapes of a string that the parser has checked.

use std::borrow::Cow;

/// A string with its escapes decoded.
#[derive(Debug)]
pub(crate) struct Decoded<'t> {
    /// The text; U+FFFD in place of a lone surrogate.
    pub text: Cow<'t, str>,
    pub has_lone_surrogate: bool,
}

/// Decodes a string literal without its quotes.
pub(super) fn decode(raw: &str) -> Decoded<'_> {
    let mut text = String::with_capacity(raw.len());
    let mut has_lone_surrogate = false;
    let mut characters = raw.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        let decoded = match characters.next() {
            Some('u') => unicode_escape(&mut characters),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{C}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            // A quote, a backslash or a slash.
            other => other,
        };
        has_lone_surrogate |= decoded.is_none();
        text.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Decoded {
        text: text.into(),
        has_lone_surrogate,
    }
}

/// Decodes `XXXX`, or `XXXX\uXXXX` if that is a surrogate pair. Returns `None` for a lone surrogate.
fn unicode_escape(characters: &mut std::str::Chars) -> Option<char> {
    let first = code_unit(characters);
    let mut ahead = characters.clone();
    if matches!(first, 0xD800..=0xDBFF) && ahead.next() == Some('\\') && ahead.next() == Some('u') {
        let second = code_unit(&mut ahead);
        if matches!(second, 0xDC00..=0xDFFF) {
            *characters = ahead;
            return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
        }
    }
    char::from_u32(first)
}

/// Reads four hexadecimal digits.
fn code_unit(characters: &mut std::str::Chars) -> u32 {
    let digits = characters.take(4).filter_map(|digit| digit.to_digit(16));
    digits.fold(0, |unit, digit| unit * 16 + digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_decoded(raw: &str, text: &str, has_lone_surrogate: bool) {
        let decoded = decode(raw);
        assert_eq!(decoded.text, text, "{raw}");
        assert_eq!(decoded.has_lone_surrogate, has_lone_surrogate, "{raw}");
    }

    #[test]
    fn decodes_each_escape() {
        assert_decoded(r#"a\"\\\/\b\f\n\r\tz"#, "a\"\\/\u{8}\u{C}\n\r\tz", false);
        assert_decoded(r"\u00e9\u20AC\u0000", "é€\0", false);
    }

    #[test]
    fn joins_surrogate_pairs() {
        assert_decoded(r"\uD800\uDC00", "\u{1_0000}", false);
        assert_decoded(r"\ud83d\ude00!", "\u{1_F600}!", false);
        assert_decoded(r"\uDBFF\uDFFF", "\u{10_FFFF}", false);
    }

    #[test]
    fn reports_lone_surrogates() {
        assert_decoded(r"\uD83Dx", "\u{FFFD}x", true);
        assert_decoded(r"\uDE00", "\u{FFFD}", true);
        assert_decoded(r"\uD83D\u0041", "\u{FFFD}A", true);
        assert_decoded(r"\uD83D\uD83D\uDE00", "\u{FFFD}\u{1_F600}", true);
    }
}
