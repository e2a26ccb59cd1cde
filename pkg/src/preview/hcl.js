/** Writes HCL, Terraform's language. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#quoted-templates */
import { wellFormed } from "./utf8.js";

/** @type {Record<string, string>} */
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Returns a string of HCL, with nothing in it for HCL to interpolate.
 * @param {string} text
 */
export function hclString(text) {
  return `"${hclLiteral(text)}"`;
}

/**
 * Returns text for inside of an HCL string.
 * @param {string} text
 */
export function hclLiteral(text) {
  return wellFormed(text)
    .replace(/["\\\n\r\t]/g, (character) => ESCAPES[character])
    .replace(/[\0-\x1f\x7f-\x9f]/g, unicodeEscape)
    .replace(/(\$+|%+)\{/g, escapedTemplate);
}

/**
 * Escapes `${` and `%{`. HCL reads `$${` as `${`, but only after something else than another `$`.
 * @param {string} _
 * @param {string} signs
 */
function escapedTemplate(_, signs) {
  const escaped = signs.length === 1 ? signs + signs : signs.replace(/./g, unicodeEscape);
  return `${escaped}{`;
}

/** @param {string} character */
function unicodeEscape(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Returns a variable for text, without a default: Terraform asks for its value.
 * @param {string} name
 * @param {string} description
 */
export function hclVariable(name, description) {
  return `variable "${name}" {
  description = "${description}"
  type        = string
}
`;
}
