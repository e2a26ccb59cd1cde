/** Applies a fix of a report to what was validated. */
import { decodeUtf8, isBytes } from "./bytes.js";

/** @import { Fix, JsonPatchOperation, TextEdit } from "../index.js" */

/**
 * @param {any} json
 * @param {Fix} fix
 * @returns {any}
 */
export function applyFix(json, fix) {
  if (!isFix(fix)) throw new TypeError("fix must be the fix of an issue");
  if (typeof json === "string") return fixText(json, fix);
  if (isBytes(json)) return new TextEncoder().encode(fixText(decode(json), fix));
  if (fix.edits && fix.patch.length === 0) throw refusal("it edits text, and the document is a value");
  const copy = orRefuse(() => JSON.parse(JSON.stringify(json)));
  // A copy of the patch as well, so that the result shares no value with the fix.
  return patched(copy, JSON.parse(JSON.stringify(fix.patch)));
}

const OTHER_TEXT = "its edits are those of another text";

/** @param {any} fix */
function isFix(fix) {
  const { patch, edits = [] } = fix ?? {};
  if (!Array.isArray(patch) || !Array.isArray(edits)) return false;
  return patch.every(isOperation) && edits.every((edit) => typeof edit?.text === "string");
}

/** @param {any} operation */
function isOperation(operation) {
  const { op, path, from } = operation ?? {};
  return typeof path === "string" && (op !== "move" || typeof from === "string");
}

/** @param {string} why */
function refusal(why) {
  return new Error(`the fix does not apply: ${why}`);
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  try {
    return decodeUtf8(bytes);
  } catch {
    throw refusal("the document is not UTF-8");
  }
}

/**
 * @param {string} text
 * @param {Fix} fix
 */
function fixText(text, { edits, patch }) {
  if (edits && patch.length === 0) return spliced(text, edits);
  const before = orRefuse(() => JSON.parse(text));
  const document = patched(before, patch);
  if (!edits) return JSON.stringify(document, null, /[\r\n]/.test(text) ? 2 : 0);
  const result = spliced(text, edits);
  const after = orRefuse(() => JSON.parse(result), OTHER_TEXT);
  if (!isSame(after, document)) throw refusal(OTHER_TEXT);
  return result;
}

/**
 * Compares JSON values; the order of members does not count.
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
function isSame(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => isSame(one[name], other[name]))
  );
}

/**
 * @param {string} text
 * @param {readonly TextEdit[]} edits in order, not overlapping
 */
function spliced(text, edits) {
  let result = "";
  let from = 0;
  for (const { start, end, text: replacement } of edits) {
    if (!(from <= start && start <= end && end <= text.length))
      throw refusal(`there is no text from ${start} to ${end}`);
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}

/**
 * @param {() => unknown} read
 * @param {string} [why]
 */
function orRefuse(read, why = "the document is not JSON") {
  try {
    return read();
  } catch {
    throw refusal(why);
  }
}

/**
 * @param {unknown} document
 * @param {readonly JsonPatchOperation[]} patch
 */
function patched(document, patch) {
  for (const operation of patch) document = apply(operation, document);
  return document;
}

/**
 * @param {JsonPatchOperation} operation
 * @param {any} document
 */
function apply(operation, document) {
  if (!isKnown(operation)) throw refusal(`a fix cannot contain the operation \`${JSON.stringify(operation)}\``);
  if (operation.op === "replace" && operation.path === "") return operation.value;
  if (typeof document !== "object" || document === null || Array.isArray(document))
    throw refusal("the document is not an object");
  const target = memberName(operation.path);
  const source = operation.op === "move" ? memberName(operation.from) : target;
  const members = Object.entries(document);
  const hasSource = members.some(([name]) => name === source);
  if (operation.op !== "add" && !hasSource) throw refusal(`there is no member \`${source}\``);
  // `fromEntries` also creates a member named `__proto__`, which an assignment would not.
  return Object.fromEntries(changed(members, operation, source, target));
}

/** @param {any} operation */
function isKnown({ op, value }) {
  return op === "remove" || op === "move" || ((op === "add" || op === "replace") && value !== undefined);
}

/**
 * @param {[name: string, value: unknown][]} members
 * @param {JsonPatchOperation} operation
 * @param {string} source
 * @param {string} target
 * @returns {[name: string, value: unknown][]}
 */
function changed(members, operation, source, target) {
  switch (operation.op) {
    case "add":
    case "replace":
      if (!members.some(([name]) => name === target)) return [...members, [target, operation.value]];
      return members.map(([name, value]) => [name, name === target ? operation.value : value]);
    case "remove":
      return members.filter(([name]) => name !== target);
    case "move":
      // The member keeps its place; a member that has the new name is replaced.
      return members
        .filter(([name]) => name === source || name !== target)
        .map(([name, value]) => [name === source ? target : name, value]);
  }
}

/**
 * Reads a JSON Pointer (RFC 6901) to a member of the root.
 * @param {string} pointer
 */
function memberName(pointer) {
  const name = pointer.slice(1);
  if (pointer[0] !== "/" || /\/|~(?![01])/.test(name))
    throw refusal(`\`${pointer}\` is not the path of a member of the root`);
  return name.replace(/~1/g, "/").replace(/~0/g, "~");
}
