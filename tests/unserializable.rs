//! The reports on JavaScript values without JSON text.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Code, Reason, Unserializable, report_unserializable};
use serde_json::{Value, json};

#[track_caller]
fn assert_report(why: Unserializable, code: Code, reason: Option<Reason>, param: Option<&str>) {
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
    }
}

#[test]
fn code_reason_and_params() {
    use Unserializable::{BigInt, Cycle, Nothing, Threw, TooDeep, TooLarge};
    assert_report(Cycle, Code::NotSerializable, Some(Reason::Cycle), None);
    assert_report(BigInt, Code::NotSerializable, Some(Reason::BigInt), None);
    assert_report(
        Threw,
        Code::NotSerializable,
        Some(Reason::Threw),
        Some("error"),
    );
    assert_report(TooDeep, Code::Syntax, Some(Reason::TooDeep), None);
    assert_report(TooLarge, Code::Syntax, Some(Reason::TooLarge), None);
    assert_report(Nothing, Code::NotAnObject, None, Some("actual"));
}
