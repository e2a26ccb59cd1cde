//! The boundary to JavaScript: conversions only. JavaScript writes a text as UTF-8 into a buffer that is kept from call to
//! call, and calls a function with its length. A report without issues crosses as a number. The other side of each function
//! is in `pkg/src/runner.js` and `pkg/src/validate.js`.

use crate::contract::DestinationType;
use crate::diagnostic::{IssueKind, PatchOperation, PatchValue};
use crate::options::{Operation, Options, ResponseOptions, Rules};
use crate::report::Report;
use crate::validate::{Unserializable, report_unserializable, validate_utf8};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// Smaller and faster than the standard library's allocator on WebAssembly.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The most bytes that the buffer keeps between two calls.
const MAX_KEPT: usize = 1 << 16;

thread_local! {
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Makes room for `bytes` bytes in the buffer and returns its address. Traps when there is no memory.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> *const u8 {
    let mut buffer = BUFFER.take();
    if buffer.len() < bytes {
        buffer = vec![0; bytes];
    }
    let address = buffer.as_ptr();
    BUFFER.set(buffer);
    address
}

/// Validates the first `length` bytes of the buffer as the body of a request. `is_text` says whether the caller passed text or
/// bytes, not an object. `current_version` is the stored version, or 0 if it is unknown. Returns 0 for an S3 destination
/// without issues, 1 for a GCS one, else the report.
#[wasm_bindgen]
#[must_use]
pub fn validate(
    length: usize,
    is_text: bool,
    is_update: bool,
    current_version: f64,
    advice: bool,
) -> JsValue {
    let operation = if is_update {
        Operation::Update
    } else {
        Operation::Create
    };
    let options = Options {
        operation,
        current_version: known_version(current_version),
        advice,
    };
    validate_buffer(length, is_text, &Rules::from(&options))
}

/// Validates the first `length` bytes of the buffer as the body of a response. `operation` is 1 for a create, 2 for an
/// update, else 0; `sent_version` is the version that an update sent, or 0. Returns the same as [`validate`].
#[wasm_bindgen]
#[must_use]
pub fn validate_response(
    length: usize,
    is_text: bool,
    operation: u32,
    sent_version: f64,
) -> JsValue {
    let options = ResponseOptions {
        operation: match operation {
            1 => Some(Operation::Create),
            2 => Some(Operation::Update),
            _ => None,
        },
        sent_version: known_version(sent_version),
    };
    validate_buffer(length, is_text, &Rules::from(&options))
}

/// Reports a value that `JSON.stringify` cannot serialize. The arguments are the members of `Unserializable` in
/// `pkg/src/json-text.js`: a name for why, and what was thrown or the type. JavaScript adds the path by itself.
#[wasm_bindgen]
#[must_use]
pub fn unserializable(why: &str, detail: &str) -> JsValue {
    let why = match why {
        "cycle" => Unserializable::Cycle,
        "big_int" => Unserializable::BigInt,
        "threw" => Unserializable::Threw,
        "too_deep" => Unserializable::TooDeep,
        "too_large" => Unserializable::TooLarge,
        _ => Unserializable::Nothing,
    };
    to_js(&report_unserializable(why, detail))
}

fn validate_buffer(length: usize, is_text: bool, rules: &Rules) -> JsValue {
    let buffer = BUFFER.take();
    let mut report = validate_utf8(buffer.get(..length).unwrap_or_default(), rules);
    if buffer.len() <= MAX_KEPT {
        BUFFER.set(buffer);
    }
    // The text of `JSON.stringify` means nothing to a caller who passed an object.
    if !is_text {
        adapt_to_value(&mut report);
    }
    match report.destination_type {
        Some(DestinationType::S3) if report.issues.is_empty() => JsValue::from(0),
        Some(DestinationType::Gcs) if report.issues.is_empty() => JsValue::from(1),
        _ => to_js(&report),
    }
}

/// The most digits of an integer that a double always represents exactly.
const EXACT_DIGITS: usize = 15;

/// Changes the report on a text to one on the value that it was made from: without ranges and text edits, and without the
/// digits of a number that JavaScript has rounded.
fn adapt_to_value(report: &mut Report) {
    let is_long = |operation: &PatchOperation| matches!(&operation.value, Some(PatchValue::Text(text)) if text.len() > EXACT_DIGITS);
    for issue in &mut report.issues {
        issue.range = None;
        let Some(fix) = &mut issue.fix else {
            continue;
        };
        fix.edits.clear();
        if matches!(issue.kind, IssueKind::Type { .. }) && fix.patch.iter().any(is_long) {
            issue.fix = None;
        }
    }
}

/// JavaScript passes 0 for an unknown version, else a safe integer.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a safe integer fits in an i64"
)]
fn known_version(version: f64) -> Option<i64> {
    (version > 0.0).then_some(version as i64)
}

/// Serializes to plain objects; `None` becomes `null`.
fn to_js(report: &Report) -> JsValue {
    let serializer = Serializer::json_compatible();
    report.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}
