//! What people leave around a body that they copy: the quotes of a shell command, the fences of Markdown.

use super::repair::{
    Edits, begins_assignment, begins_comment, begins_member, begins_string, is_any_curly, is_quote,
    is_space, skip_comments, skip_spaces, trimmed,
};
use super::shell::{end_of_quotes, inside_quotes};
use super::{Expected, Mistake, SyntaxError, parse};
use crate::span::Span;
use crate::text::{contains, split_once};

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
    let mistake = if opening.is_ascii() {
        Mistake::ShellQuotes
    } else {
        Mistake::CurlyQuote
    };
    let error = SyntaxError::new(mistake, Span::new(body.start, inner_start));
    let is_closing = |last: char| last == opening || !opening.is_ascii() && is_any_curly(last);
    let Some(inner) = inner
        .strip_suffix(is_closing)
        .filter(|inner| ends_container(inner))
    else {
        // A string of JSON may begin with a brace too, but has no line break after it.
        let begins_line = inner.get(1..)?.starts_with(['\n', '\r']);
        return (opening == '\'' || opening == '"' && begins_line).then_some(error);
    };
    let inner_end = inner_start + inner.len();
    let mut edits = Vec::new();
    remove(&mut edits, body.start, inner_start);
    if let Some(variable) = inside_quotes(text, Span::new(inner_start, inner_end), &mut edits) {
        return Some(variable);
    }
    remove(&mut edits, inner_end, body.end);
    Some(error.repair(edits))
}

fn begins_container(text: &str) -> bool {
    skip_comments(text).starts_with(['{', '['])
}

fn ends_container(text: &str) -> bool {
    text.trim_end_matches(is_space).ends_with(['}', ']'])
}

/// Whether an object begins here. Of what templates have in braces, none does.
fn begins_object(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('{') else {
        return false;
    };
    let next = skip_spaces(inner);
    inner.starts_with(['\n', '\r'])
        || inner.starts_with("\\n")
        || inner.starts_with("\"\"")
        || begins_comment(inner)
        || begins_assignment(next)
        || next.starts_with('}')
}

/// A line that begins with back-ticks or tildes.
struct Fence {
    /// The place of the back-ticks or tildes.
    marks: Span,
    /// The end of the line, its line break included.
    end: usize,
    /// Whether nothing follows the marks.
    is_bare: bool,
}

fn fences(text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_ascii_start();
        let start = line_start + line.len() - content.len();
        line_start += line.len();
        let Some(mark @ (b'`' | b'~')) = content.bytes().next() else {
            continue;
        };
        let count = content.bytes().take_while(|&byte| byte == mark).count();
        if count >= 3 {
            fences.push(Fence {
                marks: Span::new(start, start + count),
                end: line_start,
                is_bare: content.trim_ascii_end().len() == count,
            });
        }
    }
    fences
}

/// Explains the code fence around the document, and whatever Markdown has before and after it.
pub(super) fn code_fence(text: &str) -> Option<Box<SyntaxError>> {
    if let Some(error) = inline_code(text) {
        return Some(error);
    }
    let fences = fences(text);
    let mut blocks = Vec::new();
    let mut rest = fences.as_slice();
    while let Some((opening, others)) = rest.split_first() {
        let mark = |fence: &Fence| text.as_bytes().get(fence.marks.start).copied();
        let closes = |fence: &Fence| fence.is_bare && mark(fence) == mark(opening);
        let closing = others.iter().position(closes);
        let end = closing.map_or(text.len(), |index| others[index].marks.start);
        if begins_container(text.get(opening.end..end)?) {
            blocks.push((opening.marks, Span::new(opening.end, end)));
        }
        rest = closing
            .and_then(|index| others.get(index + 1..))
            .unwrap_or_default();
    }
    let (marks, _) = *blocks.first()?;
    let error = SyntaxError::new(Mistake::CodeFence, marks);
    Some(match blocks[..] {
        [(_, content)] => error.repair(keep(text, content)),
        // Which one was meant?
        _ => error,
    })
}

/// Explains back-ticks around the document on its own lines; after them may be the name of a language.
fn inline_code(text: &str) -> Option<Box<SyntaxError>> {
    let body = trimmed(text);
    let code = text.get(body.start..body.end)?;
    let is_mark = |byte: &u8| *byte == b'`';
    let count = code.bytes().take_while(is_mark).count();
    let is_closed = code.bytes().rev().take_while(is_mark).count() == count;
    let inner = text.get(body.start + count..body.end.checked_sub(count)?)?;
    let language = |own: char| own.is_ascii_alphanumeric();
    let object = skip_spaces(inner.trim_start_matches(language));
    let is_only = count > 0 && is_closed && !contains(inner, code.get(..count)?);
    let is_inline = is_only && begins_object(object) && ends_container(object);
    let error = SyntaxError::new(
        Mistake::CodeFence,
        Span::new(body.start, body.start + count),
    );
    is_inline.then(|| {
        let end = body.end - count;
        error.repair(keep(text, Span::new(end - object.len(), end)))
    })
}

