//! The words in which `contract.rs` states the contract: what can be said of a field. Data without behaviour;
//! `check.rs` and the emitters each give it a meaning by one exhaustive `match`.

use crate::format::Format;
use serde::Serialize;

/// The cloud a destination lies in; it decides which fields the body has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum DestinationType {
    /// An Amazon S3 bucket, which m3ter reaches by assuming an IAM role.
    S3,
    /// A Google Cloud Storage bucket, which m3ter reaches by Workload Identity Federation.
    #[serde(rename = "GCS")]
    Gcs,
}

impl DestinationType {
    /// Both, in the API's order.
    pub const ALL: [Self; 2] = [Self::S3, Self::Gcs];

    /// The API's spelling: `S3` or `GCS`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::S3 => "S3",
            Self::Gcs => "GCS",
        }
    }
}

/// How the folders of exported files are nested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartitionOrder {
    /// By type of data, then by date and hour.
    TypeFirst,
    /// By date and hour, then by type of data: what m3ter does when nothing is said.
    #[default]
    TimeFirst,
}

impl PartitionOrder {
    /// Both, in the API's order.
    pub const ALL: [Self; 2] = [Self::TypeFirst, Self::TimeFirst];

    /// The API's spelling: `TYPE_FIRST` or `TIME_FIRST`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TypeFirst => "TYPE_FIRST",
            Self::TimeFirst => "TIME_FIRST",
        }
    }
}

/// A field in words for people and documents. The WebAssembly does without.
#[derive(Clone, Copy, Debug)]
pub struct Prose {
    /// A label for forms.
    #[cfg(not(target_arch = "wasm32"))]
    pub title: &'static str,
    /// One or two sentences: help texts, hovers, doc comments.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
    /// A value that the contract accepts and the cloud does too, as JSON text.
    #[cfg(not(target_arch = "wasm32"))]
    pub example: &'static str,
}

impl Prose {
    /// On WebAssembly it forgets the words.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    pub const fn new(title: &'static str, doc: &'static str, example: &'static str) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            title,
            #[cfg(not(target_arch = "wasm32"))]
            doc,
            #[cfg(not(target_arch = "wasm32"))]
            example,
        }
    }
}

/// One field of a request or a response.
#[derive(Debug)]
pub struct Field {
    /// The member's name, as the API spells it.
    pub name: &'static str,
    /// What it means.
    pub prose: Prose,
    /// What the value may be.
    pub kind: Kind,
    /// The one kind of destination that has the field; `None` when both do.
    pub only: Option<DestinationType>,
    /// Whether the member may or must be there.
    pub presence: Presence,
    /// Whether `null` is as good as leaving the member out.
    pub nullable: bool,
    /// What the cloud takes the text for.
    pub subject: Option<Subject>,
}

/// What a text is to the cloud, or to people: each has its rules in `advice/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A name for people.
    Name,
    /// The name of a bucket.
    Bucket,
    /// The beginning of objects' keys.
    ObjectPrefix,
    /// The ARN of an IAM role.
    IamRole,
    /// The number of a Google Cloud project.
    ProjectNumber,
    /// The id of a workload identity pool.
    Pool,
    /// The id of a provider in such a pool.
    Provider,
    /// The e-mail address of a service account.
    ServiceAccount,
}

/// What a field's value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A string.
    Text {
        /// How long, in UTF-16 code units: the server is Java, and `String.length()` counts these.
        length: Length,
        /// The grammar of the whole string.
        format: Option<Format>,
    },
    /// A string out of a few; case matters.
    Choice(&'static [&'static str]),
    /// An int64 from 1 that counts an entity's changes.
    Version,
}

/// Bounds of a length, both inclusive, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The least; 0 when any will do.
    pub min: usize,
    /// The most, if there is a limit.
    pub max: Option<usize>,
}

/// Whether a member may or must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// As one likes.
    Optional,
    /// Required in an update, forbidden in a create.
    OnUpdate,
}
