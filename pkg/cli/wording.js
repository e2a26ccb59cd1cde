/** What the formats share: how they name a place and a rule, and the text that the places are in. */
/** @import { Issue } from "../index.js" */

/**
 * Where in the document, as one would write it in JavaScript.
 * @param {Issue["path"]} path
 */
export function place(path) {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      if (!/^[\w$]+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}

/** @param {Issue} issue */
export function sentence({ path, message }) {
  return path.length === 0 ? message : `${place(path)}: ${message}`;
}

/** What to look up in the list of rules. @param {Issue} issue */
export function ruleName({ code, reason }) {
  return reason === undefined ? code : `${code}/${reason}`;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {Uint8Array} bytes
 * @returns {string | undefined} with U+FFFD for what is not UTF-8; nothing when it is longer than a string can be
 */
export function decode(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
