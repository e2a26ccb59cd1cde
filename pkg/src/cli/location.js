/** Names a file for other programs: relative to the root of the repository if it is inside. */
import { isAbsolute, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** @import { Input } from "./inputs.js" */

/**
 * @param {Input} input
 * @param {string} root
 * @returns {string | undefined} with `/` as separator; absolute outside the root, `undefined` for standard input
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
 * @returns {string | undefined} a URI reference (RFC 3986)
 */
export function uriFrom(input, root) {
  const path = pathFrom(input, root);
  if (path === undefined) return undefined;
  return isAbsolute(path) ? pathToFileURL(path).href : path.split("/").map(encodeURIComponent).join("/");
}
