/** What the state means: the validator's report on it, and the object that the form shows. */
import { validateExportDestination } from "m3ter-export-destination/slim";

/**
 * @import { Issue, Report } from "m3ter-export-destination"
 * @import { State } from "./state.js"
 *
 * @typedef {object} Reading
 * @property {State} state
 * @property {Report} report
 * @property {Issue[]} missing errors for members that are not there
 * @property {Issue[]} wrong all other errors
 * @property {Issue[]} warnings
 * @property {Record<string, unknown> | undefined} body unless the text is not a JSON object
 */

const BLANK = /^[ \t\r\n]*$/;

/** A text of nothing but blanks is read as the object that it is going to be. */
const OPEN = "{\n}";

/** @param {string} text */
export function objectText(text) {
  return BLANK.test(text) ? OPEN : text;
}

/**
 * @param {State} state
 * @returns {Reading}
 */
export function read(state) {
  const text = objectText(state.text);
  const report = validateExportDestination(text, { operation: state.operation, currentVersion: storedVersion(state) });
  // What stands in for a blank text has no place in it.
  if (text !== state.text) report.issues.forEach((issue) => delete issue.range);
  const errors = report.issues.filter(({ severity }) => severity === "error");
  return {
    state,
    report,
    missing: errors.filter(({ code }) => code === "required"),
    wrong: errors.filter(({ code }) => code !== "required"),
    warnings: report.issues.filter(({ severity }) => severity === "warning"),
    body: report.destinationType === null ? undefined : JSON.parse(text),
  };
}

/**
 * @param {State} state
 * @returns {number | undefined} unless it is unknown, or no version
 */
export function storedVersion({ operation, storedVersion }) {
  if (operation === "create" || !/^[1-9][0-9]{0,14}$/.test(storedVersion)) return undefined;
  return Number(storedVersion);
}
