#![no_main]

#[path = "../../tests/fuzzed/mod.rs"]
#[expect(dead_code, reason = "the other targets are in it too")]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::validate_any(data));
