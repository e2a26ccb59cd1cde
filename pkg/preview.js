/** The preview, and what it has to know besides the body. */
import { decodeBytes } from "./host.js";
import { OPERATIONS, PREVIEW, WITH_ADVICE } from "./instance.js";
import { uncurried } from "./natives.js";
import { readOperation, readOptions, readVersion } from "./options.js";
import { outlookOf } from "./outlook.js";

/** @import { Host } from "./host.js" */
/** @import { previewExportDestination } from "./index.js" */
/** @typedef {Readonly<Record<string, unknown>>} Options */

/** While there is an error. */
const NOTHING = { request: null, response: null, objectKeys: null, access: null };

const DEFAULT_BASE_URL = "https://api.m3ter.com";

/** The years that ISO 8601 writes with four digits. */
const FIRST = Date.parse("0000-01-01T00:00:00.000Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

/** With a time there has to be its offset: without one it would be this machine's. */
const ISO_8601 = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

const getTime = uncurried(Date.prototype.getTime);

/**
 * @param {Host} host
 * @returns {typeof previewExportDestination}
 */
export function bindPreview({ check, outlook }) {
  return (json, options) => {
    const given = readOptions(options);
    const operation = readOperation(given) ?? "create";
    const version = readVersion(given, "currentVersion");
    const orgId = readId(given, "orgId");
    const id = readId(given, "id");
    const base = readBaseUrl(given);
    const now = readNow(given);
    const target = operation === "update" ? id : "";
    const known = { orgId, base, now, date: now.slice(0, 10), hour: now.slice(11, 13), target };
    return check(json, { how: OPERATIONS[operation] | WITH_ADVICE, version, isQuick: false }, (report, sent = "") => {
      const body = !report.valid ? "" : typeof sent === "string" ? sent : decodeBytes(sent);
      const { optionIssues, facts, members } = outlook(`${orgId}\n${target}\n${body}`, PREVIEW | OPERATIONS[operation]);
      const isReady = report.valid && optionIssues.length === 0;
      return { report, optionIssues, ...(isReady ? outlookOf({ ...known, ...facts, body }, members) : NOTHING) };
    });
  };
}

/**
 * @param {Options} options
 * @param {"orgId" | "id"} name
 * @returns {string} a line of text, empty when it is not known
 */
function readId(options, name) {
  const id = options[name];
  if (id === undefined && name === "id") return "";
  if (typeof id !== "string") throw new TypeError(`options.${name} must be a string`);
  // With a line break it is no UUID anyway.
  return id.replaceAll("\n", " ");
}

/**
 * @param {Options} options
 * @returns {string} without slashes at its end
 */
function readBaseUrl({ baseUrl }) {
  if (baseUrl === undefined) return DEFAULT_BASE_URL;
  const url = typeof baseUrl === "string" ? parseUrl(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError("options.baseUrl must be an http or https URL without credentials, query and fragment");
  }
  let end = url.pathname.length;
  while (url.pathname[end - 1] === "/") end--;
  // curl would take brackets for a range.
  return url.origin + url.pathname.slice(0, end).replace(/[[\]]/g, encodeURIComponent);
}

/** @param {string} text */
function parseUrl(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {Options} options
 * @returns {string} in UTC, as `Date.prototype.toISOString` has it
 */
function readNow({ now }) {
  const date = new Date(now === undefined ? Date.now() : timeOf(now));
  const time = getTime(date);
  if (!(time >= FIRST && time <= LAST)) {
    throw new TypeError("options.now must be a Date, milliseconds or ISO 8601 with its offset, in the years 0 to 9999");
  }
  return date.toISOString();
}

/**
 * @param {unknown} now
 * @returns {number} NaN when it is no moment
 */
function timeOf(now) {
  if (typeof now === "number") return now;
  if (typeof now === "string") return parseIso(now);
  try {
    // A Date of any realm.
    return getTime(now);
  } catch {
    return NaN;
  }
}

/** @param {string} text */
function parseIso(text) {
  const day = ISO_8601.exec(text)?.[1];
  // Engines take February 30 for March 1 or 2.
  const isDay = day !== undefined && toDay(Date.parse(day)) === day;
  return isDay ? Date.parse(text) : NaN;
}

/** @param {number} time */
function toDay(time) {
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
}
