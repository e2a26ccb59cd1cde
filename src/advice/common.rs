//! Checks that several subjects share.

use super::{Finding, RuleContext};
use crate::report::Repair;

/// Finds leading or trailing spaces.
pub(super) fn surrounding_whitespace(context: &RuleContext) -> Option<Finding> {
    if context.text.len() == context.value.len() {
        return None;
    }
    let is_good = context.field.accepts_text(context.text);
    let repair = is_good.then(|| Repair::replace(context.field.name, context.text));
    Some(Finding::new("has leading or trailing spaces").fix(repair))
}

/// Returns the lowercase text, if it has uppercase letters.
pub(super) fn lowercase(text: &str) -> Option<String> {
    let has_uppercase = text.bytes().any(|byte| byte.is_ascii_uppercase());
    has_uppercase.then(|| text.to_ascii_lowercase())
}
