//! The law of fixes: the patch applies, its issue is gone, and no new error has come.

mod json_patch;

use serde_json::Value;

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
/// cannot hold the document (a lone surrogate, a number over a double).
pub fn fixed_by(issue: &Value, text: &str) -> Option<Result<Value, String>> {
    let fix = issue.get("fix")?;
    let mut document = serde_json::from_str(text).ok()?;
    Some(json_patch::apply(&mut document, &fix["patch"]).map(|()| document))
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
    let fixed = match fixed_by(issue, text) {
        None => return Vec::new(),
        Some(Err(error)) => return vec![format!("its fix does not apply: {error}")],
        Some(Ok(fixed)) if !is_exact(&fixed) => return Vec::new(),
        Some(Ok(fixed)) => fixed.to_string(),
    };
    let identities = |report: &Value| -> Vec<String> {
        report["issues"]
            .as_array()
            .into_iter()
            .flatten()
            .map(identity)
            .collect()
    };
    let before = identities(report);
    let after = identities(&answer(&fixed));
    let mut complaints = Vec::new();
    if after.contains(&identity(issue)) {
        complaints.push(format!("its fix leaves it: {fixed}"));
    }
    for new in after
        .iter()
        .filter(|issue| issue.starts_with("error") && !before.contains(issue))
    {
        complaints.push(format!("its fix brings `{new}`: {fixed}"));
    }
    if issue["fix"]["title"].as_str().is_none_or(str::is_empty) {
        complaints.push("its fix has no title".to_owned());
    }
    complaints
}
