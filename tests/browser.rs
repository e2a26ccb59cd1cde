//! The corpus once more, in a browser; `npm test` runs it.
#![cfg(target_arch = "wasm32")]

mod corpus;
mod law;

use corpus::cases;
use m3ter_export_destination::{Options, validate};
use serde::Serialize;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_case() {
    corpus::assert_every_case();
}

/// What the browser's own reader refuses has a syntax issue, and nothing else has; but for nesting, which it does not limit.
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

/// What serialises is plain data for JavaScript too: `serde-wasm-bindgen` makes of a report what `JSON.parse` makes of its
/// text. The package does without it, because that costs less code.
#[wasm_bindgen_test]
fn reports_are_plain_data() {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let differing: Vec<String> = cases()
        .iter()
        .filter(|case| {
            let report = validate(&case.input(), &Options::default());
            let object = report.serialize(&serializer).expect("it is plain data");
            let text = js_sys::JSON::stringify(&object).expect("it has a text");
            let read: serde_json::Value =
                serde_json::from_str(&String::from(text)).expect("it is JSON");
            read != serde_json::to_value(&report).expect("it is plain data")
        })
        .map(|case| case.name.clone())
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}
