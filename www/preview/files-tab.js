/** Where the files will lie in the bucket, as a small tree for each partition order. */
import { copyButton } from "../copy.js";
import { element } from "../element.js";
import { shortened } from "../prose.js";

/**
 * @import { ObjectKeys } from "m3ter-export-destination"
 * @import { Ready } from "./preview.js"
 * @typedef {Map<string, Tree>} Tree
 */

const TITLES = { TIME_FIRST: "Time first", TYPE_FIRST: "Type first" };

/** @param {Ready} ready */
export function filesTab({ layouts }) {
  return layouts.map((layout, index) => tree(layout, index === 0));
}

/**
 * @param {ObjectKeys} layout
 * @param {boolean} chosen
 */
function tree({ partitionOrder, maxBytes, files }, chosen) {
  const title = element("h3", {}, TITLES[partitionOrder], " ", element("code", {}, partitionOrder));
  const mark = element("span", { className: "chosen" }, chosen ? "as the body has it" : "the other order");
  const head = element("div", { className: "block-head" }, title, mark);
  const longest = Math.max(...files.map(({ bytes }) => bytes));
  if (longest > maxBytes) {
    const why = `There can be no such file: its key would have ${longest.toLocaleString("en")} bytes, and the most is ${maxBytes.toLocaleString("en")}.`;
    return element("div", { className: "block", role: "group", "aria-label": TITLES[partitionOrder] }, head, element("p", { className: "note" }, why));
  }
  /** @type {Tree} */
  const root = new Map();
  for (const { uri, key } of files) {
    let folder = within(root, uri.slice(0, uri.length - key.length));
    const parts = key.split("/");
    parts.forEach((part, index) => (folder = within(folder, index < parts.length - 1 ? `${part}/` : part)));
  }
  const block = element("div", { className: "block", role: "group", "aria-label": TITLES[partitionOrder] }, head, branches(root, true));
  if (!chosen) return block;
  const list = element("ul", { className: "files" });
  for (const { kind, uri, bytes } of files) {
    const length = `a key of ${bytes.toLocaleString("en")} bytes, of ${maxBytes.toLocaleString("en")} at most`;
    const name = kind === "usage" ? "Usage data" : "Operational data";
    list.append(
      element("li", {}, element("span", {}, `${name}: ${length}`), copyButton(`URI of ${name.toLowerCase()}`, () => uri, "URI")),
    );
  }
  block.append(list);
  return block;
}

/**
 * @param {Tree} folder
 * @param {string} name
 * @returns {Tree}
 */
function within(folder, name) {
  const inner = folder.get(name) ?? new Map();
  folder.set(name, inner);
  return inner;
}

/**
 * @param {Tree} folder
 * @param {boolean} [isRoot] with the bucket in it
 * @returns {HTMLUListElement}
 */
function branches(folder, isRoot = false) {
  const items = [...folder].map(([name, inner]) => {
    const [path, end] = isRoot ? [name, inner] : unbranched(name, inner);
    const label = element("span", { className: end.size > 0 ? "folder" : "object" }, shortened(path));
    return element("li", {}, label, ...(end.size > 0 ? [branches(end)] : []));
  });
  return element("ul", { className: "tree" }, ...items);
}

/**
 * Folders in which there is but one other stand on one line with it.
 * @param {string} path
 * @param {Tree} folder
 * @returns {[path: string, folder: Tree]}
 */
function unbranched(path, folder) {
  const [[name, inner] = ["", folder]] = folder;
  return folder.size === 1 && inner.size > 0 ? unbranched(path + name, inner) : [path, folder];
}
