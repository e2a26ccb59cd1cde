//! The properties that fuzzing checks, one function per target; each panics on a failure. `fuzz/` runs them on libFuzzer's
//! inputs, `tests/fuzz.rs` on the inputs that were kept.

#[path = "../law/mod.rs"]
mod law;
#[path = "../corpus/place.rs"]
mod place;
#[path = "../reader/verdict.rs"]
#[allow(dead_code, reason = "only some of it is used here")]
mod verdict;

use m3ter_export_destination::{
    Applicability, Code, Operation, Options, Reason, ResponseOptions, validate, validate_bytes,
    validate_response, validate_response_bytes,
};
use serde_json::Value;

/// The parser accepts what `serde_json` accepts, and finds a mistake at the same place.
pub fn reader(data: &[u8]) {
    match str::from_utf8(data) {
        Ok(text) => assert_eq!(verdict::complaint(text), None, "{text:?}"),
        Err(error) => {
            let report = validate_bytes(data, &Options::default());
            let [issue] = &report.issues[..] else {
                panic!("{data:?} has {} issues", report.issues.len());
            };
            assert_eq!(
                (issue.code(), issue.reason()),
                (Code::Syntax, Some(Reason::NotUtf8))
            );
            let valid = str::from_utf8(&data[..error.valid_up_to()]).expect("it is valid so far");
            let place = issue.range.expect("an issue in a text has a range").start;
            assert_eq!(place.offset, valid.encode_utf16().count(), "{data:?}");
        }
    }
}

/// The first byte selects the options, the rest is the body.
fn options(data: &[u8]) -> (Options, ResponseOptions, &[u8]) {
    let (&choice, body) = data.split_first().unwrap_or((&0, &[]));
    let options = Options {
        operation: if choice & 1 == 0 {
            Operation::Create
        } else {
            Operation::Update
        },
        current_version: [None, Some(7), Some(i64::MAX), Some(i64::MIN)]
            [usize::from(choice >> 1 & 3)],
        advice: choice & 8 == 0,
    };
    let response = ResponseOptions {
        operation: (choice & 16 != 0).then_some(options.operation),
        sent_version: options.current_version,
    };
    (options, response, body)
}

/// A report is consistent, every range is what its issue is about, and every fix removes its issue and adds no error.
pub fn validate_any(data: &[u8]) {
    let (options, response, body) = options(data);
    let report = validate_bytes(body, &options);
    let response_report = validate_response_bytes(body, &response);
    let Ok(text) = str::from_utf8(body) else {
        assert!(!report.valid && !response_report.valid, "{body:?}");
        return;
    };
    assert_eq!(report, validate(text, &options), "{text:?}");
    assert_eq!(
        response_report,
        validate_response(text, &response),
        "{text:?}"
    );
    check(text, |text| {
        serde_json::to_value(validate(text, &options)).expect("a report is plain data")
    });
    check(text, |text| {
        serde_json::to_value(validate_response(text, &response)).expect("a report is plain data")
    });
}

fn check(text: &str, answer: impl Fn(&str) -> Value) {
    let report = answer(text);
    let issues = report["issues"].as_array().expect("issues are an array");
    let has_error = issues.iter().any(|issue| issue["severity"] == "error");
    assert_eq!(report["valid"], !has_error, "{text:?}: {report}");
    for issue in issues {
        let mut failures = place::complaints(issue, text);
        failures.extend(law::broken_law(&report, issue, text, &answer));
        assert!(failures.is_empty(), "{text:?}: {issue}: {failures:#?}");
        assert!(
            !issue["message"].as_str().expect("a message").is_empty(),
            "{text:?}: {issue}"
        );
    }
}

/// Fixes applied one after another come to an end, and then no issue has a fix. Suggestions are left out when the second
/// highest bit of the first byte is 0.
pub fn fixes(data: &[u8]) {
    let with_suggestions = data.first().is_some_and(|choice| choice & 64 != 0);
    let (options, _, body) = options(data);
    let Ok(original) = str::from_utf8(body) else {
        return;
    };
    let mut text = original.to_owned();
    // A fix repairs at least one character, and its text may need one repair more.
    for _ in 0..=2 * original.len() + 10 {
        let report = validate(&text, &options);
        let mut fixes = report.issues.iter().filter_map(|issue| issue.fix.as_ref());
        let Some(fix) =
            fixes.find(|fix| with_suggestions || fix.applicability == Applicability::Safe)
        else {
            return;
        };
        let fixed = fix.apply(&text);
        assert_ne!(fixed, text, "{original:?}: {fix:?} changes nothing");
        text = fixed;
    }
    panic!("{original:?}: the fixes do not end: {text:?}");
}

/// Panics if an input violates the property.
type Check = fn(&[u8]);

/// The name of each target, its property, and the inputs that were kept.
pub const TARGETS: [(&str, Check, &str); 3] = [
    ("reader", reader, include_str!("reader.tsv")),
    ("validate", validate_any, include_str!("validate.tsv")),
    ("fixes", fixes, include_str!("fixes.tsv")),
];
