/** Reads what src/report_text.rs writes: reports, and what the crate knows of a preview. */
import { slice, unitAt, withMember } from "./natives.js";
import { bindSentences } from "./sentences.js";
import { escaped } from "./templates.js";
import { ERRORS } from "./words.js";

/** @import { DestinationType, Fix, Issue, JsonPatchOperation, Position, Report } from "./index.js" */
/** @import { Change } from "./sentences.js" */
/** @import { Data } from "./templates.js" */

/** @type {readonly (DestinationType | null)[]} */
const DESTINATION_TYPES = [null, "S3", "GCS"];

/** @param {string} words see pkg/words.js */
export function bindReports(words) {
  const sentences = bindSentences(words);
  return {
    /**
     * @param {string} text
     * @returns {Report}
     */
    readReport(text) {
      const { number, issues } = reader(text, sentences);
      return { valid: number() === 1, destinationType: DESTINATION_TYPES[number()], issues: issues() };
    },

    /** @param {string} text */
    readOutlook(text) {
      const { issues, params, list, string } = reader(text, sentences);
      return { optionIssues: issues(), facts: params(), members: list(string) };
    },
  };
}

/**
 * @param {string} text
 * @param {ReturnType<typeof bindSentences>} sentences
 */
function reader(text, { codeAt, reasonAt, sentence, title }) {
  let at = 0;

  function number() {
    let number = 0;
    for (;;) {
      const digit = unitAt(text, at++);
      number = number * 64 + (digit & 63);
      // At the text's end there would be NaN.
      if (!(digit > 63)) return number;
    }
  }

  function string() {
    const length = number();
    return slice(text, at, (at += length));
  }

  /**
   * @template T
   * @param {() => T} read
   */
  function list(read) {
    /** @type {T[]} */
    const all = [];
    for (let left = number(); left > 0; left--) all[all.length] = read();
    return all;
  }

  /** @returns {Data} */
  function data() {
    const kind = number();
    if (kind === 0) return string();
    if (kind === 1) return list(string);
    return number();
  }

  function params() {
    /** @type {Record<string, Data>} */
    let params = {};
    for (let left = number(); left > 0; left--) params = withMember(params, string(), data());
    return params;
  }

  /** @returns {Position} */
  function position() {
    return { offset: number(), line: number(), column: number() };
  }

  /** @returns {Change} */
  function change() {
    return { op: string(), from: string(), name: string(), value: number() ? data() : undefined };
  }

  /** @returns {Fix | undefined} */
  function fix() {
    const changes = list(change);
    if (changes.length === 0) return undefined;
    const patch = [];
    for (let index = 0; index < changes.length; index++) patch[index] = operationOf(changes[index]);
    return { title: title(changes), patch };
  }

  /** @returns {Issue} */
  function issue() {
    const place = number();
    const detail = number();
    const severity = place < ERRORS ? "error" : "warning";
    const code = codeAt(place);
    const reason = detail ? reasonAt(detail - 1) : "";
    const path = list(string);
    const about = params();
    const message = sentence(place, reason, about);
    const issue = /** @type {any} */ (
      reason ? { severity, code, reason, path, message, params: about } : { severity, code, path, message, params: about }
    );
    const ranged = number() ? withMember(issue, "range", { start: position(), end: position() }) : issue;
    const repair = fix();
    return repair ? withMember(ranged, "fix", repair) : ranged;
  }

  return { number, string, list, params, issues: () => list(issue) };
}

/**
 * @param {Change} change
 * @returns {JsonPatchOperation}
 */
function operationOf({ op, from, name, value }) {
  const path = pointer(name);
  const rest = op === "move" ? { from: pointer(from), path } : op === "remove" ? { path } : { path, value };
  return /** @type {JsonPatchOperation} */ ({ op, ...rest });
}

/**
 * The JSON Pointer of a member of the document: https://www.rfc-editor.org/rfc/rfc6901
 * @param {string} name
 */
function pointer(name) {
  return `/${escaped(name, inPointer)}`;
}

/** @param {number} unit */
function inPointer(unit) {
  return unit === 0x7e ? "~0" : unit === 0x2f ? "~1" : undefined;
}
