//! Looking into strings. The standard library's searchers do it faster for long texts, and would be a kilobyte of the
//! WebAssembly.

/// What stands before the first `byte`, which is ASCII, and what behind it.
#[inline(never)]
pub(crate) fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    split_where(text, text.bytes().position(|other| other == byte), 1)
}

/// What stands before the first `byte`, which is ASCII, and what behind it: all, and nothing, where there is none.
#[inline(never)]
pub(crate) fn halves(text: &str, byte: u8) -> (&str, &str) {
    split_once(text, byte).unwrap_or((text, ""))
}

/// Whether a word is among those that a text has, with a blank between them.
#[inline(never)]
pub(crate) fn is_one_of(word: &str, mut words: &str) -> bool {
    while !words.is_empty() {
        let (first, rest) = halves(words, b' ');
        if first == word {
            return true;
        }
        words = rest;
    }
    false
}

/// What stands before the last `byte`, which is ASCII, and what behind it.
#[inline(never)]
pub(crate) fn rsplit_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    split_where(text, text.bytes().rposition(|other| other == byte), 1)
}

/// What stands before the first `part`, which is not empty, and what behind it.
#[inline(never)]
pub(crate) fn split_at_part<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = (0..text.len()).find(|&at| {
        let rest = text.as_bytes().get(at..);
        rest.is_some_and(|rest| rest.starts_with(part.as_bytes()))
    });
    split_where(text, at, part.len())
}

/// What stands before the first `byte`, which is ASCII: all when there is none.
#[inline(never)]
pub(crate) fn before(text: &str, byte: u8) -> &str {
    split_once(text, byte).map_or(text, |(before, _)| before)
}

/// The bytes that are wanted before the first one that is not, and what is left. Parts of a character must all be wanted or
/// all not.
pub(crate) fn split_while(text: &str, is_wanted: impl Fn(u8) -> bool) -> (&str, &str) {
    let count = text.bytes().take_while(|&byte| is_wanted(byte)).count();
    text.split_at_checked(count).unwrap_or((text, ""))
}

fn split_where(text: &str, at: Option<usize>, length: usize) -> Option<(&str, &str)> {
    let at = at?;
    Some((text.get(..at)?, text.get(at + length..)?))
}

/// `str::strip_suffix`, whatever the case of ASCII letters.
#[inline(never)]
pub(crate) fn strip_suffix_ignoring_case<'t>(text: &'t str, suffix: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(suffix.len())?;
    let (rest, end) = text.split_at_checked(at)?;
    end.eq_ignore_ascii_case(suffix).then_some(rest)
}

/// `str::trim`
pub(crate) fn trim(text: &str) -> &str {
    trim_matches(text, char::is_whitespace)
}

/// `str::trim_matches`
#[inline(never)]
pub(crate) fn trim_matches(text: &str, matches: fn(char) -> bool) -> &str {
    let mut rest = text.chars();
    while rest.clone().next().is_some_and(matches) {
        rest.next();
    }
    while rest.clone().next_back().is_some_and(matches) {
        rest.next_back();
    }
    rest.as_str()
}

/// Whether all of a text is decimal digits, of which there is one at least.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `str::chars().count()`, whose vectors are half a kilobyte of the WebAssembly.
pub(crate) fn count_characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
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
