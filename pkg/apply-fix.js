/** Applies a fix to the text of a body, whose author's hand stays visible wherever the fix changes nothing. */
import { TextDecoder, TextEncoder } from "./text-coding.js";
import { isBytes } from "./host.js";

/** @import { Fix, JsonPatchOperation } from "./index.js" */

/**
 * The text of an object, in pieces that make the whole when joined in this order.
 * @typedef {object} Root
 * @property {string} head up to the opening brace
 * @property {Member[]} members
 * @property {string} tail from the end of the last member on, or from the opening brace
 *
 * @typedef {object} Member
 * @property {string} lead blanks, and for all but the first the comma among them
 * @property {string} name in its quotes
 * @property {string} colon and the blanks around it
 * @property {string} value
 */

const { parse, stringify } = JSON;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {any} json
 * @param {Fix} fix
 */
export function applyFix(json, fix) {
  const isText = typeof json === "string";
  const isUtf8 = isBytes(json);
  let text;
  try {
    text = isText ? json : isUtf8 ? decode(json) : stringify(json);
    // For its complaints alone.
    parse(text);
  } catch {
    throw refusal("the document is not JSON");
  }
  const fixed = patched(text, fix);
  return isText ? fixed : isUtf8 ? encode(fixed) : parse(fixed);
}

/** @param {string} why */
function refusal(why) {
  return new Error(`the fix does not apply: ${why}`);
}

/** @param {string} text */
function encode(text) {
  const room = new Uint8Array(text.length * 3);
  return room.slice(0, encoder.encodeInto(text, room).written);
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const text = decoder.decode(bytes);
  // A decoder replaces what is not UTF-8, and drops a byte order mark: no text is better than another one.
  return encode(text).some((byte, index) => byte !== bytes[index]) ? "" : text;
}

/**
 * @param {string} text JSON
 * @param {Fix} fix
 */
function patched(text, fix) {
  const root = read(text);
  for (const operation of fix.patch) apply(operation, root);
  const members = root.members.map(({ lead, name, colon, value }) => lead + name + colon + value);
  return root.head + members.join("") + root.tail;
}

/**
 * @param {string} text JSON
 * @returns {Root}
 */
function read(text) {
  if (text.trimStart()[0] !== "{") throw refusal("the document is not an object");
  const marks = punctuation(text);
  const start = marks[0] + 1;
  const members = [];
  let end = start;
  for (let index = 2; index < marks.length; index += 2) {
    const [left, middle, right] = marks.slice(index - 2, index + 1);
    const name = text.slice(left + 1, middle).trim();
    const value = text.slice(middle + 1, right).trim();
    const nameStart = text.indexOf(name, left);
    const valueStart = text.indexOf(value, middle);
    const colon = text.slice(nameStart + name.length, valueStart);
    members.push({ lead: text.slice(end, nameStart), name, colon, value });
    end = valueStart + value.length;
  }
  return { head: text.slice(0, start), members, tail: text.slice(end) };
}

/**
 * @param {string} text JSON, and an object
 * @returns {number[]} where the root's own punctuation is: `{`, then `:` and `,` by turns, then `}`
 */
function punctuation(text) {
  const marks = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') {
      while (text[++at] !== '"') if (text[at] === "\\") at++;
    } else if (unit === "{" || unit === "[") {
      if (depth++ === 0) marks.push(at);
    } else if (unit === "}" || unit === "]") {
      if (--depth === 0) marks.push(at);
    } else if (depth === 1 && (unit === ":" || unit === ",")) {
      marks.push(at);
    }
  }
  return marks;
}

/**
 * @param {JsonPatchOperation} operation
 * @param {Root} root
 */
function apply(operation, root) {
  const { op } = operation;
  const { members } = root;
  const target = memberName(operation.path);
  const source = op === "move" ? memberName(operation.from) : target;
  const names = members.map(({ name }) => parse(name));
  // The last of a name is the one that counts.
  const member = members[names.lastIndexOf(source)];
  if (!member && op !== "add") throw refusal(`there is no member \`${source}\``);
  if (op === "remove" || op === "move") {
    if (op === "move") member.name = stringify(target);
    root.members = members.filter((each, index) =>
      each === member ? op === "move" : names[index] !== source && names[index] !== target,
    );
    if (root.members.length > 0) root.members[0].lead = members[0].lead;
  } else {
    const value = op === "add" || op === "replace" ? stringify(operation.value) : undefined;
    if (value === undefined) throw refusal(`\`${stringify(operation)}\` is no operation of a fix`);
    if (member) member.value = value;
    else members.push({ ...style(root), name: stringify(target), value });
  }
}

/** @param {string} pointer of a member of the root, RFC 6901 */
function memberName(pointer) {
  const name = pointer.slice(1);
  if (pointer[0] !== "/" || /\/|~(?![01])/.test(name)) throw refusal(`\`${pointer}\` points to no member of the root`);
  return name.replace(/~1/g, "/").replace(/~0/g, "~");
}

/**
 * @param {Root} root
 * @returns {{ lead: string, colon: string }} as the author would write them for a member behind the last one
 */
function style({ members, tail }) {
  const last = members[members.length - 1];
  if (members.length > 1) return last;
  if (last) {
    // After a brace there may be no blank where after a comma there is one.
    const blanks = last.lead || last.colon.slice(last.colon.indexOf(":") + 1);
    return { lead: `,${blanks}`, colon: last.colon };
  }
  const blanks = tail.slice(0, tail.indexOf("}"));
  return { lead: blanks.includes("\n") ? `${blanks}  ` : blanks, colon: blanks ? ": " : ":" };
}
