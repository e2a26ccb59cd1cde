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
    let is_new = |issue: &&String| issue.starts_with("error") && !before.contains(issue);
    for new in after.iter().filter(is_new) {
        // `serde_json` writes a number that no double holds as another one, and that may have an error of its own.
        let rewritten = serde_json::from_str::<Value>(text).map(|document| document.to_string());
        if rewritten.is_ok_and(|text| !identities(&answer(&text)).contains(new)) {
            complaints.push(format!("its fix brings `{new}`: {fixed}"));
        }
    }
    if issue["fix"]["title"].as_str().is_none_or(str::is_empty) {
        complaints.push("its fix has no title".to_owned());
    }
    complaints
}
