/** What the formats share: how a path, an issue, its rule and a number are written, and the text of an input. */
/** @import { Fix, Issue } from "m3ter-export-destination" */

/**
 * Writes a path as JavaScript would: `a.b[0]["c d"]`.
 * @param {Issue["path"]} path
 */
export function formatPath(path) {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      if (!/^[A-Za-z_$][\w$]*$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}

/** @param {Issue} issue */
export function describeIssue({ path, message }) {
  return path.length === 0 ? message : `${formatPath(path)}: ${message}`;
}

/** @param {Fix} fix */
export function describeFix({ title, applicability }) {
  return `${applicability === "safe" ? "fix" : "suggested fix"}: ${title}`;
}

/** Returns the name to look up in the list of rules. @param {Issue} issue */
export function ruleName({ code, reason }) {
  return reason === undefined ? code : `${code}/${reason}`;
}

/**
 * Returns the level that SARIF and GitHub know, in SARIF's words: a warning that is only advice is a note.
 * @param {Issue} issue
 */
export function levelOf({ severity, impact }) {
  return impact === "advice" ? "note" : severity;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {Uint8Array} bytes
 * @returns {string | undefined} with U+FFFD in place of bytes that are not UTF-8; `undefined` if it is longer than strings can be
 */
export function decode(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Writes a number of things: `1,000 warnings`.
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
  return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** @param {number} number */
export function grouped(number) {
  return number.toLocaleString("en-US");
}
