/** Checks one input, and applies its fixes when that is asked for. */
import { applyFix, validateExportDestination } from "../index.js";

/** @import { Issue, Report } from "../index.js" */
/** @import { Settings } from "./arguments.js" */
/** @import { Input } from "./files.js" */

/**
 * @typedef {object} Checked
 * @property {Input} input
 * @property {Uint8Array} bytes as they are after the fixes
 * @property {Report} report on these
 * @property {Issue[]} fixed what the fixes did away with, in the order in which they were applied
 */

/** One fix can make room for the next one; as many as a report lists at the very most. */
const MOST_FIXES = 1000;

/**
 * @param {Input} input
 * @param {Uint8Array} original
 * @param {Settings} settings
 * @returns {Checked}
 */
export function check(input, original, { operation, currentVersion, advice, fix }) {
  const options = { operation, currentVersion, advice };
  /** @type {Issue[]} */
  const fixed = [];
  let bytes = original;
  let report = validateExportDestination(bytes, options);
  while (fix && fixed.length < MOST_FIXES) {
    const issue = report.issues.find((issue) => issue.fix !== undefined);
    if (issue?.fix === undefined) break;
    bytes = applyFix(bytes, issue.fix);
    fixed.push(issue);
    report = validateExportDestination(bytes, options);
  }
  return { input, bytes, report, fixed };
}
