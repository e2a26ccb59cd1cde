//! The verdict of m3ter's *Create ExportDestination* on a JSON body, before it is sent: what m3ter refuses, what the cloud
//! would refuse later, where it stands in the text, and how to mend it.
//!
//! ```
//! use m3ter_export_destination::{Options, validate};
//!
//! let body = r#"{
//!     "destinationType": "S3",
//!     "name": "Finance exports",
//!     "code": " finance",
//!     "bucketName": "acme-billing-exports",
//!     "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636"
//! }"#;
//! let report = validate(body, &Options::default());
//!
//! assert!(!report.valid);
//! let issue = &report.issues[0];
//! assert_eq!(issue.to_string(), "must not begin with a space");
//! assert_eq!(issue.range.unwrap().start.line, 4);
//! assert_eq!(issue.fix.as_ref().unwrap().to_string(), "use `finance`");
//! ```

mod advice;
mod body;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod cases;
mod check;
mod class;
pub mod contract;
mod data;
#[cfg(any(not(target_arch = "wasm32"), target_os = "unknown"))]
mod edition;
mod eight;
#[cfg(not(target_arch = "wasm32"))]
pub mod emit;
mod format;
mod issue;
mod json;
mod message;
mod number;
mod path;
mod plain;
mod position;
mod preview;
mod report;
pub mod rule;
mod template;
mod text;
mod validate;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod wasm;
#[cfg(target_arch = "wasm32")]
mod wire;

pub use data::{Data, Params};
pub use format::Format;
pub use issue::{Code, Fix, Issue, PatchOperation, Reason, Severity};
pub use path::Path;
pub use position::{Position, Range};
pub use preview::{
    Access, DEFAULT_BASE_URL, FileKind, ObjectKey, ObjectKeys, Policy, Preview, PreviewOptions,
    Principal, Request, Response, Statement, preview, preview_bytes,
};
pub use report::{Operation, Options, Report, ResponseOptions};
pub use rule::{DestinationType, PartitionOrder};
pub use validate::{
    Unsendable, unsendable, validate, validate_bytes, validate_response, validate_response_bytes,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
