/** Shows what a fix or a repair changed in the text, until the next change. */
import { StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { fromPage } from "./history.js";

const mark = Decoration.mark({ class: "cm-changed" });

export const changedRanges = StateField.define({
  create: () => Decoration.none,
  update(ranges, transaction) {
    if (!transaction.docChanged) return ranges;
    if (transaction.annotation(fromPage) !== "fix") return Decoration.none;
    /** @type {import("@codemirror/state").Range<Decoration>[]} */
    const found = [];
    transaction.changes.iterChangedRanges((_, __, from, to) => {
      // A repair can take out a body, which has no old one to compare it with.
      if (to > from && to - from < transaction.newDoc.length / 2) found.push(mark.range(from, to));
    });
    return Decoration.set(found);
  },
  provide: (field) => EditorView.decorations.from(field),
});
