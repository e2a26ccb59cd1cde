/** What other programs call a file: by its path from the repository's root where it has one. */
import { isAbsolute, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** @import { Input } from "./files.js" */

/**
 * @param {Input} input
 * @param {string} root
 * @returns {string | undefined} with `/` between folders; absolute outside the root, nothing for standard input
 */
export function pathFrom({ path }, root) {
  if (path === undefined) return undefined;
  const below = relative(root, path);
  const isOutside = below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
  return isOutside ? path : below.replaceAll(sep, "/");
}

/**
 * @param {Input} input
 * @param {string} root
 * @returns {string | undefined} a URI reference, RFC 3986
 */
export function uriFrom(input, root) {
  const path = pathFrom(input, root);
  if (path === undefined) return undefined;
  return isAbsolute(path) ? pathToFileURL(path).href : path.split("/").map(encodeURIComponent).join("/");
}
