//! What the quotes around a text need inside: those of shells, of SQL, and of CSV files.

use super::repair::Edits;
use super::wrapping::remove;
use super::{Mistake, SyntaxError};
use crate::span::Span;

/// Replaces what the quotes around the JSON need inside. Returns the error if a variable of a shell is inside.
pub(super) fn inside_quotes(
    text: &str,
    inner: Span,
    edits: &mut Edits,
) -> Option<Box<SyntaxError>> {
    let before = text.get(..inner.start)?;
    match before.bytes().next_back()? {
        b'\'' if before.ends_with("$'") => escapes(text, inner, edits),
        b'\'' => return apostrophes(text, inner, edits),
        b'"' => doubled_quotes(text, inner, edits),
        _ => {}
    }
    None
}

/// Replaces what a shell, PowerShell or SQL needs to write an apostrophe in single quotes. Returns the error if a variable or
/// a command is outside the single quotes, so the shell replaces it.
fn apostrophes(text: &str, inner: Span, edits: &mut Edits) -> Option<Box<SyntaxError>> {
    let mut at = inner.start;
    while let Some(rest @ [_, ..]) = text.as_bytes().get(at..inner.end) {
        let length = match rest {
            [b'\'', b'\\', b'\'', b'\'', ..] => 4,
            [b'\'', b'"', b'\'', b'"', b'\'', ..] => 5,
            [b'\'', b'$' | b'`', ..] | [b'\'', b'"', b'$' | b'`', ..] => {
                let outside = rest.iter().skip(1).take_while(|&&byte| byte != b'\'');
                let variable = Span::new(at + 1, at + 1 + outside.count());
                return Some(SyntaxError::new(Mistake::Placeholder, variable));
            }
            [b'\'', b'\'', ..] => 2,
            _ => 0,
        };
        if length > 0 {
            edits.push((Span::new(at, at + length), "'".to_owned()));
        }
        at += length.max(1);
    }
    None
}

/// Removes one quote of each pair, if all quotes are in pairs, as in a cell of a CSV file.
fn doubled_quotes(text: &str, inner: Span, edits: &mut Edits) {
    let known = edits.len();
    let is_quote = |at: &usize| text.as_bytes().get(*at) == Some(&b'"');
    let mut quotes = (inner.start..inner.end).filter(is_quote);
    while let Some(first) = quotes.next() {
        if quotes.next() != Some(first + 1) {
            edits.truncate(known);
            return;
        }
        remove(edits, first, first + 1);
    }
}

/// Decodes the escapes of `$'...'`, as browsers copy a request for a shell.
fn escapes(text: &str, inner: Span, edits: &mut Edits) {
    let mut at = inner.start;
    while let Some(rest @ [_, ..]) = text.as_bytes().get(at..inner.end) {
        let (length, character) = match rest {
            [b'\\', b'n', ..] => (2, "\n"),
            [b'\\', b'r', ..] => (2, "\r"),
            [b'\\', b't', ..] => (2, "\t"),
            [b'\\', b'\'', ..] => (2, "'"),
            [b'\\', b'"', ..] => (2, "\""),
            [b'\\', b'\\', ..] => (2, "\\"),
            [b'\\', b'u', b'0', b'0', b'2', b'1', ..] => (6, "!"),
            _ => (1, ""),
        };
        if length > 1 {
            edits.push((Span::new(at, at + length), character.to_owned()));
        }
        at += length;
    }
}
