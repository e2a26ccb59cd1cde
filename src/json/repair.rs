//! The replacements that repair a text.

use crate::span::Span;

/// Replacements in the text's order.
pub(crate) type Edits = Vec<(Span, String)>;

/// Removes all but a part of the text.
pub(super) fn keep(text: &str, part: Span) -> Edits {
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
