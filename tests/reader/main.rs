//! The reader: what is JSON, where it stops being JSON, what a name says and where a value lies.
#![cfg(not(target_arch = "wasm32"))]

mod grammar;
mod json_test_suite;
mod places;
#[path = "../random/mod.rs"]
mod random;
mod verdict;
mod writer;

use m3ter_export_destination::{Issue, Options, validate};

fn read(text: &str) -> Vec<Issue> {
    validate(text, &Options::default()).issues
}
