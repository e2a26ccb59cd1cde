/**
 * The functions of the package that the verdict needs. From the package's sources, because each of its entries is one file:
 * so the code of the preview can be loaded later.
 */

import { requireWebAssembly } from "../pkg/src/compile.js";
import { createRunner } from "../pkg/src/runner.js";
import { initSync, validate } from "../pkg/wasm/m3ter_export_destination.js";
import moduleUrl from "../pkg/wasm/m3ter_export_destination_bg.wasm?url";

/** @type {WebAssembly.Module} */
let module;

/** Loads the module; the functions work from then on. */
export async function init() {
  requireWebAssembly();
  try {
    const response = await fetch(moduleUrl);
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    module = await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw new Error("The validator could not be loaded. Check the network, then reload the page.", { cause });
  }
}

export const run = createRunner(() => initSync({ module }));

/**
 * `validateExportDestination` for a text.
 * @param {string} text
 * @param {boolean} isUpdate
 * @param {number | undefined} currentVersion
 */
export function validateText(text, isUpdate, currentVersion) {
  return run(text, true, (length, isText) => validate(length, isText, isUpdate, currentVersion ?? 0, true));
}
