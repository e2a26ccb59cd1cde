//! Recognizes the placeholders of templates.

use super::lookahead::{begins_member, first_line, is_boundary};
use crate::text::split_once;

/// The marks around placeholders that only templates have. Between them may be quotes and braces.
const EXPRESSIONS: [(&str, &str); 8] = [
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("${{", "}}"),
    ("${", "}"),
    ("$(", ")"),
    ("#{", "}"),
    ("{%", "%}"),
    ("<%", "%>"),
];

/// The marks around a name. At the root, `{x}` can be an object, and `<html>` a page.
const NAMES: [(&str, &str); 3] = [("{", "}"), ("<", ">"), ("%", "%")];

/// Returns the length of the placeholder at the start of a text.
pub(super) fn placeholder(text: &str, is_root: bool) -> Option<usize> {
    expression(text)
        .or_else(|| if is_root { None } else { name(text) })
        .or_else(|| variable(text))
}

fn expression(text: &str) -> Option<usize> {
    EXPRESSIONS.iter().find_map(|(opening, closing)| {
        let (content, _) = split_once(first_line(text).strip_prefix(opening)?, closing)?;
        let content_start = content.trim_ascii_start();
        // `{{"name": 1}}` is an object.
        let is_object = opening.starts_with('{') && begins_member(content_start);
        let is_content = !content_start.is_empty() && !is_object;
        is_content.then_some(opening.len() + content.len() + closing.len())
    })
}

fn name(text: &str) -> Option<usize> {
    NAMES.iter().find_map(|(opening, closing)| {
        // `{a: 1}` is an object.
        let is_content = |character: &char| match character {
            '"' | '\'' | '\n' | '\r' | ',' | '{' | '}' | '<' | '>' | '%' => false,
            ':' => *opening != "{",
            _ => true,
        };
        let rest = text.strip_prefix(opening)?;
        let lengths = rest.chars().take_while(is_content).map(char::len_utf8);
        let length: usize = lengths.sum();
        // `<b>bold</b>` is a part of a page.
        let is_closed = is_boundary(rest.get(length..)?.strip_prefix(closing)?);
        (is_closed && length > 0).then_some(opening.len() + length + closing.len())
    })
}

/// Reads a variable of a shell; `$5.00` is an amount of money.
fn variable(text: &str) -> Option<usize> {
    let name = text.strip_prefix('$')?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = name.bytes().take_while(is_name).count();
    let is_amount = name.starts_with(|first: char| first.is_ascii_digit());
    (length > 0 && !is_amount).then_some(1 + length)
}
