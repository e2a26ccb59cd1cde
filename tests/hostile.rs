//! Whatever comes in, an answer comes out.
#![cfg(not(target_arch = "wasm32"))]

mod random;

use m3ter_export_destination::{
    Code, Issue, Operation, Options, Range, Reason, Report, ResponseOptions, Severity, validate,
    validate_bytes, validate_response,
};
use random::Random;
use std::fmt::Write;

fn every_option() -> Vec<Options> {
    let mut all = Vec::new();
    for operation in [Operation::Create, Operation::Update] {
        for current_version in [None, Some(i64::MIN), Some(0), Some(1), Some(i64::MAX)] {
            for advice in [true, false] {
                all.push(Options {
                    operation,
                    current_version,
                    advice,
                });
            }
        }
    }
    all
}

/// A report holds together, and can be put into words.
fn check(report: &Report) {
    let errors = report
        .issues
        .iter()
        .filter(|issue| issue.severity() == Severity::Error)
        .count();
    assert_eq!(report.valid, errors == 0);
    assert!(
        report
            .issues
            .iter()
            .all(|issue| !issue.to_string().is_empty())
    );
    serde_json::to_value(report).expect("a report is plain data");
}

fn syntax(report: &Report) -> Option<&Issue> {
    report
        .issues
        .iter()
        .find(|issue| issue.code() == Code::Syntax)
}

const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud83d",
    b"\\ude00",
    b"'",
    b"/",
    b"/*",
    b"-",
    b"1",
    b"0",
    b".",
    b"e",
    b"null",
    b"true",
    b"\"name\":",
    b"\"code\":\" \"",
    b"\"version\":",
    b"\"destinationType\":\"s3\"",
    b"\"iamRoleArn\":\"arn:aws:sts::1:assumed-role/\"",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xc3",
    b"\xa9",
    b"\xe2\x82",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    b"\0",
    b"\n",
    b" ",
    b"S3",
    b"a",
];

#[test]
fn random_bytes() {
    let mut random = Random::new(0x5eed_0007);
    let options = every_option();
    let mut misread = String::new();
    for round in 0..200_000 {
        let mut bytes = Vec::new();
        for _ in 0..random.below(24) {
            if random.one_in(6) {
                bytes.push(u8::try_from(random.below(256)).expect("less than 256"));
            } else {
                bytes.extend_from_slice(random.pick(PIECES));
            }
        }
        let options = &options[round % options.len()];
        let report = validate_bytes(&bytes, options);
        check(&report);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            assert_eq!(report, validate(text, options), "{text:?}");
            check(&validate_response(text, &ResponseOptions::default()));
        } else if syntax(&report).is_none() {
            writeln!(misread, "{bytes:?}").expect("a string grows");
        }
    }
    assert!(
        misread.is_empty(),
        "not UTF-8, and no syntax issue:\n{misread}"
    );
}

#[test]
fn names_utf16() {
    let encode = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    };
    // `日` and `é` make bytes that are not UTF-8, and `東` does not.
    for text in [
        "{}",
        "\u{feff}{}",
        "{\"name\":\"日é\"}",
        "{\"name\":\"東\"}",
        "[]",
    ] {
        for (encoding, bytes) in [
            ("UTF-16LE", encode(text, u16::to_le_bytes)),
            ("UTF-16BE", encode(text, u16::to_be_bytes)),
        ] {
            let report = validate_bytes(&bytes, &Options::default());
            let issue = serde_json::to_value(&report.issues[0]).expect("it is plain data");
            assert_eq!(issue["reason"], "not_utf8", "{text}");
            assert_eq!(issue["params"]["encoding"], encoding, "{text}");
        }
    }
    // Other bytes that are not UTF-8, and NUL characters in UTF-8.
    for bytes in [
        &b"\xff{}"[..],
        b"{\"a\":\"\0\"}",
        b"{\0}",
        b"\0\0\0\0",
        b"{}\0\0",
        b"",
        b"{\0}x",
    ] {
        let report = validate_bytes(bytes, &Options::default());
        let issue = serde_json::to_value(&report.issues[0]).expect("it is plain data");
        assert_eq!(issue["params"].get("encoding"), None, "{bytes:?}");
    }
}

/// The line and the column at which the range of bytes that are not UTF-8 starts and ends.
#[test]
fn bytes_that_are_not_utf8_have_a_line() {
    for (bytes, place) in [
        // UTF-16 that begins with a line break.
        (&b"\n\0{\0}\0"[..], [[1, 1], [2, 1]]),
        (b"{\n\"\xC3\xA9\xFF\"}", [[2, 3], [2, 4]]),
        (b"{\n\xFF}", [[2, 1], [2, 2]]),
    ] {
        let report = validate_bytes(bytes, &Options::default());
        let issue = syntax(&report).expect("there is an issue");
        assert_eq!(
            issue.to_string().split(';').next(),
            Some(match bytes {
                b"\n\0{\0}\0" => "the encoding is UTF-16LE",
                _ => "these bytes are not UTF-8",
            })
        );
        let range = issue.range.expect("an issue in a text has a range");
        let found = [range.start, range.end].map(|end| [end.line, end.column]);
        assert_eq!(found, place, "{bytes:?}");
    }
}

