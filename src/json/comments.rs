//! Explains comments, and tells those that can be removed from text that only looks like one.

use super::explain::Stop;
use super::lookahead::{
    begins_comment, begins_plain_comment, begins_value, comment_length, first_line, skip_comments,
    skip_spaces,
};
use super::wrapping::begins_object;
use super::{Expected, Mistake, SyntaxError, parse};

impl Stop<'_> {
    /// Explains a comment.
    pub(super) fn comment(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let is_hash = rest.starts_with('#');
        // `#fff` in place of a value is no comment.
        let is_color = is_hash && expected == Expected::Value && !rest.starts_with("# ");
        if is_color || !begins_comment(rest) {
            return None;
        }
        let error = self
            .mistake(Mistake::Comment, if is_hash { 1 } else { 2 })
            .expecting(expected);
        let before = self.text.get(..self.at)?;
        // In `"name": "Lake "#1"",`, it may be a part of the string.
        if self.string.end == before.trim_ascii_end().len() && !begins_plain_comment(rest) {
            return (self.string.end < self.at).then_some(error);
        }
        let is_kept = may_be_value(before, rest) || self.is_first() && contains_document(rest);
        let length = comment_length(rest).filter(|length| {
            // Without line breaks, a comment swallows the rest of the document.
            !is_kept && (*length < rest.len() || parse(before).is_ok())
        });
        Some(match length {
            Some(length) => error.replace(self.span(length), ""),
            None => error,
        })
    }
}

/// Whether what looks like a comment after a text may be the value of a member, as in `"bucketName": //bucket/folder,`.
fn may_be_value(before: &str, rest: &str) -> bool {
    let is_slashes = rest.starts_with("//") && first_line(rest).trim_ascii_end().ends_with(',');
    before.trim_ascii_end().ends_with(':') && (is_slashes || !begins_value(skip_comments(rest)))
}

/// Whether the comment at the start of a text contains the document itself.
fn contains_document(text: &str) -> bool {
    let comment = comment_length(text).and_then(|length| text.get(..length));
    let content = comment.unwrap_or(text).trim_start_matches(['/', '*', '#']);
    skip_comments(text).is_empty() || begins_object(skip_spaces(content))
}
