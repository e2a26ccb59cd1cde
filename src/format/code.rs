//! A destination's code. The documentation gives it as a Java pattern,
//! `^([^[\p{Cntrl}\s]])|([^[\p{Cntrl}\s]][[^[\p{Cntrl}\s]] ]*[^[\p{Cntrl}\s]])$`, over the whole string (`matches()`).
//! In Java `\p{Cntrl}` is U+0000-U+001F and U+007F, and `\s` the ASCII blanks, so this comes to: no such control character
//! anywhere, and no space at either edge.

use crate::issue::{Issue, Reason};
use crate::json::plain_ascii;
use crate::text::begin;

pub const PATTERN: &str =
    r"^[^\u0000-\u0020\u007F](?:[^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$";

pub fn accepts(text: &str) -> bool {
    has_no_space_at_edge(text.as_bytes()) && !text.bytes().any(|byte| byte.is_ascii_control())
}

/// The length of the code at a text's beginning, if it is one and ASCII.
pub fn plain(text: &[u8]) -> usize {
    let code = begin(text, plain_ascii(text));
    if has_no_space_at_edge(code) {
        code.len()
    } else {
        0
    }
}

fn has_no_space_at_edge(text: &[u8]) -> bool {
    !matches!(text, [b' ', ..] | [.., b' '])
}

pub fn explain(text: &str, issue: &mut Issue) {
    if let Some(control) = text.chars().find(char::is_ascii_control) {
        issue.reason = Some(Reason::ControlCharacter);
        issue.character("character", control);
        return;
    }
    issue.reason = Some(if text.starts_with(' ') {
        Reason::LeadingSpace
    } else {
        Reason::TrailingSpace
    });
    let trimmed = text.trim_ascii();
    if !trimmed.is_empty() {
        issue.replace(trimmed);
    }
}
