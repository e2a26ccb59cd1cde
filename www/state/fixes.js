/** Applies fixes. */
import { applyFix } from "../../pkg/src/apply-fix.js";
import { withoutMembers } from "../text/edit-members.js";
import { sourceOf } from "../text/members.js";
import { capitalized, count } from "../text/words.js";
import { isSafe, noteFix } from "./changes.js";
import { currentIssue, objectText, reading, validate } from "./reading.js";
import { rewriteBody, withUndo } from "./replace.js";
import { operation, text } from "./state.js";

/** @import { Fix, Issue } from "m3ter-export-destination" */
/** @import { Draft } from "./state.js" */

/** A fix can lead to the next one. No ordinary body needs this many. */
const MAX_FIXES = 2_000;

/** Applies a fix to a text. @param {string} before @param {Fix} fix */
export function fixed(before, fix) {
  return applyFix(objectText(before), fix);
}

/** Applies the fix of an issue, if the text still has the issue. @param {Issue} issue */
export function applyIssueFix(issue) {
  const fix = currentIssue(issue)?.fix;
  if (fix) text.value = noteFix(fixed(text.value, fix));
}

/**
 * Applies safe fixes until none is left.
 * @param {string} before
 * @param {(issue: Issue) => boolean} [wanted]
 * @returns {{ text: string, applied: Issue[] }}
 */
export function withSafeFixes(before, wanted = () => true) {
  let after = before;
  /** @type {Issue[]} */
  const applied = [];
  while (applied.length < MAX_FIXES) {
    const next = validate(after).issues.find((issue) => isSafe(issue.fix) && wanted(issue));
    if (next?.fix === undefined) break;
    after = fixed(after, next.fix);
    applied.push(next);
  }
  return { text: after, applied };
}

export function fixAll() {
  const { text: after, applied } = withSafeFixes(text.value);
  const what = applied.length === 1 ? `: ${applied[0].fix?.title}` : ` ${count(applied.length, "issue")}`;
  withUndo(`Fixed${what}.`, () => (text.value = noteFix(after)));
}

/**
 * Returns the names of the server's fields, if the body is a stored destination.
 * @param {import("./reading.js").Reading} given
 */
export function serverFields({ body, report }) {
  const names = report.issues.find(({ code }) => code === "response_field")?.params.names;
  return typeof body?.id === "string" && Array.isArray(names) ? names.map(String) : [];
}

/** Turns a stored destination into an update: its ID and version become settings, and the server's fields are removed. */
export function adoptStored() {
  const { body, text: before } = reading.value;
  if (body === undefined) return;
  /** @type {Partial<Draft>} */
  const after = {
    text: noteFix(withoutMembers(before, serverFields(reading.value))),
    operation: "update",
    destinationId: String(body.id).trim(),
  };
  const version = sourceOf(before, "version");
  const isVersion = version !== undefined && /^\d+$/.test(version);
  if (isVersion) after.currentVersion = version;
  const taken = isVersion ? "the ID and the version are" : "the ID is";
  const done = `${taken} taken over, the server's fields removed.`;
  rewriteBody(after, operation.value === "update" ? capitalized(done) : `Switched to update: ${done}`);
}
