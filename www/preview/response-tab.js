/** What m3ter answers. */
import { element } from "../element.js";
import { codeBlock } from "./code-block.js";

/** @import { Ready } from "./preview.js" */

/** @param {Ready} ready */
export function responseTab({ response }) {
  const note = element("p", { className: "note" }, "Ids and dates are examples.");
  return [codeBlock(`${response.status} OK`, `${JSON.stringify(response.body, null, 2)}\n`, "json", [note])];
}
