//! What the bucket names of both clouds have in common.

use super::location::{self, in_bucket};
use super::{Finding, RuleContext};
use crate::text::is_digits;

pub(super) fn looks_like_url(context: &RuleContext) -> Option<Finding> {
    let place = location::url(context.text)?;
    Some(place.pasted(context, "is a URL; only the bucket name belongs here"))
}

pub(super) fn has_path(context: &RuleContext) -> Option<Finding> {
    if !context.text.contains('/') {
        return None;
    }
    let place = in_bucket(
        context.body.destination_type,
        context.text.trim_start_matches('/'),
    );
    Some(place.pasted(
        context,
        "contains `/`, which no bucket name has; a folder goes into `prefix`",
    ))
}

/// Whether a name is four decimal numbers up to 255.
pub(super) fn is_ip_address(name: &str) -> bool {
    let is_octet =
        |part: &str| is_digits(part) && (part.len() < 3 || (part.len() == 3 && part <= "255"));
    name.split('.').count() == 4 && name.split('.').all(is_octet)
}
