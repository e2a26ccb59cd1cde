//! Validates the body of m3ter's *Create ExportDestination* request before it is sent: what m3ter refuses, what the cloud
//! would refuse later, where it is in the text, and how to fix it.
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
//! assert_eq!(issue.to_string(), "must not start with a space");
//! assert_eq!(issue.range.unwrap().start.line, 4);
//!
//! let fix = issue.fix.as_ref().unwrap();
//! assert_eq!(fix.title, "use `finance`");
//! assert!(validate(&fix.apply(body), &Options::default()).issues.is_empty());
//! ```

#![cfg_attr(
    not(test),
    warn(
        clippy::string_slice,
        reason = "it can panic, and its panic alone makes the WebAssembly 4 kB larger"
    )
)]

pub mod advice;
mod body;
mod check;
pub mod contract;
mod diagnostic;
mod edits;
mod format;
mod json;
mod options;
mod report;
mod span;
mod spelling;
mod text;
mod unicode;
mod unwrap;
mod validate;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod wasm;

pub use contract::DestinationType;
pub use diagnostic::{
    Applicability, Code, Fix, Impact, Integer, Issue, IssueKind, Op, Param, Params, PatchOperation,
    PatchValue, Pointer, Reason, Severity, TextEdit,
};
pub use format::{Flaw, Format};
pub use json::Expected;
pub use options::{Operation, Options, ResponseOptions};
pub use report::Report;
pub use span::{Position, Range};
pub use validate::{
    Unserializable, report_unserializable, validate, validate_bytes, validate_response,
    validate_response_bytes,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
