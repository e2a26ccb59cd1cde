//! The boundary to JavaScript: conversions only. A text comes as UTF-8 in a buffer that is kept from call to call; a report
//! goes as JSON text, and only when it has something to say.

use crate::data::Data;
use crate::report::{Operation, Options, Report, ResponseOptions};
use crate::rule::DestinationType;
use crate::validate::{Unsendable, unsendable, validate_bytes, validate_response_bytes};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

thread_local! {
    static TEXT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static REPORT: Cell<Option<Report>> = const { Cell::new(None) };
}

/// The most bytes of the buffer that are kept when a validation is over.
const KEPT: usize = 1 << 16;

/// Makes room for a text of so many bytes and tells where; 0 when there is no memory for it.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> usize {
    let mut text = TEXT.take();
    if text.len() < bytes {
        if text.try_reserve_exact(bytes - text.len()).is_err() {
            return 0;
        }
        text.resize(bytes, 0);
    }
    let place = text.as_ptr() as usize;
    TEXT.set(text);
    place
}

/// Validates the first `length` bytes of the buffer as a request's body. A version of 0 stands for none.
#[wasm_bindgen]
#[must_use]
pub fn validate(
    length: usize,
    from_text: bool,
    update: bool,
    current_version: f64,
    advice: bool,
) -> u32 {
    let operation = if update {
        Operation::Update
    } else {
        Operation::Create
    };
    let options = Options {
        operation,
        current_version: version(current_version),
        advice,
    };
    inspect(length, from_text, |bytes| validate_bytes(bytes, &options))
}

/// Validates the first `length` bytes of the buffer as an answer; `operation` is 1 for a create, 2 for an update.
#[wasm_bindgen(js_name = validateResponse)]
#[must_use]
pub fn validate_response(length: usize, from_text: bool, operation: u32, sent_version: f64) -> u32 {
    let operation = match operation {
        1 => Some(Operation::Create),
        2 => Some(Operation::Update),
        _ => None,
    };
    let options = ResponseOptions {
        operation,
        sent_version: version(sent_version),
    };
    inspect(length, from_text, |bytes| {
        validate_response_bytes(bytes, &options)
    })
}

/// The report of the last call that had something to report, as JSON text.
#[wasm_bindgen(js_name = takeReport)]
#[must_use]
pub fn take_report() -> String {
    REPORT
        .take()
        .map_or_else(String::new, |report| Data::from(&report).to_json())
}

/// Why `JSON.stringify` makes no text of a value.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum Why {
    /// It holds itself.
    Cycle,
    /// It holds a `BigInt`.
    BigInt,
    /// Something threw; the buffer holds what.
    Threw,
    /// It is nested too deep.
    TooDeep,
    /// There is more of it than memory.
    TooLarge,
    /// It is of a type that JSON has not; the buffer holds which.
    Nothing,
}

/// Reports a value of which `JSON.stringify` makes no text; the buffer's first `length` bytes say more. The path to the part
/// that is to blame is for the caller to add.
#[wasm_bindgen(js_name = unsendable)]
#[must_use]
pub fn unsendable_value(why: Why, length: usize) -> u32 {
    inspect(length, false, |bytes| {
        let detail = str::from_utf8(bytes).unwrap_or_default();
        let why = match why {
            Why::Cycle => Unsendable::Cycle,
            Why::BigInt => Unsendable::BigInt,
            Why::Threw => Unsendable::Threw(detail),
            Why::TooDeep => Unsendable::TooDeep,
            Why::TooLarge => Unsendable::TooLarge,
            Why::Nothing => Unsendable::Nothing(detail),
        };
        unsendable(why, Vec::new())
    })
}

/// What a validation answers when there is nothing to report: the kind of destination; otherwise that there is.
const CLEAN_S3: u32 = 0;
const CLEAN_GCS: u32 = 1;
const HAS_ISSUES: u32 = 2;

fn inspect(length: usize, from_text: bool, validate: impl FnOnce(&[u8]) -> Report) -> u32 {
    let text = TEXT.take();
    let mut report = validate(text.get(..length).unwrap_or_default());
    if text.capacity() <= KEPT {
        TEXT.set(text);
    }
    match report.destination_type {
        Some(DestinationType::S3) if report.issues.is_empty() => CLEAN_S3,
        Some(DestinationType::Gcs) if report.issues.is_empty() => CLEAN_GCS,
        _ => {
            if !from_text {
                for issue in &mut report.issues {
                    issue.range = None;
                }
            }
            REPORT.set(Some(report));
            HAS_ISSUES
        }
    }
}

fn version(version: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a safe integer fits in 64 bits"
    )]
    let version = version as i64;
    (version != 0).then_some(version)
}
