/** All that the page does to the body and its settings. */
import { batch } from "@preact/signals";
import { applyFix } from "m3ter-export-destination/slim";
import { sourceOf, withMember, withoutMembers } from "../text/members.js";
import { count } from "../text/words.js";
import { fieldsOf, otherFieldsOf } from "./fields.js";
import { notify } from "./notice.js";
import { objectText, reading, validate } from "./reading.js";
import { draft, FIRST, replaced, show, text } from "./state.js";

/** @import { Fix, Issue } from "m3ter-export-destination" */
/** @import { Notice } from "./notice.js" */
/** @import { Draft } from "./state.js" */

/** One fix can bring up the next; no body that a person wrote brings up this many. */
const MOST_FIXES = 2_000;

/**
 * Replaces the body, and says so with a way back.
 * @param {Partial<Draft>} after
 * @param {string} sentence
 * @param {Partial<Notice>} [rest]
 */
export function replaceBody(after, sentence, rest) {
  const before = draft();
  show(after);
  const undo = { label: "Undo", run: () => show(before) };
  notify(sentence, { ...rest, actions: [undo, ...(rest?.actions ?? [])] });
}

export function reset() {
  replaceBody(FIRST, "Started over.");
}

/** What somebody typed into the editor. @param {string} after @param {boolean} isAnother whether it replaced everything */
export function editText(after, isAnother) {
  batch(() => {
    if (isAnother) replaced.value++;
    text.value = after;
  });
}

/**
 * What somebody typed into the form.
 * @param {string} name
 * @param {string | undefined} source JSON text; `undefined` removes the member
 */
export function setMember(name, source) {
  // The form waits for a whole text, from the next frame on.
  if (reading.value.body === undefined) return;
  const before = objectText(text.value);
  text.value = source === undefined ? withoutMembers(before, [name]) : withMember(before, name, source);
}

/** The other cloud's members that a switch took out of the body, by name. @type {Map<string, string>} */
const aside = new Map();

/** @param {string} cloud `S3` or `GCS` */
export function chooseCloud(cloud) {
  let after = objectText(text.value);
  const foreign = otherFieldsOf(cloud).map(({ name }) => name);
  for (const name of foreign) {
    const source = sourceOf(after, name);
    if (source !== undefined) aside.set(name, source);
  }
  after = withMember(withoutMembers(after, foreign), "destinationType", JSON.stringify(cloud));
  for (const { name } of fieldsOf(cloud)) {
    const source = aside.get(name);
    if (source === undefined) continue;
    if (sourceOf(after, name) === undefined) after = withMember(after, name, source);
    aside.delete(name);
  }
  text.value = after;
}

/** What a text becomes with a fix. @param {string} before @param {Fix} fix */
function fixed(before, fix) {
  return applyFix(objectText(before), fix);
}

/** @param {Issue} issue */
export function applyIssueFix({ fix }) {
  if (fix) text.value = fixed(text.value, fix);
}

/** Whether "Fix all" applies the fix: it has one reading. @param {Fix | undefined} fix */
export function isSafe(fix) {
  return fix?.applicability === "safe";
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
  while (applied.length < MOST_FIXES) {
    const next = validate(after).issues.find((issue) => isSafe(issue.fix) && wanted(issue));
    if (next?.fix === undefined) break;
    after = fixed(after, next.fix);
    applied.push(next);
  }
  return { text: after, applied };
}

export function fixAll() {
  const after = withSafeFixes(text.value);
  const before = draft();
  text.value = after.text;
  notify(`Fixed ${count(after.applied.length, "issue")}.`, { actions: [{ label: "Undo", run: () => show(before) }] });
}

/** Members of m3ter's answers. */
const SERVER_FIELDS = ["id", "dtCreated", "dtLastModified", "createdBy", "lastModifiedBy"];

/**
 * The server's fields, when the body is a destination that m3ter stores already.
 * @param {import("./reading.js").Reading} given
 */
export function serverFields({ body, report }) {
  const reported = report.issues.find(({ code }) => /** @type {string} */ (code) === "response_field")?.params.names;
  const names = Array.isArray(reported)
    ? reported.map(String)
    : SERVER_FIELDS.filter((name) => body && Object.hasOwn(body, name));
  return body !== undefined && typeof body.id === "string" && names.length > 0 ? names : [];
}

/** Makes an update of a stored destination: its ID and version become settings, the server's fields go. */
export function adoptStored() {
  const { body, text: before } = reading.value;
  if (body === undefined) return;
  /** @type {Partial<Draft>} */
  const after = {
    text: withoutMembers(before, serverFields(reading.value)),
    operation: "update",
    destinationId: String(body.id).trim(),
  };
  const version = sourceOf(before, "version");
  if (version !== undefined) after.currentVersion = version;
  replaceBody(after, "Switched to update: the ID and the version are taken over, the server's fields removed.");
}
