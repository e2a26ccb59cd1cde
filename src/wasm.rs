//! The boundary to JavaScript: conversions only. A text comes as UTF-8 in a buffer that is kept from call to call; what there
//! is to say goes in the same buffer.

use crate::edition::EDITION;
use crate::plain;
use crate::preview::outlook;
use crate::report::{Operation, Options, Report, ResponseOptions};
use crate::rule::DestinationType;
use crate::text::halves;
use crate::validate::{Rules, Unsendable, look_closer_at_bytes, unsendable};
use crate::wire::Wire;
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

/// Tells whether this and the package's JavaScript belong together, see [`EDITION`].
#[wasm_bindgen]
#[must_use]
pub fn edition() -> i32 {
    EDITION.cast_signed()
}

/// Makes room for a text of so many bytes and tells where. Traps when there is no memory for it. The room for a text that is
/// short enough stays there until there is a report.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> usize {
    let mut buffer = exchange(Vec::new());
    // A larger one would be gone after the next text in which there is nothing to report.
    if buffer.len() < bytes || buffer.capacity() > KEPT {
        buffer = vec![0; bytes];
    }
    let place = buffer.as_ptr().addr();
    exchange(buffer);
    place
}

/// What `glance` and `run` are asked for, a bit each; without the first two it validates the body of a request.
const VALIDATE_RESPONSE: u32 = 1;
const PREVIEW: u32 = 2;
const IS_CREATE: u32 = 4;
const IS_UPDATE: u32 = 8;
const IS_TEXT: u32 = 16;
const WITH_ADVICE: u32 = 32;
/// For `glance`: the buffer holds the values alone, see [`plain::kind_of_values`].
const ARE_VALUES: u32 = 64;
/// From this bit on there is why a value could not be sent: an index of [`Unsendable::ALL`], from 1.
const UNSENDABLE: u32 = 7;

/// What they answer when there is nothing to report: the kind of destination.
const CLEAN_S3: usize = 0;
const CLEAN_GCS: usize = 1;
/// What `glance` answers when a closer look is called for. Nothing that is answered lies so low in memory.
const NOT_PLAIN: usize = 2;

/// Tells at a glance whether there is nothing to report on the text that is the buffer's first `length` bytes. Apart from
/// `run`, since engines make better code of a small function, and this is all that ordinary bodies need.
#[wasm_bindgen]
#[must_use]
pub fn glance(length: usize, how: u32) -> usize {
    let mut buffer = exchange(Vec::new());
    let kind = if how == ARE_VALUES {
        plain::kind_of_values(&mut buffer, length)
    } else if how & (VALIDATE_RESPONSE | IS_CREATE) == IS_CREATE {
        plain::kind_of_create(buffer.get(..length).unwrap_or_default())
    } else {
        None
    };
    if kind.is_none() || buffer.capacity() <= KEPT {
        exchange(buffer);
    }
    kind.map_or(NOT_PLAIN, clean)
}

/// Validates the text that is the buffer's first `length` bytes. `version` is the stored or the sent one, or 0 when it is not
/// known. Answers where the report is, unless there is nothing to report.
///
/// Of a value of which `JSON.stringify` makes no text, the buffer holds the detail; the path to the part that is to blame is for
/// the caller to add to the report. For a preview it holds the organization's and the stored entity's id, each before a line feed,
/// and then a body that has no error.
#[wasm_bindgen]
#[must_use]
pub fn run(length: usize, how: u32, version: f64) -> usize {
    let buffer = exchange(Vec::new());
    let bytes = buffer.get(..length).unwrap_or_default();
    let wire = if how & PREVIEW != 0 {
        let text = str::from_utf8(bytes).unwrap_or_default();
        preview(text, how & IS_UPDATE != 0)
    } else {
        let report = validate(bytes, how, version);
        if report.issues.is_empty() {
            if buffer.capacity() <= KEPT {
                exchange(buffer);
            }
            return clean(report.destination_type.unwrap_or(DestinationType::S3));
        }
        Wire::report(&report, how & IS_TEXT != 0)
    };
    send(wire)
}

fn validate(bytes: &[u8], how: u32, version: f64) -> Report {
    let why = (how >> UNSENDABLE).wrapping_sub(1) as usize;
    match Unsendable::ALL.get(why) {
        Some(why) => unsendable(*why, str::from_utf8(bytes).unwrap_or_default()),
        None => look_closer_at_bytes(bytes, &rules(how, version)),
    }
}

const fn clean(kind: DestinationType) -> usize {
    match kind {
        DestinationType::S3 => CLEAN_S3,
        DestinationType::Gcs => CLEAN_GCS,
    }
}

fn rules(how: u32, version: f64) -> Rules {
    let is = |bit| how & bit != 0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a safe integer fits in 64 bits"
    )]
    let version = Some(version as i64).filter(|&version| version != 0);
    let operation = if is(IS_UPDATE) {
        Some(Operation::Update)
    } else {
        is(IS_CREATE).then_some(Operation::Create)
    };
    if is(VALIDATE_RESPONSE) {
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
    }
}

fn preview(text: &str, is_update: bool) -> Wire {
    let (org_id, text) = halves(text, b'\n');
    let (id, text) = halves(text, b'\n');
    Wire::outlook(&outlook(text, org_id, is_update.then_some(id)))
}

/// Puts what crosses into the buffer, and tells where its numbers begin.
fn send(wire: Wire) -> usize {
    let (bytes, numbers) = wire.into_bytes();
    let place = bytes.as_ptr().addr();
    exchange(bytes);
    place + numbers
}

/// Puts other bytes into the buffer, and takes out those that were there.
fn exchange(bytes: Vec<u8>) -> Vec<u8> {
    let others = BUFFER.try_with(|buffer| buffer.replace(ManuallyDrop::new(bytes)));
    // It is there as long as its thread, which is the only one.
    others.map_or_else(|_| Vec::new(), ManuallyDrop::into_inner)
}
