//! The law of fixes: a fix applies, its issue is gone, there is no new error, its edits and its patch make the same document,
//! and what a safe fix writes has no issue of its own.
#![allow(dead_code, reason = "each test target uses a part of it")]

mod json_patch;

use serde_json::Value;
use std::collections::BTreeSet;

/// Severity, code, reason and path.
pub fn identity(issue: &Value) -> String {
    let word = |name: &str| issue[name].as_str().unwrap_or("?").to_owned();
    let reason = if issue.get("reason").is_some() {
        format!("/{}", word("reason"))
    } else {
        String::new()
    };
    format!(
        "{} {}{reason} {}",
        word("severity"),
        word("code"),
        issue["path"]
    )
}

/// The document with an issue's fix applied, or why it does not apply; nothing when there is no fix, or when `serde_json`
/// cannot represent the document (a lone surrogate, a number over a double).
pub fn fixed_by(issue: &Value, text: &str) -> Option<Result<Value, String>> {
    let fix = issue.get("fix")?;
    if has_patch(fix) {
        let mut document = serde_json::from_str(text).ok()?;
        return Some(json_patch::apply(&mut document, &fix["patch"]).map(|()| document));
    }
    Some(edited(text, fix).map(Value::String))
}

fn has_patch(fix: &Value) -> bool {
    fix["patch"]
        .as_array()
        .is_some_and(|patch| !patch.is_empty())
}

/// The text with a fix's edits applied, or why they do not apply: offsets are UTF-16 code units, in order, and do not overlap.
pub fn edited(text: &str, fix: &Value) -> Result<String, String> {
    let edits = fix["edits"].as_array().ok_or("the fix has no edits")?;
    if edits.is_empty() {
        return Err("the fix has an empty list of edits".to_owned());
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut result = Vec::new();
    let mut copied = 0;
    for edit in edits {
        let offset = |name: &str| {
            let offset = edit[name]
                .as_u64()
                .ok_or_else(|| format!("{edit}: no `{name}`"))?;
            usize::try_from(offset).map_err(|error| error.to_string())
        };
        let (start, end) = (offset("start")?, offset("end")?);
        let inserted = edit["text"]
            .as_str()
            .ok_or_else(|| format!("{edit}: no `text`"))?;
        if start < copied || end < start || end > units.len() {
            return Err(format!("{edit}: not in order, or out of bounds"));
        }
        if start == end && inserted.is_empty() {
            return Err(format!("{edit}: changes nothing"));
        }
        result.extend_from_slice(&units[copied..start]);
        result.extend(inserted.encode_utf16());
        copied = end;
    }
    result.extend_from_slice(&units[copied..]);
    String::from_utf16(&result).map_err(|_| "the edits split a character".to_owned())
}

pub fn is_safe(issue: &Value) -> bool {
    issue["fix"]["applicability"] == "safe"
}

/// The most fixes that "fix all" may need; every fix of the syntax repairs one string, one token or one place.
const MOST_FIXES: usize = 500;

/// The text after the first safe fix is applied until no issue has one, or why that does not end.
pub fn fix_all(text: &str, answer: impl Fn(&str) -> Value) -> Result<String, String> {
    let mut text = text.to_owned();
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_FIXES {
        let report = answer(&text);
        let issues = report["issues"].as_array().into_iter().flatten();
        let Some(issue) = issues.into_iter().find(|issue| is_safe(issue)) else {
            return Ok(text);
        };
        let fixed = edited(&text, &issue["fix"])?;
        if !seen.insert(std::mem::replace(&mut text, fixed)) {
            return Err(format!(
                "{}: the fixes go in a circle: {text}",
                identity(issue)
            ));
        }
    }
    Err(format!("after {MOST_FIXES} fixes there are more: {text}"))
}

/// Whether `serde_json` writes the numbers as they were: a double from 2^53 may have been another number.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) if number.is_f64() => {
            number.as_f64().is_some_and(|double| double.abs() < 9e15)
        }
        Value::Array(elements) => elements.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        _ => true,
    }
}

