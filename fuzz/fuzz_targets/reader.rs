#![no_main]

#[path = "../../tests/fuzzed/mod.rs"]
#[expect(dead_code, reason = "the module has all targets")]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::reader(data));
