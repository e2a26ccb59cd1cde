/** Says in a few words what m3ter does with the body. */

/** @import { Report } from "m3ter-export-destination" */

/**
 * @param {Report} report
 * @returns {{ outcome: "accepted" | "warned" | "refused", text: string, detail: string }}
 */
export function verdict({ valid, destinationType, issues }) {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.length - errors;
  const details = [count(warnings, "warning")];
  if (destinationType !== null) details.push(`${destinationType} destination`);
  return {
    outcome: !valid ? "refused" : warnings > 0 ? "warned" : "accepted",
    text: valid ? "m3ter accepts this" : count(errors, "error"),
    detail: details.join(" · "),
  };
}

/**
 * @param {number} number
 * @param {string} noun
 */
function count(number, noun) {
  return `${number === 0 ? "no" : number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
