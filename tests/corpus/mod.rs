//! The corpus in `tests/cases`: reads it, and compares each case's expectations with what the crate answers. Shared by the
//! native run and the browser's.

mod place;

use crate::law::{broken_law, fix_all, fixed_by, identity};
use m3ter_export_destination::{
    Operation, Options, Report, ResponseOptions, validate, validate_response,
};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Each file's name and text; included, because a browser has no file system.
        pub const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../cases/", $name)))),*];
    };
}

files![
    "advice-gcs-bucket.json",
    "advice-iam-role.json",
    "advice-name.json",
    "advice-prefix.json",
    "advice-project-number.json",
    "advice-s3-bucket.json",
    "advice-service-account.json",
    "advice-together.json",
    "advice-workload-identity.json",
    "avoided-characters.json",
    "code.json",
    "copied-forms.json",
    "destination-type.json",
    "document.json",
    "field-reports.json",
    "google-resources.json",
    "iam-role-arn.json",
    "impact.json",
    "inference.json",
    "invisible-characters.json",
    "lengths.json",
    "misread-values.json",
    "number-for-text.json",
    "other-readings.json",
    "pasted.json",
    "placeholders.json",
    "places-gcs.json",
    "places-s3.json",
    "project-numbers.json",
    "quoted.json",
    "real-mistakes.json",
    "removals.json",
    "response.json",
    "roles.json",
    "silent.json",
    "surrogates.json",
    "syntax-fixes.json",
    "syntax.json",
    "types-and-null.json",
    "unknown-and-foreign.json",
    "valid.json",
    "version.json",
    "wrappings.json",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Case {
    pub name: String,
    /// The input as it is; otherwise `value`, serialised.
    pub text: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub value: Option<Value>,
    #[serde(default)]
    pub response: bool,
    #[serde(default)]
    options: CaseOptions,
    valid: bool,
    destination_type: Option<String>,
    pub issues: Vec<Expected>,
    /// The document after all safe fixes: a string is the text, anything else the value.
    fix_all: Option<Value>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct CaseOptions {
    operation: Option<String>,
    current_version: Option<i64>,
    advice: Option<bool>,
    sent_version: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub severity: String,
    pub code: String,
    pub reason: Option<String>,
    pub path: Vec<Value>,
    impact: Option<String>,
    /// The text that the range cuts out.
    slice: Option<String>,
    /// Some of the parameters.
    #[serde(default)]
    params: serde_json::Map<String, Value>,
    /// The document with the issue's fix applied, or the text if it is a string; `null` when there must be no fix.
    #[serde(default, deserialize_with = "present")]
    fixed: Option<Value>,
    /// `safe` or `suggestion`.
    applicability: Option<String>,
}

/// Tells `null` from a member that is not there.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// Every case, with `file: name` as its name.
pub fn cases() -> Vec<Case> {
    FILES
        .iter()
        .flat_map(|(file, text)| {
            let mut cases: Vec<Case> =
                serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
            for case in &mut cases {
                case.name = format!("{file}: {}", case.name);
            }
            cases
        })
        .collect()
}

/// Fails with every case that fails.
pub fn assert_every_case() {
    let failures: Vec<String> = cases().iter().flat_map(Case::failures).collect();
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

impl Case {
    pub fn input(&self) -> String {
        match (&self.text, &self.value) {
            (Some(text), None) => text.clone(),
            (None, Some(value)) => value.to_string(),
            _ => panic!("{}: give either `text` or `value`", self.name),
        }
    }

    fn operation(&self) -> Option<Operation> {
        self.options
            .operation
            .as_deref()
            .map(|operation| match operation {
                "create" => Operation::Create,
                "update" => Operation::Update,
                other => panic!("{}: no operation {other}", self.name),
            })
    }

    pub fn answer(&self, text: &str) -> Value {
        let CaseOptions {
            current_version,
            advice,
            sent_version,
            ..
        } = self.options;
        let report = if self.response {
            let options = ResponseOptions {
                operation: self.operation(),
                sent_version,
            };
            validate_response(text, &options)
        } else {
            let operation = self.operation().unwrap_or_default();
            let options = Options {
                operation,
                current_version,
                advice: advice.unwrap_or(true),
            };
            validate(text, &options)
        };
        plain_data(&report)
    }

    /// Whatever is not as the case says; nothing when all is well.
    pub fn failures(&self) -> Vec<String> {
        let text = self.input();
        let report = self.answer(&text);
        let mut failures = Vec::new();
        if report["valid"] != self.valid {
            failures.push(format!("valid is {}", report["valid"]));
        }
        if report["destinationType"] != Value::from(self.destination_type.as_deref()) {
            failures.push(format!("destinationType is {}", report["destinationType"]));
        }
        let issues = report["issues"].as_array().expect("issues are an array");
        let expected: Vec<_> = self.issues.iter().map(Expected::identity).collect();
        let found: Vec<_> = issues.iter().map(identity).collect();
        if expected == found {
            for (expected, issue) in self.issues.iter().zip(issues) {
                let complaints = expected.complaints(issue, &text);
                failures.extend(
                    complaints
                        .into_iter()
                        .map(|complaint| format!("{}: {complaint}", identity(issue))),
                );
            }
        } else {
            failures.push(format!("issues are {found:?}"));
        }
        for issue in issues {
            let mut complaints = place::complaints(issue, &text);
            complaints.extend(broken_law(&report, issue, &text, |text| self.answer(text)));
            failures.extend(
                complaints
                    .into_iter()
                    .map(|complaint| format!("{}: {complaint}", identity(issue))),
            );
        }
        if let Some(wanted) = &self.fix_all {
            let fixed = fix_all(&text, |text| self.answer(text));
            let found = match (&fixed, wanted) {
                (Ok(text), Value::String(_)) => Some(Value::from(text.as_str())),
                (Ok(text), _) => serde_json::from_str(text).ok(),
                _ => None,
            };
            if found.as_ref() != Some(wanted) {
                failures.push(format!("all safe fixes make {fixed:?}"));
            }
        }
        failures
            .into_iter()
            .map(|failure| format!("{}: {failure}", self.name))
            .collect()
    }
}

impl Expected {
    fn identity(&self) -> String {
        let reason = self
            .reason
            .as_deref()
            .map(|reason| format!("/{reason}"))
            .unwrap_or_default();
        format!(
            "{} {}{reason} {}",
            self.severity,
            self.code,
            Value::from(self.path.clone())
        )
    }

    /// What identity and place leave out.
    fn complaints(&self, issue: &Value, text: &str) -> Vec<String> {
        let mut complaints = Vec::new();
        if let Some(slice) = &self.slice {
            let found = place::slice(issue, text);
            if found.as_ref() != Some(slice) {
                complaints.push(format!("the range cuts out {found:?}"));
            }
        }
        for (name, value) in &self.params {
            if issue["params"].get(name) != Some(value) {
                complaints.push(format!("params are {}", issue["params"]));
            }
        }
        for (name, wanted, found) in [
            ("impact", &self.impact, &issue["impact"]),
            (
                "applicability",
                &self.applicability,
                &issue["fix"]["applicability"],
            ),
        ] {
            if wanted
                .as_ref()
                .is_some_and(|wanted| found != wanted.as_str())
            {
                complaints.push(format!("{name} is {found}"));
            }
        }
        match &self.fixed {
            None => {}
            Some(Value::Null) if issue.get("fix").is_none() => {}
            Some(Value::Null) => complaints.push(format!("there is a fix, {}", issue["fix"])),
            Some(fixed) => match fixed_by(issue, text) {
                Some(Ok(found)) if found == *fixed => {}
                found => complaints.push(format!("the fix makes {found:?}")),
            },
        }
        complaints
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn plain_data(report: &Report) -> Value {
    serde_json::to_value(report).expect("a report is plain data")
}

/// Returns what JavaScript gets.
#[cfg(target_arch = "wasm32")]
fn plain_data(report: &Report) -> Value {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let object = serde::Serialize::serialize(report, &serializer).expect("a report is plain data");
    let text = js_sys::JSON::stringify(&object).expect("plain data has a text");
    serde_json::from_str(&String::from(text)).expect("the text is JSON")
}
