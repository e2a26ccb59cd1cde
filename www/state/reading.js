/** What is computed from the text: the report, the parsed body, and the last body that the form can show. */
import { computed, effect, signal } from "@preact/signals";
import { validateText } from "../validator.js";
import { bodyNumber, currentVersion, operation, text } from "./state.js";

/**
 * @import { Issue, Report } from "m3ter-export-destination"
 * @import { Operation } from "./state.js"
 *
 * @typedef {object} Reading
 * @property {string} text
 * @property {number} bodyNumber it grows when another body is opened in its place
 * @property {Operation} operation
 * @property {number | undefined} currentVersion
 * @property {Report} report with these options
 * @property {Issue[]} missing errors for required fields that are not there
 * @property {Issue[]} wrong all other errors
 * @property {Issue[]} warnings
 * @property {Record<string, unknown> | undefined} body unless the text is not a JSON object
 */

/** Takes the place of an empty text. */
const EMPTY_OBJECT = "{\n}";

/** The most warnings of unknown members in a report, and of duplicates of one field: `MAX_WARNINGS` in `src/advice/members.rs`. */
export const MAX_WARNINGS = 1_000;

/** @param {string} text */
export function objectText(text) {
  return /^[ \t\r\n]*$/.test(text) ? EMPTY_OBJECT : text;
}

/** A version that can be compared: as a number it is exact. */
export const VERSION_FORM = /^[1-9][0-9]{0,14}$/;

/** The version that m3ter has now, unless it is unknown or not a version. */
const knownVersion = computed(() => {
  if (operation.value === "create" || !VERSION_FORM.test(currentVersion.value)) return undefined;
  return Number(currentVersion.value);
});

/**
 * @param {string} given
 * @returns {Report}
 */
export function validate(given) {
  const read = objectText(given);
  const report = validateText(read, operation.value === "update", knownVersion.value);
  // The text is empty, so it has no ranges.
  if (read !== given) for (const issue of report.issues) delete issue.range;
  return report;
}

/** The reading of the current text; the verdict shows it. */
export const reading = computed(() => {
  const report = validate(text.value);
  const errors = report.issues.filter(({ severity }) => severity === "error");
  return /** @type {Reading} */ ({
    text: text.value,
    bodyNumber: bodyNumber.value,
    operation: operation.value,
    currentVersion: knownVersion.value,
    report,
    missing: errors.filter(({ code }) => code === "required"),
    wrong: errors.filter(({ code }) => code !== "required"),
    warnings: report.issues.filter(({ severity }) => severity === "warning"),
    body: report.destinationType === null ? undefined : JSON.parse(objectText(text.value)),
  });
});

/**
 * Finds an issue of an earlier reading in the current one, whose text can be another.
 * @param {Issue} issue
 * @returns {Issue | undefined} unless it is gone, or is not the only one of its kind
 */
export function currentIssue(issue) {
  const { issues } = reading.peek().report;
  if (issues.includes(issue)) return issue;
  const same = issues.filter((each) => nameOf(each) === nameOf(issue));
  return same.length === 1 ? same[0] : undefined;
}

/** Returns the rule and the place of an issue. Only duplicate members share them. @param {Issue} issue */
export function nameOf({ code, reason, path }) {
  return [code, reason, ...path].join("/");
}

/** A reading that {@link follow} sets before anything is rendered. */
const unread = /** @type {Reading} */ (/** @type {unknown} */ (undefined));

/** The reading of the last painted frame. The form and the first issues follow it, so that the verdict does not wait for them. */
export const settled = signal(unread);

/** `settled` of a frame ago. The marks, the preview and the rest of a long list of issues follow it: they take the longest. */
export const rested = signal(unread);

/** Groups warnings by impact, the worst first. @param {Issue[]} warnings */
export function byImpact(warnings) {
  /** @param {Issue["impact"]} wanted */
  const withImpact = (wanted) => warnings.filter(({ impact }) => impact === wanted);
  return {
    export_fails: withImpact("export_fails"),
    wrong_place: withImpact("wrong_place"),
    advice: withImpact("advice"),
  };
}

/** The last reading with a body: the form shows it while the JSON is invalid. */
export const lastWhole = signal(/** @type {Reading | undefined} */ (undefined));

export const destinationType = computed(() => lastWhole.value?.report.destinationType ?? "S3");

/** Keeps `settled`, `rested` and `lastWhole` up to date. */
export function follow() {
  effect(() => {
    const { value } = reading;
    // Another body was opened: the form must not show the values of the old one.
    if (value.body !== undefined) lastWhole.value = value;
    else if (lastWhole.peek()?.bodyNumber !== value.bodyNumber) lastWhole.value = undefined;
  });
  let waiting = false;
  settled.value = reading.peek();
  rested.value = reading.peek();
  effect(() => {
    reading.value;
    if (waiting) return;
    waiting = true;
    afterFrame(() => {
      waiting = false;
      settled.value = reading.peek();
      afterFrame(() => (rested.value = settled.peek()));
    });
  });
}

/** @param {() => void} run once the next frame is painted, and no key waits to be handled */
export function afterFrame(run) {
  // TypeScript's DOM library does not have it, and neither does every browser.
  const { scheduler } = /** @type {any} */ (globalThis);
  requestAnimationFrame(() => {
    if (scheduler?.postTask) scheduler.postTask(run, { priority: "background" });
    else setTimeout(run);
  });
}
