//! What the previews' tests share: bodies, options, and what has to hold of every answer.

use m3ter_export_destination::{
    Operation, Preview, PreviewOptions, ResponseOptions, validate_response,
};
use serde_json::{Value, json};

pub const ORG_ID: &str = "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101";
pub const ID: &str = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";

/// 2025-01-27T10:30:05.007Z
pub const NOW: i64 = 1_737_973_805_007;

pub const CREATE: PreviewOptions = PreviewOptions::new(ORG_ID, NOW);
pub const UPDATE: PreviewOptions = PreviewOptions {
    operation: Operation::Update,
    id: Some(ID),
    ..CREATE
};

pub fn s3(members: &Value) -> String {
    with(
        members,
        json!({
            "destinationType": "S3",
            "name": "Finance exports",
            "code": "finance_exports",
            "bucketName": "acme-billing-exports",
            "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636",
        }),
    )
}

pub fn gcs(members: &Value) -> String {
    with(
        members,
        json!({
            "destinationType": "GCS",
            "name": "Finance exports",
            "code": "finance_exports",
            "bucketName": "acme-billing-exports",
            "projectNumber": "123456789012",
            "poolId": "m3ter-pool",
            "providerId": "m3ter-provider",
        }),
    )
}

fn with(members: &Value, mut body: Value) -> String {
    for (name, value) in members.as_object().expect("members") {
        body[name] = value.clone();
    }
    body.to_string()
}

/// The answer is the one that the documentation promises.
pub fn check_response(body: &str, options: &PreviewOptions, preview: &Preview) {
    let response = preview.response.as_ref().expect("a response");
    let text = serde_json::to_string(&response.body).expect("plain data");
    let sent: Value = serde_json::from_str(body).unwrap_or_default();
    let expected = ResponseOptions {
        operation: Some(options.operation),
        sent_version: sent["version"].as_i64(),
    };
    let report = validate_response(&text, &expected);
    assert_eq!(
        (report.valid, report.issues.len()),
        (true, 0),
        "{body}\n{text}\n{:?}",
        report.issues
    );
    assert_eq!(
        report.destination_type, preview.report.destination_type,
        "{body}"
    );
}
