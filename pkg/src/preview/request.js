/**
 * Writes the request, and the curl commands that send it.
 * https://docs.m3ter.com/api/exportdestination/create-exportdestination, https://docs.m3ter.com/api/authentication
 */
import { CONTROL, doubleQuoted, printfQuoted, quoted } from "./shell.js";
import { countBytes } from "./utf8.js";

/** @import { PreviewedRequest } from "../../index.js" */

/**
 * The longest body, in bytes, that is passed to curl as an argument. Linux limits one argument to 131,071 bytes, other systems
 * limit all arguments together. The shell's own `printf` has no limit.
 */
const MAX_ARGUMENT = 100_000;

/**
 * The variables have the names that m3ter's SDKs read.
 * @param {string} body
 * @param {{ orgId: string | undefined, id: string | undefined, baseUrl: string }} options
 * @returns {PreviewedRequest}
 */
export function requestFor(body, { orgId, id, baseUrl }) {
  const method = id === undefined ? "POST" : "PUT";
  const path = `/dataexports/destinations${id === undefined ? "" : `/${id}`}`;
  const url = `${baseUrl}/organizations/${orgId ?? "$M3TER_ORG_ID"}${path}`;
  const headers = { Authorization: "Bearer $M3TER_API_TOKEN", "Content-Type": "application/json" };
  const word = urlWord({ orgId, baseUrl }, path);
  return { method, url, headers, body, curl: curl(method, word, body), tokenCurl: tokenCurl(baseUrl) };
}

/**
 * Returns the URL of a path of the organization, as a word of a shell command.
 * @param {{ orgId: string | undefined, baseUrl: string }} options
 * @param {string} path
 */
export function urlWord({ orgId, baseUrl }, path) {
  const start = `${baseUrl}/organizations/`;
  return orgId === undefined ? doubleQuoted(start, "$M3TER_ORG_ID", path) : quoted(start + orgId + path);
}

/**
 * @param {string} method
 * @param {string} urlWord
 * @param {string} body
 */
function curl(method, urlWord, body) {
  const send = `curl --fail-with-body --request ${method} ${urlWord} \\
  --header "Authorization: Bearer $M3TER_API_TOKEN" \\
  --header 'Content-Type: application/json' \\
`;
  const isPiped = countBytes(body) > MAX_ARGUMENT || CONTROL.test(body);
  return isPiped
    ? `printf '%b' ${printfQuoted(body)} |\n  ${send}  --data-binary @-`
    : `${send}  --data-raw ${quoted(body)}`;
}

/** @param {string} baseUrl */
function tokenCurl(baseUrl) {
  return `M3TER_API_TOKEN=$(curl --fail --silent --show-error --request POST ${quoted(`${baseUrl}/oauth/token`)} \\
  --user "$M3TER_API_KEY:$M3TER_API_SECRET" \\
  --data grant_type=client_credentials |
  sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p') && test -n "$M3TER_API_TOKEN"`;
}
