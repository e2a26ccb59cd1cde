//! What people leave around a body that they copy: the quotes of a shell command, a statement of a program.

use super::delimiter::{is_any_curly, is_quote};
use super::lookahead::{
    begins_assignment, begins_comment, begins_member, begins_string, is_space, skip_comments,
    skip_spaces, trimmed,
};
use super::parser::can_be_json;
use super::repair::remove;
use super::shell::{end_of_quotes, inside_quotes};
use super::{Expected, Mistake, SyntaxError, parse};
use crate::span::Span;
use crate::text::{split_digits, split_once};

/// Explains the quotes around the whole document, which a shell command needs, or an editor makes curly.
pub(super) fn quotes_around(text: &str) -> Option<Box<SyntaxError>> {
    let body = trimmed(text);
    let mut characters = text.get(body.start..body.end)?.chars();
    let opening = characters.next().filter(|&first| is_quote(first))?;
    let inner = characters.as_str();
    if !begins_container(inner) {
        return None;
    }
    let inner_start = body.start + opening.len_utf8();
    // Another word of the command may end with a quote too.
    let first_end = end_of_quotes(text, inner_start).filter(|&end| end + 1 < body.end);
    if first_end.is_some_and(|end| ends_container(text.get(inner_start..end).unwrap_or_default())) {
        return None;
    }
    let span = Span::new(body.start, inner_start);
    let is_closing = |last: char| last == opening || !opening.is_ascii() && is_any_curly(last);
    let Some(inner) = inner
        .strip_suffix(is_closing)
        .filter(|inner| ends_container(inner))
    else {
        // A string of JSON may begin with a brace too, but has no line break after it.
        let begins_line = inner.get(1..)?.starts_with(['\n', '\r']);
        return (opening == '\'' || opening == '"' && begins_line)
            .then(|| SyntaxError::new(Mistake::UnexpectedCharacter, span));
    };
    // Texts that a program adds: `"{" +` on a line, `"}"` on another.
    if inner
        .lines()
        .any(|line| line.trim_ascii_end().ends_with('+'))
    {
        return None;
    }
    let inner_end = inner_start + inner.len();
    let mut edits = Vec::new();
    remove(&mut edits, body.start, inner_start);
    if let Some(variable) = inside_quotes(text, Span::new(inner_start, inner_end), &mut edits) {
        return Some(variable);
    }
    remove(&mut edits, inner_end, body.end);
    Some(SyntaxError::new(Mistake::ShellQuotes, span).repair(edits))
}

pub(super) fn begins_container(text: &str) -> bool {
    skip_comments(text).starts_with(['{', '['])
}

pub(super) fn ends_container(text: &str) -> bool {
    text.trim_end_matches(is_space).ends_with(['}', ']'])
}

/// Whether an object begins here. Of what templates have in braces, none does.
pub(super) fn begins_object(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('{') else {
        return false;
    };
    let next = skip_spaces(inner);
    inner.starts_with(['\n', '\r'])
        || inner.starts_with("\\n")
        || inner.starts_with("\"\"")
        || inner.starts_with("`\"")
        || inner.starts_with("^\\^\"")
        || begins_comment(inner)
        || begins_assignment(next)
        || next.starts_with('}')
}

/// Explains what is at the start of each line: the mark of a quote of Markdown or of an added part of a diff, or the number of
/// the line, as an editor or `cat -n` shows it.
pub(super) fn marked_lines(text: &str) -> Option<Box<SyntaxError>> {
    let mark = skip_spaces(text).bytes().next()?;
    let has_numbers = mark.is_ascii_digit();
    if !has_numbers && !matches!(mark, b'>' | b'+') {
        return None;
    }
    let mut edits = Vec::new();
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_ascii_start();
        let start = end + line.len() - content.len();
        end += line.len();
        let length = if has_numbers {
            split_digits(content).0.len()
        } else {
            usize::from(content.bytes().next() == Some(mark))
        };
        if length > 0 {
            let after = content.get(length..)?;
            let after = after.strip_prefix([' ', ':', '|']).unwrap_or(after);
            remove(&mut edits, start, end - after.len());
        } else if !content.is_empty() {
            return None;
        }
    }
    let (first, _) = edits.first().filter(|_| !has_numbers || edits.len() > 1)?;
    let length = split_digits(text.get(first.start..)?).0.len().max(1);
    let span = Span::new(first.start, first.start + length);
    let inner = skip_spaces(text.get(first.end..)?);
    inner
        .starts_with(['{', '[', '`', '>'])
        .then(|| SyntaxError::new(Mistake::UnexpectedCharacter, span).repair(edits))
}

