/** The validators that are compared. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * @typedef {object} Validator what a file of contestants/ exports
 * @property {(value: unknown) => readonly string[]} check returns the messages of all errors
 * @property {(text: string) => readonly string[]} [checkText] takes JSON text; the default parses it for `check`
 *
 * @typedef {object} Contestant
 * @property {string} label
 * @property {string} file
 * @property {Validator["check"]} check
 * @property {Validator["check"]} checkText
 */

export const OURS = "this package";

const FILES = {
  [OURS]: "m3ter",
  zod: "zod",
  "zod/mini": "zod-mini",
  valibot: "valibot",
  arktype: "arktype",
  TypeBox: "typebox",
  ajv: "ajv",
  "ajv standalone": "ajv-standalone",
};

/** @returns {Promise<Contestant[]>} this package first */
export function loadContestants() {
  return Promise.all(
    Object.entries(FILES).map(async ([label, name]) => {
      const file = new URL(`contestants/${name}.js`, import.meta.url).pathname;
      /** @type {Validator} */
      const { check, checkText = (text) => check(JSON.parse(text)) } = await import(file);
      return { label, file, check, checkText: /** @type {Validator["check"]} */ (checkText) };
    }),
  );
}

/**
 * Makes one minified file of a contestant, as a page would load it.
 * @param {Contestant} contestant
 * @returns {Promise<Uint8Array>}
 */
export async function bundle({ file }) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** @param {Uint8Array} bytes */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** @returns {string} the libraries with their versions */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  return Object.entries(dependencies)
    .map((entry) => entry.join(" "))
    .join(", ");
}
