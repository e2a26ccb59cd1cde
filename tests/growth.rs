//! Time grows in proportion to a text, whatever it repeats. These shapes once took time with the square of their length.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Options, validate};
use std::fmt::Write;
use std::time::{Duration, Instant};

const LENGTH: usize = 600_000;

/// It takes milliseconds in proportion to the length, and with its square many times this.
const LIMIT: Duration = Duration::from_secs(2);

#[track_caller]
fn assert_fast(name: &str, text: &str) {
    let start = Instant::now();
    let report = validate(text, &Options::default());
    let elapsed = start.elapsed();
    assert!(!report.issues.is_empty(), "{name}");
    assert!(elapsed < LIMIT, "{name}: {elapsed:?}");
}

#[test]
fn repeated_parts_are_read_once() {
    for (head, part, tail) in [
        ("x {\"a\":1}", " ", "y"),
        ("{\"data\":\"x {\\\"a\\\":1}", " ", "y\"}"),
        ("{\"projectNumber\":\"x {\\\"a\\\":1}", " ", "y\"}"),
        ("", "'//", ""),
        ("{'a", "'#", ""),
        ("{'a", "'/*c", ""),
        ("{'a", "',c", ""),
        ("{&quot;a", "\"#", "\"}"),
        ("{'a", "\"", "'}"),
        ("{\"a\": \"", "”:x", "\n"),
        ("{}\n", "```\n/*\n", ""),
    ] {
        let repeated = part.repeat(LENGTH / part.len());
        assert_fast(
            &format!("{head}{part}…"),
            &format!("{head}{repeated}{tail}"),
        );
    }
}

#[test]
fn names_are_decoded_once() {
    let mut text = String::from("{\"name\":\"a\"");
    for index in 0..100_000 {
        // Writing to a string cannot fail.
        _ = write!(text, ",\"\\u006d{index}\":1");
    }
    text.push('}');
    assert_fast("names with escapes", &text);
}
