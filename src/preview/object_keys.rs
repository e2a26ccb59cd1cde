//! Where the files of an export land. The layout is the one that the API reference gives for `partitionOrder`:
//! <https://docs.m3ter.com/api/exportdestination/create-exportdestination>.

use super::texts::Texts;
use crate::contract::PARTITION_ORDER;
use crate::rule::PartitionOrder;
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
    pub files: [ObjectKey; 2],
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

impl ObjectKeys {
    pub(super) fn of(texts: &Texts) -> Self {
        let file = |kind, key, uri| ObjectKey {
            kind,
            key: texts.get(key),
            uri: texts.get(uri),
            bytes: texts.get(key).len(),
        };
        let order = texts.get(PARTITION_ORDER);
        let partition_order = PartitionOrder::ALL
            .into_iter()
            .find(|known| known.as_str() == order)
            .unwrap_or_default();
        Self {
            partition_order,
            max_bytes: 1024,
            files: [
                file(FileKind::Usage, "usageKey", "usageUri"),
                file(FileKind::Operational, "operationalKey", "operationalUri"),
            ],
        }
    }
}
