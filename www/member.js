/** Changes one member of the body's text, and nothing else in it. */
import { applyFix } from "m3ter-export-destination/slim";
import { objectText } from "./reading.js";

/** @import { Fix, Json } from "m3ter-export-destination" */

/**
 * @param {string} text of a JSON object, or blank
 * @param {string} name
 * @param {Json | undefined} value `undefined` to remove the member
 */
export function withMember(text, name, value) {
  const path = `/${name}`;
  return withFix(text, { title: "", applicability: "safe", patch: [value === undefined ? { op: "remove", path } : { op: "add", path, value }] });
}

/**
 * @param {string} text of a JSON object, or blank
 * @param {Fix} fix
 */
export function withFix(text, fix) {
  return applyFix(objectText(text), fix);
}
