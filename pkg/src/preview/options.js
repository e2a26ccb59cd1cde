/** Reads the options of a preview. */
import { readOperation, readOptions, readVersion } from "../options.js";
import { DEFAULT_BASE_URL, readBaseUrl } from "./base-url.js";

/** @import { Operation } from "../../index.js" */

/** The years that ISO 8601 writes with four digits. */
const FIRST = /* @__PURE__ */ Date.parse("0000-01-01T00:00:00.000Z");
const LAST = /* @__PURE__ */ Date.parse("9999-12-31T23:59:59.999Z");

/** Requires an offset after a time: without one, the time zone would be the machine's. */
const ISO_8601 = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * @typedef {object} ReadOptions
 * @property {Operation} operation
 * @property {number | undefined} currentVersion
 * @property {string | undefined} orgId
 * @property {string | undefined} id of the stored destination; only in an update, and empty if it is missing there
 * @property {string} baseUrl without trailing slashes
 * @property {string} now in UTC, as `Date.prototype.toISOString` writes it
 */

/**
 * @param {unknown} options
 * @returns {ReadOptions}
 */
export function readPreviewOptions(options) {
  const given = readOptions(options);
  const operation = readOperation(given) ?? "create";
  const id = readId(given, "id");
  return {
    operation,
    currentVersion: readVersion(given, "currentVersion"),
    orgId: readId(given, "orgId"),
    id: operation === "update" ? (id ?? "") : undefined,
    baseUrl: baseUrlOf(given),
    now: readNow(given),
  };
}

/**
 * @param {Readonly<Record<string, unknown>>} options
 * @param {"orgId" | "id"} name
 */
function readId(options, name) {
  const id = options[name];
  if (id === undefined || typeof id === "string") return id;
  throw new TypeError(`options.${name} must be a string`);
}

/** @param {Readonly<Record<string, unknown>>} options */
function baseUrlOf({ baseUrl }) {
  if (baseUrl === undefined) return DEFAULT_BASE_URL;
  const read = typeof baseUrl === "string" ? readBaseUrl(baseUrl) : undefined;
  if (read !== undefined) return read;
  throw new TypeError("options.baseUrl must be an http or https URL without credentials, query and fragment");
}

/** @param {Readonly<Record<string, unknown>>} options */
function readNow({ now }) {
  const time = now === undefined ? Date.now() : timeOf(now);
  if (!(time >= FIRST && time <= LAST)) {
    throw new TypeError("options.now must be a Date, milliseconds or ISO 8601 with its offset, in the years 0 to 9999");
  }
  return new Date(time).toISOString();
}

/**
 * @param {unknown} now
 * @returns {number} NaN if it is not a time
 */
function timeOf(now) {
  if (typeof now === "number") return now;
  if (typeof now === "string") return parseIso(now);
  try {
    // Accepts a Date of any realm.
    return Date.prototype.getTime.call(now);
  } catch {
    return NaN;
  }
}

/** @param {string} text */
function parseIso(text) {
  const day = ISO_8601.exec(text)?.[1];
  // Engines read February 30 as March 1 or 2.
  const isDay = day !== undefined && dayOf(Date.parse(day)) === day;
  return isDay ? Date.parse(text) : NaN;
}

/** @param {number} time */
function dayOf(time) {
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
}
