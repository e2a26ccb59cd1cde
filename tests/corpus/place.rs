//! Where an issue's range has to lie, found again from the text alone.

use serde::de::IgnoredAny;
use serde_json::Value;

/// The text that an issue's range cuts out.
pub fn slice(issue: &Value, text: &str) -> Option<String> {
    let offset = |end: &str| usize::try_from(issue["range"][end]["offset"].as_u64()?).ok();
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(units.get(offset("start")?..offset("end")?)?).ok()
}

/// What is wrong with an issue's place: its lines and columns, or that it does not cut out what the issue is about.
pub fn complaints(issue: &Value, text: &str) -> Vec<String> {
    let Some(slice) = slice(issue, text) else {
        return vec![format!("no range within the text: {}", issue["range"])];
    };
    let mut complaints = Vec::new();
    for end in ["start", "end"] {
        let position = &issue["range"][end];
        let (line, column) = line_and_column(text, position["offset"].as_u64().unwrap_or_default());
        if position["line"] != line || position["column"] != column {
            complaints.push(format!(
                "{end} is {position}, and that is line {line}, column {column}"
            ));
        }
    }
    if !is_about(issue, &slice, text) {
        complaints.push(format!("the range cuts out {slice:?}"));
    }
    complaints
}

/// A line ends with LF, CR LF or CR; columns are UTF-16 units, both from 1. Between CR and LF it has not ended yet.
fn line_and_column(text: &str, offset: u64) -> (usize, usize) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (before, behind) = units.split_at(usize::try_from(offset).expect("a text's length"));
    let before = String::from_utf16(before).expect("a range splits no character");
    let inside_ending = before.ends_with('\r') && behind.first() == Some(&u16::from(b'\n'));
    let whole = if inside_ending {
        &before[..before.len() - 1]
    } else {
        &before
    };
    let lines = whole.replace("\r\n", "\n").split(['\r', '\n']).count();
    let last = whole.rsplit(['\n', '\r']).next().unwrap_or_default();
    let column = last.encode_utf16().count() + 1 + usize::from(inside_ending);
    (lines, column)
}

fn is_about(issue: &Value, slice: &str, text: &str) -> bool {
    let blank = [' ', '\t', '\n', '\r'];
    let starts = |place: &str| issue["range"]["start"]["offset"] == place.encode_utf16().count();
    match issue["code"].as_str().unwrap_or_default() {
        "syntax" if issue["reason"] == "unexpected_end" => slice.is_empty() && starts(text),
        "syntax" => !slice.is_empty(),
        "not_an_object" => slice == text.trim_matches(blank),
        "required" | "destination_type_missing" => {
            slice == "{" && starts(&text[..text.len() - text.trim_start_matches(blank).len()])
        }
        "wrapped" | "response_field" | "version_on_create" | "foreign_field" | "unknown_field"
        | "duplicate_member" => {
            // `serde_json` cannot hold a lone surrogate.
            slice.starts_with('"')
                && serde_json::from_str::<Value>(slice)
                    .map_or_else(|_| slice.contains("\\u"), |name| name == issue["path"][0])
        }
        _ => match (
            serde_json::from_str::<Value>(slice),
            serde_json::from_str::<Value>(text),
        ) {
            (Ok(value), Ok(document)) => {
                document.get(issue["path"][0].as_str().unwrap_or_default()) == Some(&value)
                    && slice == slice.trim_matches(blank)
            }
            // `serde_json` cannot hold a lone surrogate or a number over a double.
            _ => serde_json::from_str::<IgnoredAny>(slice).is_ok(),
        },
    }
}
