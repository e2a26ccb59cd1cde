//! The code blocks that people leave around a body that they copy: those of Markdown and of Jira.

use super::lookahead::{skip_spaces, trimmed};
use super::repair::keep;
use super::wrapping::{begins_container, begins_object, ends_container, has_object};
use super::{Mistake, SyntaxError, parse};
use crate::span::Span;
use crate::text::split_once;

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
    let is_alone = |content: Span| {
        !has_object(text.get(..content.start).unwrap_or_default())
            && !has_object(text.get(content.end..).unwrap_or_default())
    };
    Some(match blocks[..] {
        [(_, content)] if is_alone(content) => error.repair(keep(text, content)),
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
    let is_inline = count > 0 && is_closed && begins_object(object) && ends_container(object);
    let has_closing_inside = || {
        let mut runs = inner.as_bytes().split(|byte| !is_mark(byte));
        runs.any(|run| run.len() >= count)
    };
    if !is_inline || has_closing_inside() && parse(object).is_err() {
        return None;
    }
    let error = SyntaxError::new(
        Mistake::CodeFence,
        Span::new(body.start, body.start + count),
    );
    let end = body.end - count;
    Some(error.repair(keep(text, Span::new(end - object.len(), end))))
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
        if has_object(after) {
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
    Some(if has_object(rest) {
        // Which one was meant?
        error
    } else {
        error.repair(keep(text, Span::new(0, at)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_ticks_around_a_document_are_as_many_on_both_sides() {
        assert!(inline_code(" `{\"name\": 1}` ").is_some());
        assert!(inline_code("``{\"name\": 1}``").is_some());
        assert!(inline_code("``{\"name\": `a`}``").is_some());
        assert!(inline_code("`{\"name\": `a`}`").is_none());
        for text in [
            "{}", "`", "``", "`{}", "`{}``", "``{}`", "`{`", "`}`", "`name`",
        ] {
            assert!(inline_code(text).is_none(), "{text}");
        }
    }
}
