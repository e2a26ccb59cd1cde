//! The types of the contract's rows: what can be said of a field.

use crate::format::Format;
use crate::text::utf16_length;
use serde::Serialize;
use std::fmt;

/// The cloud that has the bucket. It decides which fields the body has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum DestinationType {
    /// An Amazon S3 bucket, to which m3ter gets access by assuming an IAM role.
    S3,
    /// A Google Cloud Storage bucket, to which m3ter gets access by Workload Identity Federation.
    #[serde(rename = "GCS")]
    Gcs,
}

impl DestinationType {
    /// Both, in the API's order.
    pub const ALL: [Self; 2] = [Self::S3, Self::Gcs];

    /// Returns the API's spelling: `S3` or `GCS`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::S3 => "S3",
            Self::Gcs => "GCS",
        }
    }
}

impl fmt::Display for DestinationType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A field of a request or a response.
#[derive(Debug)]
pub struct Field {
    /// The member's name, as the API spells it.
    pub name: &'static str,
    /// What the value may be.
    pub kind: Kind,
    /// The only destination type that has the field; `None` when both have it.
    pub only: Option<DestinationType>,
    /// Whether the member may or must be there.
    pub presence: Presence,
    /// Whether `null` means the same as leaving the member out.
    pub nullable: bool,
    /// What the value is to the cloud, or to people.
    pub subject: Option<Subject>,
    /// What the field means.
    pub documentation: Documentation,
}

/// What a field's value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A string.
    Text {
        /// Its length.
        length: Length,
        /// The grammar of the whole string.
        format: Option<Format>,
    },
    /// One of a few strings; case matters.
    Choice(&'static [&'static str]),
    /// An integer from 1 in int64 that counts an entity's changes.
    Version,
}

/// Limits of a length, both inclusive, in UTF-16 code units: the server is Java, and `String.length()` counts these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The minimum; 0 when there is none.
    pub min: usize,
    /// The maximum, if there is one.
    pub max: Option<usize>,
}

/// Whether a member may or must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// It may be left out.
    Optional,
    /// Required in an update, forbidden in a create.
    OnUpdate,
}

/// What a text is to the cloud, or to people. Each has its rules in `advice/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A name for people.
    Name,
    /// A code that people use in integrations.
    Code,
    /// A bucket name.
    Bucket,
    /// The start of object keys.
    Prefix,
    /// The ARN of an IAM role.
    IamRole,
    /// The number of a Google Cloud project.
    ProjectNumber,
    /// The ID of a workload identity pool.
    Pool,
    /// The ID of a provider in a workload identity pool.
    Provider,
    /// The email address of a service account.
    ServiceAccount,
}

/// A field in words, for people and documents. The WebAssembly is built without them.
#[derive(Clone, Copy, Debug)]
pub struct Documentation {
    /// A label for forms.
    #[cfg(not(target_arch = "wasm32"))]
    pub title: &'static str,
    /// One or two sentences for help texts and doc comments.
    #[cfg(not(target_arch = "wasm32"))]
    pub text: &'static str,
    /// A value without any issue, as JSON text.
    #[cfg(not(target_arch = "wasm32"))]
    pub example: &'static str,
}

impl Documentation {
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    pub(crate) const fn new(
        title: &'static str,
        text: &'static str,
        example: &'static str,
    ) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            title,
            #[cfg(not(target_arch = "wasm32"))]
            text,
            #[cfg(not(target_arch = "wasm32"))]
            example,
        }
    }
}

/// Builders for the table's rows. A field starts out optional, not nullable, of any length, and of both destination types.
impl Field {
    const fn new(name: &'static str, kind: Kind, documentation: Documentation) -> Self {
        Self {
            name,
            kind,
            only: None,
            presence: Presence::Optional,
            nullable: false,
            subject: None,
            documentation,
        }
    }

    pub(super) const fn text(name: &'static str, documentation: Documentation) -> Self {
        let kind = Kind::Text {
            length: Length { min: 0, max: None },
            format: None,
        };
        Self::new(name, kind, documentation)
    }

    pub(super) const fn choice(
        name: &'static str,
        allowed: &'static [&'static str],
        documentation: Documentation,
    ) -> Self {
        Self::new(name, Kind::Choice(allowed), documentation)
    }

    pub(super) const fn version(documentation: Documentation) -> Self {
        Self::new(super::VERSION, Kind::Version, documentation)
    }

    pub(super) const fn min_length(mut self, min: usize) -> Self {
        if let Kind::Text { length, .. } = &mut self.kind {
            length.min = min;
        }
        self
    }

    pub(super) const fn max_length(mut self, max: usize) -> Self {
        if let Kind::Text { length, .. } = &mut self.kind {
            length.max = Some(max);
        }
        self
    }

    pub(super) const fn format(mut self, grammar: Format) -> Self {
        if let Kind::Text { format, .. } = &mut self.kind {
            *format = Some(grammar);
        }
        self
    }

    pub(super) const fn required(mut self) -> Self {
        self.presence = Presence::Required;
        self
    }

    pub(super) const fn on_update(mut self) -> Self {
        self.presence = Presence::OnUpdate;
        self
    }

    pub(super) const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    pub(super) const fn only(mut self, destination_type: DestinationType) -> Self {
        self.only = Some(destination_type);
        self
    }

    pub(super) const fn subject(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }
}

impl Field {
    /// Whether destinations of a type have this field.
    #[must_use]
    pub fn is_of(&self, destination_type: DestinationType) -> bool {
        self.only.is_none_or(|only| only == destination_type)
    }

    /// Whether the contract accepts a text for this field.
    pub(crate) fn accepts_text(&self, text: &str) -> bool {
        match self.kind {
            Kind::Text { length, format } => {
                length.accepts(text) && format.is_none_or(|format| format.accepts(text))
            }
            Kind::Choice(allowed) => allowed.contains(&text),
            Kind::Version => false,
        }
    }
}

impl Length {
    fn accepts(self, text: &str) -> bool {
        // A code unit has one to three bytes, so most texts need not be counted.
        let is_long_enough = text.len() >= self.min * 3;
        let is_short_enough = self.max.is_none_or(|max| text.len() <= max);
        (is_long_enough && is_short_enough) || {
            let length = utf16_length(text);
            length >= self.min && self.max.is_none_or(|max| length <= max)
        }
    }
}
