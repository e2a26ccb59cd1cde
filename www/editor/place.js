/** Finds what a position in the body is in: the name of a member of the root, or its value. Reads incomplete JSON, too. */
import { syntaxTree } from "@codemirror/language";

/**
 * @import { EditorState } from "@codemirror/state"
 * @import { SyntaxNode } from "@lezer/common"
 *
 * @typedef {object} Place
 * @property {"name" | "value"} kind
 * @property {string} name of the member, at a value
 * @property {number} from of the name or the value
 * @property {number} to
 */

/**
 * @param {EditorState} state
 * @param {number} at
 * @returns {Place | undefined} nowhere, when deeper than the root
 */
export function placeAt(state, at) {
  const inner = syntaxTree(state).resolveInner(at, -1);
  const property = ancestor(inner, "Property");
  const object = ancestor(inner, "Object");
  if (object?.parent?.name !== "JsonText" || (property && property.parent?.from !== object.from)) return undefined;
  const word = wordAt(state, at);
  const name = property?.getChild("PropertyName");
  if (name && at <= name.to && at > name.from) return { kind: "name", name: "", from: name.from, to: name.to };
  const before = state.sliceDoc(object.from, word.from).trimEnd();
  if (before.endsWith(":")) {
    return { kind: "value", name: name ? state.sliceDoc(name.from + 1, name.to - 1) : nameBefore(before), ...word };
  }
  if (/[{,]$/.test(before)) return { kind: "name", name: "", ...word };
  return undefined;
}

/**
 * @param {EditorState} state
 * @returns {string[]} of the members of the root, as far as the text can be parsed
 */
export function memberNames(state) {
  const root = syntaxTree(state).topNode.getChild("Object");
  const names = (root?.getChildren("Property") ?? []).map((property) => property.getChild("PropertyName"));
  return names.flatMap((name) => (name ? [state.sliceDoc(name.from + 1, name.to - 1)] : []));
}

/**
 * @param {SyntaxNode | null} node
 * @param {string} name
 */
function ancestor(node, name) {
  while (node && node.name !== name) node = node.parent;
  return node;
}

/**
 * Returns the range of the word at a position: a text in quotes, an open quote, or a bare word.
 * @param {EditorState} state
 * @param {number} at
 */
function wordAt(state, at) {
  const line = state.doc.lineAt(at);
  const before = /"?[\w-]*$/.exec(line.text.slice(0, at - line.from))?.[0] ?? "";
  const after = /^[\w-]*"?/.exec(line.text.slice(at - line.from))?.[0] ?? "";
  return { from: at - before.length, to: at + (before.startsWith('"') || !after.endsWith('"') ? after.length : 0) };
}

/** @param {string} text that ends in a colon */
function nameBefore(text) {
  return /"([^"\\]*)"\s*:$/.exec(text)?.[1] ?? "";
}
