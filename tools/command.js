/** Runs other programs, and reports an expected failure as one sentence instead of a stack trace. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** An expected failure: its message is printed without a stack trace. */
export class Refusal extends Error {}

/**
 * Runs a command's task, and sets the exit code.
 * @param {() => void | Promise<void>} task
 */
export async function main(task) {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/**
 * Throws if something that a test needs was not built.
 * @param {string[]} files
 */
export function requireBuilt(...files) {
  const missing = files.find((file) => !existsSync(join(ROOT, file)));
  if (missing !== undefined) throw new Refusal(`${missing} is missing: run \`npm run build\` first.`);
}

/**
 * Runs a program that shares our terminal.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @returns {boolean} whether it succeeded
 */
export function succeeds(program, args, env) {
  const { status } = spawnSync(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit" });
  return status === 0;
}

/**
 * Runs a program, and throws if it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 */
export function run(program, args, env) {
  if (!succeeds(program, args, env)) throw new Refusal(`\`${[program, ...args].join(" ")}\` failed.`);
}

const { npm_execpath: npm } = process.env;

/** Starts npm: on Windows it is a script, which Node cannot spawn, but npm passes its own path to the programs that it runs. */
export const NPM = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {string | undefined} its standard output, or `undefined` if it is missing or failed
 */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param {string} name
 * @returns {string | undefined} the path of the program, if it is on PATH
 */
export function onPath(name) {
  const suffixes = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix))).find(isProgram);
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
