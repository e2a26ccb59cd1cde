//! What is JSON, and where it stops being JSON, against `serde_json`.

use crate::random::Random;
use crate::verdict::{complaint, oracle, syntax};
use crate::writer::{Writer, damage};
use m3ter_export_destination::Reason;
use std::fmt::Write;

#[test]
fn reads_what_serde_json_reads() {
    let mut writer = Writer::new(0x5eed_0003);
    let mut random = Random::new(0x5eed_0004);
    let (mut good, mut bad, mut complaints) = (0, 0, String::new());
    for _ in 0..150_000 {
        let mut text = writer.document();
        for _ in 0..random.below(3) {
            damage(&mut text, &mut random);
        }
        *(if oracle(&text).is_ok() {
            &mut good
        } else {
            &mut bad
        }) += 1;
        if let Some(complaint) = complaint(&text).filter(|_| complaints.len() < 10_000) {
            writeln!(complaints, "{text:?} {complaint}").expect("a string grows");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
    assert!(good > 30_000 && bad > 30_000, "{good} good, {bad} bad");
}

#[test]
fn every_prefix_of_a_body_ends_too_early() {
    let body = r#" {"name" : "né😀\n\ud83d\uDE00", "extra": [-1.5e+3, true, false, null, {}, [ ]], "code":"c"} "#;
    let end = body.rfind('}').expect("a body");
    let mut complaints = String::new();
    for (at, _) in body.char_indices().filter(|(at, _)| *at <= end) {
        let prefix = &body[..at];
        let cut_token =
            prefix.ends_with(|last: char| last.is_ascii_alphanumeric() || "+-.".contains(last));
        match syntax(prefix).and_then(|issue| issue.reason()) {
            Some(Reason::UnexpectedEnd) => {}
            Some(Reason::BadNumber | Reason::BadLiteral) if cut_token => {}
            other => writeln!(complaints, "{prefix:?} has {other:?}").expect("a string grows"),
        }
    }
    assert_eq!(syntax(&body[..=end]), None);
    assert!(complaints.is_empty(), "{complaints}");
}
