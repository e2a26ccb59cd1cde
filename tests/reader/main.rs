//! The reader: what is JSON, where it stops being JSON, what a name says and where a value lies.
#![cfg(not(target_arch = "wasm32"))]

mod grammar;
mod json_test_suite;
mod places;
#[path = "../random/mod.rs"]
mod random;
mod writer;

use m3ter_export_destination::{Code, Issue, Options, validate};

fn read(text: &str) -> Vec<Issue> {
    validate(text, &Options::default()).issues
}

fn syntax(text: &str) -> Option<Issue> {
    read(text)
        .into_iter()
        .find(|issue| issue.code == Code::Syntax)
}