/// Explains text before the only object, such as a command, a statement or the headers of a request. The object may have
/// mistakes of its own.
pub(super) fn text_before(text: &str) -> Option<Box<SyntaxError>> {
    let body = skip_spaces(text);
    if body.starts_with(['{', '\\']) || body.starts_with('[') && !begins_log_line(body) {
        return None;
    }
    let start = text.len() - body.len();
    let is_start = |&at: &usize| text.get(at..).is_some_and(begins_object);
    let brace = serialized(text).or_else(|| braces(text, start).find(is_start))?;
    // More braces may follow, which are no other object.
    let end = end_of_quotes(text, brace)
        .or_else(|| object_end(text, brace))
        .unwrap_or(text.len());
    let end = text.get(..end)?.bytes().rposition(|byte| byte == b'}')? + 1;
    let object = text.get(brace..end)?;
    let before = text.get(start..brace)?.trim_end_matches(is_space);
    // Members without braces around them are a part of the JSON.
    let after = skip_spaces(text.get(end..)?);
    let has_next = || {
        after
            .strip_prefix(',')
            .is_some_and(|after| begins_member(skip_spaces(after)))
    };
    if begins_member(body) && (before.bytes().any(|byte| byte == b',') || has_next()) {
        return None;
    }
    let span = Span::new(start, start + before.len());
    let error = SyntaxError::new(Mistake::UnexpectedCharacter, span);
    // Which one was meant? After JSON, only what also has quotes around its names.
    let is_json = parse(object).is_ok();
    let is_rival = |at: usize| {
        let inner = skip_spaces(text.get(at + 1..).unwrap_or_default());
        begins_member(inner) && (!is_json || begins_string(inner))
    };
    if braces(text, end).any(is_rival) {
        return Some(error.expecting(Expected::Value));
    }
    let mut edits = Vec::new();
    remove(&mut edits, 0, brace);
    if let Some(variable) = inside_quotes(text, Span::new(brace, end), &mut edits) {
        return Some(variable);
    }
    if edits.len() == 1 && !can_be_json(object) {
        return Some(error.expecting(Expected::Value));
    }
    remove(&mut edits, end, text.len());
    Some(error.guess(edits))
}

/// Whether an object with a member begins anywhere in a text.
pub(super) fn has_object(text: &str) -> bool {
    braces(text, 0).any(|at| begins_member(skip_spaces(text.get(at + 1..).unwrap_or_default())))
}

/// Returns the places of the opening braces from `start` on.
fn braces(text: &str, start: usize) -> impl Iterator<Item = usize> {
    let bytes = text.bytes().enumerate().skip(start);
    bytes.filter_map(|(at, byte)| (byte == b'{').then_some(at))
}

/// Returns the place of the object that a call of JavaScript or Python serializes.
fn serialized(text: &str) -> Option<usize> {
    let mut calls = ["JSON.stringify(", "json.dumps("].into_iter();
    let argument = calls.find_map(|call| Some(skip_spaces(split_once(text, call)?.1)))?;
    begins_object(argument).then(|| text.len() - argument.len())
}

/// Whether a text begins with a word or a time in brackets, as log lines do.
fn begins_log_line(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.find(|byte| matches!(byte, b']' | b'{' | b'\n')) == Some(b']')
}

/// Returns the end of the object that begins at `brace`, if it is JSON, or can be repaired.
fn object_end(text: &str, brace: usize) -> Option<usize> {
    // Apostrophes may be outside strings.
    [&b"\"'`"[..], b"\""].iter().find_map(|quotes| {
        let end = closing_brace(text, brace, quotes)? + 1;
        can_be_json(text.get(brace..end)?).then_some(end)
    })
}

/// Returns the place of the brace that closes the one at `brace`. Braces in strings do not count.
fn closing_brace(text: &str, brace: usize, quotes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut open_quote = None;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(brace) {
        match byte {
            _ if is_escaped => {}
            _ if open_quote == Some(byte) => open_quote = None,
            _ if open_quote.is_some() => {}
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ if quotes.contains(&byte) => open_quote = Some(byte),
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quotes_are_around_a_document() {
        assert!(quotes_around("“{\"name\": 1}”").is_some());
        assert!(quotes_around("“{\"name\": 1}x").is_none());
        assert!(quotes_around("“{\"name\": 1”").is_none());
        assert!(quotes_around("\"{name\"").is_none());
        assert!(quotes_around("{\"name\": 1}").is_none());
    }
}
