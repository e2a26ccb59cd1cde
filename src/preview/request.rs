//! The request as it would be sent, and as `curl` sends it.
//! <https://docs.m3ter.com/api/exportdestination/create-exportdestination>, <https://docs.m3ter.com/api/authentication>

use super::PreviewOptions;
use super::shell::quote;
use super::template::fill;
use crate::data::Params;
use crate::report::Operation;
use serde::Serialize;

/// A request of HTTP. The shell texts are for a POSIX shell and `curl` 7.76 or later; they hold no secret, only the names of
/// the environment's variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// `POST` for a create, `PUT` for an update.
    pub method: &'static str,
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

const DESTINATIONS: &str = "%0/organizations/%1/dataexports/destinations";
const TOKEN: &str = "%0/oauth/token";

const AUTHORIZATION: &str = "Bearer $M3TER_TOKEN";
const JSON: &str = "application/json";

const CURL: &str = r#"curl --fail-with-body --request %0 %1 \
  --header "Authorization: %2" \
  --header 'Content-Type: %3'"#;
const WITH_ARGUMENT: &str = r"%0 \
  --data-raw %1";
const WITH_INPUT: &str = r"printf '%s' %1 |
%0 \
  --data-binary @-";

const TOKEN_CURL: &str = r#"M3TER_TOKEN=$(curl --fail --silent --show-error --request POST %0 \
  --user "$M3TER_ACCESS_KEY_ID:$M3TER_API_SECRET" \
  --data grant_type=client_credentials |
  sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')"#;

/// The most bytes of a body that go to `curl` as an argument. Linux allows an argument 131,071, and others count all of them
/// together; the `printf` of a shell is no program, and has no limit.
const LONGEST_ARGUMENT: usize = 100_000;

pub(super) fn request(body: &str, options: &PreviewOptions) -> Request {
    let mut base = options.base_url;
    while let Some(shorter) = base.strip_suffix('/') {
        base = shorter;
    }
    let mut url = fill(DESTINATIONS, &[base, options.org_id]);
    let method = match options.operation {
        Operation::Create => "POST",
        Operation::Update => {
            url.push('/');
            url.push_str(options.id.unwrap_or_default());
            "PUT"
        }
    };
    let mut headers = Params::default();
    headers.push("Authorization", AUTHORIZATION);
    headers.push("Content-Type", JSON);

    let with_body = if body.len() > LONGEST_ARGUMENT {
        WITH_INPUT
    } else {
        WITH_ARGUMENT
    };
    let curl = fill(CURL, &[method, &quote(&url), AUTHORIZATION, JSON]);
    Request {
        method,
        url,
        headers,
        body: body.to_owned(),
        curl: fill(with_body, &[&curl, &quote(body)]),
        token_curl: fill(TOKEN_CURL, &[&quote(&fill(TOKEN, &[base]))]),
    }
}
