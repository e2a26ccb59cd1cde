//! Runs the inputs that fuzzing kept; `npm run fuzz` finds them.
#![cfg(not(target_arch = "wasm32"))]

mod fuzzed;

use fuzzed::TARGETS;

/// Reads a line, in which `\\` is a backslash and `\xHH` a byte that is not printable ASCII.
fn unescape(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = line;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let length = if let Some(hex) = escape.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&hex[..2], 16).expect("two hexadecimal digits"));
            3
        } else {
            bytes.push(b'\\');
            1
        };
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

#[test]
fn kept_inputs() {
    for (name, check, corpus) in TARGETS {
        let inputs: Vec<Vec<u8>> = corpus.lines().map(unescape).collect();
        assert!(inputs.len() > 100, "{name} has {} inputs", inputs.len());
        for input in inputs {
            check(&input);
        }
    }
}
