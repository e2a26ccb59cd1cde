/** Which files the arguments mean, and what is in them. */
import { readFile, stat, writeFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { getSystemErrorMap } from "node:util";
import { glob, isGlob } from "./glob.js";

/**
 * @typedef {object} Input
 * @property {string} name for people
 * @property {string} [path] absolute; standard input has none
 */

/** Why a file is not checked, or its fixes are not written; one sentence. */
export class Unusable extends Error {}

export const STDIN = "-";

/**
 * @param {string} pattern a file, a glob or `-`
 * @param {string} cwd
 * @returns {Promise<Input[]>}
 */
export async function find(pattern, cwd) {
  if (pattern === STDIN) return [{ name: "<stdin>" }];
  const kind = await stat(resolve(cwd, pattern)).catch(() => undefined);
  if (kind?.isDirectory()) throw new Unusable(`${pattern} is a folder; name the files in it`);
  if (kind === undefined && isGlob(pattern)) {
    const names = glob(pattern.replaceAll(sep, "/"), cwd);
    if (names.length === 0) throw new Unusable(`no file matches ${pattern}`);
    return names.map((name) => ({ name, path: resolve(cwd, name) }));
  }
  return [{ name: pattern, path: resolve(cwd, pattern) }];
}

/**
 * @param {Input} input
 * @param {NodeJS.ReadableStream} stdin
 * @returns {Promise<Uint8Array>}
 */
export async function read({ name, path }, stdin) {
  try {
    if (path !== undefined) return await readFile(path);
    const chunks = [];
    for await (const chunk of stdin) chunks.push(/** @type {Buffer} */ (chunk));
    return Buffer.concat(chunks);
  } catch (error) {
    throw new Unusable(`cannot read ${name}: ${explain(error)}`);
  }
}

/**
 * @param {Input & { path: string }} input
 * @param {Uint8Array} bytes
 */
export async function write({ name, path }, bytes) {
  try {
    // To open a pipe for writing would wait for somebody to read.
    if (!(await stat(path)).isFile()) throw new Error("it is not a regular file");
    await writeFile(path, bytes);
  } catch (error) {
    throw new Unusable(`cannot write ${name}: ${explain(error)}`);
  }
}

/**
 * The system's own words: Node's message holds the code, the path and the name of the call besides.
 * @param {any} error
 * @returns {string}
 */
export function explain(error) {
  return getSystemErrorMap().get(error.errno)?.[1] ?? error.message;
}
