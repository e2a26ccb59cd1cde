/** The request as a call of `fetch`. */
import { JAVASCRIPT, literal, membersOf, text } from "./literal.js";

/** @param {{ method: string, url: string, body: string }} request */
export function fetchSnippet({ method, url, body }) {
  return `const response = await fetch(${text(url)}, {
  method: ${text(method)},
  headers: {
    Authorization: \`Bearer \${process.env.M3TER_TOKEN}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${literal(membersOf(body), JAVASCRIPT, "  ")}),
});
if (!response.ok) throw new Error(\`\${response.status}: \${await response.text()}\`);
const destination = await response.json();
`;
}
