/** Validates one input, and applies its fixes if that is asked for. */
import { constants } from "node:buffer";
import { InputError } from "./inputs.js";

/** @import * as Package from "m3ter-export-destination" */
/** @import { Fix, Issue, Report } from "m3ter-export-destination" */
/** @import { Settings } from "./arguments.js" */
/** @import { Input } from "./inputs.js" */

/** @typedef {Issue & { fix: Fix }} FixableIssue */

/**
 * @typedef {object} Checked
 * @property {Input} input
 * @property {Uint8Array} bytes after the fixes
 * @property {Report} report on these bytes
 * @property {FixableIssue[]} fixed the issues that were fixed, in the order of their fixes
 */

/** The most fixes of one input. A body needs a few dozen at most; the limit guarantees an end. */
const MAX_FIXES = 1000;

/**
 * @param {Pick<typeof Package, "applyFix" | "validateExportDestination">} library
 * @param {Input} input
 * @param {Uint8Array} original
 * @param {Pick<Settings, "validation" | "fixes">} settings
 * @returns {Checked}
 * @throws {InputError} if there is a fix and the input is longer than a string can be
 */
export function check({ applyFix, validateExportDestination }, input, original, { validation, fixes }) {
  /** @type {FixableIssue[]} */
  const fixed = [];
  let bytes = original;
  let report = validateExportDestination(bytes, validation);
  while (fixed.length < MAX_FIXES) {
    const issue = nextToFix(report, fixes);
    if (issue === undefined) break;
    // A fix edits a string.
    if (bytes.length > constants.MAX_STRING_LENGTH) throw new InputError(`cannot fix ${input.name}: it is too long`);
    bytes = applyFix(bytes, issue.fix);
    fixed.push(issue);
    // A fix can reveal the next issue, and it moves the text that the other fixes edit.
    report = validateExportDestination(bytes, validation);
  }
  return { input, bytes, report, fixed };
}

/**
 * Finds the first issue with a safe fix, or else the first with a suggestion: safe fixes need no guess, and may settle it.
 * @param {Report} report
 * @param {Settings["fixes"]} fixes
 */
function nextToFix({ issues }, fixes) {
  const fixable = issues.filter(isFixable);
  for (const applicability of fixes) {
    const issue = fixable.find(({ fix }) => fix.applicability === applicability);
    if (issue !== undefined) return issue;
  }
  return undefined;
}

/**
 * @param {Issue} issue
 * @returns {issue is FixableIssue}
 */
function isFixable(issue) {
  return issue.fix !== undefined;
}
