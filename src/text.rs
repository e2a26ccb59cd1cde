//! Looks at strings: their length in UTF-16, the characters in them, and how a message shows a part of them.

use crate::span::utf16_units;
use crate::unicode::{has_no_width, is_unicode_space};
use std::fmt::{self, Write as _};

/// Returns the number of UTF-16 code units, as Java's `String.length()` and JavaScript's `length` count them.
pub(crate) fn utf16_length(text: &str) -> usize {
    text.bytes().map(utf16_units).sum()
}

/// Returns the number of characters. `str::chars().count()` would bring its vectors into the WebAssembly, a kilobyte.
pub(crate) fn character_count(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Whether a text is one or more ASCII digits.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` contains `part`. `str::contains` would bring a two-way searcher into the WebAssembly, a kilobyte.
pub(crate) fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Splits a text at the first `separator`.
pub(crate) fn split_once<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    let start = find(text, separator)?;
    Some((text.get(..start)?, text.get(start + separator.len()..)?))
}

/// Returns the place of a part that is not empty.
fn find(text: &str, part: &str) -> Option<usize> {
    let first = part.as_bytes().first();
    let mut windows = text.as_bytes().windows(part.len());
    // Comparing the first byte first is faster.
    windows.position(|window| window.first() == first && window == part.as_bytes())
}

/// Splits a text at the last `separator`, an ASCII character. `str::rsplit_once` would bring a searcher into the WebAssembly.
pub(crate) fn rsplit_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.bytes().rposition(|byte| byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Whether the letters of a text are words of a list, in any case, number and order. `AWS_ROLE_ARN` consists of `arn`, `aws` and
/// `role`. In the list, a word comes before its own beginning: `identity`, `id`.
pub(crate) fn consists_of(text: &str, words: &[&str]) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let mut rest = letters.as_str();
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest.is_empty()
}

/// Splits a text after the ASCII digits at its start.
pub(crate) fn split_digits(text: &str) -> (&str, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(length).unwrap_or((text, ""))
}

/// Removes a suffix, ignoring the case of ASCII letters.
pub(crate) fn strip_suffix_ignoring_case<'t>(text: &'t str, suffix: &str) -> Option<&'t str> {
    let (rest, end) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    end.eq_ignore_ascii_case(suffix).then_some(rest)
}

/// Removes one pair of quotes or back-ticks around a text, if there are no more of them inside.
pub(crate) fn without_quotes(text: &str) -> Option<&str> {
    let open = text.chars().next()?;
    let close = match open {
        '"' | '\'' | '`' => open,
        '“' => '”',
        '‘' => '’',
        '„' => '“',
        '‚' => '‘',
        '«' => '»',
        _ => return None,
    };
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    (!inner.chars().any(|own| own == close)).then_some(inner)
}

/// Returns the first character that is not in an ASCII class.
pub(crate) fn first_outside(text: &str, is_allowed: fn(u8) -> bool) -> Option<char> {
    text.chars().find(|&character| {
        !u8::try_from(character).is_ok_and(|byte| byte.is_ascii() && is_allowed(byte))
    })
}

/// The most characters of the user's input that an issue repeats.
const MAX_EXCERPT: usize = 80;
/// The characters that an excerpt keeps of the start and of the end of a longer text.
const HEAD: usize = 50;
const TAIL: usize = 24;

/// Returns a part of the user's input, cut in the middle when it is long.
pub(crate) fn excerpt(text: &str) -> String {
    let length = character_count(text);
    if length <= MAX_EXCERPT {
        return text.to_owned();
    }
    let mut shortened = String::new();
    for (index, character) in text.chars().enumerate() {
        if index < HEAD || index >= length - TAIL {
            shortened.push(character);
        } else if index == HEAD {
            shortened.push('…');
        }
    }
    shortened
}