/// Explains the Jira macro around the document, and whatever is after it: `{code:json}`.
pub(super) fn jira_macro(text: &str) -> Option<Box<SyntaxError>> {
    let body = skip_spaces(text);
    let (name, closing) = [("{code", "{code}"), ("{noformat", "{noformat}")]
        .into_iter()
        .find(|(name, _)| body.starts_with(name))?;
    let (arguments, rest) = body.strip_prefix(name)?.split_once('}')?;
    // `{code: "x"}` is an object.
    let is_argument = match arguments.as_bytes() {
        [] => true,
        [b':', first, ..] => first.is_ascii_alphabetic() && !arguments.contains(['"', '\'', ',']),
        _ => false,
    };
    let is_macro = is_argument && begins_container(rest);
    let start = text.len() - body.len();
    let opening = Span::new(start, text.len() - rest.len());
    let (content, after) = split_once(rest, closing).unwrap_or((rest, ""));
    let content = Span::new(opening.end, opening.end + content.len());
    let error = SyntaxError::new(Mistake::CodeFence, opening);
    is_macro.then(|| {
        // Which one was meant?
        if contains(after, closing) {
            error
        } else {
            error.repair(keep(text, content))
        }
    })
}

/// Explains a code fence after the document.
pub(super) fn trailing_fence(text: &str, at: usize) -> Option<Box<SyntaxError>> {
    let rest = text.get(at..)?;
    let fences = fences(rest);
    let marks = fences.first().filter(|fence| fence.marks.start == 0)?.marks;
    let error = SyntaxError::new(Mistake::CodeFence, Span::new(at, at + marks.end));
    let begins_block = |fence: &Fence| begins_container(rest.get(fence.end..).unwrap_or_default());
    Some(if fences.iter().any(begins_block) {
        // Which one was meant?
        error
    } else {
        error.repair(keep(text, Span::new(0, at)))
    })
}

/// Explains the mark that a quote of Markdown or an added part of a diff has at the start of each line.
pub(super) fn marked_lines(text: &str) -> Option<Box<SyntaxError>> {
    let mark = skip_spaces(text).bytes().next();
    if !matches!(mark, Some(b'>' | b'+')) {
        return None;
    }
    let mut edits = Vec::new();
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_ascii_start();
        let start = end + line.len() - content.len();
        end += line.len();
        let mut bytes = content.bytes();
        let first = bytes.next();
        if first == mark {
            let length = 1 + usize::from(bytes.next() == Some(b' '));
            remove(&mut edits, start, start + length);
        } else if first.is_some() {
            return None;
        }
    }
    let (first, _) = edits.first()?;
    let span = Span::new(first.start, first.start + 1);
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
    let brace = serialized(text).or_else(|| (start..text.len()).find(is_start))?;
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
    let is_rival = |(at, byte): (usize, u8)| {
        let inner = skip_spaces(text.get(at + 1..).unwrap_or_default());
        byte == b'{' && begins_member(inner) && (!is_json || begins_string(inner))
    };
    if text.bytes().enumerate().skip(end).any(is_rival) {
        return Some(error.expecting(Expected::Value));
    }
    let mut edits = Vec::new();
    remove(&mut edits, 0, brace);
    if let Some(variable) = inside_quotes(text, Span::new(brace, end), &mut edits) {
        return Some(variable);
    }
    if edits.len() == 1 && parse(object).is_err_and(|inner| inner.repair.is_empty()) {
        return Some(error.expecting(Expected::Value));
    }
    remove(&mut edits, end, text.len());
    Some(error.guess(edits))
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
    [&b"\""[..], b"\"'`"].iter().find_map(|quotes| {
        let end = closing_brace(text, brace, quotes)? + 1;
        let is_json = match parse(text.get(brace..end)?) {
            Ok(_) => true,
            Err(error) => !error.repair.is_empty(),
        };
        is_json.then_some(end)
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

/// Removes all but a part of the text.
fn keep(text: &str, part: Span) -> Edits {
    let mut edits = Vec::new();
    remove(&mut edits, 0, part.start);
    remove(&mut edits, part.end, text.len());
    edits
}

/// Removes a part of the text, if there is something in it.
#[inline(never)]
pub(super) fn remove(edits: &mut Edits, start: usize, end: usize) {
    if start < end {
        edits.push((Span::new(start, end), String::new()));
    }
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

    #[test]
    fn back_ticks_around_a_document_are_as_many_on_both_sides() {
        assert!(inline_code(" `{\"name\": 1}` ").is_some());
        assert!(inline_code("``{\"name\": 1}``").is_some());
        for text in [
            "{}", "`", "``", "`{}", "`{}``", "``{}`", "`{`", "`}`", "`name`",
        ] {
            assert!(inline_code(text).is_none(), "{text}");
        }
    }
}
