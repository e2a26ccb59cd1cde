/** Runs other programs, and ends ours with a sentence where a stack trace would tell nobody anything. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A reason to stop, told in one sentence. */
export class Refusal extends Error {}

/**
 * Runs a task of the command line.
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
 * Runs a program with its output on ours.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] over the one that we have
 * @returns {boolean} whether it succeeded
 */
export function succeeds(program, args, env) {
  const { status } = spawnSync(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit" });
  return status === 0;
}

/**
 * Runs a program that has to succeed.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] over the one that we have
 */
export function run(program, args, env) {
  if (!succeeds(program, args, env)) throw new Refusal(`\`${[program, ...args].join(" ")}\` failed.`);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {string | undefined} what it printed, or nothing when it is not there or failed
 */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param {string} name
 * @returns {string | undefined} where on PATH the program is
 */
export function onPath(name) {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isProgram);
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
