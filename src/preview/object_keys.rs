//! Where the files of an export land. The layout is the one that the API reference gives for `partitionOrder`:
//! <https://docs.m3ter.com/api/exportdestination/create-exportdestination>.

use super::PreviewOptions;
use super::template::fill;
use super::utc::Utc;
use crate::body::Body;
use crate::contract::PARTITION_ORDER;
use crate::json::Value;
use crate::rule::{DestinationType, PartitionOrder, Subject};
use serde::Serialize;

/// The keys that exports of this hour would have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectKeys {
    /// As it is sent, or the default.
    pub partition_order: PartitionOrder,
    /// The most bytes of UTF-8 that both clouds allow a key.
    pub max_bytes: usize,
    /// An example of each kind.
    pub files: Vec<ObjectKey>,
}

/// Where one file lands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectKey {
    /// What the file holds.
    pub kind: FileKind,
    /// The key in the bucket. The UUID in the file's name is an example.
    pub key: String,
    /// `s3://bucket/key` or `gs://bucket/key`, not percent-encoded, as the clouds' command lines take it.
    pub uri: String,
    /// The key's bytes of UTF-8.
    pub bytes: usize,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Usage data: the type is `measurements`.
    Usage,
    /// Operational data: the type is an entity, here `account`.
    Operational,
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>,
/// <https://cloud.google.com/storage/docs/objects#naming>
const MAX_BYTES: usize = 1024;

const TIME_FIRST: &str = "%0orgId=%1/date=%2/hour=%3/type=%4/%5_%4.csv.gz";
const TYPE_FIRST: &str = "%0orgId=%1/type=%4/date=%2/hour=%3/%5_%4.csv.gz";

/// A file of usage data and one of operational data: kind, type, id.
const EXAMPLES: [(FileKind, &str, &str); 2] = [
    (
        FileKind::Usage,
        "measurements",
        "00000000-0000-4000-8000-000000000001",
    ),
    (
        FileKind::Operational,
        "account",
        "00000000-0000-4000-8000-000000000002",
    ),
];

pub(super) fn object_keys(body: &Body, options: &PreviewOptions, now: &Utc) -> ObjectKeys {
    let partition_order = partition_order(body);
    let layout = match partition_order {
        PartitionOrder::TimeFirst => TIME_FIRST,
        PartitionOrder::TypeFirst => TYPE_FIRST,
    };
    let uri = match body.destination_type {
        DestinationType::S3 => "s3://%0/%1",
        DestinationType::Gcs => "gs://%0/%1",
    };
    let bucket = body.text_of(Subject::Bucket).unwrap_or_default();
    let folder = folder(body);
    let files = EXAMPLES.map(|(kind, data, id)| {
        let parts = [&*folder, options.org_id, now.date(), now.hour(), data, id];
        let key = fill(layout, &parts);
        ObjectKey {
            kind,
            uri: fill(uri, &[bucket, &key]),
            bytes: key.len(),
            key,
        }
    });
    ObjectKeys {
        partition_order,
        max_bytes: MAX_BYTES,
        files: files.into(),
    }
}

/// As it is sent, or the default.
pub(super) fn partition_order(body: &Body) -> PartitionOrder {
    let sent = match body.member(PARTITION_ORDER).map(|member| &member.value) {
        Some(Value::String(text)) => &*text.text,
        _ => "",
    };
    PartitionOrder::ALL
        .into_iter()
        .find(|order| order.as_str() == sent)
        .unwrap_or_default()
}

/// What stands before the layout: nothing, or the prefix with the slash that joins them, which is a second one if the prefix
/// ends in one. An empty prefix is taken for none: no source says what m3ter makes of it.
pub(super) fn folder(body: &Body) -> String {
    match body.text_of(Subject::ObjectPrefix) {
        None | Some("") => String::new(),
        Some(prefix) => String::from_iter([prefix, "/"]),
    }
}
