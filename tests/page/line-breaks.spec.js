/** Line breaks of a text, and of an editor that has one character for each. */
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { Lines } from "../../www/text/line-breaks.js";

/** @param {string} text */
const viewOf = (text) => text.replace(/\r\n?/g, "\n");

test("an edit that brings a CR before an LF leaves two line breaks", () => {
  expect(viewOf(new Lines("a\rx\nb").replace(2, 3, ""))).toBe("a\n\nb");
  expect(viewOf(new Lines("a\n\rb").replace(2, 2, "\n"))).toBe("a\n\n\nb");
});

test("an edit of a text with CRLF alone keeps them, and gets no other", () => {
  expect(new Lines("a\r\nb\r\n").replace(4, 4, "\nc")).toBe("a\r\nb\r\n\r\nc");
});

test("after any edit the text has the lines of the editor", () => {
  const text = fc.string({ unit: fc.constantFrom("\r", "\n", "\r\n", "x"), maxLength: 12 });
  const inserted = fc.string({ unit: fc.constantFrom("\n", "x"), maxLength: 4 });
  fc.assert(
    fc.property(text, inserted, fc.nat(), fc.nat(), (text, inserted, start, length) => {
      const lines = new Lines(text);
      const from = start % (lines.view.length + 1);
      const to = from + (length % (lines.view.length - from + 1));
      const edited = viewOf(lines.view.slice(0, from) + inserted + lines.view.slice(to));
      expect(viewOf(lines.replace(from, to, inserted))).toBe(edited);
    }),
    { numRuns: 2_000 },
  );
});
