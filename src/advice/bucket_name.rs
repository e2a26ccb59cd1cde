//! What the bucket names of both clouds have in common.

use super::Given;
use super::location::{self, in_bucket, pasted};
use crate::issue::Issue;
use crate::rule::DestinationType;
use crate::text::{halves, has, is_digits};

pub(super) fn looks_like_arn(given: &Given, issue: &mut Issue) -> bool {
    pasted(given, location::arn(given.text).as_ref(), issue)
}

pub(super) fn looks_like_url(given: &Given, issue: &mut Issue) -> bool {
    pasted(given, location::url(given.text).as_ref(), issue)
}

pub(super) fn has_path(given: &Given, issue: &mut Issue) -> bool {
    let mut path = given.text;
    while let Some(rest) = path.strip_prefix('/') {
        path = rest;
    }
    let has_path = has(given.text, "/");
    let place = in_bucket(given.body.destination_type, path);
    pasted(given, has_path.then_some(&place), issue)
}

/// A mark at an edge; other characters than marks are told by themselves.
pub(super) fn edge(given: &Given, _: &mut Issue) -> bool {
    let is_mark = |byte: Option<&u8>| match byte {
        Some(b'.' | b'-') => true,
        // S3 takes it nowhere.
        Some(b'_') => given.body.destination_type == DestinationType::Gcs,
        _ => false,
    };
    let bytes = given.text.as_bytes();
    is_mark(bytes.first()) || is_mark(bytes.last())
}

pub(super) fn adjacent_periods(given: &Given, _: &mut Issue) -> bool {
    has(given.text, "..")
}

/// Four decimal numbers up to 255.
pub(super) fn ip_address(given: &Given, _: &mut Issue) -> bool {
    let is_octet =
        |part: &str| is_digits(part) && (part.len() < 3 || (part.len() == 3 && part <= "255"));
    let mut octets = 0;
    let mut rest = given.text;
    loop {
        let (octet, behind) = halves(rest, b'.');
        if !is_octet(octet) {
            return false;
        }
        octets += 1;
        if behind.is_empty() {
            return octets == 4 && !given.text.ends_with('.');
        }
        rest = behind;
    }
}
