/** What a warning leads to. */

/**
 * @import { Issue } from "m3ter-export-destination"
 * @typedef {"export_fails" | "wrong_place" | "advice"} Impact
 */

/** @type {Record<string, Impact>} */
const BY_CODE = {
  prefix: "wrong_place",
  foreign_field: "wrong_place",
  unknown_field: "wrong_place",
  name: "advice",
  duplicate_member: "advice",
  destination_type_missing: "advice",
  response_field: "advice",
};

/**
 * @param {Issue & { impact?: Impact }} warning
 * @returns {Impact}
 */
export function impactOf({ impact, code }) {
  return impact ?? BY_CODE[code] ?? "export_fails";
}
