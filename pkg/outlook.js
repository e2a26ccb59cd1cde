/** What submitting a body without an error would do, put into words as src/preview/ does it. */
import { has, unitAt, withMember } from "./natives.js";
import { escaped, isHalf, readTemplates, textOf } from "./templates.js";
import { PREVIEW } from "./words.js";

/** @import { Access, IamPolicy, ObjectKey, Preview } from "./index.js" */
/** @import { Data, Style, Templates } from "./templates.js" */
/** @typedef {(name: string) => any} Texts */

/** What src/preview/texts.rs has. @type {Style} */
const STYLE = {
  hole: "<>",
  marks: {
    __proto__: null,
    // A word of the shell that begins with a hyphen would be an option.
    "'": (text) => `'${text[0] === "-" ? " " : ""}${escaped(text, quoted)}'`,
    "\\": (text) => `'${escaped(text, printed)}'`,
    "*": (text) => escaped(text, literal),
  },
};

/** @type {Templates | undefined} */
let templates;

/**
 * @param {Record<string, Data>} known by the names that the templates have for it
 * @param {readonly string[]} members the names of the answer's members
 * @returns {Omit<Preview, "report" | "optionIssues">}
 */
export function outlookOf(known, members) {
  const read = (templates ??= readTemplates(PREVIEW, STYLE));
  /** @type {Texts} */
  const texts = (name) => textOf(read, known, name);
  return { request: request(texts), response: response(texts, known, members), objectKeys: objectKeys(texts), access: access(texts) };
}

/** @param {Texts} texts */
function request(texts) {
  const headers = { Authorization: texts("authorization"), "Content-Type": texts("contentType") };
  const method = texts("method");
  return { method, url: texts("url"), headers, body: texts("body"), curl: texts("curl"), tokenCurl: texts("tokenCurl") };
}

/**
 * @param {Texts} texts
 * @param {Record<string, Data>} known
 * @param {readonly string[]} members
 */
function response(texts, known, members) {
  /** @type {any} */
  let body = {};
  for (let at = 0; at < members.length; at++) {
    const name = members[at];
    const value = has(known, name) && typeof known[name] === "number" ? known[name] : texts(name);
    if (value !== "") body = withMember(body, name, value);
  }
  return { status: /** @type {const} */ (200), body };
}

/** @param {Texts} texts */
function objectKeys(texts) {
  /** @type {(kind: ObjectKey["kind"]) => ObjectKey} */
  const file = (kind) => {
    const key = texts(`${kind}Key`);
    return { kind, key, uri: texts(`${kind}Uri`), bytes: countBytes(key) };
  };
  return { partitionOrder: texts("partitionOrder"), maxBytes: /** @type {const} */ (1024), files: [file("usage"), file("operational")] };
}

/**
 * @param {Texts} texts
 * @returns {Access}
 */
function access(texts) {
  const principalPlaceholder = texts("placeholder");
  const destinationType = texts("destinationType");
  const guide = texts("guide");
  if (destinationType === "GCS") {
    return { destinationType, audience: texts("audience"), commands: texts("commands"), principalPlaceholder, guide };
  }
  const permissionPolicy = policy({ Effect: "Allow", Action: "s3:PutObject", Resource: texts("objects") });
  const trustPolicy = policy({ Effect: "Allow", Principal: { AWS: principalPlaceholder }, Action: "sts:AssumeRole" });
  return { destinationType, permissionPolicy, trustPolicy, principalPlaceholder, guide };
}

/**
 * @param {IamPolicy["Statement"][0]} statement
 * @returns {IamPolicy}
 */
const policy = (statement) => ({ Version: "2012-10-17", Statement: [statement] });

/**
 * Of UTF-8.
 * @param {string} text
 */
function countBytes(text) {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = unitAt(text, at);
    // A character that is two units has four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf(unit) ? 2 : 3;
  }
  return bytes;
}

/**
 * Whether a terminal might take it for a key.
 * @param {number} unit
 */
function isKey(unit) {
  return unit < 0x20 ? unit !== 0x09 && unit !== 0x0a && unit !== 0x0d : unit >= 0x7f && unit <= 0x9f;
}

/**
 * Between single quotes, what a shell reads as it.
 * @param {number} unit
 */
function quoted(unit) {
  if (unit === 0x27) return "'\\''";
  return isKey(unit) ? "\ufffd" : undefined;
}

/**
 * Between single quotes, what `printf`'s `%b` prints as it.
 * @param {number} unit
 */
function printed(unit) {
  if (unit === 0x5c) return "\\\\";
  if (!isKey(unit)) return quoted(unit);
  const octal = `\\0${unit >> 6}${(unit >> 3) & 7}${unit & 7}`;
  return unit < 0x80 ? octal : `\\0302${octal}`;
}

/**
 * What a policy of IAM takes for it to the letter.
 * @param {number} unit
 */
function literal(unit) {
  if (unit === 0x2a) return "${*}";
  if (unit === 0x3f) return "${?}";
  return unit === 0x24 ? "${$}" : undefined;
}
