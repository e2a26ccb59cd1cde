//! Looks at what follows a place in broken text: the next member, value, comment, mark or white space, also in the spellings of
//! other languages.

use super::delimiter::{Delimiter, ENTITIES, entity, is_quote};
use crate::span::Span;
use crate::text::{split_digits, split_once};
use crate::unicode::{has_no_width, is_unicode_space};

/// Whether a string can end before this text: the text goes on as JSON does after a name or a value, or as JSON with one of
/// the common mistakes.
pub(super) fn is_boundary(rest: &str) -> bool {
    let next = skip_spaces(rest);
    let skipped = rest.len() - next.len();
    if line_length(rest.get(..skipped).unwrap_or_default()) < skipped {
        return true;
    }
    let after = |length| skip_spaces(next.get(length..).unwrap_or_default());
    if begins_colon(next) {
        return begins_value(after(colon_length(next)));
    }
    match next.chars().next() {
        None | Some('}' | ']') => true,
        Some(comma @ (',' | '，')) => {
            let after = after(comma.len_utf8());
            begins_whole_member(after)
                || begins_value(after)
                || begins_comment(after) && begins_member(skip_comments(after))
                || matches!(after.as_bytes().first(), None | Some(b'}' | b']'))
        }
        Some('/' | '#') => {
            begins_plain_comment(next)
                && comment_length(next).is_some_and(|length| length < next.len())
        }
        _ => (skipped > 0 || begins_string(next)) && begins_whole_member(next),
    }
}

/// Whether a quote before this text may be more than a part of a string's content: another quote follows, or a member, or a
/// mark that is between strings in JSON or in another language.
pub(super) fn may_end_string(rest: &str) -> bool {
    let next = skip_spaces(rest);
    match next.chars().next() {
        Some('=' | ':' | ';' | '：' | '，') => true,
        // The comment may end with a quote by chance.
        Some('/' | '#') => next.len() < rest.len() && begins_comment(next),
        Some(',') => {
            let after = skip_spaces(next.get(1..).unwrap_or_default());
            let first = after.bytes().next();
            first.is_none_or(|byte| byte.is_ascii_punctuation()) || begins_assignment(after)
        }
        _ => {
            let length = quote_length(next);
            let is_closed = || is_boundary(next.get(length..).unwrap_or_default());
            length > 0 && !is_closed() || begins_assignment(next)
        }
    }
}

/// Returns the length of the colon at the start of a text, or of what other languages and keyboards have in its place; 0 if
/// there is none.
pub(super) fn colon_length(text: &str) -> usize {
    first_length(text, &[":", "=>", "=", "："])
}

/// Whether a colon begins here. An equals sign alone may be a part of a text.
fn begins_colon(text: &str) -> bool {
    colon_length(text) > 0 && (!text.starts_with('=') || text.starts_with("=>"))
}

/// Returns the length of the semicolon, or of the comma of a Chinese keyboard, at the start of a text; 0 if there is none.
pub(super) fn comma_length(text: &str) -> usize {
    first_length(text, &[";", "，"])
}

fn first_length(text: &str, marks: &[&str]) -> usize {
    let mark = marks.iter().find(|mark| text.starts_with(**mark));
    mark.map_or(0, |mark| mark.len())
}

/// Whether a member begins here: a name, with quotes of any sort, without, or without its opening quote, and a colon.
pub(super) fn begins_member(text: &str) -> bool {
    begins_member_with(text, begins_colon)
}

/// Like [`begins_member`], but also accepts an equals sign.
pub(super) fn begins_assignment(text: &str) -> bool {
    begins_member_with(text, |rest| colon_length(rest) > 0)
}

/// Whether a member begins here, and is not a part of a text such as `region: EU`: its name has quotes, or its value begins.
fn begins_whole_member(text: &str) -> bool {
    begins_member(text) && (begins_string(text) || has_value(text))
}

