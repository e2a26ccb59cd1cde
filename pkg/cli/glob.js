/**
 * Finds files by a pattern, for shells that pass patterns on as they are: `*` and `?` within a name, `**` for any folders,
 * `{a,b}` for either. Node has this from version 22 only.
 */
import { readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { WrongUsage } from "./arguments.js";

/** More patterns than anybody means. */
const MOST_ALTERNATIVES = 1000;

/** @param {string} pattern */
export function isGlob(pattern) {
  return /[*?]|\{.*,.*\}/s.test(pattern);
}

/**
 * @param {string} pattern with `/` between folders
 * @param {string} cwd
 * @returns {string[]} the files that match, named as the pattern begins, in order
 */
export function glob(pattern, cwd) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const alternative of alternatives(pattern)) {
    const root = /^([a-z]:)?\/+/i.exec(alternative)?.[0] ?? "";
    const segments = alternative.slice(root.length).split(/\/+/);
    // One `**` after another says no more, and would walk every folder once for each.
    walk(root, segments.filter((segment, index) => segment !== "**" || segments[index - 1] !== "**"), cwd, found);
  }
  return [...found].sort();
}

/**
 * Spells out the first pair of braces, then those that are left.
 * @param {string} pattern
 * @returns {string[]}
 */
export function alternatives(pattern) {
  /** @type {string[]} */
  const done = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = firstBraces(next);
    if (braces === undefined) done.push(next);
    else open.push(...braces.reverse());
    if (done.length + open.length > MOST_ALTERNATIVES) throw new WrongUsage(`"${pattern}" has too many alternatives`);
  }
  return done;
}

/**
 * @param {string} pattern
 * @returns {string[] | undefined} the pattern with each part in place of the first braces that hold a comma
 */
function firstBraces(pattern) {
  for (let start = pattern.indexOf("{"); start !== -1; start = pattern.indexOf("{", start + 1)) {
    const parts = [];
    let depth = 0;
    let partStart = start + 1;
    for (let at = start; at < pattern.length; at++) {
      const character = pattern[at];
      if (character === "{") depth++;
      else if (character === "}") depth--;
      if ((character === "," && depth === 1) || depth === 0) {
        parts.push(pattern.slice(partStart, at));
        partStart = at + 1;
      }
      if (depth > 0) continue;
      if (parts.length === 1) break;
      return parts.map((part) => pattern.slice(0, start) + part + pattern.slice(at + 1));
    }
  }
  return undefined;
}

/**
 * @param {string} folder as the pattern names it; empty for the working directory
 * @param {string[]} segments the pattern's rest
 * @param {string} cwd
 * @param {Set<string>} found
 */
function walk(folder, [segment, ...rest], cwd, found) {
  if (segment === "**") {
    walk(folder, rest.length === 0 ? ["*"] : rest, cwd, found);
    for (const entry of entries(folder, cwd)) {
      // A link could lead round in a circle.
      const isEntered = entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules";
      if (isEntered) walk(`${folder}${entry.name}/`, [segment, ...rest], cwd, found);
    }
    return;
  }
  const names = /[*?]/.test(segment) ? matching(segment, folder, cwd) : [segment];
  for (const name of names) {
    const path = folder + name;
    const kind = status(resolve(cwd, path));
    if (rest.length === 0 && kind?.isFile()) found.add(path);
    else if (rest.length > 0 && kind?.isDirectory()) walk(`${path}/`, rest, cwd, found);
  }
}

/**
 * @param {string} segment
 * @param {string} folder
 * @param {string} cwd
 */
function matching(segment, folder, cwd) {
  const names = entries(folder, cwd).map(({ name }) => name);
  // As in a shell, a hidden file has to be meant.
  return names.filter((name) => (segment.startsWith(".") || !name.startsWith(".")) && matches(name, segment));
}

/**
 * Goes back to the last `*` alone, so that no pattern takes more than the product of both lengths.
 * @param {string} name
 * @param {string} segment
 */
export function matches(name, segment) {
  const characters = [...name];
  const wanted = [...segment];
  let at = 0;
  let next = 0;
  let star = -1;
  let starAt = 0;
  while (at < characters.length) {
    if (wanted[next] === "*") {
      star = next++;
      starAt = at;
    } else if (wanted[next] === "?" || wanted[next] === characters[at]) {
      next++;
      at++;
    } else if (star !== -1) {
      next = star + 1;
      at = ++starAt;
    } else {
      return false;
    }
  }
  return wanted.slice(next).every((character) => character === "*");
}

/**
 * @param {string} folder
 * @param {string} cwd
 */
function entries(folder, cwd) {
  try {
    return readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch {
    // One that may not be read has nothing to find.
    return [];
  }
}

/** @param {string} path */
function status(path) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
