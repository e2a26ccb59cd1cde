//! The reports on JavaScript values without JSON text.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Code, Reason, Segment, Unserializable, report_unserializable};
use serde_json::{Value, json};

#[track_caller]
fn assert_report(why: Unserializable, code: Code, reason: Option<Reason>, param: Option<&str>) {
    for detail in ["", "gone"] {
        let path = vec![Segment::Name("tags".into()), Segment::Index(3)];
        let report = report_unserializable(why, detail, path.clone());
        assert!(!report.valid);
        assert_eq!(report.destination_type, None);
        let [issue] = &report.issues[..] else {
            panic!("{:?}", report.issues);
        };
        assert_eq!((issue.code(), issue.reason()), (code, reason));
        assert_eq!(issue.path, path);
        assert!(issue.range.is_none() && issue.fix.is_none());
        let expected = match param {
            Some(name) if !detail.is_empty() => json!({ name: detail }),
            _ => json!({}),
        };
        let params: Value =
            serde_json::to_value(issue.kind.params()).expect("params are plain data");
        assert_eq!(params, expected);
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
