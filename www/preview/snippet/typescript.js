/** The request as a call of m3ter's SDK for TypeScript: https://github.com/m3ter-com/m3ter-sdk-typescript */
import { JAVASCRIPT, literal, membersOf, text } from "./literal.js";

/** @param {{ body: string, organizationId: string, destinationId: string | undefined }} request with the id for an update */
export function typescriptSnippet({ body, organizationId, destinationId }) {
  const call = destinationId === undefined ? "create(body)" : `update(${text(destinationId)}, body)`;
  return `import M3ter from "m3ter-sdk";

// The key and the secret are read from M3TER_API_KEY and M3TER_API_SECRET.
const client = new M3ter({ orgID: ${text(organizationId)} });

// Not written into the call: the SDK's types lack \`name\` and \`code\`, which m3ter requires.
const body = ${literal(membersOf(body), JAVASCRIPT)} as const;

const destination = await client.dataExports.destinations.${call};
console.log(destination.id);
`;
}
