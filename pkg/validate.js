/** The two checks, over any instance of the module: how a value gets in, and how a report comes out. */
import { jsonText } from "./json-text.js";
import { readAdvice, readOperation, readOptions, readVersion } from "./options.js";
import { TextEncoder } from "./text-coding.js";
import { escapeLoneSurrogates, isWellFormed, restoreRanges } from "./well-formed.js";

/** @import { Instance } from "./instance.js" */
/** @import { Report, validateExportDestination, validateExportDestinationResponse } from "./index.js" */

// Kept from before anybody could patch them.
const encoder = new TextEncoder();
const encodeInto = encoder.encodeInto.bind(encoder);
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const setBytes = Function.prototype.call.bind(typedArray.set);
/** @type {(value: unknown) => string | undefined} */
const typedArrayName = getter(Symbol.toStringTag);
/** @type {(bytes: Uint8Array) => number} */
const byteLength = getter("byteLength");

/** @param {PropertyKey} name */
function getter(name) {
  const { get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(typedArray, name));
  return Function.prototype.call.bind(/** @type {() => any} */ (get));
}

/** Up to this length the buffer may as well have room for the worst case, three bytes a UTF-16 unit. */
const SHORT = 1 << 16;

/** `validate` and `validateResponse` of the wasm answer with one of these. */
const STATUS = { s3: 0, gcs: 1 };

const OPERATIONS = { unknown: 0, create: 1, update: 2 };

/** @param {Instance} wasm */
export function bindValidators(wasm) {
  let view = new Uint8Array();

  /**
   * The kept buffer, as a view that may reach beyond it.
   * @param {number} size
   */
  function reserve(size) {
    const pointer = wasm.reserve(size);
    // A view of memory that has grown since has no length any more.
    if (view.byteOffset !== pointer || view.byteLength < size) view = new Uint8Array(wasm.memory.buffer, pointer);
    return view;
  }

  /** @param {string} text */
  function write(text) {
    if (text.length <= SHORT) return encodeInto(text, reserve(text.length * 3)).written;
    const size = text.length + (text.length >> 3);
    const { read, written } = encodeInto(text, reserve(size).subarray(0, size));
    if (read === text.length) return written;
    const worst = text.length * 3;
    return encodeInto(text, reserve(worst).subarray(0, worst)).written;
  }

  /** @param {Uint8Array} bytes */
  function writeBytes(bytes) {
    const length = byteLength(bytes);
    // Bytes whose buffer was transferred away cannot be copied, not even none of them.
    if (length > 0) setBytes(reserve(length), bytes);
    return length;
  }

  /**
   * @param {number} status
   * @returns {Report}
   */
  function report(status) {
    if (status === STATUS.s3) return { valid: true, destinationType: "S3", issues: [] };
    if (status === STATUS.gcs) return { valid: true, destinationType: "GCS", issues: [] };
    return wasm.takeReport();
  }

  /**
   * @param {string} text
   * @param {boolean} fromText
   * @param {(length: number, fromText: boolean) => number} run
   */
  function checkText(text, fromText, run) {
    const length = write(text);
    // As many bytes as units: all of it is ASCII.
    if (length === text.length || isWellFormed(text)) return report(run(length, fromText));
    const { escaped, places } = escapeLoneSurrogates(text);
    return restoreRanges(report(run(write(escaped), fromText)), places);
  }

  /**
   * @param {unknown} json
   * @param {(length: number, fromText: boolean) => number} run
   */
  function check(json, run) {
    if (typeof json === "string") return checkText(json, true, run);
    if (typedArrayName(json) === "Uint8Array") {
      return report(run(writeBytes(/** @type {Uint8Array} */ (json)), true));
    }
    const text = jsonText(json);
    if (typeof text === "string") return checkText(text, false, run);
    return /** @type {Report} */ (wasm.unsendable(text.kind, text.path, text.error));
  }

  return {
    /** @type {typeof validateExportDestination} */
    validateExportDestination(json, options) {
      const given = readOptions(options);
      const update = readOperation(given) === "update";
      const currentVersion = readVersion(given, "currentVersion");
      const advice = readAdvice(given);
      return check(json, (length, fromText) => wasm.validate(length, fromText, update, currentVersion, advice));
    },

    /** @type {typeof validateExportDestinationResponse} */
    validateExportDestinationResponse(json, options) {
      const given = readOptions(options);
      const operation = OPERATIONS[readOperation(given) ?? "unknown"];
      const sentVersion = readVersion(given, "sentVersion");
      return check(json, (length, fromText) => wasm.validateResponse(length, fromText, operation, sentVersion));
    },
  };
}
