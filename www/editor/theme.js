/** The editor in the page's colors, which it inherits as custom properties through the shadow root. */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const squiggle = (/** @type {string} */ color) => ({
  // CodeMirror's own are images in data: addresses, which the page's policy forbids.
  backgroundImage: "none",
  textDecoration: `underline wavy ${color} 1px`,
  textUnderlineOffset: "3px",
  textDecorationSkipInk: "none",
});

const marker = (/** @type {string} */ color) => ({
  content: "normal",
  width: "7px",
  height: "7px",
  margin: "0.5em 0 0 3px",
  borderRadius: "50%",
  background: color,
});

const colors = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--code-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.6" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "32px", padding: "0 4px 0 10px" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 2px" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  // The selection is drawn under the lines, so the active line lets it through.
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--raised)", outline: "1px solid var(--line)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--bad)" },
  ".cm-specialChar": { color: "var(--bad)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--raised)", border: "1px solid var(--line)", color: "var(--muted)" },
  ".cm-lintRange-error": squiggle("var(--bad)"),
  ".cm-lintRange-warning": squiggle("var(--warn)"),
  ".cm-lintRange-info, .cm-lintRange-hint": { backgroundImage: "none" },
  ".cm-lintRange-active": { backgroundColor: "var(--raised)" },
  ".cm-lint-marker-error": marker("var(--bad)"),
  ".cm-lint-marker-warning": { ...marker("var(--warn)"), borderRadius: "1px", transform: "rotate(45deg)" },
  ".cm-lint-marker-info": { ...marker("none"), border: "1px solid var(--muted)" },
  // Backgrounds do not survive forced colors, and these marks are nothing else.
  "@media (forced-colors: active)": {
    ".cm-lint-marker-error, .cm-lint-marker-warning": { background: "CanvasText", forcedColorAdjust: "none" },
    ".cm-changed": { textDecoration: "underline" },
  },
  ".cm-tooltip": {
    border: "1px solid var(--edge)",
    borderRadius: "4px",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    fontFamily: "system-ui, sans-serif",
    maxWidth: "min(32rem, 92vw)",
  },
  ".cm-field": { padding: "6px 10px", borderLeft: "3px solid transparent" },
  ".cm-tooltip code": {
    fontFamily: "var(--code)",
    fontSize: "0.93em",
    overflowWrap: "anywhere",
    unicodeBidi: "isolate",
  },
  ".cm-diagnostic": { padding: "6px 10px", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--warn)" },
  ".cm-diagnostic-info": { borderLeft: "3px solid var(--edge)" },
  ".cm-diagnosticAction": {
    display: "block",
    margin: "6px 0 0",
    padding: "2px 8px",
    border: "1px solid var(--edge)",
    borderRadius: "4px",
    backgroundColor: "var(--surface)",
    color: "var(--accent)",
    cursor: "pointer",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--code)",
    fontSize: "var(--code-size)",
    maxHeight: "none",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 10px", lineHeight: "1.6" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { marginLeft: "1em", fontStyle: "normal", fontFamily: "system-ui, sans-serif" },
  ".cm-completionInfo": { padding: "6px 10px", fontFamily: "system-ui, sans-serif" },
  ".cm-changed": { backgroundColor: "var(--changed)", borderRadius: "2px" },
  ".cm-panels": { backgroundColor: "var(--ground)", color: "var(--ink)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel button[name=close]": { color: "var(--ink)", cursor: "pointer" },
  ".cm-textfield": {
    border: "1px solid var(--edge)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
  },
  ".cm-button": {
    border: "1px solid var(--edge)",
    borderRadius: "var(--radius)",
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
  },
  ".cm-panel.cm-search": {
    padding: "8px 32px 8px 10px",
    fontFamily: "system-ui, sans-serif",
    fontSize: "var(--small)",
  },
  ".cm-panel.cm-search input, .cm-panel.cm-search button": {
    minHeight: "var(--target-small)",
    margin: "2px 6px 2px 0",
    fontSize: "var(--small)",
  },
  // As for the page's own text fields, in style/controls.css.
  "@media (pointer: coarse)": { ".cm-panel.cm-search input.cm-textfield": { fontSize: "16px" } },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    marginRight: "10px",
    fontSize: "var(--small)",
  },
  ".cm-panel.cm-search label input": { minHeight: "auto", margin: "0" },
  ".cm-panel.cm-search button[name=close]": {
    top: "6px",
    right: "8px",
    minHeight: "24px",
    minWidth: "24px",
    margin: "0",
    fontSize: "var(--lead)",
  },
  ".cm-button:active": { backgroundImage: "none" },
  ".cm-searchMatch": { backgroundColor: "var(--selection)" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--accent)" },
});

const syntax = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--name)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--literal)" },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: "var(--muted)" },
]);

export const theme = [colors, syntaxHighlighting(syntax)];
