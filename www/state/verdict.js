/** What m3ter does with the body, in a few words, and what to do next. */
import { count } from "../text/words.js";
import { isField } from "./fields.js";
import { byImpact, MAX_WARNINGS } from "./reading.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Reading } from "./reading.js"
 * @import { Operation } from "./state.js"
 *
 * @typedef {object} Verdict
 * @property {"ready" | "warned" | "incomplete" | "refused"} outcome
 * @property {string} title
 * @property {string} detail
 * @property {string} unchecked what nothing here can check; only of a valid body
 */

const WARNED = {
  export_fails: "Valid for m3ter, but the export will probably fail",
  wrong_place: "Valid for m3ter, but files will land in an unexpected place",
  advice: "Valid, with advice",
};

/** What nothing on the page can check. */
export const UNCHECKED = {
  S3: "Not checked: that the bucket exists, that m3ter can assume the role, and that the code is unique.",
  GCS: "Not checked: that the bucket exists, that m3ter may write to it, and that the code is unique.",
};

/**
 * Returns the destinations if there are several in place of one: in an array, or in `data` as m3ter answers.
 * @param {Reading} reading
 * @returns {object[] | undefined}
 */
export function listIn({ body, wrong, text }) {
  const list = wrong[0]?.code === "not_an_object" ? JSON.parse(text) : body?.code === undefined && body?.data;
  return Array.isArray(list) && list.length > 1 && list.every((each) => each?.code) ? list : undefined;
}

/**
 * Returns whether the report may lack warnings: each field has a limit for its duplicates, and all unknown members share one.
 * @param {Issue[]} warnings
 */
export function isCapped(warnings) {
  /** @type {Record<string, number>} */
  const counts = {};
  return warnings.some(({ code, path: [name], params: { names } }) => {
    const group = isField(name) ? `${code} ${name}` : "unknown";
    // One warning is about all members that have the names of response fields.
    counts[group] = (counts[group] ?? 0) + (Array.isArray(names) ? names.length : 1);
    return counts[group] >= MAX_WARNINGS;
  });
}

/**
 * @param {Reading} reading
 * @param {Operation} operation
 * @param {string | undefined} toSet the title of a setting that has to change before the request can be built
 * @returns {Verdict}
 */
export function verdictOn(reading, operation, toSet) {
  const { report, missing, wrong, warnings, body } = reading;
  const verb = operation === "create" ? "Create" : "Update";
  const subject = report.destinationType === null ? verb : `${verb} ${report.destinationType} destination`;
  const atLeast = isCapped(warnings) ? "at least " : "";
  const found = warnings.length > 0 ? [atLeast + count(warnings.length, "warning")] : [];
  /** @param {string[]} rest */
  const detail = (...rest) => [subject, ...rest].join(" · ");
  if (report.valid) {
    const groups = byImpact(warnings);
    const worst = /** @type {const} */ (["export_fails", "wrong_place", "advice"]).find(
      (impact) => groups[impact].length > 0,
    );
    if (toSet)
      return { outcome: "incomplete", title: toSet, detail: detail("the body has no errors", ...found), unchecked: "" };
    const unchecked = UNCHECKED[report.destinationType ?? "S3"];
    if (worst) return { outcome: "warned", title: WARNED[worst], detail: detail("no errors", ...found), unchecked };
    return { outcome: "ready", title: "Ready to send", detail: detail("no errors, no warnings"), unchecked };
  }
  const list = listIn(reading);
  if (list) {
    const title = `List of ${count(list.length, "destination")}`;
    return { outcome: "refused", title, detail: "Paste one of them", unchecked: "" };
  }
  const toFill = `${count(missing.length, "field")} to fill in`;
  if (wrong.length === 0)
    return { outcome: "incomplete", title: toFill, detail: detail("no errors so far", ...found), unchecked: "" };
  const also = missing.length > 0 ? [toFill] : [];
  const refusal = body === undefined ? "not a JSON object" : "m3ter refuses this";
  return {
    outcome: "refused",
    title: count(wrong.length, "error"),
    detail: detail(refusal, ...also, ...found),
    unchecked: "",
  };
}
