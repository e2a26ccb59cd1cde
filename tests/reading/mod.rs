//! The contract, read a second time: field by field over `serde_json`'s values and with regular expressions, without a
//! table, spans, reasons or speed, so that it shares no mistake with the crate.

use regex::Regex;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub struct Reading {
    code: Regex,
    iam_role_arn: Regex,
}

/// A field and the code of an issue on it.
pub type Finding = (String, String);

#[derive(Debug, PartialEq)]
pub struct Verdict {
    pub destination_type: &'static str,
    pub errors: BTreeSet<Finding>,
    /// Only those on the document: absent kind, foreign and unknown members.
    pub warnings: BTreeSet<Finding>,
}

impl Verdict {
    fn error(&mut self, field: &str, code: &str) {
        self.errors.insert((field.to_owned(), code.to_owned()));
    }

    fn warn(&mut self, field: &str, code: &str) {
        self.warnings.insert((field.to_owned(), code.to_owned()));
    }
}

/// `String.length()` of Java.
fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

impl Reading {
    pub fn new() -> Self {
        let pattern = |pattern| Regex::new(pattern).expect("a pattern");
        Self {
            code: pattern(
                r"\A([^\x00-\x20\x7F]|[^\x00-\x20\x7F][^\x00-\x1F\x7F]*[^\x00-\x20\x7F])\z",
            ),
            iam_role_arn: pattern(r"\Aarn:aws:iam::[0-9]+:role/[^\n\r\x{85}\x{2028}\x{2029}]*\z"),
        }
    }

    pub fn judge(
        &self,
        body: &Map<String, Value>,
        update: bool,
        current_version: Option<i64>,
    ) -> Verdict {
        let inferred = if body.contains_key("iamRoleArn") {
            "S3"
        } else if [
            "projectNumber",
            "poolId",
            "providerId",
            "serviceAccountEmail",
        ]
        .iter()
        .any(|field| body.contains_key(*field))
            // Where no field decides, a misspelled one does.
            || body.contains_key("project_number") && !body.contains_key("iamRoleARN")
        {
            "GCS"
        } else {
            "S3"
        };
        let mut verdict = Verdict {
            destination_type: inferred,
            errors: BTreeSet::new(),
            warnings: BTreeSet::new(),
        };
        match body.get("destinationType") {
            None => verdict.warn("destinationType", "destination_type_missing"),
            Some(Value::String(kind)) if kind == "S3" => verdict.destination_type = "S3",
            Some(Value::String(kind)) if kind == "GCS" => verdict.destination_type = "GCS",
            Some(Value::String(_)) => verdict.error("destinationType", "choice"),
            Some(_) => verdict.error("destinationType", "type"),
        }
        let s3 = verdict.destination_type == "S3";

        if let Some(name) = required_text(body, "name", &mut verdict) {
            at_least(1, "name", name, &mut verdict);
            at_most(200, "name", name, &mut verdict);
        }
        if let Some(code) = required_text(body, "code", &mut verdict) {
            at_least(1, "code", code, &mut verdict);
            at_most(80, "code", code, &mut verdict);
            if !code.is_empty() && !self.code.is_match(code) {
                verdict.error("code", "format");
            }
        }
        if let Some(bucket) = required_text(body, "bucketName", &mut verdict) {
            at_least(3, "bucketName", bucket, &mut verdict);
            at_most(63, "bucketName", bucket, &mut verdict);
        }
        if s3 {
            if let Some(arn) = required_text(body, "iamRoleArn", &mut verdict) {
                at_least(1, "iamRoleArn", arn, &mut verdict);
                if !arn.is_empty() && !self.iam_role_arn.is_match(arn) {
                    verdict.error("iamRoleArn", "format");
                }
            }
        } else {
            for field in ["projectNumber", "poolId", "providerId"] {
                if let Some(id) = required_text(body, field, &mut verdict) {
                    at_least(1, field, id, &mut verdict);
                }
            }
            optional_text(body, "serviceAccountEmail", &mut verdict);
        }
        optional_text(body, "prefix", &mut verdict);
        match body.get("partitionOrder") {
            None | Some(Value::Null) => {}
            Some(Value::String(order)) if order == "TYPE_FIRST" || order == "TIME_FIRST" => {}
            Some(Value::String(_)) => verdict.error("partitionOrder", "choice"),
            Some(_) => verdict.error("partitionOrder", "type"),
        }
        match (update, body.get("version")) {
            (false, None) => {}
            (false, Some(_)) => verdict.error("version", "version_on_create"),
            (true, None) => verdict.error("version", "required"),
            (true, Some(version)) => match (integer(version), current_version) {
                (None, _) => verdict.error("version", "type"),
                (Some(version), _) if version < 1 => verdict.error("version", "type"),
                (Some(version), Some(current)) if version != current => {
                    verdict.error("version", "version_conflict");
                }
                (Some(_), _) => {}
            },
        }
        for member in body.keys() {
            match member.as_str() {
                "destinationType" | "name" | "code" | "bucketName" | "prefix"
                | "partitionOrder" | "version" => {}
                "iamRoleArn" if s3 => {}
                "projectNumber" | "poolId" | "providerId" | "serviceAccountEmail" if !s3 => {}
                "iamRoleArn"
                | "projectNumber"
                | "poolId"
                | "providerId"
                | "serviceAccountEmail" => verdict.warn(member, "foreign_field"),
                "id" => verdict.warn(member, "response_field"),
                _ => verdict.warn(member, "unknown_field"),
            }
        }
        verdict
    }
}

fn required_text<'b>(
    body: &'b Map<String, Value>,
    field: &str,
    verdict: &mut Verdict,
) -> Option<&'b str> {
    if !body.contains_key(field) {
        verdict.error(field, "required");
    }
    optional_text(body, field, verdict)
}

fn optional_text<'b>(
    body: &'b Map<String, Value>,
    field: &str,
    verdict: &mut Verdict,
) -> Option<&'b str> {
    let text = body.get(field)?.as_str();
    if text.is_none() {
        verdict.error(field, "type");
    }
    text
}

fn at_least(min: usize, field: &str, text: &str, verdict: &mut Verdict) {
    if length(text) < min {
        verdict.error(field, "too_short");
    }
}

fn at_most(max: usize, field: &str, text: &str, verdict: &mut Verdict) {
    if length(text) > max {
        verdict.error(field, "too_long");
    }
}

/// The int64 that a number is, fractions of zero included.
fn integer(value: &Value) -> Option<i64> {
    let Value::Number(number) = value else {
        return None;
    };
    // The doubles that a test generates are small, so a cast loses nothing.
    #[expect(clippy::cast_possible_truncation, reason = "checked by the range")]
    number.as_i64().or_else(|| {
        number
            .as_f64()
            .filter(|float| float.fract() == 0.0 && float.abs() < 9e15)
            .map(|float| float as i64)
    })
}
