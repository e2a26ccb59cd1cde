//! Where a value lies, what a name says and how long a string is, against what was written and `serde_json`.

use crate::read;
use crate::writer::Writer;
use m3ter_export_destination::Code;
use serde_json::Value;
use std::fmt::Write;

#[test]
fn a_range_cuts_out_the_value_and_a_name_is_decoded() {
    let mut writer = Writer::new(0x5eed_0005);
    let mut complaints = String::new();
    for _ in 0..30_000 {
        writer.text.clear();
        writer.blank();
        writer.text.push('{');
        let mut values = Vec::new();
        let mut names = Vec::new();
        for field in ["\"name\"", "\"co\\u0064e\"", "\"prefix\"", "\"bucketName\""] {
            if !values.is_empty() {
                writer.text.push(',');
            }
            writer.blank();
            // The prefix keeps names from being known or equal.
            let start = writer.text.len();
            let mark = format!("\"{}?", names.len());
            writer.string();
            writer.text.replace_range(start..=start, &mark);
            names.push((start, writer.text.len()));
            writer.text.push_str(":1,");
            writer.blank();
            writer.text.push_str(field);
            writer.blank();
            writer.text.push(':');
            writer.blank();
            let start = writer.text.len();
            writer.list('[', ']', |writer| writer.value(2));
            values.push((start, writer.text.len()));
            writer.blank();
        }
        writer.text.push('}');
        let text = &writer.text;
        let units: Vec<u16> = text.encode_utf16().collect();
        let issues = read(text);
        let cut_out = |code: Code| -> Vec<String> {
            let mut found: Vec<(usize, String)> = issues
                .iter()
                .filter(|issue| issue.code() == code)
                .map(|issue| {
                    let range = issue.range.expect("an issue in a text has a range");
                    (
                        range.start.offset,
                        String::from_utf16_lossy(&units[range.start.offset..range.end.offset]),
                    )
                })
                .collect();
            found.sort();
            found.into_iter().map(|(_, slice)| slice).collect()
        };
        let slices = |spans: &[(usize, usize)]| -> Vec<&str> {
            spans
                .iter()
                .map(|&(start, end)| &text[start..end])
                .collect()
        };
        let decoded: Vec<String> = slices(&names)
            .into_iter()
            .map(|name| serde_json::from_str(name).expect("a good string"))
            .collect();
        let paths: Vec<String> = issues
            .iter()
            .filter(|issue| issue.code() == Code::UnknownField)
            .flat_map(|issue| issue.path.iter().map(ToString::to_string))
            .collect();
        if cut_out(Code::Type) != slices(&values)
            || cut_out(Code::UnknownField) != slices(&names)
            || paths != decoded
        {
            writeln!(complaints, "{text:?}: {issues:?}").expect("a string grows");
            if complaints.len() > 10_000 {
                break;
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn a_string_is_measured_as_decoded() {
    let mut writer = Writer::new(0x5eed_0006);
    let mut complaints = String::new();
    for _ in 0..50_000 {
        writer.text.clear();
        writer.string();
        let units = serde_json::from_str::<String>(&writer.text)
            .expect("a good string")
            .encode_utf16()
            .count();
        let text = format!(r#"{{"bucketName":{}}}"#, writer.text);
        let short: Vec<Value> = read(&text)
            .iter()
            .filter(|issue| issue.code() == Code::TooShort)
            .map(|issue| {
                serde_json::to_value(issue).expect("an issue is plain data")["params"]["actual"]
                    .clone()
            })
            .collect();
        let expected = if units < 3 {
            vec![Value::from(units)]
        } else {
            Vec::new()
        };
        if short != expected {
            writeln!(complaints, "{text:?}: {short:?} in place of {expected:?}")
                .expect("a string grows");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[track_caller]
fn assert_place(text: &str, start: (usize, usize, usize), end: (usize, usize, usize)) {
    let range = read(text)[0].range.expect("an issue in a text has a range");
    let [found_start, found_end] =
        [range.start, range.end].map(|position| (position.offset, position.line, position.column));
    assert_eq!((found_start, found_end), (start, end), "{text:?}");
}

#[test]
fn places_count_utf16_units_lines_and_columns() {
    assert_place("", (0, 1, 1), (0, 1, 1));
    assert_place("[]", (0, 1, 1), (2, 1, 3));
    assert_place("\n\n  []", (4, 3, 3), (6, 3, 5));
    assert_place("\r\n\r\n[]", (4, 3, 1), (6, 3, 3));
    assert_place("\r\r[]", (2, 3, 1), (4, 3, 3));
    assert_place("[\"é😀\",\n\"\"]", (0, 1, 1), (11, 2, 4));
    assert_place("{\"😀\":\n \"é😀\" x", (14, 2, 8), (15, 2, 9));
    assert_place("{\"a\":1,\n\t@}", (9, 2, 2), (10, 2, 3));
    assert_place("{\"a\":1,\n\t😀}", (9, 2, 2), (11, 2, 4));
    assert_place("{\n", (2, 2, 1), (2, 2, 1));
}
