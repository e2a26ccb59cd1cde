/** Repairs JSON in one click: all syntax fixes that have one reading, or the body inside of a larger text. */
import { jsonIn } from "../text/extract.js";
import { replaceBody, withSafeFixes } from "./changes.js";
import { reading } from "./reading.js";

/** @import { Issue } from "m3ter-export-destination" */
/** @import { Reading } from "./reading.js" */

/** A longer text is not repaired while somebody types. */
const MOST = 100_000;

/** What one fix of a reason is called, and several. @type {Record<string, [one: string, many: string]>} */
const NAMES = {
  curly_quote: ["curly quote", "curly quotes"],
  single_quotes: ["single-quoted string", "single-quoted strings"],
  trailing_comma: ["trailing comma", "trailing commas"],
  missing_comma: ["missing comma", "missing commas"],
  missing_colon: ["missing colon", "missing colons"],
  comment: ["comment", "comments"],
  unquoted_name: ["unquoted name", "unquoted names"],
  bad_literal: ["literal", "literals"],
  byte_order_mark: ["byte order mark", "byte order marks"],
  shell_quotes: ["pair of shell quotes", "pairs of shell quotes"],
  code_fence: ["code fence", "code fences"],
  html_entity: ["HTML entity", "HTML entities"],
  escaped_quotes: ["escaped quote", "escaped quotes"],
  control_character: ["control character", "control characters"],
  bad_escape: ["escape", "escapes"],
  bad_number: ["number", "numbers"],
};

/** @param {Issue} issue */
function isSyntax({ code }) {
  return code === "syntax";
}

/**
 * @param {Issue[]} applied
 * @returns {string} for example "20 curly quotes, 1 trailing comma"
 */
export function summary(applied) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { reason = "" } of applied) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, number]) => `${number} ${nameOf(reason, number)}`).join(", ");
}

/** @param {string} reason @param {number} number */
function nameOf(reason, number) {
  const [one, many] = NAMES[reason] ?? [reason.replaceAll("_", " "), `${reason.replaceAll("_", " ")} repairs`];
  return number === 1 ? one : many;
}

/**
 * @typedef {object} Repair
 * @property {string} label of the button
 * @property {string} done what the notice says
 * @property {import("./state.js").Draft["text"]} text
 * @property {Partial<import("./state.js").Draft>} [settings] that came with the body
 *
 * @param {Reading} reading
 * @returns {Repair | undefined}
 */
export function repairOf({ body, text }) {
  if (body !== undefined || text.length > MOST) return undefined;
  const found = jsonIn(text);
  if (found)
    return {
      label: `Take the JSON out of the ${found.from}`,
      done: `Took the JSON out of the ${found.from}.`,
      text: found.text,
      settings: found.settings,
    };
  const { text: after, applied } = withSafeFixes(text, isSyntax);
  if (applied.length === 0) return undefined;
  return { label: `Repair JSON: ${summary(applied)}`, done: `Repaired: ${summary(applied)}.`, text: after };
}

export function repair() {
  const found = repairOf(reading.value);
  if (found) replaceBody({ ...found.settings, text: found.text }, found.done);
}