#[test]
fn bytes_that_are_not_utf8() {
    let options = Options {
        advice: false,
        ..Options::default()
    };
    // A byte alone, a character cut off, one too long, a surrogate, one past U+10FFFF, UTF-16 with its mark.
    for bad in [
        &b"\xff"[..],
        b"\x80",
        b"\xc3",
        b"\xe2\x82",
        b"\xf0\x9f\x98",
        b"\xc0\xaf",
        b"\xe0\x80\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xff\xfe{\0}\0",
    ] {
        for (before, after) in [
            ("", ""),
            ("{\"name\":\"\u{e9}\u{1f600}", "\"}"),
            ("{\"extra\":[\"", "\"]}"),
            ("{\"", "\":1}"),
        ] {
            let bytes = [before.as_bytes(), bad, after.as_bytes()].concat();
            let report = validate_bytes(&bytes, &options);
            assert_eq!(
                (report.valid, report.destination_type),
                (false, None),
                "{bytes:?}"
            );
            let issue = syntax(&report).unwrap_or_else(|| panic!("{bytes:?} has no syntax issue"));
            assert_eq!(
                (issue.reason(), report.issues.len()),
                (Some(Reason::NotUtf8), 1),
                "{bytes:?}"
            );
            // A decoder replaces it by one U+FFFD.
            let Range { start, end } = issue.range.expect("an issue in a text has a range");
            let units = before.encode_utf16().count();
            assert_eq!((start.offset, end.offset), (units, units + 1), "{bytes:?}");
            let columns = [start.column, end.column];
            assert_eq!(columns, [units + 1, units + 2], "{bytes:?}");
            assert_eq!([start.line, end.line], [1, 1], "{bytes:?}");
        }
    }
    // Near misses: the same characters, whole.
    for good in [
        "\u{ff}",
        "\u{80}",
        "\u{7ff}",
        "\u{800}",
        "\u{d7ff}",
        "\u{e000}",
        "\u{ffff}",
        "\u{10000}",
        "\u{10ffff}",
    ] {
        let text = format!("{{\"name\":\"{good}\"}}");
        assert_eq!(
            syntax(&validate_bytes(text.as_bytes(), &options)),
            None,
            "{good:?}"
        );
    }
    let marked = validate_bytes(b"\xef\xbb\xbf{}", &options);
    assert_eq!(
        syntax(&marked).and_then(m3ter_export_destination::Issue::reason),
        Some(Reason::ByteOrderMark)
    );
}

#[test]
fn ten_megabytes() {
    const LENGTH: usize = 10_000_000;
    for piece in ["a", "é", "😀", "\\n", "\\ud83d\\ude00", "\\ud800", " ", "/"] {
        let long = piece.repeat(LENGTH / piece.len());
        for field in [
            "name",
            "code",
            "bucketName",
            "iamRoleArn",
            "prefix",
            "extra",
            "destinationType",
        ] {
            let text = format!(r#"{{"{field}":"{long}"}}"#);
            let report = validate(&text, &Options::default());
            check(&report);
            assert_eq!(syntax(&report), None, "{field}, {piece:?}");
        }
    }
    check(&validate(
        &format!("{{\"{}\":1}}", "n".repeat(LENGTH)),
        &Options::default(),
    ));
    check(&validate(
        &format!("{{\"version\":{}}}", "1".repeat(LENGTH)),
        &Options {
            operation: Operation::Update,
            ..Options::default()
        },
    ));
    check(&validate(
        &format!("{{\"version\":1e{}}}", "9".repeat(LENGTH)),
        &Options {
            operation: Operation::Update,
            ..Options::default()
        },
    ));
    check(&validate(
        &format!("[{}]", "1,".repeat(LENGTH / 2)),
        &Options::default(),
    ));
    check(&validate(&" ".repeat(LENGTH), &Options::default()));
    check(&validate(&"\n".repeat(LENGTH), &Options::default()));
}

#[test]
fn many_members() {
    let mut unknown = String::from("{");
    for index in 0..20_000 {
        writeln!(unknown, "\"m{index}\":{index},").expect("a string grows");
    }
    unknown.push_str("\"name\":\"n\"}");
    let report = validate(&unknown, &Options::default());
    check(&report);
    assert_eq!(
        report
            .issues
            .iter()
            .filter(|issue| issue.code() == Code::UnknownField)
            .count(),
        1000
    );
    let duplicates = format!("{{{}\"name\":\"n\"}}", "\"name\":1,\n".repeat(20_000));
    let report = validate(&duplicates, &Options::default());
    check(&report);
    assert_eq!(
        report
            .issues
            .iter()
            .filter(|issue| issue.code() == Code::DuplicateMember)
            .count(),
        1000
    );
    check(&validate(
        &format!("{{{}\"x\":1}}", "\"x\":1,".repeat(20_000)),
        &Options::default(),
    ));
}

#[test]
fn a_hundred_thousand_deep() {
    const DEPTH: usize = 100_000;
    for (open, close) in [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("[{\"a\":", "}]"),
        ("[[],", "]"),
    ] {
        for text in [
            open.repeat(DEPTH),
            format!("{}1{}", open.repeat(DEPTH), close.repeat(DEPTH)),
        ] {
            let report = validate(&text, &Options::default());
            check(&report);
            assert_eq!(
                syntax(&report).and_then(m3ter_export_destination::Issue::reason),
                Some(Reason::TooDeep),
                "{open}"
            );
            check(&validate_response(&text, &ResponseOptions::default()));
        }
    }
}

#[test]
fn versions_at_the_ends_of_int64() {
    for sent_version in [i64::MIN, -1, 0, 1, i64::MAX] {
        for operation in [None, Some(Operation::Create), Some(Operation::Update)] {
            for version in [
                "-9223372036854775808",
                "0",
                "1",
                "9223372036854775807",
                "9223372036854775808",
                "1e999",
            ] {
                let text = format!(
                    r#"{{"id":"123e4567-e89b-12d3-a456-426614174000","version":{version}}}"#
                );
                check(&validate_response(
                    &text,
                    &ResponseOptions {
                        operation,
                        sent_version: Some(sent_version),
                    },
                ));
                for options in every_option() {
                    check(&validate(&text, &options));
                }
            }
        }
    }
}
