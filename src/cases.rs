//! The texts of `tests/cases`, for tests of what is not public.

use serde_json::Value;
use std::fs;

/// A case without a text stands for its value's.
pub(crate) fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).unwrap() {
        let cases = fs::read_to_string(file.unwrap().path()).unwrap();
        let cases: Vec<Value> = serde_json::from_str(&cases).unwrap();
        texts.extend(cases.iter().map(|case| match case["text"].as_str() {
            Some(text) => text.to_owned(),
            None => case["value"].to_string(),
        }));
    }
    texts
}