/// Whether what follows a colon shows that the word before it is a mark of the line and no name: `2: "name": "a"` has the number
/// of a line, and `10:30:01 "name": "a"` the time of a log.
pub(super) fn follows_line_mark(text: &str) -> bool {
    let (digits, after_digits) = split_digits(text);
    let is_time = !digits.is_empty() && after_digits.starts_with(':');
    let string = text
        .strip_prefix('"')
        .and_then(|text| split_once(text, "\""));
    is_time || string.is_some_and(|(_, after)| skip_spaces(after).starts_with(':'))
}

/// Whether a value follows the name without quotes at the start of a member.
pub(super) fn has_value(member: &str) -> bool {
    let rest = member.trim_start_matches(is_name_character);
    let colon = skip_comments(rest.get(quote_length(rest)..).unwrap_or_default());
    begins_value(skip_spaces(
        colon.get(colon_length(colon)..).unwrap_or_default(),
    ))
}

fn begins_member_with(text: &str, is_colon: fn(&str) -> bool) -> bool {
    let opening = quote_length(text);
    let name = text.get(opening..).unwrap_or_default();
    let rest = name.trim_start_matches(is_name_character);
    let closing = quote_length(rest);
    let next = skip_spaces(rest.get(closing..).unwrap_or_default());
    if opening > 0 {
        let is_name = closing > 0 && rest.len() < name.len();
        is_name && (is_colon(next) || begins_comment(next))
    } else {
        begins_word(name) && (is_colon(next) || closing == 0 && begins_comment(next))
    }
}

/// Whether a value begins here, with quotes of any sort.
pub(super) fn begins_value(text: &str) -> bool {
    let is_literal = || {
        let rest = text.trim_start_matches(is_name_character);
        let word = text.get(..text.len() - rest.len()).unwrap_or_default();
        meant_literal(word).is_some()
    };
    begins_string(text)
        || begins_plain_comment(text)
        || text.starts_with(['{', '[', '$', '<', '`'])
        || matches!(text.as_bytes(), [b'0'..=b'9', ..] | [b'-', b'0'..=b'9', ..])
        || is_literal()
}

/// Whether a string begins here, with quotes of any sort.
pub(super) fn begins_string(text: &str) -> bool {
    quote_length(text) > 0
}

/// Returns the length of the quote of any sort at the start of a text; 0 if there is none.
pub(super) fn quote_length(text: &str) -> usize {
    if text.starts_with('"') {
        return 1;
    }
    Delimiter::at_start(text).map_or(0, |(_, length)| length)
}

fn begins_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$'))
}

/// Whether a character can be part of a name without quotes.
pub(super) fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$' | '-' | '.')
}

/// Whether a comment begins here, of JavaScript or of a shell.
pub(super) fn begins_comment(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("/*") || text.starts_with('#')
}

/// Whether a comment begins here that cannot be the rest of a string: it has an end mark, or its line does not end with a
/// quote.
pub(super) fn begins_plain_comment(text: &str) -> bool {
    if !begins_comment(text) {
        return false;
    }
    let line = trim_end(first_line(text)).trim_end_matches(',');
    let mut entities = ENTITIES.iter().filter(|(_, own)| is_quote(*own));
    let ends_with_quote = line.ends_with(is_quote) || entities.any(|(own, _)| line.ends_with(own));
    text.starts_with("/*") || !ends_with_quote
}

/// Returns a text up to its first line break.
pub(super) fn first_line(text: &str) -> &str {
    text.get(..line_length(text)).unwrap_or_default()
}

/// Returns the length of the comment at the start of a text, if it has an end.
pub(super) fn comment_length(text: &str) -> Option<usize> {
    if text.starts_with("/*") {
        let mut pairs = text.as_bytes().get(2..)?.windows(2);
        return pairs.position(|pair| pair == b"*/").map(|at| at + 4);
    }
    begins_comment(text).then(|| line_length(text))
}

/// Returns the number of bytes up to the first line break.
fn line_length(text: &str) -> usize {
    let is_inside = |byte: &u8| !matches!(byte, b'\n' | b'\r');
    text.bytes().take_while(is_inside).count()
}

