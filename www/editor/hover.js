/** What the schema says of the member whose name is under the pointer. */
import { element } from "../element.js";
import { KIND, KINDS, VERSION } from "../fields.js";
import { prose } from "../prose.js";
import { placeAt } from "./place.js";

/**
 * @import { EditorView } from "@codemirror/view"
 */

const FIELDS = [KIND, VERSION, ...KINDS.flatMap(({ fields }) => fields)];

/**
 * @param {EditorView} view
 * @param {number} at
 */
export function fieldTooltip({ state }, at) {
  const place = placeAt(state, at);
  if (place?.kind !== "name" || at < place.from) return null;
  const name = state.sliceDoc(place.from + 1, place.to - 1);
  const field = FIELDS.find((field) => field.name === name);
  if (field === undefined) return null;
  return {
    pos: place.from,
    end: place.to,
    create: () => ({ dom: element("div", { className: "cm-field" }, ...prose(field.help)) }),
  };
}
