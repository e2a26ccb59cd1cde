/** Opens an example. */
import { replaceBody } from "../state/changes.js";

/** @param {import("../state/examples.js").Example} example */
export function load({ title, draft }) {
  replaceBody(draft, `Example: ${title}.`);
}
