/** The request as calls of `fetch`, in a module of Node. */
import { JAVASCRIPT, literal, membersOf, text } from "./literal.js";

/** @param {string} baseUrl without trailing slashes */
export function fetchTokenSnippet(baseUrl) {
  return `const { M3TER_API_KEY, M3TER_API_SECRET } = process.env;
const credentials = btoa(\`\${M3TER_API_KEY}:\${M3TER_API_SECRET}\`);
const tokenResponse = await fetch(${text(`${baseUrl}/oauth/token`)}, {
  method: "POST",
  headers: { Authorization: \`Basic \${credentials}\` },
  body: new URLSearchParams({ grant_type: "client_credentials" }),
});
if (!tokenResponse.ok) throw new Error(\`\${tokenResponse.status}: \${await tokenResponse.text()}\`);
const { access_token: token } = await tokenResponse.json();
`;
}

/** @param {{ method: string, url: string, body: string }} request */
export function fetchSnippet({ method, url, body }) {
  return `const response = await fetch(${urlExpression(url)}, {
  method: ${text(method)},
  headers: {
    Authorization: \`Bearer \${token}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${literal(membersOf(body), JAVASCRIPT, "  ")}),
});
if (!response.ok) throw new Error(\`\${response.status}: \${await response.text()}\`);
const destination = await response.json();
`;
}

/**
 * Exports all accounts once to the new destination, and asks for the status.
 * @param {{ url: string }} request
 */
export function fetchExportSnippet({ url }) {
  const exports = url.slice(0, url.lastIndexOf("/destinations"));
  return `const exportResponse = await fetch(${urlExpression(`${exports}/adhoc`)}, {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${token}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    sourceType: "OPERATIONAL",
    operationalDataTypes: ["ACCOUNTS"],
    destinationIds: [destination.id],
  }),
});
if (!exportResponse.ok) throw new Error(\`\${exportResponse.status}: \${await exportResponse.text()}\`);
const { jobId } = await exportResponse.json();

// The status is PENDING, RUNNING, SUCCEEDED or FAILED.
const job = await fetch(${urlExpression(`${exports}/jobs/`)} + jobId, {
  headers: { Authorization: \`Bearer \${token}\` },
});
console.log(await job.json());
`;
}

/** Where the preview's URL has the variable of a shell. */
const ORGANIZATION = "/organizations/$M3TER_ORG_ID/";

/** @param {string} url */
function urlExpression(url) {
  const at = url.lastIndexOf(ORGANIZATION);
  if (at === -1) return text(url);
  const literal = (/** @type {string} */ part) => part.replace(/[\\`]|\$(?=\{)/g, "\\$&");
  return `\`${literal(url.slice(0, at))}/organizations/\${process.env.M3TER_ORG_ID}/${literal(url.slice(at + ORGANIZATION.length))}\``;
}
