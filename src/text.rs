//! Looking into strings. The standard library's searchers do it faster for long texts, and would be a kilobyte of the
//! WebAssembly.

use crate::eight::{self, each, equal, within};

/// Where a byte is first.
#[inline(never)]
fn position(text: &[u8], byte: u8) -> Option<usize> {
    eight::first(text, |bytes| eight::first_equal(bytes, byte))
}

/// What stands before the first `byte`, which is ASCII, and what behind it.
#[inline(never)]
pub(crate) fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = position(text.as_bytes(), byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands before the first `byte`, which is ASCII, and what behind it: all, and nothing, where there is none.
#[inline(never)]
pub(crate) fn halves(text: &str, byte: u8) -> (&str, &str) {
    split_once(text, byte).unwrap_or((text, ""))
}

/// Whether a word is among those that a text has, with a blank between them.
pub(crate) fn is_one_of(word: &str, words: &'static str) -> bool {
    word_of(words, word, |word, known| word == known).is_some()
}

/// The first of the words that a text has, with a blank between them, that another text is related to.
#[inline(never)]
pub(crate) fn word_of(
    mut words: &'static str,
    text: &str,
    is_related: fn(&str, &str) -> bool,
) -> Option<&'static str> {
    while !words.is_empty() {
        let (word, rest) = halves(words, b' ');
        if is_related(text, word) {
            return Some(word);
        }
        words = rest;
    }
    None
}

/// What stands before the first `byte`, which is ASCII: all when there is none.
#[inline(never)]
pub(crate) fn before(text: &str, byte: u8) -> &str {
    split_once(text, byte).map_or(text, |(before, _)| before)
}

/// `str::split_at`; where there is no such place, all and nothing.
#[inline(never)]
pub(crate) fn split_at(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// What the stars of a pattern stand for in a text, if that is like it: each for as little as can be, the last for the rest.
pub(crate) fn parts<'t, const N: usize>(text: &'t str, pattern: &str) -> Option<[&'t str; N]> {
    let mut parts = [""; N];
    take_apart(text, pattern, false, &mut parts)?;
    Some(parts)
}

/// Like `parts`, whatever the case of ASCII letters.
pub(crate) fn parts_ignoring_case<'t, const N: usize>(
    text: &'t str,
    pattern: &str,
) -> Option<[&'t str; N]> {
    let mut parts = [""; N];
    take_apart(text, pattern, true, &mut parts)?;
    Some(parts)
}

#[inline(never)]
fn take_apart<'t>(
    text: &'t str,
    mut pattern: &str,
    ignores_case: bool,
    parts: &mut [&'t str],
) -> Option<()> {
    // Mostly the first byte tells.
    let is_same = |bytes: &[u8], literal: &str| {
        let mut pairs = bytes.iter().zip(literal.bytes());
        pairs.all(|(a, b)| *a == b || ignores_case && a.eq_ignore_ascii_case(&b))
    };
    let mut rest = text;
    for star in 0..=parts.len() {
        let (literal, behind) = halves(pattern, b'*');
        pattern = behind;
        let is_last = star == parts.len();
        let mut at = if is_last {
            rest.len().checked_sub(literal.len())?
        } else {
            0
        };
        let mut end = at + literal.len();
        while !is_same(rest.as_bytes().get(at..end)?, literal) {
            // The first literal stands at the text's beginning, the last one at its end.
            if star == 0 || is_last {
                return None;
            }
            at += 1;
            end += 1;
        }
        if let Some(before) = star.checked_sub(1) {
            *parts.get_mut(before)? = rest.get(..at)?;
        }
        rest = rest.get(end..)?;
    }
    Some(())
}

/// `str::contains`
pub(crate) fn has(text: &str, part: &str) -> bool {
    has_bytes(text.as_bytes(), part.as_bytes())
}

/// The same of bytes.
#[inline(never)]
pub(crate) fn has_bytes(text: &[u8], part: &[u8]) -> bool {
    let [first, ..] = part else {
        return true;
    };
    let mut rest = text;
    while let Some(behind) = position(rest, *first).and_then(|at| rest.get(at..)) {
        if behind.starts_with(part) {
            return true;
        }
        rest = behind.get(1..).unwrap_or_default();
    }
    false
}

