//! Runs the corpus in a browser, on the reports as JavaScript gets them.
#![cfg(target_arch = "wasm32")]

mod corpus;
mod law;

use corpus::cases;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_case() {
    corpus::assert_every_case();
}

/// A text has a syntax issue exactly when the browser's own parser refuses it; apart from nesting, which that does not limit.
#[wasm_bindgen_test]
fn syntax_is_that_of_json_parse() {
    let differing: Vec<String> = cases()
        .iter()
        .filter(|case| {
            let refused = js_sys::JSON::parse(&case.input()).is_err();
            let syntax = case.issues.iter().find(|issue| issue.code == "syntax");
            let too_deep = syntax.is_some_and(|issue| issue.reason.as_deref() == Some("too_deep"));
            refused != syntax.is_some() && !too_deep
        })
        .map(|case| case.name.clone())
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}
