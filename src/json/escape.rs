//! The escapes of a string, once the reader knows that they are good.

use super::Text;
use crate::text::split_once;
use std::borrow::Cow;

/// Decodes the escapes of a string that `Reader::escape` has gone through.
pub(super) fn decode(raw: &str) -> Text<'_> {
    let mut text = String::with_capacity(raw.len());
    let mut lone_surrogate = false;
    let mut rest = raw;
    while let Some((plain, escape)) = split_once(rest, b'\\') {
        text.push_str(plain);
        let mut after = escape.chars();
        let character = match after.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{C}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let (character, length) = decode_unit(escape);
                lone_surrogate |= character.is_none();
                after = escape.get(length..).unwrap_or_default().chars();
                character.unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            // A quote, a backslash or a slash means itself.
            Some(itself) => itself,
            None => break,
        };
        text.push(character);
        rest = after.as_str();
    }
    text.push_str(rest);
    Text {
        text: Cow::Owned(text),
        lone_surrogate,
    }
}

/// The character of an escape `uXXXX`, or of a surrogate pair `uXXXX\uXXXX`, and how long that is; no character for half a
/// pair.
fn decode_unit(escape: &str) -> (Option<char>, usize) {
    let first = unit(escape.get(1..5));
    if let 0xD800..=0xDBFF = first
        && escape.get(5..7) == Some("\\u")
        && let second @ 0xDC00..=0xDFFF = unit(escape.get(7..11))
    {
        return (
            char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)),
            11,
        );
    }
    (char::from_u32(first), 5)
}

/// Four hexadecimal digits.
fn unit(digits: Option<&str>) -> u32 {
    let digits = digits.unwrap_or_default().chars();
    digits.fold(0, |unit, digit| {
        unit * 16 + digit.to_digit(16).unwrap_or_default()
    })
}
