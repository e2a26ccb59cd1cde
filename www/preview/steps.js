/** The steps of a request in each language. */
import { DEFAULT_BASE_URL } from "../../pkg/src/preview/base-url.js";
import { urlWord } from "../../pkg/src/preview/request.js";
import { fetchExportSnippet, fetchSnippet, fetchTokenSnippet } from "./snippet/fetch.js";
import { pythonSnippet } from "./snippet/python.js";
import { typescriptSnippet } from "./snippet/typescript.js";

/**
 * @import { PreviewedRequest } from "m3ter-export-destination"
 * @import { Language } from "./highlight.js"
 *
 * @typedef {{ orgId?: string, id?: string, baseUrl: string }} Options of the preview; without `id` it is a create
 *
 * @typedef {{ block: string, text: string, language: Language }} Step
 *
 * @typedef {object} Steps
 * @property {Step & { title: string, note: string }} token
 * @property {Step} send
 * @property {Step | undefined} next
 * @property {string | undefined} all the steps that create or update, in one text, if they are of one language
 */

const TOKEN_NOTE =
  "It reads the service user's M3TER_API_KEY and M3TER_API_SECRET from the environment. The token is valid for five hours.";
const SDK_NOTE =
  "The SDK gets the access token. It reads the service user's M3TER_API_KEY and M3TER_API_SECRET from the environment.";

/**
 * @param {"curl" | "fetch" | "typescript" | "python"} language
 * @param {PreviewedRequest} request
 * @param {Options} options that the request was made with
 * @returns {Steps}
 */
export function stepsFor(language, request, options) {
  const { orgId, id, baseUrl } = options;
  const sdk = {
    body: request.body,
    organizationId: orgId,
    destinationId: id,
    baseUrl: baseUrl === DEFAULT_BASE_URL ? undefined : baseUrl,
  };
  const install = {
    title: "Install the SDK",
    note: SDK_NOTE,
    block: "Install",
    language: /** @type {const} */ ("shell"),
  };
  switch (language) {
    case "typescript": {
      const text = typescriptSnippet(sdk);
      return {
        token: { ...install, text: "npm install m3ter-sdk" },
        send: { block: "m3ter-sdk for TypeScript", text, language: "javascript" },
        next: undefined,
        all: undefined,
      };
    }
    case "python": {
      const text = pythonSnippet(sdk);
      return {
        token: { ...install, text: "pip install m3ter" },
        send: { block: "m3ter for Python", text, language: "python" },
        next: undefined,
        all: undefined,
      };
    }
    case "fetch": {
      const token = fetchTokenSnippet(baseUrl);
      const send = fetchSnippet(request);
      return {
        token: { title: "Get an access token", note: TOKEN_NOTE, block: "Token", text: token, language: "javascript" },
        send: { block: "Request", text: send, language: "javascript" },
        next: { block: "Test export", text: fetchExportSnippet(request), language: "javascript" },
        all: `${token}\n${send}`,
      };
    }
    default: {
      const { tokenCurl, curl } = request;
      return {
        token: { title: "Get an access token", note: TOKEN_NOTE, block: "Token", text: tokenCurl, language: "shell" },
        send: { block: "Request", text: curl, language: "shell" },
        next: { block: "Test export", text: exportCurl(options), language: "shell" },
        all: `${tokenCurl}\n\n${curl}\n`,
      };
    }
  }
}

/**
 * Commands that export all accounts once, and get the status of the job.
 * The request: https://docs.m3ter.com/api/exportadhoc, the job: https://docs.m3ter.com/api/exportjob
 * @param {Options} options
 */
function exportCurl({ orgId, baseUrl }) {
  /** @param {string} path */
  const url = (path) => urlWord({ orgId, baseUrl }, `/dataexports/${path}`);
  return `M3TER_DESTINATION_ID='paste the id of the response'
curl --fail-with-body --request POST ${url("adhoc")} \\
  --header "Authorization: Bearer $M3TER_API_TOKEN" \\
  --header 'Content-Type: application/json' \\
  --data-raw '{"sourceType":"OPERATIONAL","operationalDataTypes":["ACCOUNTS"],"destinationIds":["'"$M3TER_DESTINATION_ID"'"]}'

M3TER_JOB_ID='paste the jobId of the response'
curl --fail-with-body ${url("jobs/")}"$M3TER_JOB_ID" \\
  --header "Authorization: Bearer $M3TER_API_TOKEN"`;
}
