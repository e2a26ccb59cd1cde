//! What submitting a body would do: the request that goes out, the answer that comes back, where the files then land, and
//! who has to be let in. Nothing is sent anywhere.

mod access;
mod object_keys;
mod request;
mod response;
mod shell;
mod template;
mod utc;

use crate::body::Body;
use crate::contract;
use crate::format::Format;
use crate::issue::{Code, Issue};
use crate::json;
use crate::message::excerpt;
use crate::report::{Operation, Options, Report};
use crate::validate::{validate, validate_bytes};
use serde::Serialize;

pub use access::{Access, Policy, Principal, Statement};
pub use object_keys::{FileKind, ObjectKey, ObjectKeys};
pub use request::Request;
pub use response::Response;

/// Where m3ter's API is.
pub const DEFAULT_BASE_URL: &str = "https://api.m3ter.com";

const EXAMPLE_ID: &str = "00000000-0000-4000-8000-000000000000";

/// What a preview has to know besides the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreviewOptions<'o> {
    /// The organization's id, a UUID.
    pub org_id: &'o str,
    /// What the body is sent for.
    pub operation: Operation,
    /// In an update, the id of the stored entity, a UUID.
    pub id: Option<&'o str>,
    /// In an update, the stored entity's version, when it is known.
    pub current_version: Option<i64>,
    /// Where the API is, as an `http` or `https` URL; slashes at its end do not count.
    pub base_url: &'o str,
    /// When it would happen, in milliseconds since 1970 began in UTC; what lies outside of the years 0 to 9999 is taken for
    /// the nearest moment in them.
    pub now: i64,
}

impl<'o> PreviewOptions<'o> {
    /// For a create in the organization at m3ter's own address.
    #[must_use]
    pub const fn new(org_id: &'o str, now: i64) -> Self {
        Self {
            org_id,
            operation: Operation::Create,
            id: None,
            current_version: None,
            base_url: DEFAULT_BASE_URL,
            now,
        }
    }

    const fn validation(&self) -> Options {
        Options {
            operation: self.operation,
            current_version: self.current_version,
            advice: true,
        }
    }

    /// The id of the entity that is there already.
    fn stored_id(&self) -> Option<&'o str> {
        self.id.filter(|_| self.operation == Operation::Update)
    }

    fn issues(&self) -> Vec<Issue> {
        let mut issues = Vec::new();
        check_id("orgId", self.org_id, &mut issues);
        if self.operation == Operation::Update {
            check_id("id", self.id.unwrap_or_default(), &mut issues);
        }
        issues
    }
}

fn check_id(option: &'static str, id: &str, issues: &mut Vec<Issue>) {
    let code = if id.is_empty() {
        Code::Required
    } else if Format::Uuid.check(id).is_err() {
        Code::Format
    } else {
        return;
    };
    let mut issue = Issue::at(option.into(), code);
    issue.param("option", option);
    if code == Code::Format {
        issue.param("format", Format::Uuid.as_str());
        issue.param("found", excerpt(id));
    }
    issues.push(issue);
}

/// What submitting a body would do. While there is an error, in the body or in the options, there are only the issues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The verdict on the body.
    pub report: Report,
    /// What is wrong with `org_id` and, in an update, with `id`.
    pub option_issues: Vec<Issue>,
    /// What would be sent.
    pub request: Option<Request>,
    /// What would come back.
    pub response: Option<Response>,
    /// Where files would land.
    pub object_keys: Option<ObjectKeys>,
    /// Who has to be let in.
    pub access: Option<Access>,
}

/// What submitting a body, given as JSON text, would do.
///
/// Takes time and memory in proportion to the text; never panics.
#[must_use]
pub fn preview(text: &str, options: &PreviewOptions) -> Preview {
    let report = validate(text, &options.validation());
    let mut preview = Preview::new(report, options);
    if preview.report.valid
        && preview.option_issues.is_empty()
        && let Ok(document) = json::read(text)
    {
        let body = Body::new(&document, &contract::REQUEST);
        let now = utc::Utc::new(options.now);
        preview.request = Some(request::request(text, options));
        preview.response = Some(response::response(&body, options, &now));
        preview.object_keys = Some(object_keys::object_keys(&body, options, &now));
        preview.access = Some(access::access(&body));
    }
    preview
}

/// Like [`preview`], for bytes that may not be UTF-8: then the report says so, and where.
#[must_use]
pub fn preview_bytes(bytes: &[u8], options: &PreviewOptions) -> Preview {
    match str::from_utf8(bytes) {
        Ok(text) => preview(text, options),
        Err(_) => Preview::new(validate_bytes(bytes, &options.validation()), options),
    }
}

impl Preview {
    /// With the issues alone.
    fn new(report: Report, options: &PreviewOptions) -> Self {
        Self {
            report,
            option_issues: options.issues(),
            request: None,
            response: None,
            object_keys: None,
            access: None,
        }
    }
}