/// Skips white space and comments.
pub(super) fn skip_comments(text: &str) -> &str {
    let mut rest = skip_spaces(text);
    while let Some(length) = comment_length(rest) {
        rest = skip_spaces(rest.get(length..).unwrap_or_default());
    }
    rest
}

/// Returns the literal of JSON that a word of another language means.
pub(crate) fn meant_literal(word: &str) -> Option<&'static str> {
    let meanings = [
        ("true", "true"),
        ("false", "false"),
        ("null", "null"),
        ("none", "null"),
        ("nil", "null"),
        ("undefined", "null"),
    ];
    let mut meanings = meanings.into_iter();
    meanings.find_map(|(known, literal)| word.eq_ignore_ascii_case(known).then_some(literal))
}

/// Skips white space, of JSON, of Unicode and of HTML.
pub(super) fn skip_spaces(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_space);
    while let Some(entity) = entity(rest).filter(|entity| is_space(entity.character)) {
        let after = rest.get(entity.length..).unwrap_or_default();
        rest = after.trim_start_matches(is_space);
    }
    rest
}

/// Returns the place of a text without the white space around it.
pub(super) fn trimmed(text: &str) -> Span {
    let start = text.len() - skip_spaces(text).len();
    Span::new(start, trim_end(text).len().max(start))
}

/// Removes the white space at the end, of JSON, of Unicode and of HTML.
pub(super) fn trim_end(text: &str) -> &str {
    let mut rest = text.trim_end_matches(is_space);
    while let Some(before) = without_entity_of_space(rest) {
        rest = before.trim_end_matches(is_space);
    }
    rest
}

fn without_entity_of_space(text: &str) -> Option<&str> {
    let mut entities = ENTITIES
        .iter()
        .filter(|(_, character)| is_space(*character));
    entities.find_map(|(entity, _)| text.strip_suffix(entity))
}

/// Whether a character is white space, of JSON or of Unicode.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\n' | '\r' | '\t') || plain_space(character).is_some()
}

/// Returns what to write in place of white space that JSON does not have: a space, or nothing if it has no width.
pub(super) fn plain_space(character: char) -> Option<&'static str> {
    match character {
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{1680}' | '\u{2028}' | '\u{2029}' => Some(" "),
        _ if is_unicode_space(character) => Some(" "),
        _ if has_no_width(character) => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_ends_where_json_goes_on() {
        for rest in [
            "",
            "}",
            " ]",
            "\nx",
            " \n x",
            ": 1",
            " : \"b\"",
            " => 1",
            ", \"b\": 1",
            ", b: 1",
            ", 1",
            ",",
            ",}",
            ", // c\n\"b\": 1",
            " # c\n}",
            " // c\n\"b\": 1",
            " b: 1",
            ", b /* c */: [1]",
            "\"b\": 1",
            " \"b\" /* c */: 1",
        ] {
            assert!(is_boundary(rest), "{rest:?}");
        }
        for rest in [
            "x",
            " x",
            " : x",
            " = 1",
            ", x",
            ", // c\"",
            " # c",
            " // c",
            "b: 1",
            " b: c'",
            ", b: c'",
            " b",
            "\"b\"",
            "; \"b\": 1",
        ] {
            assert!(!is_boundary(rest), "{rest:?}");
        }
    }

    #[test]
    fn a_member_begins_with_its_name() {
        for text in [
            "\"a\": 1",
            "'a' : 1",
            "a: 1",
            "a\": 1",
            "a => 1",
            "a /* c */: 1",
            "\"a\" // c",
            "“a”: 1",
        ] {
            assert!(begins_member(text), "{text:?}");
        }
        for text in [
            "\"\": 1",
            "\"a: 1",
            "\"a\" 1",
            "a 1",
            "a",
            "1: 2",
            "a\" /* c */",
            "a = 1",
            ": 1",
            "",
        ] {
            assert!(!begins_member(text), "{text:?}");
        }
        assert!(begins_assignment("a = 1") && begins_assignment("\"a\" = 1"));
    }
}
