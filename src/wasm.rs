//! The boundary to JavaScript: conversions only. A text comes as UTF-8 in a buffer that is kept from call to call; a report
//! goes as JSON text, and only when it has something to say.

use crate::preview::outlook;
use crate::report::{Operation, Options, Report, ResponseOptions};
use crate::report_text;
use crate::rule::DestinationType;
use crate::text::rsplit_once;
use crate::validate::{Unsendable, unsendable, validate_bytes, validate_response_bytes};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use wasm_bindgen::prelude::*;

/// Smaller and faster than the standard library's on WebAssembly.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    // Never dropped, since the instance ends with its page: that spares the code for it.
    static TEXT: Cell<ManuallyDrop<Vec<u8>>> = const { Cell::new(ManuallyDrop::new(Vec::new())) };
    static REPORT: Cell<ManuallyDrop<Option<Report>>> = const { Cell::new(ManuallyDrop::new(None)) };
}

/// The most bytes of the buffer that are kept when a validation is over.
const KEPT: usize = 1 << 16;

/// Makes room for a text of so many bytes and tells where. Traps when there is no memory for it.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> usize {
    let mut text = take_text();
    if text.len() < bytes {
        text = vec![0; bytes];
    }
    let place = text.as_ptr() as usize;
    TEXT.set(ManuallyDrop::new(text));
    place
}

/// Validates the first `length` bytes of the buffer, as the body of a request or as an answer. `operation` is 1 for a create, 2
/// for an update, 0 when it is not known; `version` is the stored or the sent one, or 0 when it is not known.
#[wasm_bindgen]
#[must_use]
pub fn validate(
    length: usize,
    from_text: bool,
    is_response: bool,
    operation: u32,
    version: f64,
    advice: bool,
) -> u32 {
    let operation = match operation {
        1 => Some(Operation::Create),
        2 => Some(Operation::Update),
        _ => None,
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a safe integer fits in 64 bits"
    )]
    let version = Some(version as i64).filter(|&version| version != 0);
    let buffer = take_text();
    let text = buffer.get(..length).unwrap_or_default();
    let report = if is_response {
        validate_response_bytes(
            text,
            &ResponseOptions {
                operation,
                sent_version: version,
            },
        )
    } else {
        let operation = operation.unwrap_or_default();
        validate_bytes(
            text,
            &Options {
                operation,
                current_version: version,
                advice,
            },
        )
    };
    put_back(buffer);
    answer(report, from_text)
}

/// Tells what submitting a body that has no error would do: writes it into the buffer, as JSON text in UTF-8, and answers its
/// length in bytes. The buffer's first `length` bytes are the body and, each behind a line feed, what is known besides: see
/// [`outlook`]. The URL of the API comes without slashes at its end.
#[wasm_bindgen]
#[must_use]
pub fn preview(length: usize, is_update: bool) -> usize {
    let buffer = take_text();
    let mut body = str::from_utf8(buffer.get(..length).unwrap_or_default()).unwrap_or_default();
    let mut known = [""; 6];
    for text in known.iter_mut().rev() {
        (body, *text) = rsplit_once(body, b'\n').unwrap_or_default();
    }
    put_json(outlook(body, is_update, known))
}

/// Writes the report of the last call that had something to report into the buffer, as JSON text in UTF-8, and tells its
/// length in bytes. `reserve(0)` tells where the buffer is.
#[wasm_bindgen(js_name = takeReport)]
#[must_use]
pub fn take_report() -> usize {
    let Some(report) = ManuallyDrop::into_inner(REPORT.take()) else {
        return 0;
    };
    put_json(report_text::of(&report))
}

/// Reports a value of which `JSON.stringify` makes no text. `why` is an index of [`Unsendable::ALL`], and the buffer's first
/// `length` bytes say more. The path to the part that is to blame is for the caller to add.
#[wasm_bindgen(js_name = unsendable)]
#[must_use]
pub fn unsendable_value(why: usize, length: usize) -> u32 {
    let why = Unsendable::ALL
        .get(why)
        .copied()
        .unwrap_or(Unsendable::Threw);
    let detail = take_text();
    let detail = str::from_utf8(detail.get(..length).unwrap_or_default());
    answer(unsendable(why, detail.unwrap_or_default()), false)
}

/// What a validation answers when there is nothing to report: the kind of destination; otherwise that there is.
const CLEAN_S3: u32 = 0;
const CLEAN_GCS: u32 = 1;
const HAS_ISSUES: u32 = 2;

/// Puts a text into the buffer, and tells its length.
fn put_json(json: String) -> usize {
    let json = json.into_bytes();
    let length = json.len();
    // A cell that is set over drops nothing.
    drop(take_text());
    TEXT.set(ManuallyDrop::new(json));
    length
}

fn take_text() -> Vec<u8> {
    ManuallyDrop::into_inner(TEXT.take())
}

/// Keeps the buffer for the next call, unless it is large.
fn put_back(text: Vec<u8>) {
    if text.capacity() <= KEPT {
        TEXT.set(ManuallyDrop::new(text));
    }
}

fn answer(mut report: Report, from_text: bool) -> u32 {
    match report.destination_type {
        Some(DestinationType::S3) if report.issues.is_empty() => CLEAN_S3,
        Some(DestinationType::Gcs) if report.issues.is_empty() => CLEAN_GCS,
        _ => {
            if !from_text {
                for issue in &mut report.issues {
                    issue.range = None;
                }
            }
            REPORT.set(ManuallyDrop::new(Some(report)));
            HAS_ISSUES
        }
    }
}
