/** Runs the module, over any instance of it: how a value gets in, and how a report comes out. */
import { ARE_VALUES, CLEAN, IS_TEXT, UNSENDABLE } from "./instance.js";
import { TOO_LARGE, jsonText } from "./json-text.js";
import { uncurried } from "./natives.js";
import { rowOf } from "./plain-values.js";
import { TextEncoder, decode } from "./text-coding.js";
import { escapeLoneSurrogates, isWellFormed, restoreRanges } from "./well-formed.js";
import { bindWire } from "./wire.js";

/** @import { Instance } from "./instance.js" */
/** @import { Unsendable } from "./json-text.js" */
/** @import { Report } from "./index.js" */

// Kept from before anybody could patch them.
const { max } = Math;
const encoder = new TextEncoder();
const encodeInto = encoder.encodeInto.bind(encoder);
const Bytes = Uint8Array;
const typedArray = Object.getPrototypeOf(Bytes.prototype);
const setBytes = uncurried(typedArray.set);
/** @type {(value: unknown) => string | undefined} */
const typedArrayName = getter(typedArray, Symbol.toStringTag);
/** @type {(bytes: Uint8Array) => number} */
const byteLength = getter(typedArray, "byteLength");

/**
 * Not fooled by another realm's class, nor by what only calls itself one.
 * @param {unknown} value
 * @returns {value is Uint8Array}
 */
export function isBytes(value) {
  return typedArrayName(value) === "Uint8Array";
}

/**
 * @param {object} prototype
 * @param {PropertyKey} name
 */
function getter(prototype, name) {
  const { get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, name));
  return uncurried(/** @type {() => any} */ (get));
}

/**
 * Up to this length there may as well be room for the worst case, three bytes a UTF-16 unit: the buffer is then of a
 * size that the wasm keeps.
 */
const SHORT = 1 << 12;

/** In bytes: a buffer of this size the wasm keeps from call to call, until there is a report. */
const MOST_KEPT = 1 << 16;

/** Of the wasm, in bytes; a `Uint8Array` may have more. */
const ADDRESS_SPACE = 2 ** 32;

/**
 * One of the two checks, with its options.
 * @typedef {object} Run
 * @property {number} how what the wasm's `run` is asked for
 * @property {number} version the stored or the sent one, or 0
 * @property {boolean} isQuick whether it is a request's for a create, and nobody asks for what would be sent
 */

/**
 * @template T
 * @typedef {(report: Report, sent?: string | Uint8Array) => T} Then what is made of a report, and of the text that would be sent
 */

/** @typedef {ReturnType<typeof bindHost>} Host */

/**
 * @param {() => Instance} start called when there is something to validate; what it throws goes through
 * @param {string} words see pkg/words.js
 */
