/** Starts instances of the compiled module; any number of them live side by side. */

/** @import { DestinationType } from "./index.js" */

/**
 * What the module exports (src/wasm.rs). A `usize` comes out signed.
 * @typedef {object} Instance
 * @property {WebAssembly.Memory} memory
 * @property {() => number} edition
 * @property {(bytes: number) => number} reserve
 * @property {(length: number, how: number) => number} glance
 * @property {(length: number, how: number, version: number) => number} run
 */

/** What `glance` and `run` are asked for, a bit each; without the first two it validates the body of a request. */
export const VALIDATE_RESPONSE = 1;
export const PREVIEW = 2;
export const IS_CREATE = 4;
export const IS_UPDATE = 8;
export const IS_TEXT = 16;
export const WITH_ADVICE = 32;
/** What is written is the values alone, see plain-values.js. */
export const ARE_VALUES = 64;
/** From this bit on there is why a value could not be sent. */
export const UNSENDABLE = 7;

export const OPERATIONS = { create: IS_CREATE, update: IS_UPDATE };

/** @type {readonly DestinationType[]} what they answer when there is nothing to report: one of these places */
export const CLEAN = ["S3", "GCS"];

/** @param {WebAssembly.Module} module */
export const instantiate = (module) => exportsOf(new WebAssembly.Instance(module));

/**
 * In an object of the ordinary kind, in which engines find them sooner.
 * @param {WebAssembly.Instance} instance
 * @returns {Instance}
 */
export const exportsOf = ({ exports }) => /** @type {any} */ ({ ...exports });
