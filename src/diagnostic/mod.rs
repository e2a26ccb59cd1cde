//! Issues: what is wrong, where, and how to fix it.

mod fix;
mod kind;
mod message;
mod names;
mod params;
mod syntax_message;
mod title;

pub use fix::{Applicability, Fix, Op, PatchOperation, PatchValue, Pointer, TextEdit};
pub use kind::IssueKind;
pub use names::{Code, Impact, Reason, Severity};
pub use params::{Integer, Param, Params};
pub(crate) use title::{repair_title, title};

use crate::span::Range;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

/// One thing that is wrong, or probably not as intended. It displays as its message, which reads after the field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What is wrong.
    pub kind: IssueKind,
    /// An excerpt of the value or the text that the issue is about.
    pub found: Option<String>,
    /// The name of the member that the issue is about; empty for the document.
    pub path: Vec<Cow<'static, str>>,
    /// The place in the text, if the input was a text.
    pub range: Option<Range>,
    /// What to do about it, if there is a plain answer.
    pub fix: Option<Fix>,
}

impl Issue {
    /// Makes an issue on the document.
    pub(crate) const fn on_document(kind: IssueKind) -> Self {
        Self {
            kind,
            found: None,
            path: Vec::new(),
            range: None,
            fix: None,
        }
    }

    /// Returns the code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.kind.code()
    }

    /// Returns the detail within the code.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        self.kind.reason()
    }

    /// Returns the issue's data by name: what a translator needs to write the message in another language.
    #[must_use]
    pub fn params(&self) -> Params<'_> {
        let mut params = self.kind.params();
        params.add_some("found", self.found.as_deref());
        params
    }

    /// Returns the severity.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// Returns what happens if a warning is ignored; `None` for errors.
    #[must_use]
    pub const fn impact(&self) -> Option<Impact> {
        self.kind.impact()
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Issue", 9)?;
        object.serialize_field("severity", &self.severity())?;
        object.serialize_field("code", &self.code())?;
        if let Some(reason) = self.reason() {
            object.serialize_field("reason", &reason)?;
        }
        if let Some(impact) = self.impact() {
            object.serialize_field("impact", &impact)?;
        }
        object.serialize_field("path", &self.path)?;
        object.serialize_field("message", self.to_string().as_str())?;
        object.serialize_field("params", &self.params())?;
        if let Some(range) = &self.range {
            object.serialize_field("range", range)?;
        }
        if let Some(fix) = &self.fix {
            object.serialize_field("fix", fix)?;
        }
        object.end()
    }
}
