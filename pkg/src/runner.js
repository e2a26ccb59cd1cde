/**
 * Runs the WebAssembly instance: writes a text into its memory, passes the report on, and replaces an instance that was
 * stopped by a trap.
 */
import { __wbg_reset_state, reserve, unserializable } from "../wasm/m3ter_export_destination.js";
import { byteLength } from "./bytes.js";
import { Unserializable } from "./json-text.js";
import { escapeLoneSurrogates, hasLoneSurrogates, restoreOffsets } from "./lone-surrogates.js";

/** @import { DestinationType, Report } from "../index.js" */

/**
 * Calls one of the module's two checks on a text that was written.
 * @callback Check
 * @param {number} length of the text, in bytes
 * @param {boolean} isText whether the input was text, so that the report has ranges and edits
 * @returns {number | Report} the report, or the destination type's index if there are no issues
 */

/** @typedef {ReturnType<typeof createRunner>} Run */

/** @type {readonly DestinationType[]} */
const DESTINATION_TYPES = ["S3", "GCS"];

/** The memory of a 32-bit module, in bytes. */
const ADDRESS_SPACE = 2 ** 32;

/** The module keeps a buffer of this size, in bytes, from call to call, and frees a larger one: `MAX_KEPT` in `wasm.rs`. */
const KEPT = 2 ** 16;

/** @param {() => { memory: WebAssembly.Memory }} start starts an instance, or returns the one that runs */
export function createRunner(start) {
  const encoder = new TextEncoder();
  /** @type {WebAssembly.Memory | undefined} unknown before the first call and after a trap */
  let memory;
  let isBroken = false;
  /** The module's buffer for texts. */
  let view = new Uint8Array();

  /**
   * Returns the module's buffer, with room for `size` bytes.
   * @param {number} size
   */
  function room(size) {
    if (size >= ADDRESS_SPACE) throw new RangeError("larger than WebAssembly's memory");
    const address = reserve(size);
    // If the memory has grown, the view is detached and its length is 0.
    if (view.byteOffset !== address || view.length !== size) {
      view = new Uint8Array(/** @type {WebAssembly.Memory} */ (memory).buffer, address, size);
    }
    return view;
  }

  /**
   * Writes a text as UTF-8 and returns its length in bytes.
   * @param {string} text
   */
  function write(text) {
    // Long texts are mostly ASCII, so the worst case, three bytes for each UTF-16 code unit, comes second.
    const { read, written } = encoder.encodeInto(text, room(Math.max(KEPT, text.length + (text.length >> 3))));
    if (read === text.length) return written;
    return encoder.encodeInto(text, room(text.length * 3)).written;
  }

  /** @param {Uint8Array} bytes */
  function writeBytes(bytes) {
    const length = byteLength(bytes);
    // A detached buffer has length 0, and `set` would throw.
    if (length > 0) room(Math.max(KEPT, length)).set(bytes);
    return length;
  }

  /**
   * @param {string} text
   * @param {boolean} isText
   * @param {Check} check
   */
  function checkText(text, isText, check) {
    const length = write(text);
    // One byte for each code unit: all of it is ASCII.
    if (length === text.length || !hasLoneSurrogates(text)) return toReport(check(length, isText));
    const { escaped, offsets } = escapeLoneSurrogates(text);
    return restoreOffsets(toReport(check(write(escaped), isText)), offsets);
  }

  function restart() {
    memory = undefined;
    view = new Uint8Array();
    isBroken = true;
    __wbg_reset_state();
    isBroken = false;
    memory = start().memory;
  }

  /**
   * Reports on what `toJsonText` made of an input.
   * @param {string | Uint8Array | Unserializable} content
   * @param {boolean} isText whether the input was this text or these bytes
   * @param {Check} check
   * @returns {Report}
   */
  return function run(content, isText, check) {
    if (isBroken) restart();
    memory ??= start().memory;
    try {
      if (typeof content === "string") return checkText(content, isText, check);
      if (content instanceof Unserializable) return reportUnserializable(content);
      return toReport(check(writeBytes(content), isText));
    } catch {
      // A trap, or a text that fits neither the memory nor a JavaScript string. After a trap the instance cannot be used.
      restart();
      return unserializable("too_large", "");
    }
  };
}

/** @param {Unserializable} value */
function reportUnserializable({ why, detail, path }) {
  const report = unserializable(why, detail);
  report.issues[0].path = path;
  return report;
}

/**
 * @param {number | Report} answer
 * @returns {Report}
 */
function toReport(answer) {
  return typeof answer === "number" ? { valid: true, destinationType: DESTINATION_TYPES[answer], issues: [] } : answer;
}