/// How an issue's fix breaks the law; `answer` validates a text.
pub fn broken_law(
    report: &Value,
    issue: &Value,
    text: &str,
    answer: impl Fn(&str) -> Value,
) -> Vec<String> {
    let Some(fix) = issue.get("fix") else {
        return Vec::new();
    };
    let mut complaints = Vec::new();
    if fix["title"].as_str().is_none_or(str::is_empty) {
        complaints.push("its fix has no title".to_owned());
    }
    if !has_patch(fix) {
        complaints.extend(broken_syntax_law(issue, text, answer));
        return complaints;
    }
    let fixed = match fixed_by(issue, text) {
        None => return complaints,
        Some(Err(error)) => {
            complaints.push(format!("its fix does not apply: {error}"));
            return complaints;
        }
        Some(Ok(fixed)) if !is_exact(&fixed) => return complaints,
        Some(Ok(fixed)) => fixed,
    };
    let edited = edited(text, fix);
    let document = edited.clone().and_then(|text| {
        serde_json::from_str(&text).map_err(|error: serde_json::Error| error.to_string())
    });
    if document.as_ref() != Ok(&fixed) {
        complaints.push(format!(
            "its edits make {document:?}, and its patch {fixed}"
        ));
    }
    // `serde_json` may write another number than it read.
    let fixed = edited.unwrap_or_else(|_| fixed.to_string());
    let after = answer(&fixed);
    let (before, after_identities) = (identities(report), identities(&after));
    if after_identities.contains(&identity(issue)) {
        complaints.push(format!("its fix leaves it: {fixed}"));
    }
    // The fix of a wrapped document takes the wrapping away, and what is inside has its own issues.
    let is_unwrapping = fix["patch"][0]["path"] == "";
    for new in after_identities
        .iter()
        .filter(|issue| issue.starts_with("error") && !before.contains(issue) && !is_unwrapping)
    {
        complaints.push(format!("its fix brings `{new}`: {fixed}"));
    }
    if is_safe(issue) && !is_unwrapping {
        for name in written(fix) {
            let left = after["issues"].as_array().into_iter().flatten();
            // Another member of the same name is no fault of the value.
            let is_on_value = |issue: &&Value| {
                issue["path"][0] == name.as_str() && issue["code"] != "duplicate_member"
            };
            for issue in left.filter(is_on_value) {
                complaints.push(format!(
                    "its fix is not safe, `{}` is left: {fixed}",
                    identity(issue)
                ));
            }
        }
    }
    complaints
}

fn identities(report: &Value) -> Vec<String> {
    let issues = report["issues"].as_array().into_iter().flatten();
    issues.map(identity).collect()
}

/// The members to which a fix gives a value.
fn written(fix: &Value) -> Vec<String> {
    let operations = fix["patch"].as_array().into_iter().flatten();
    operations
        .filter(|operation| operation["op"] == "add" || operation["op"] == "replace")
        .filter_map(|operation| Some(operation["path"].as_str()?.get(1..)?.to_owned()))
        .collect()
}

/// A fix of the syntax brings the reader further: what it finds next is closer to the end, or something else.
fn broken_syntax_law(issue: &Value, text: &str, answer: impl Fn(&str) -> Value) -> Vec<String> {
    let fixed = match edited(text, &issue["fix"]) {
        Ok(fixed) => fixed,
        Err(error) => return vec![format!("its edits do not apply: {error}")],
    };
    let rest = |issue: &Value, text: &str| {
        let start = issue["range"]["start"]["offset"]
            .as_u64()
            .unwrap_or_default();
        text.encode_utf16().count() - usize::try_from(start).unwrap_or_default()
    };
    let after = answer(&fixed);
    let next = &after["issues"][0];
    if identity(next) == identity(issue) && rest(next, &fixed) >= rest(issue, text) {
        return vec![format!("its fix leaves it: {fixed:?}")];
    }
    Vec::new()
}
