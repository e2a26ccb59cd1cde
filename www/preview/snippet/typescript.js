/** The request as a call of m3ter's SDK for TypeScript: https://github.com/m3ter-com/m3ter-sdk-typescript */
import { JAVASCRIPT, literal, membersOf, text } from "./literal.js";

/**
 * @param {object} request
 * @param {string} request.body
 * @param {string | undefined} request.organizationId
 * @param {string | undefined} request.destinationId for an update
 * @param {string} [request.baseUrl] unless it is the SDK's own
 */
export function typescriptSnippet({ body, organizationId, destinationId, baseUrl }) {
  const options = [
    ...(organizationId === undefined ? [] : [`orgID: ${text(organizationId)}`]),
    ...(baseUrl === undefined ? [] : [`baseURL: ${text(baseUrl)}`]),
  ];
  const call = destinationId === undefined ? "create(body)" : `update(${text(destinationId)}, body)`;
  return `import M3ter from "m3ter-sdk";

// It reads M3TER_API_KEY${organizationId === undefined ? ", M3TER_API_SECRET and M3TER_ORG_ID" : " and M3TER_API_SECRET"}.
const client = new M3ter(${options.length === 0 ? "" : `{ ${options.join(", ")} }`});

// A variable, because the types of the SDK lack \`name\` and \`code\`, which m3ter requires.
const body = ${literal(membersOf(body), JAVASCRIPT)} as const;

const destination = await client.dataExports.destinations.${call};
console.log(destination.id);
`;
}
