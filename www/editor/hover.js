/** A tooltip with what the schema says of the member whose name is under the pointer. */
import { CLOUDS, TYPE, VERSION } from "../state/fields.js";
import { element, prose } from "./element.js";
import { placeAt } from "./place.js";

/** @import { EditorView } from "@codemirror/view" */

const FIELDS = [TYPE, VERSION, ...CLOUDS.flatMap(({ fields }) => fields)];

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
