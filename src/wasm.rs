//! The boundary to JavaScript: conversions only. A text comes as UTF-8 in a buffer that is kept from call to call; a report
//! goes as plain objects, and only when it has something to say.

use crate::issue::Segment;
use crate::report::{Operation, Options, Report, ResponseOptions};
use crate::rule::DestinationType;
use crate::validate::{Unsendable, unsendable, validate_bytes, validate_response_bytes};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static REPORT: RefCell<Option<Report>> = const { RefCell::new(None) };
}

/// The most bytes of the buffer that are kept when a validation is over.
const KEPT: usize = 1 << 16;

/// Makes room for a text of so many bytes and tells where; 0 when there is no memory for it.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> usize {
    TEXT.with_borrow_mut(|text| {
        if text.len() < bytes {
            if text.try_reserve_exact(bytes - text.len()).is_err() {
                return 0;
            }
            text.resize(bytes, 0);
        }
        text.as_ptr() as usize
    })
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

/// The report of the last validation that answered `HAS_ISSUES`.
#[wasm_bindgen(js_name = takeReport)]
#[must_use]
pub fn take_report() -> JsValue {
    REPORT
        .take()
        .map_or(JsValue::UNDEFINED, |report| to_js(&report))
}

/// The report on a value of which `JSON.stringify` makes no text.
#[wasm_bindgen(js_name = unsendable)]
#[must_use]
pub fn unsendable_value(why: &str, path: &js_sys::Array, error: &str) -> JsValue {
    let why = match why {
        "cycle" => Unsendable::Cycle,
        "big_int" => Unsendable::BigInt,
        "threw" => Unsendable::Threw(error),
        "too_deep" => Unsendable::TooDeep,
        "too_large" => Unsendable::TooLarge,
        nothing => Unsendable::Nothing(nothing),
    };
    let segment = |step: JsValue| match step.as_string() {
        Some(name) => Segment::Name(name.into()),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an array's index fits in 32 bits"
        )]
        None => Segment::Index(step.as_f64().unwrap_or_default() as usize),
    };
    to_js(&unsendable(why, path.iter().map(segment).collect()))
}

/// What a validation answers when there is nothing to report: the kind of destination; otherwise that there is.
const CLEAN_S3: u32 = 0;
const CLEAN_GCS: u32 = 1;
const HAS_ISSUES: u32 = 2;

fn inspect(length: usize, from_text: bool, validate: impl FnOnce(&[u8]) -> Report) -> u32 {
    let mut report = TEXT.with_borrow_mut(|text| {
        let report = validate(text.get(..length).unwrap_or_default());
        if text.capacity() > KEPT {
            *text = Vec::new();
        }
        report
    });
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

fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}
