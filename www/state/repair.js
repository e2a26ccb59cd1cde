/** Repairs JSON in one click: all syntax fixes that have one reading, or the body inside a larger text. */
import { jsonIn, parses } from "../text/extract.js";
import { valueIn } from "../text/value-in.js";
import { isSafe, noteFix } from "./changes.js";
import { fixed, withSafeFixes } from "./fixes.js";
import { validate } from "./reading.js";
import { rewriteBody } from "./replace.js";
import { text } from "./state.js";

/** @import { Issue } from "m3ter-export-destination" */
/** @import { Reading } from "./reading.js" */
/** @import { Draft } from "./state.js" */

/** UTF-16 code units. A longer text is not repaired. */
const MAX_LENGTH = 100_000;

/** UTF-16 code units. In a longer text fixes are not counted: each has to be applied, which is too slow after each key. */
const MAX_COUNTED = 4_000;

/** What one fix of a reason is called, and several, where the reason's own name does not say it. @type {Record<string, [one: string, many?: string]>} */
const NAMES = {
  single_quotes: ["single-quoted string"],
  bad_literal: ["literal"],
  shell_quotes: ["pair of shell quotes", "pairs of shell quotes"],
  html_entity: ["HTML entity", "HTML entities"],
  escaped_quotes: ["escaped quote"],
  bad_escape: ["escape"],
  bad_number: ["number"],
  missing_braces: ["pair of braces", "pairs of braces"],
};

/** @param {Issue} issue */
function isSyntax({ code }) {
  return code === "syntax";
}

/**
 * @param {Issue[]} applied
 * @returns {string} for example "20 curly quotes, 1 trailing comma"
 */
function summary(applied) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { reason = "", params } of applied) {
    const name = params.expected === "opening_brace" ? "missing_braces" : reason;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([reason, number]) => `${number} ${nameOf(reason, number)}`).join(", ");
}

/** @param {string} reason @param {number} number */
function nameOf(reason, number) {
  const [one, many = `${one}s`] = NAMES[reason] ?? [reason.replaceAll("_", " ")];
  return number === 1 ? one : many;
}

/**
 * Returns the label of the repair button, if the text can be repaired.
 * @param {Reading} reading
 * @returns {string | undefined}
 */
export function repairLabel({ body, report, text }) {
  if (body !== undefined || text.length > MAX_LENGTH) return undefined;
  if (text.length <= MAX_COUNTED) return repairOf(text)?.label;
  return report.issues.some((issue) => isSyntax(issue) && isSafe(issue.fix)) ? "Repair JSON" : undefined;
}

export function repair() {
  const found = repairOf(text.value);
  if (found) rewriteBody({ ...found.settings, text: noteFix(found.text) }, found.done);
}

/**
 * @typedef {object} Repair
 * @property {string} label of the button
 * @property {string} done what the notice says
 * @property {string} text
 * @property {Partial<Draft>} [settings] that came with the body
 *
 * @param {string} broken
 * @returns {Repair | undefined}
 */
export function repairOf(broken) {
  if (broken.length > MAX_LENGTH) return undefined;
  const alone = valueIn(broken);
  if (alone) {
    const { name, cloud, value } = alone;
    const text = JSON.stringify({ destinationType: cloud, [name]: value }, null, 2);
    return { label: `Use as ${name}`, done: `Used as ${name}.`, text };
  }
  const found = jsonIn(broken) ?? suggestedIn(broken);
  const taken = found && takenOut(found);
  if (found && found.from !== "text around it") return taken;
  const around = taken && parses(taken.text) ? taken : undefined;
  const { text, applied } = withSafeFixes(broken, isSyntax);
  // Quotes around the JSON, a comment or a byte order mark are text around it, too.
  if (applied.length === 0 || (around && !parses(text))) return around;
  return { label: `Repair JSON: ${summary(applied)}`, done: `Repaired: ${summary(applied)}.`, text };
}

/**
 * Returns the JSON in a text that the first issue suggests to keep. It may have mistakes of its own.
 * @param {string} around
 * @returns {ReturnType<typeof jsonIn>}
 */
function suggestedIn(around) {
  const [issue] = validate(around).issues;
  if (issue?.reason !== "unexpected_character" || issue.fix?.applicability !== "suggestion") return undefined;
  return { text: fixed(around, issue.fix), from: "text around it", settings: {} };
}

/** @param {NonNullable<ReturnType<typeof jsonIn>>} found */
function takenOut({ text: inner, from, settings }) {
  const { text, applied } = withSafeFixes(inner, isSyntax);
  const repaired = applied.length > 0 ? ` Repaired: ${summary(applied)}.` : "";
  return {
    label: "Extract the JSON",
    done: `Extracted the JSON from the ${from}.${repaired}`,
    text,
    settings,
  };
}
