//! What the bucket names of both clouds have in common.

use super::location::{self, Pasted, in_bucket, pasted};
use super::{Finding, Given, when};

pub(super) fn looks_like_arn(given: &Given) -> Option<Finding> {
    location::arn(given.text).map(|place| pasted(given, &place))
}

pub(super) fn looks_like_url(given: &Given) -> Option<Finding> {
    location::url(given.text).map(|place| pasted(given, &place))
}

pub(super) fn has_path(given: &Given) -> Option<Finding> {
    if !given.text.bytes().any(|byte| byte == b'/') {
        return None;
    }
    let mut path = given.text;
    while let Some(rest) = path.strip_prefix('/') {
        path = rest;
    }
    Some(pasted(
        given,
        &Pasted(Some(in_bucket(given.body.destination_type, path))),
    ))
}

/// A mark at an edge; other characters than marks are told by themselves.
pub(super) fn edge(given: &Given) -> Option<Finding> {
    let is_mark = |byte: Option<&u8>| match byte {
        Some(b'.' | b'-') => true,
        // S3 takes it nowhere.
        Some(b'_') => given.body.destination_type == crate::rule::DestinationType::Gcs,
        _ => false,
    };
    let bytes = given.text.as_bytes();
    when(is_mark(bytes.first()) || is_mark(bytes.last()))
}

pub(super) fn adjacent_periods(given: &Given) -> Option<Finding> {
    when(given.text.as_bytes().windows(2).any(|pair| pair == b".."))
}

/// Four decimal numbers up to 255.
pub(super) fn ip_address(given: &Given) -> Option<Finding> {
    let is_octet = |part: &[u8]| {
        let value = |value: u32, digit: &u8| value * 10 + u32::from(digit & 0xF);
        matches!(part.len(), 1..=3)
            && part.iter().all(u8::is_ascii_digit)
            && part.iter().fold(0, value) <= 255
    };
    let mut parts = given.text.as_bytes().split(|&byte| byte == b'.');
    let mut four = parts.by_ref().take(4);
    let octets = four.by_ref().filter(|part| is_octet(part)).count();
    when(octets == 4 && parts.next().is_none())
}

/// Short words of letters, digits and hyphens: what only beginnings and ends can be wrong with.
pub(super) fn is_plain(text: &str, is_plain_edge: fn(&[u8]) -> bool) -> bool {
    let is_ordinary = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let bytes = text.as_bytes();
    bytes.iter().all(is_ordinary)
        && bytes.first() != Some(&b'-')
        && bytes.last() != Some(&b'-')
        && is_plain_edge(bytes)
}