/// `str::trim`
pub(crate) fn trim(text: &str) -> &str {
    trim_matches(text, char::is_whitespace)
}

/// `str::trim_matches`
#[inline(never)]
pub(crate) fn trim_matches(text: &str, matches: fn(char) -> bool) -> &str {
    let mut characters = text.chars();
    while characters.clone().next().is_some_and(matches) {
        characters.next();
    }
    let mut rest = characters.as_str();
    let mut at = rest.len();
    while at > 0 {
        at -= 1;
        // Nothing where no character begins.
        if let Some((before, behind)) = rest.split_at_checked(at) {
            if !behind.chars().next().is_some_and(matches) {
                break;
            }
            rest = before;
        }
    }
    rest
}

/// How many decimal digits a text begins with.
#[inline(never)]
pub(crate) fn digits(text: &[u8]) -> usize {
    eight::run(text, |bytes| within(bytes, b'0', b'9'))
}

/// How many lower-case letters, digits and hyphens a text begins with.
#[inline(never)]
pub(crate) fn label(text: &[u8]) -> usize {
    eight::run(text, |bytes| {
        within(bytes, b'a', b'z') | within(bytes, b'0', b'9') | equal(bytes, b'-')
    })
}

/// How many letters, digits, `+ , - _ =` a text begins with.
#[inline(never)]
pub(crate) fn word(text: &[u8]) -> usize {
    eight::run(text, |bytes| {
        within(bytes | each(b' '), b'a', b'z')
            | within(bytes, b'0', b'9')
            | within(bytes, b'+', b'-')
            | equal(bytes, b'_')
            | equal(bytes, b'=')
    })
}

/// Whether a text is all of what it begins with, and that is not nothing.
pub(crate) fn is_all(text: &str, length: impl FnOnce(&[u8]) -> usize) -> bool {
    !text.is_empty() && length(text.as_bytes()) == text.len()
}

/// Whether all of a text is decimal digits, of which there is one at least.
pub(crate) fn is_digits(text: &str) -> bool {
    is_all(text, digits)
}

/// What comes behind a text's first bytes, so many.
pub(crate) fn behind(text: &[u8], length: usize) -> &[u8] {
    text.get(length..).unwrap_or_default()
}

/// A text's first bytes, so many; none where there are not.
pub(crate) fn begin(text: &[u8], length: usize) -> &[u8] {
    text.get(..length).unwrap_or_default()
}

/// Whether a text has a hyphen at an edge.
pub(crate) fn has_hyphen_at_edge(text: &[u8]) -> bool {
    matches!(text, [b'-', ..] | [.., b'-'])
}

/// `str::chars().count()`, whose vectors are half a kilobyte of the WebAssembly.
pub(crate) fn count_characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Java's `String.length()`, JavaScript's `length`: the UTF-16 units.
#[inline(never)]
pub(crate) fn count_units(text: &str) -> usize {
    text.bytes().map(units).sum()
}

/// A unit a character, counted at its first byte, and two from U+10000, whose first byte is F0 or more.
pub(crate) fn units(byte: u8) -> usize {
    usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)
}

/// A line, counted from 0, of a text in which each ends with a line feed.
#[inline(never)]
pub(crate) const fn line(text: &str, mut number: usize) -> &str {
    let (mut start, mut end) = (0, 0);
    while let Some((_, [byte, ..])) = text.as_bytes().split_at_checked(end) {
        if *byte == b'\n' {
            if number == 0 {
                break;
            }
            number -= 1;
            start = end + 1;
        }
        end += 1;
    }
    match text.split_at_checked(end) {
        Some((lines, _)) => match lines.split_at_checked(start) {
            Some((_, line)) => line,
            None => "",
        },
        None => "",
    }
}

/// `[&str]::concat`
#[inline(never)]
pub(crate) fn concat(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}