/// Displays a part of the user's input in back-ticks, with invisible characters made visible.
pub(crate) struct Quoted<'t>(pub &'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_char('`')?;
        for character in self.0.chars() {
            match character {
                '\n' => formatter.write_str("\\n")?,
                '\r' => formatter.write_str("\\r")?,
                '\t' => formatter.write_str("\\t")?,
                _ if has_no_glyph(character) => {
                    write!(formatter, "U+{:04X}", u32::from(character))?;
                }
                _ => formatter.write_char(character)?,
            }
        }
        formatter.write_char('`')
    }
}

/// Displays texts in back-ticks, joined by `or`.
pub(crate) struct OneOf<'t>(pub &'t [&'t str]);

/// Displays texts in back-ticks, joined by `and`.
pub(crate) struct AllOf<'t>(pub &'t [&'t str]);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(formatter, self.0, " or ")
    }
}

impl fmt::Display for AllOf<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(formatter, self.0, " and ")
    }
}

/// Writes texts in back-ticks, with commas between them and a word before the last.
fn join(formatter: &mut fmt::Formatter<'_>, texts: &[&str], word: &str) -> fmt::Result {
    for (index, text) in texts.iter().enumerate() {
        let separator = match index {
            0 => "",
            _ if index + 1 == texts.len() => word,
            _ => ", ",
        };
        write!(formatter, "{separator}{}", Quoted(text))?;
    }
    Ok(())
}

/// Whether a reader would not see this character, or take it for a space: controls, other spaces, what has no width. U+FE0F is
/// not among them, which follows an emoji.
fn has_no_glyph(character: char) -> bool {
    character.is_control()
        || is_unicode_space(character)
        || has_no_width(character) && character != '\u{FE0F}'
        || matches!(
            character,
            '\u{1680}' | '\u{2028}' | '\u{2029}' | '\u{206A}'..='\u{206F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_utf16() {
        assert_eq!(utf16_length("aé€😀"), 5);
        assert_eq!(character_count("aé€😀"), 4);
    }

    #[test]
    fn finds_parts() {
        assert!(contains("abc", "bc") && contains("abc", "abc"));
        assert!(!contains("abc", "cb") && !contains("b", "bc"));
        assert_eq!(split_once("a::b::c", "::"), Some(("a", "b::c")));
        assert_eq!(split_once("a:b", "::"), None);
        assert_eq!(rsplit_once("a.b.c", b'.'), Some(("a.b", "c")));
        assert_eq!(rsplit_once("abc", b'.'), None);
        assert_eq!(split_digits("12a3"), ("12", "a3"));
        assert_eq!(split_digits("é"), ("", "é"));
        assert_eq!(strip_suffix_ignoring_case("b.COM", ".com"), Some("b"));
        assert_eq!(
            first_outside("ab€", |byte| byte.is_ascii_alphabetic()),
            Some('€')
        );
        assert_eq!(first_outside("aé", |_| true), Some('é'));
    }

    #[test]
    fn removes_quotes() {
        for text in ["\"a\"", "'a'", "`a`", "“a”", "‘a’"] {
            assert_eq!(without_quotes(text), Some("a"));
        }
        for text in ["", "a", "\"", "\"a'", "”a“", "'a' or 'b'", "“a” or “b”"] {
            assert_eq!(without_quotes(text), None, "{text}");
        }
    }

    #[test]
    fn shows_invisible_characters() {
        let shown = Quoted("a\n\r\t\u{0}\u{A0}\u{202E}é😀\u{E0001}").to_string();
        assert_eq!(shown, "`a\\n\\r\\tU+0000U+00A0U+202Eé😀\u{E0001}`");
    }

    #[test]
    fn cuts_long_texts_in_the_middle() {
        assert_eq!(excerpt("short"), "short");
        let expected = ["é".repeat(50), "…".to_owned(), "é".repeat(24)].concat();
        assert_eq!(excerpt(&"é".repeat(1000)), expected);
        for (length, is_cut) in [(80, false), (81, true)] {
            for character in ["a", "é", "😀"] {
                let text = character.repeat(length);
                assert_eq!(excerpt(&text) != text, is_cut, "{text}");
            }
        }
    }
}
