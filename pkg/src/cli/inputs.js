/** Finds, reads and writes the files that the arguments name, and standard input. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { isAbsolute, resolve, sep } from "node:path";
import { getSystemErrorMap } from "node:util";
import { glob, isDynamicPattern } from "tinyglobby";

/** @import { Stats } from "node:fs" */
/** @import { FileHandle } from "node:fs/promises" */

/**
 * @typedef {object} Input
 * @property {string} name for people
 * @property {string} [path] absolute; standard input has none
 */

/** A file that cannot be found, read or written. */
export class InputError extends Error {}

const STDIN = "-";

/**
 * Finds the inputs that the patterns name. A file with several names or links is returned once, by its first name.
 * @param {string[]} patterns files, globs and `-`
 * @param {string} cwd
 * @param {(error: InputError) => void} fail is called for each pattern without an input
 * @returns {Promise<Input[]>}
 */
export async function findInputs(patterns, cwd, fail) {
  /** @type {Map<string | undefined, Input>} by real path */
  const inputs = new Map();
  for (const pattern of patterns) {
    try {
      for (const input of await find(pattern, cwd)) {
        const { path } = input;
        const key = path && (await realpath(path).catch(() => path));
        if (!inputs.has(key)) inputs.set(key, input);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error);
    }
  }
  return [...inputs.values()];
}

/**
 * @param {string} pattern
 * @param {string} cwd
 * @returns {Promise<Input[]>}
 */
async function find(pattern, cwd) {
  if (pattern === STDIN) return [{ name: "<stdin>" }];
  // It would be the working directory.
  if (pattern === "") throw new InputError("a file name is empty");
  // A file whose name looks like a glob is still a file.
  const entry = await stat(resolve(cwd, pattern)).catch(() => undefined);
  if (entry?.isDirectory()) {
    const files = `${pattern.replace(/[\\/]+$/, "")}/**/*.json`;
    throw new InputError(`${pattern} is a directory; name the files in it, as in '${files}'`);
  }
  if (entry === undefined && isDynamicPattern(pattern)) {
    const names = await expand(pattern.replaceAll(sep, "/"), cwd);
    if (names.length === 0) throw new InputError(`no file matches ${pattern}`);
    return names.map((name) => ({ name, path: resolve(cwd, name) }));
  }
  return [{ name: pattern, path: resolve(cwd, pattern) }];
}

/**
 * @param {string} pattern
 * @param {string} cwd
 * @returns {Promise<string[]>} sorted
 */
async function expand(pattern, cwd) {
  // In this package's globs, parentheses are characters of a name: `app/(admin)/*.json`.
  const names = await glob(pattern.replace(/(?<!\\)[()]/g, "\\$&"), {
    cwd,
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    extglob: false,
    ignore: pattern.includes("node_modules") ? [] : "**/node_modules/**",
  });
  return names.sort();
}

/**
 * @param {Input} input
 * @param {NodeJS.ReadableStream} stdin
 * @returns {Promise<Uint8Array>}
 */
export async function readInput({ name, path }, stdin) {
  try {
    if (path !== undefined) return await readFile(path);
    const chunks = [];
    for await (const chunk of stdin) chunks.push(/** @type {Buffer} */ (chunk));
    return Buffer.concat(chunks);
  } catch (error) {
    throw new InputError(`cannot read ${name}: ${explain(error)}`);
  }
}

/**
 * Writes all bytes or none where that is possible: a file that is written in place loses its end when the disk is full.
 * @param {string} name
 * @param {string} path
 * @param {Uint8Array} bytes
 */
export async function writeInput(name, path, bytes) {
  try {
    const file = await realpath(path);
    const stats = await stat(file);
    if (!stats.isFile()) throw new Error("not a regular file");
    await access(file, constants.W_OK);
    // A file with other names has to stay the same file.
    const isReplaced = stats.nlink === 1 && (await replace(file, bytes, stats).catch(refuse));
    if (!isReplaced) await writeFile(file, bytes);
  } catch (error) {
    throw new InputError(`cannot write ${name}: ${explain(error)}`);
  }
}

/**
 * Returns false for an error that leaves the file as it was and may not be one of the file itself: its folder cannot be changed, or
 * the file is a mount point, as `docker run --volume` makes of a file.
 * @param {any} error
 */
function refuse(error) {
  if (["EACCES", "EPERM", "EBUSY", "EXDEV"].includes(error.code)) return false;
  throw error;
}

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {Stats} stats of the file: its permissions and owner are kept
 * @returns {Promise<boolean>} false, and the file is as before, if the owner cannot be kept
 */
async function replace(file, bytes, stats) {
  const temporary = `${file}.${randomUUID()}.tmp`;
  // Only its owner can read it until it gets the file's permissions.
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    if (!(await setOwner(handle, stats))) return false;
    await handle.chmod(stats.mode);
    await handle.close();
    await rename(temporary, file);
    return true;
  } finally {
    await handle.close();
    await rm(temporary, { force: true });
  }
}

/**
 * @param {FileHandle} handle
 * @param {Stats} stats with the owner
 */
async function setOwner(handle, { uid, gid }) {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return true;
  return handle.chown(uid, gid).then(
    () => true,
    () => false,
  );
}

/**
 * Returns the system's own description; Node's message repeats the code, the call and the path.
 * @param {any} error
 * @returns {string}
 */
export function explain(error) {
  return getSystemErrorMap().get(error.errno)?.[1] ?? error.message;
}
