//! Files outside the crate that list the contract's fields by hand. A new field must be added to each, and these tests name
//! the file that lacks it.

use m3ter_export_destination::contract::{DISCRIMINATOR, REQUEST};
use std::fs;

/// The files.
const FILES: &[&str] = &[
    "benches/json-schema.js",
    "benches/payloads.js",
    "benches/contestants/arktype.js",
    "benches/contestants/typebox.js",
    "benches/contestants/valibot.js",
    "benches/contestants/zod-mini.js",
    "benches/contestants/zod.js",
    "fuzz/body.dict",
    "tests/reading/mod.rs",
    "tests/reference.rs",
    "www/state/examples.js",
];

#[test]
fn other_lists_have_every_field() {
    let mut missing = Vec::new();
    for file in FILES {
        let text = fs::read_to_string(crate::absolute(file))
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        for field in REQUEST {
            if !has_word(&text, field.name) {
                missing.push(format!("{file} lacks `{}`", field.name));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "add the field by hand to each file, then run `npm run update`: {missing:#?}"
    );
}

/// Whether a text contains a word that is not a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[test]
fn a_word_is_not_a_part_of_one() {
    assert!(has_word("{ \"code\": 1 }", "code"));
    assert!(has_word("codes, code", "code"));
    assert!(!has_word("encode codes code_name", "code"));
    assert!(has_word(DISCRIMINATOR, DISCRIMINATOR));
}
