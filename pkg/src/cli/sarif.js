/**
 * The report as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 * Section numbers below are of that document.
 */
import { decode, describeIssue, levelOf } from "./describe.js";
import { uriFrom } from "./location.js";
import { RULES } from "./sarif-rules.js";

/** @import { Fix, Issue, Position, TextEdit } from "m3ter-export-destination" */
/** @import { Format, FormatOptions } from "./formats.js" */

const NAME = "m3ter-export-destination";
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
const CONTRACT = "https://docs.m3ter.com/api/exportdestination/create-exportdestination";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * @param {FormatOptions} options
 * @returns {Format}
 */
export function sarifFormat({ root, version }) {
  /** @type {object[]} */
  const artifacts = [];
  /** @type {object[]} */
  const results = [];

  return {
    file({ input, bytes, report }) {
      const uri = uriFrom(input, root);
      const name = uri === undefined ? { description: { text: "standard input" } } : { uri };
      const location = { ...name, index: artifacts.length };
      artifacts.push({ location, length: bytes.length, mimeType: "application/json", encoding: "UTF-8" });
      if (report.issues.length === 0) return "";
      const source = readSource(bytes);
      for (const issue of report.issues) results.push(result(issue, location, source));
      return "";
    },

    end({ failures }) {
      const driver = { name: NAME, version, semanticVersion: version, informationUri: CONTRACT, rules: RULES };
      const invocation = {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map((failure) => ({ level: "error", message: message(failure) })),
      };
      const run = {
        tool: { driver },
        invocations: [invocation],
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        artifacts,
        results,
      };
      return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
    },
  };
}

/**
 * @typedef {object} Source the text of a file
 * @property {string | undefined} text `undefined` if it is longer than strings can be
 * @property {number[]} lineStarts offsets
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Source}
 */
function readSource(bytes) {
  const text = decode(bytes);
  const newlines = (text ?? "").matchAll(/\r\n|\n|\r/g);
  return { text, lineStarts: [0, ...Array.from(newlines, ({ 0: newline, index }) => index + newline.length)] };
}

/**
 * @param {Issue} issue
 * @param {object} artifactLocation
 * @param {Source} source
 */
function result(issue, artifactLocation, source) {
  const { code, reason, impact, path, params, range, fix } = issue;
  const physicalLocation = { artifactLocation, ...(range && { region: region(range.start, range.end, source) }) };
  const pointer = path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const logicalLocation = { name: String(path.at(-1)), fullyQualifiedName: pointer, kind: "property" };
  return {
    ruleId: code,
    ruleIndex: RULES.findIndex(({ id }) => id === code),
    level: levelOf(issue),
    message: message(describeIssue(issue)),
    locations: [{ physicalLocation, ...(path.length > 0 && { logicalLocations: [logicalLocation] }) }],
    ...(fix && source.text !== undefined && { fixes: [sarifFix(fix, artifactLocation, source)] }),
    properties: { reason, impact, params },
  };
}

/**
 * @param {Fix} fix
 * @param {object} artifactLocation
 * @param {Source} source
 */
function sarifFix({ title, applicability, edits = [] }, artifactLocation, source) {
  return {
    description: message(title),
    artifactChanges: [{ artifactLocation, replacements: edits.map((edit) => replacement(edit, source)) }],
    properties: { applicability },
  };
}

/**
 * @param {TextEdit} edit
 * @param {Source} source
 */
function replacement({ start, end, text }, source) {
  return {
    deletedRegion:
      start === 0 && hasByteOrderMark(source)
        ? { byteOffset: 0, byteLength: Buffer.byteLength(source.text?.slice(0, end) ?? "") }
        : region(positionAt(start, source), positionAt(end, source), source),
    // A text must not be empty (3.3.2).
    ...(text !== "" && { insertedContent: { text } }),
  };
}

/**
 * @param {Pick<Position, "line" | "column">} start
 * @param {Pick<Position, "line" | "column">} end
 * @param {Source} source
 */
function region(start, end, source) {
  // The columns of SARIF do not count a byte order mark (3.30.2).
  const column = (/** @type {typeof start} */ { line, column }) =>
    line === 1 && hasByteOrderMark(source) ? Math.max(1, column - BYTE_ORDER_MARK.length) : column;
  return { startLine: start.line, startColumn: column(start), endLine: end.line, endColumn: column(end) };
}

/** @param {Source} source */
function hasByteOrderMark({ text }) {
  return text?.startsWith(BYTE_ORDER_MARK);
}

/**
 * @param {number} offset
 * @param {Source} source
 */
function positionAt(offset, { lineStarts }) {
  const index = lineStarts.findLastIndex((start) => start <= offset);
  return { line: index + 1, column: offset - lineStarts[index] + 1 };
}

/** Doubles braces, which would be placeholders (3.11.5). @param {string} text */
function message(text) {
  return { text: text.replaceAll("{", "{{").replaceAll("}", "}}") };
}
