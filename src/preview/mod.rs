//! What submitting a body would do: the request that goes out, the answer that comes back, where the files then land, and
//! who has to be let in. Nothing is sent anywhere.

mod access;
mod iam;
mod object_keys;
#[cfg(target_arch = "wasm32")]
mod outlook;
mod request;
mod response;
mod shell;
mod texts;
mod utc;

use crate::body::Body;
use crate::contract;
use crate::data::Params;
use crate::format::Format;
use crate::issue::{Code, Issue};
use crate::json::{self, Value};
use crate::report::{Operation, Options, Report};
use crate::validate::{validate, validate_bytes};
use serde::Serialize;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use texts::TABLE;
use texts::Texts;
use utc::Utc;

pub use access::{Access, Policy, Principal, Statement};
pub use object_keys::{FileKind, ObjectKey, ObjectKeys};
#[cfg(target_arch = "wasm32")]
pub(crate) use outlook::{Outlook, outlook};
pub use request::Request;
pub use response::Response;

/// Where m3ter's API is.
pub const DEFAULT_BASE_URL: &str = "https://api.m3ter.com";

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
        (self.operation == Operation::Update).then(|| self.id.unwrap_or_default())
    }
}

fn issues(org_id: &str, stored_id: Option<&str>) -> Vec<Issue> {
    let mut issues = Vec::new();
    check_id("orgId", org_id, &mut issues);
    if let Some(id) = stored_id {
        check_id("id", id, &mut issues);
    }
    issues
}

#[inline(never)]
fn check_id(option: &'static str, id: &str, issues: &mut Vec<Issue>) {
    if !Format::Uuid.accepts(id) {
        let code = if id.is_empty() {
            Code::Required
        } else {
            Code::Format
        };
        let mut issue = Issue::at(option.into(), code);
        issue.word("format", Format::Uuid.as_str());
        issue.text("found", id);
        issues.push(issue);
    }
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
    let mut options = *options;
    while let Some(base_url) = options.base_url.strip_suffix('/') {
        options.base_url = base_url;
    }
    let mut preview = Preview::issues(validate(text, &options.validation()), &options);
    if preview.report.valid
        && preview.option_issues.is_empty()
        && let Ok(document) = json::read(text, &contract::REQUEST)
    {
        let body = Body::new(&document, &contract::REQUEST);
        let now = Utc::new(options.now);
        let known = [
            options.org_id,
            options.stored_id().unwrap_or_default(),
            options.base_url,
            now.as_str(),
            now.date(),
            now.hour(),
        ];
        let texts = texts(text, &body, known);
        preview.request = Some(Request::of(&texts));
        preview.response = Some(Response::of(&body, &texts));
        preview.object_keys = Some(ObjectKeys::of(&texts));
        preview.access = Some(Access::of(body.destination_type, &texts));
    }
    preview
}

/// Like [`preview`], for bytes that may not be UTF-8: then the report says so, and where.
#[must_use]
pub fn preview_bytes(bytes: &[u8], options: &PreviewOptions) -> Preview {
    match str::from_utf8(bytes) {
        Ok(text) => preview(text, options),
        Err(_) => Preview::issues(validate_bytes(bytes, &options.validation()), options),
    }
}

impl Preview {
    /// With nothing but the issues.
    fn issues(report: Report, options: &PreviewOptions) -> Self {
        Self {
            report,
            option_issues: issues(options.org_id, options.stored_id()),
            request: None,
            response: None,
            object_keys: None,
            access: None,
        }
    }
}

/// What is known besides the body, by the names that the templates have for it. The target is the id of the stored entity; the
/// moment is as [`Utc`] writes it, whole, and its date and hour.
const KNOWN: [&str; 6] = ["orgId", "target", "base", "now", "date", "hour"];

/// The most bytes of a body that go to `curl` as an argument. Linux allows an argument 131,071, and others count all of them
/// together; the `printf` of a shell is no program, and has no limit.
const LONGEST_ARGUMENT: usize = 100_000;

fn texts(text: &str, body: &Body, known: [&str; 6]) -> Texts {
    let mut texts = Texts(facts(text, body));
    for (name, text) in KNOWN.iter().zip(&known) {
        texts.set(name, text);
    }
    texts.set("body", text);
    texts
}

/// What a body says, by the names that the templates have for it, and the version that it would be stored with.
fn facts(text: &str, body: &Body) -> Params {
    let mut facts = Params::default();
    facts.push(contract::DISCRIMINATOR, body.destination_type.as_str());
    for field in &contract::REQUEST {
        if let Some(Value::String(text)) = body.value_of(field.name)
            && !text.text.is_empty()
        {
            facts.push(field.name, text.text.to_owned());
        }
    }
    if let Some(version) = response::version(body) {
        facts.push(contract::VERSION, version);
    }
    if text.len() > LONGEST_ARGUMENT || text.chars().any(shell::is_key) {
        facts.push("isPiped", "yes");
    }
    facts
}
