//! The reports on JavaScript's values of which `JSON.stringify` makes no text.
#![cfg(not(target_arch = "wasm32"))]

use m3ter_export_destination::{Code, Reason, Unsendable, unsendable};

#[track_caller]
fn assert_report(why: Unsendable, code: Code, reason: Option<Reason>, detail: &str) {
    for known in ["", "gone"] {
        let report = unsendable(why, known);
        assert!(!report.valid);
        assert_eq!(report.destination_type, None);
        let [issue] = &report.issues[..] else {
            panic!("{:?}", report.issues);
        };
        assert_eq!((issue.code, issue.reason), (code, reason));
        assert!(issue.path.is_empty() && issue.range.is_none());
        assert_eq!(issue.params.text(detail), known);
        assert_eq!(issue.params.iter().count(), usize::from(!known.is_empty()));
    }
}

#[test]
fn each_has_its_code_and_reason() {
    use Reason::{BigInt, Cycle, Threw, TooDeep, TooLarge};
    let [cycle, big_int, threw, deep, large, nothing] = Unsendable::ALL;
    assert_report(cycle, Code::NotSerializable, Some(Cycle), "error");
    assert_report(big_int, Code::NotSerializable, Some(BigInt), "error");
    assert_report(threw, Code::NotSerializable, Some(Threw), "error");
    assert_report(deep, Code::Syntax, Some(TooDeep), "error");
    assert_report(large, Code::Syntax, Some(TooLarge), "error");
    assert_report(nothing, Code::NotAnObject, None, "actual");
}
