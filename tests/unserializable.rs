//! The reports on JavaScript values without JSON text.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Code, Reason, Unserializable, report_unserializable};
use serde_json::{Value, json};

/// `message` is that of a report with the detail `gone`; `param` has the detail.
#[track_caller]
fn assert_report(
    why: Unserializable,
    code: Code,
    reason: Option<Reason>,
    param: Option<&str>,
    message: &str,
) {
    for detail in ["", "gone"] {
        let report = report_unserializable(why, detail);
        assert!(!report.valid);
        assert_eq!(report.destination_type, None);
        let report: Value = serde_json::to_value(&report).expect("a report is plain data");
        let [issue] = &report["issues"].as_array().expect("issues are an array")[..] else {
            panic!("{report}");
        };
        assert_eq!(issue["code"], code.as_str());
        assert_eq!(
            issue.get("reason"),
            reason.map(|reason| json!(reason)).as_ref()
        );
        assert!(issue.get("range").is_none() && issue.get("fix").is_none());
        let params = match param {
            Some(name) if !detail.is_empty() => json!({ name: detail }),
            _ => json!({}),
        };
        assert_eq!(issue["params"], params);
        if !detail.is_empty() || param.is_none() {
            assert_eq!(issue["message"], message);
        }
    }
}

#[test]
fn code_reason_params_and_message() {
    use Unserializable::{BigInt, Cycle, Nothing, Threw, TooDeep, TooLarge};
    assert_report(
        Cycle,
        Code::NotSerializable,
        Some(Reason::Cycle),
        None,
        "contains a circular reference, so it cannot be serialized",
    );
    assert_report(
        BigInt,
        Code::NotSerializable,
        Some(Reason::BigInt),
        None,
        "is a BigInt, which JSON does not have",
    );
    assert_report(
        Threw,
        Code::NotSerializable,
        Some(Reason::Threw),
        Some("error"),
        "could not be read; it threw `gone`",
    );
    assert_report(
        TooDeep,
        Code::Syntax,
        Some(Reason::TooDeep),
        None,
        "arrays and objects are nested more than 128 deep",
    );
    assert_report(
        TooLarge,
        Code::Syntax,
        Some(Reason::TooLarge),
        None,
        "is too large for the available memory",
    );
    assert_report(
        Nothing,
        Code::NotAnObject,
        None,
        Some("actual"),
        "the body must be a JSON object; found gone",
    );
    let report = report_unserializable(Unserializable::Threw, "");
    assert_eq!(
        report.issues[0].to_string(),
        "could not be read; it threw an error without a message"
    );
}