export function bindHost(start, words) {
  const { readReport, readOutlook } = bindWire(words);
  /** @type {Instance} */
  let wasm;
  /** The wasm's buffer. */
  let view = new Bytes();
  /** How much of that is sure to stay, in bytes. */
  let room = 0;
  /** Of the buffer: a turn is one validation's. */
  const use = { turn: 0 };

  /**
   * Throws when there is no memory for it.
   * @param {number} size
   * @returns {Uint8Array} the wasm's buffer, or its first part
   */
  function reserve(size) {
    if (size <= room) return view;
    if (size >= ADDRESS_SPACE) throw new RangeError();
    const pointer = wasm.reserve(size) >>> 0;
    view = new Bytes(wasm.memory.buffer, pointer, size);
    room = size <= MOST_KEPT ? size : 0;
    return view;
  }

  /**
   * @param {string} text
   * @returns {number} its length in bytes
   */
  function write(text) {
    if (text.length > SHORT) {
      // Room for what most texts need, and for the worst case only when that did not do.
      const { read, written } = encodeInto(text, reserve(text.length + (text.length >> 3)));
      if (read === text.length) return written;
    }
    const { read, written } = encodeInto(text, reserve(3 * max(text.length, SHORT)));
    if (read !== text.length) throw new RangeError();
    return written;
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {number} their number
   */
  function writeBytes(bytes) {
    const length = byteLength(bytes);
    // Bytes whose buffer was transferred away cannot be copied, not even none of them.
    if (length > 0) setBytes(reserve(length), bytes);
    return length;
  }

  /**
   * @param {Unsendable} obstacle
   * @returns {Report}
   */
  function unsendable({ why, path, detail = "" }) {
    const report = readReport(wasm.memory, ask(detail, why << UNSENDABLE));
    report.issues[0].path = path;
    return report;
  }

  /**
   * @param {number} length of what was written
   * @param {number} how
   * @param {number} version
   */
  function lookCloser(length, how, version) {
    // Memory may grow, and a view of it is then of no use any more.
    room = 0;
    return wasm.run(length, how, version) >>> 0;
  }

  /**
   * @param {number} length of what was written
   * @param {boolean} fromText
   * @param {Run} run
   * @returns {Report}
   */
  function report(length, fromText, { how, version }) {
    const flawless = clean(wasm.glance(length, how));
    if (flawless) return flawless;
    const answer = lookCloser(length, fromText ? how | IS_TEXT : how, version);
    return clean(answer) ?? readReport(wasm.memory, answer);
  }

  /**
   * The report on the body of a create, where it is told at a glance that there is nothing to report.
   * @param {unknown} json
   */
  function glance(json) {
    const buffer = reserve(3 * SHORT);
    const row = rowOf(json, buffer, use);
    if (row === undefined) return undefined;
    const { written } = encodeInto(row, buffer);
    return written === row.length ? clean(wasm.glance(written, ARE_VALUES)) : undefined;
  }

  /**
   * @template T
   * @param {string} text
   * @param {boolean} fromText
   * @param {Run} run
   * @param {Then<T>} then
   */
  function checkText(text, fromText, run, then) {
    const length = write(text);
    // As many bytes as units: all of it is ASCII.
    if (length === text.length || isWellFormed(text)) return then(report(length, fromText, run), text);
    const { escaped, places } = escapeLoneSurrogates(text);
    return then(restoreRanges(report(write(escaped), fromText, run), places), escaped);
  }

  /**
   * @template T
   * @param {unknown} json
   * @param {Run} run
   * @param {Then<T>} then
   */
  function checkAny(json, run, then) {
    if (typeof json === "string") return checkText(json, true, run, then);
    const flawless = run.isQuick ? glance(json) : undefined;
    if (flawless) return then(flawless);
    if (isBytes(json)) return then(report(writeBytes(json), true, run), json);
    const text = jsonText(json);
    if (typeof text === "string") return checkText(text, false, run, then);
    return then(unsendable(text));
  }

  /**
   * @template T
   * @param {unknown} json
   * @param {Run} run
   * @param {Then<T>} then
   */
  function check(json, run, then) {
    use.turn++;
    wasm ??= start();
    try {
      return checkAny(json, run, then);
    } catch {
      // Out of memory on the way. An instance that was stopped in the middle is of no use any more, nor a view of its memory.
      wasm = start();
      room = 0;
      return then(unsendable({ why: TOO_LARGE, path: [] }));
    }
  }

  /**
   * @param {string} text
   * @param {number} how
   */
  const ask = (text, how) => lookCloser(write(text), how, 0);

  /**
   * @param {string} text see the crate's `run`
   * @param {number} how
   */
  const outlook = (text, how) => readOutlook(wasm.memory, ask(text, how));

  return { check, outlook };
}

/**
 * @param {number} answer of the wasm
 * @returns {Report | undefined}
 */
function clean(answer) {
  return answer < CLEAN.length ? { valid: true, destinationType: CLEAN[answer], issues: [] } : undefined;
}

/** @param {Uint8Array} bytes of UTF-8 */
export function decodeBytes(bytes) {
  // Decoders refuse shared memory.
  const copy = new Bytes(byteLength(bytes));
  setBytes(copy, bytes);
  return decode(copy);
}
