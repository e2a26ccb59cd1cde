//! What the quotes around a text need inside: those of shells, of SQL, and of CSV files.

use super::repair::{Edits, remove};
use super::template::placeholder;
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
        b'^' if before.ends_with("^\"^") => carets(text, inner, edits),
        quote @ (b'\'' | b'"') if undouble(text, inner, quote, edits) => {}
        b'\'' => return apostrophes(text, inner, edits),
        b'"' => return back_ticks(text, inner, edits),
        _ => {}
    }
    None
}

/// Removes one quote of each pair, if all quotes are in pairs, as in a cell of a CSV file, PowerShell or SQL. Returns whether it
/// did.
fn undouble(text: &str, inner: Span, quote: u8, edits: &mut Edits) -> bool {
    let known = edits.len();
    let is_quote = |at: &usize| text.as_bytes().get(*at) == Some(&quote);
    let mut quotes = (inner.start..inner.end).filter(is_quote);
    while let Some(first) = quotes.next() {
        if quotes.next() != Some(first + 1) {
            edits.truncate(known);
            return false;
        }
        remove(edits, first, first + 1);
    }
    edits.len() > known
}

/// Removes the back-ticks that PowerShell needs in double quotes, if each quote inside has one. Returns the error if a variable
/// is inside, so the shell replaces it.
fn back_ticks(text: &str, inner: Span, edits: &mut Edits) -> Option<Box<SyntaxError>> {
    let known = edits.len();
    let mut variable = None;
    let mut at = inner.start;
    while let Some(rest @ [_, ..]) = text.as_bytes().get(at..inner.end) {
        at += match rest {
            [b'`', b'"' | b'`' | b'$', ..] => {
                remove(edits, at, at + 1);
                2
            }
            [b'"' | b'`', ..] => {
                edits.truncate(known);
                return None;
            }
            [b'$', b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'{' | b'(', ..] => {
                let length = placeholder(text.get(at..inner.end)?, true).unwrap_or(2);
                variable = variable.or(Some(Span::new(at, at + length)));
                length
            }
            _ => 1,
        };
    }
    let variable = variable.filter(|_| edits.len() > known)?;
    Some(SyntaxError::new(Mistake::Placeholder, variable))
}

/// Replaces what a shell needs to write an apostrophe in single quotes. Returns the error if a variable or a command is
/// outside the single quotes, so the shell replaces it.
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
            _ => 0,
        };
        if length > 0 {
            edits.push((Span::new(at, at + length), "'".to_owned()));
        }
        at += length.max(1);
    }
    None
}

/// Returns the end of the quotes of a shell that begin before `start`.
pub(super) fn end_of_quotes(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let is_escaped = text
        .get(start..)?
        .trim_start_matches('{')
        .trim_ascii_start()
        .starts_with("\\\"");
    let quote = match before.bytes().next_back()? {
        quote @ b'\'' => quote,
        quote @ b'"' if is_escaped => quote,
        _ => return None,
    };
    let mut at = start;
    while let Some(rest @ [first, ..]) = text.as_bytes().get(at..) {
        at += match rest {
            // An escaped quote, or an apostrophe that a shell or SQL writes in single quotes.
            [b'\\', ..] | [b'\'', b'\'', ..] => 2,
            [b'\'', b'\\', b'\'', b'\'', ..] => 4,
            [b'\'', b'"', b'\'', b'"', b'\'', ..] => 5,
            [_] if *first == quote => return Some(at),
            // A word goes on after its quotes: `'a'$NAME'b'`.
            [_, b' ' | b'\t' | b'\n' | b'\r' | b')' | b';' | b',', ..] if *first == quote => {
                return Some(at);
            }
            _ => 1,
        };
    }
    None
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

/// Decodes the escapes of `^"..."`, as browsers copy a request for the command prompt of Windows.
fn carets(text: &str, inner: Span, edits: &mut Edits) {
    let mut at = inner.start;
    while let Some(rest @ [_, ..]) = text.as_bytes().get(at..inner.end) {
        let (length, character) = match rest {
            [b'^', b'\\', b'^', b'"', ..] => (4, "\""),
            [b'^', b'\\', b'^', b'\\', ..] => (4, "\\"),
            [b'^', b'^', ..] => (2, "^"),
            [b'^', ..] => (1, ""),
            _ => (0, ""),
        };
        if length > 0 {
            edits.push((Span::new(at, at + length), character.to_owned()));
        }
        at += length.max(1);
    }
}
