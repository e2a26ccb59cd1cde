/** The vectors' form on disk, and what they ask of the package. */
import { readFileSync } from "node:fs";
import { validateExportDestination } from "m3ter-export-destination";

/**
 * @typedef {object} Answer Java's, on one string
 * @property {boolean} isCode
 * @property {boolean} isIamRoleArn
 * @property {number} length
 *
 * @typedef {object} Run of characters that are judged alike at a place
 * @property {string} template with the place as `?`
 * @property {number} first
 * @property {number} last
 * @property {boolean} isCode
 * @property {boolean} isIamRoleArn
 */

export const STRINGS = new URL("strings.tsv", import.meta.url);
export const CHARACTERS = new URL("characters.tsv", import.meta.url);

/** What would break a line, hide from a reader, or not survive as UTF-8. */
const TO_ESCAPE =
  /[\0-\x1f\x7f-\xa0\xad\u0300\u0660\u1680\u180e\u2000-\u200b\u2028-\u202f\u3000\ufeff\uffff]|\p{Cs}|\\/gu;

/** @param {string} string */
export function escape(string) {
  const unit = (/** @type {string} */ character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return string.replace(TO_ESCAPE, (character) => (character === "\\" ? "\\\\" : unit(character)));
}

/** @param {string} escaped */
export function unescape(escaped) {
  return escaped.replace(/\\(?:u(....)|\\)/g, (_, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : "\\"));
}

/** @param {URL} file */
function* lines(file) {
  for (const line of readFileSync(file, "utf8").split("\n").slice(0, -1)) yield line.split("\t");
}

/** @param {string} verdict */
function readVerdict(verdict) {
  return { isCode: "cb".includes(verdict), isIamRoleArn: "rb".includes(verdict) };
}

/**
 * @param {string} line as Java writes it
 * @returns {Answer}
 */
export function readAnswer(line) {
  const [verdict, length] = line.split("\t");
  return { ...readVerdict(verdict), length: Number(length) };
}

/** @returns {Generator<[string: string, answer: Answer]>} */
export function* strings() {
  for (const [verdict, length, string] of lines(STRINGS)) {
    yield [unescape(string), { ...readVerdict(verdict), length: Number(length) }];
  }
}

/** @returns {Generator<Run>} */
export function* characters() {
  for (const [template, first, last, verdict] of lines(CHARACTERS)) {
    yield { template, first: parseInt(first, 16), last: parseInt(last, 16), ...readVerdict(verdict) };
  }
}

/** Written down here once more, from the contract. */
const LIMITS = { name: [1, 200], code: [1, 80], bucketName: [3, 63], iamRoleArn: [1, Infinity] };

/**
 * What the package should find, were the string in each of the four fields.
 * @param {string} string
 * @param {Answer} answer
 */
function expected(string, { isCode, isIamRoleArn, length }) {
  const matches = { name: true, code: isCode, bucketName: true, iamRoleArn: isIamRoleArn };
  const found = [];
  for (const [field, [min, max]] of Object.entries(LIMITS)) {
    if (length < min) found.push(`${field} too_short ${length}`);
    if (length > max) found.push(`${field} too_long ${length}`);
    // An empty string is too short and no more.
    if (length > 0 && !matches[/** @type {keyof typeof matches} */ (field)]) found.push(`${field} format`);
    // Java takes half a surrogate pair. UTF-8 cannot carry it, so it never arrives there.
    if (/\p{Cs}/u.test(string)) found.push(`${field} lone_surrogate`);
  }
  return found;
}

/** @param {string} string */
function actual(string) {
  const body = { destinationType: "S3", name: string, code: string, bucketName: string, iamRoleArn: string };
  return validateExportDestination(body, { advice: false }).issues.map(({ path: [field], code, reason, params }) => {
    if (code !== "format") return `${field} ${code} ${params.actual}`;
    return `${field} ${reason === "lone_surrogate" ? reason : code}`;
  });
}

/**
 * @param {string} string
 * @param {Answer} answer
 * @returns {string | undefined} what differs
 */
export function difference(string, answer) {
  const [wanted, found] = [expected(string, answer).join(", "), actual(string).join(", ")];
  return wanted === found ? undefined : `"${escape(string)}": [${found}] in place of Java's [${wanted}]`;
}
