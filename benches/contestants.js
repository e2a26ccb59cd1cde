/** Who takes part, and how to get at them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Validator what a file of contestants/ exports
 * @property {(value: unknown) => any} validate
 * @property {(text: string) => any} [validateText] where that is not `JSON.parse`, then `validate`
 * @property {(result: any) => boolean} isValid
 * @property {(result: any) => readonly string[]} messages one for each problem
 *
 * @typedef {object} Contestant
 * @property {string} id the file's name
 * @property {string} label
 * @property {string} [library] its package among this folder's
 */

/** @type {readonly Contestant[]} */
export const CONTESTANTS = [
  { id: "m3ter", label: "this package" },
  { id: "m3ter-errors-only", label: "this package, `advice: false`" },
  { id: "ajv-standalone", label: "ajv, standalone", library: "ajv" },
  { id: "ajv", label: "ajv", library: "ajv" },
  { id: "zod", label: "zod", library: "zod" },
  { id: "zod-mini", label: "zod/mini", library: "zod" },
  { id: "valibot", label: "valibot", library: "valibot" },
  { id: "typebox", label: "TypeBox", library: "typebox" },
  { id: "arktype", label: "arktype", library: "arktype" },
];

/** @param {Contestant} contestant */
export const entry = ({ id }) => fileURLToPath(new URL(`contestants/${id}.js`, import.meta.url));

/**
 * @param {Contestant} contestant
 * @returns {Promise<Validator>}
 */
export const load = (contestant) => import(entry(contestant));

/** @returns {string[]} each library with its version */
export function versions() {
  const libraries = new Set(CONTESTANTS.flatMap(({ library }) => library ?? []));
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  return Array.from(libraries, (library) => `${library} ${dependencies[library]}`);
}
