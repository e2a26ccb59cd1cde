//! The request as it would be sent, and as `curl` sends it.
//! <https://docs.m3ter.com/api/exportdestination/create-exportdestination>, <https://docs.m3ter.com/api/authentication>

use super::texts::Texts;
use crate::data::Params;
use serde::Serialize;

/// A request of HTTP. The shell texts are for a POSIX shell and `curl` 7.76 or later; they hold no secret, only the names of
/// the environment's variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// `POST` for a create, `PUT` for an update.
    pub method: String,
    /// Where it goes.
    pub url: String,
    /// By name; `$M3TER_TOKEN` stands for the access token.
    pub headers: Params,
    /// The text that was given, to the byte.
    pub body: String,
    /// Sends it, with the access token in `M3TER_TOKEN`.
    pub curl: String,
    /// Gets an access token into `M3TER_TOKEN`, for the service user whose key is in `M3TER_ACCESS_KEY_ID` and
    /// `M3TER_API_SECRET`.
    pub token_curl: String,
}

impl Request {
    pub(super) fn of(texts: &Texts) -> Self {
        let mut headers = Params::default();
        headers.push("Authorization", texts.get("authorization"));
        headers.push("Content-Type", texts.get("contentType"));
        Self {
            method: texts.get("method"),
            url: texts.get("url"),
            headers,
            body: texts.get("body"),
            curl: texts.get("curl"),
            token_curl: texts.get("tokenCurl"),
        }
    }
}
