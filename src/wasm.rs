//! The boundary to JavaScript: conversions only. A text comes as UTF-8 in a buffer that is kept from call to call; what there
//! is to say goes as JSON text in the same buffer.

use crate::preview::outlook;
use crate::report::{Operation, Options, Report, ResponseOptions};
use crate::report_text;
use crate::rule::DestinationType;
use crate::text::rsplit_once;
use crate::validate::{Rules, Unsendable, inspect_bytes, unsendable};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use wasm_bindgen::prelude::*;

/// Smaller and faster than the standard library's on WebAssembly.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    // Never dropped, since the instance ends with its page: that spares the code for it.
    static BUFFER: Cell<ManuallyDrop<Vec<u8>>> = const { Cell::new(ManuallyDrop::new(Vec::new())) };
}

/// The most bytes of the buffer that are kept when a validation is over.
const KEPT: usize = 1 << 16;

/// Makes room for a text of so many bytes and tells where. Traps when there is no memory for it.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> usize {
    let mut buffer = exchange(Vec::new());
    if buffer.len() < bytes {
        buffer = vec![0; bytes];
    }
    let place = buffer.as_ptr() as usize;
    exchange(buffer);
    place
}

/// What `validate` is told, a bit each.
const IS_TEXT: u32 = 1;
const IS_RESPONSE: u32 = 2;
const IS_CREATE: u32 = 4;
const IS_UPDATE: u32 = 8;
const WITH_ADVICE: u32 = 16;

/// What it answers when there is nothing to report: the kind of destination.
const CLEAN_S3: usize = 0;
const CLEAN_GCS: usize = 1;

/// Validates the first `length` bytes of the buffer, as the body of a request or as an answer. `version` is the stored or the
/// sent one, or 0 when it is not known. Answers the length of the report in the buffer, unless there is nothing to report.
#[wasm_bindgen]
#[must_use]
pub fn validate(length: usize, how: u32, version: f64) -> usize {
    let is = |bit| how & bit != 0;
    let operation = if is(IS_UPDATE) {
        Some(Operation::Update)
    } else {
        is(IS_CREATE).then_some(Operation::Create)
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a safe integer fits in 64 bits"
    )]
    let version = Some(version as i64).filter(|&version| version != 0);
    let rules = if is(IS_RESPONSE) {
        Rules::from(&ResponseOptions {
            operation,
            sent_version: version,
        })
    } else {
        Rules::from(&Options {
            operation: operation.unwrap_or_default(),
            current_version: version,
            advice: is(WITH_ADVICE),
        })
    };
    let buffer = exchange(Vec::new());
    let report = inspect_bytes(buffer.get(..length).unwrap_or_default(), &rules);
    if !report.issues.is_empty() {
        return answer(&report, is(IS_TEXT));
    }
    if buffer.capacity() <= KEPT {
        exchange(buffer);
    }
    if report.destination_type == Some(DestinationType::Gcs) {
        CLEAN_GCS
    } else {
        CLEAN_S3
    }
}

/// Reports a value of which `JSON.stringify` makes no text. `why` is an index of [`Unsendable::ALL`], and the buffer's first
/// `length` bytes say more. The path to the part that is to blame is for the caller to add. Answers like `validate`.
#[wasm_bindgen(js_name = unsendable)]
#[must_use]
pub fn unsendable_value(why: usize, length: usize) -> usize {
    let why = Unsendable::ALL.get(why).unwrap_or(&Unsendable::Threw);
    let buffer = exchange(Vec::new());
    let detail = str::from_utf8(buffer.get(..length).unwrap_or_default());
    answer(&unsendable(*why, detail.unwrap_or_default()), false)
}

/// Tells what submitting a body that has no error would do: writes it into the buffer, as JSON text in UTF-8, and answers its
/// length in bytes. The buffer's first `length` bytes are the body and, each behind a line feed, what is known besides: see
/// [`outlook`]. The URL of the API comes without slashes at its end.
#[wasm_bindgen]
#[must_use]
pub fn preview(length: usize, is_update: bool) -> usize {
    let buffer = exchange(Vec::new());
    let mut body = str::from_utf8(buffer.get(..length).unwrap_or_default()).unwrap_or_default();
    let mut known = [""; 6];
    for text in known.iter_mut().rev() {
        (body, *text) = rsplit_once(body, b'\n').unwrap_or_default();
    }
    send(outlook(body, is_update, known))
}

fn answer(report: &Report, with_ranges: bool) -> usize {
    send(report_text::of(report, with_ranges))
}

/// Puts a text into the buffer, and tells its length.
fn send(text: String) -> usize {
    let length = text.len();
    exchange(text.into_bytes());
    length
}

/// Puts other bytes into the buffer, and takes out those that were there.
#[inline(never)]
fn exchange(bytes: Vec<u8>) -> Vec<u8> {
    let others = BUFFER.try_with(|buffer| buffer.replace(ManuallyDrop::new(bytes)));
    // It is there as long as its thread, which is the only one.
    others.map_or_else(|_| Vec::new(), ManuallyDrop::into_inner)
}
