/** Reads what src/wire.rs writes: reports, and what the crate knows of a preview. */
import { CLEAN } from "./instance.js";
import { slice, uncurried, withMember } from "./natives.js";
import { bindSentences } from "./sentences.js";
import { escaped } from "./templates.js";
import { decode } from "./text-coding.js";
import { ERRORS } from "./words.js";

/** @import { DestinationType, Fix, Issue, JsonPatchOperation, Position, Report } from "./index.js" */
/** @import { Change } from "./sentences.js" */
/** @import { Data } from "./templates.js" */

/** @type {readonly (DestinationType | null)[]} */
const DESTINATION_TYPES = [null, ...CLEAN];

/** What comes before data, but before a text of the module's. */
const UNKNOWN_TEXT = 0;
const KNOWN_TEXTS = 1;
const INTEGER = 2;

// Kept from before anybody could patch them.
const Bytes = Uint8Array;
/** @type {<K, V>(map: Map<K, V>, key: K) => V | undefined} */
const getIn = uncurried(Map.prototype.get);
/** @type {<K, V>(map: Map<K, V>, key: K, value: V) => void} */
const setIn = uncurried(Map.prototype.set);

/** @param {string} words see pkg/words.js */
export function bindWire(words) {
  const { codeAt, reasonAt, sentence, title } = bindSentences(words);
  /** @type {Map<number, string>} texts of the module's, by what crosses in their place */
  const known = new Map();
  /** What is in the module's memory. @type {ArrayBuffer} */
  let buffer;
  /** @type {Uint8Array} */
  let bytes;
  /** Where the next number is. */
  let at = 0;
  /** The texts that are not the module's, in a row. */
  let texts = "";
  /** Where the next of them begins. */
  let next = 0;

  /**
   * @template T
   * @param {() => T} read
   */
  function reader(read) {
    /**
     * @param {WebAssembly.Memory} memory the module's
     * @param {number} start of the numbers, behind the texts
     */
    return (memory, start) => {
      buffer = memory.buffer;
      bytes = new Bytes(buffer);
      at = start;
      const length = number();
      texts = textAt(start - length, length);
      next = 0;
      const result = read();
      texts = "";
      return result;
    };
  }

  /**
   * @param {number} address
   * @param {number} length in bytes
   */
  const textAt = (address, length) => decode(new Bytes(buffer, address, length));

  function number() {
    let digit = bytes[at++];
    let number = digit & 127;
    // Behind the memory's end there would be nothing.
    for (let unit = 128; digit > 127; unit *= 128) {
      digit = bytes[at++];
      number += (digit & 127) * unit;
    }
    return number;
  }

  function string(place = number()) {
    if (place === UNKNOWN_TEXT) {
      const length = number();
      return slice(texts, next, (next += length));
    }
    let text = getIn(known, place);
    if (text === undefined) setIn(known, place, (text = textAt(place >>> 8, place & 0xff)));
    return text;
  }

  /**
   * @template T
   * @param {() => T} read
   */
  function list(read) {
    /** @type {T[]} */
    const all = [];
    for (let left = number(); left > 0; left--) all[all.length] = read();
    return all;
  }

  /** @returns {Data} */
  function data() {
    const kind = number();
    if (kind === INTEGER) return number();
    return kind === KNOWN_TEXTS ? list(string) : string(kind);
  }

  function params() {
    /** @type {Record<string, Data>} */
    let params = {};
    for (let left = number(); left > 0; left--) params = withMember(params, string(), data());
    return params;
  }

  /** @returns {Position} */
  function position() {
    return { offset: number(), line: number(), column: number() };
  }

  /** @returns {Change} */
  function change() {
    return { op: string(), from: string(), name: string(), value: number() ? data() : undefined };
  }

  /** @returns {Fix | undefined} */
  function fix() {
    const changes = list(change);
    if (changes.length === 0) return undefined;
    const patch = [];
    for (let index = 0; index < changes.length; index++) patch[index] = operationOf(changes[index]);
    return { title: title(changes), patch };
  }

  /** @returns {Issue} */
  function issue() {
    const place = number();
    const detail = number();
    const reason = reasonAt(detail);
    const severity = place < ERRORS ? "error" : "warning";
    const code = codeAt(place);
    const path = list(string);
    const about = params();
    const message = sentence(place, detail, about);
    const issue = /** @type {any} */ (
      reason ? { severity, code, reason, path, message, params: about } : { severity, code, path, message, params: about }
    );
    const ranged = number() ? withMember(issue, "range", { start: position(), end: position() }) : issue;
    const repair = fix();
    return repair ? withMember(ranged, "fix", repair) : ranged;
  }

  const issues = () => list(issue);

  return {
    readReport: reader(
      /** @returns {Report} */
      () => ({ valid: number() === 1, destinationType: DESTINATION_TYPES[number()], issues: issues() }),
    ),
    readOutlook: reader(() => ({ optionIssues: issues(), facts: params(), members: list(string) })),
  };
}

/**
 * @param {Change} change
 * @returns {JsonPatchOperation}
 */
function operationOf({ op, from, name, value }) {
  const path = pointer(name);
  const rest = op === "move" ? { from: pointer(from), path } : op === "remove" ? { path } : { path, value };
  return /** @type {JsonPatchOperation} */ ({ op, ...rest });
}

/**
 * The JSON Pointer of a member of the document: https://www.rfc-editor.org/rfc/rfc6901
 * @param {string} name
 */
function pointer(name) {
  return `/${escaped(name, inPointer)}`;
}

/** @param {number} unit */
function inPointer(unit) {
  return unit === 0x7e ? "~0" : unit === 0x2f ? "~1" : undefined;
}
