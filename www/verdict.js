/** Says in a few words what m3ter does with the body. It is the largest thing on the page. */
import { byId } from "./element.js";
import { count } from "./prose.js";

/** @import { Reading } from "./reading.js" */

/**
 * @param {Reading} reading
 * @returns {{ outcome: "accepted" | "warned" | "incomplete" | "refused", text: string, detail: string }}
 */
export function verdict({ state, report, missing, wrong, warnings, body }) {
  const kind = report.destinationType === null ? [] : [`${report.destinationType} destination`];
  const checked = [state.operation === "create" ? "Create" : "Update", ...kind];
  /** @param {string[]} rest */
  const detail = (...rest) => [...checked, ...rest].join(" · ");
  const found = count(warnings.length, "warning");
  if (report.valid) {
    const outcome = warnings.length > 0 ? "warned" : "accepted";
    return { outcome, text: "m3ter accepts this", detail: detail("no errors", found) };
  }
  const toFill = `${count(missing.length, "field")} to fill in`;
  if (wrong.length === 0) return { outcome: "incomplete", text: toFill, detail: detail("no errors so far", found) };
  const also = missing.length > 0 ? [toFill] : [];
  const refusal = body === undefined ? "not a JSON object" : "m3ter refuses this";
  return { outcome: "refused", text: count(wrong.length, "error"), detail: detail(...also, found, refusal) };
}

/**
 * @param {Reading} reading
 * @returns {string} what a screen reader says
 */
export function showVerdict(reading) {
  const { outcome, text, detail } = verdict(reading);
  byId("verdict", HTMLElement).dataset.outcome = outcome;
  byId("verdict-text", HTMLElement).textContent = text;
  byId("verdict-detail", HTMLElement).textContent = detail;
  return `${text}. ${detail}`;
}
