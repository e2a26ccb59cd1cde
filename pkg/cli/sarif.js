/**
 * The report as SARIF, https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, with what GitHub's code
 * scanning shows of it. A section number below is that document's.
 */
import { applyFix } from "../index.js";
import { uriFrom } from "./location.js";
import { replacement } from "./replacement.js";
import { RULES } from "./sarif-rules.js";
import { decode, sentence } from "./wording.js";

/** What it holds bodies against. */
const INFORMATION = "https://docs.m3ter.com/api/exportdestination/create-exportdestination";

/** @import { Fix, Issue, Position } from "../index.js" */
/** @import { Format, Look } from "./format.js" */

const NAME = "m3ter-export-destination";
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

/**
 * @param {Look} look
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
      const location = { ...(uri === undefined ? { description: { text: "standard input" } } : { uri }), index: artifacts.length };
      artifacts.push({ location, length: bytes.length, mimeType: "application/json", encoding: "UTF-8" });
      const text = decode(bytes);
      for (const issue of report.issues) results.push(result(issue, location, text));
      return "";
    },

    end({ failures }) {
      const driver = { name: NAME, version, semanticVersion: version, informationUri: INFORMATION, rules: RULES };
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
 * @param {Issue} issue
 * @param {object} artifactLocation
 * @param {string | undefined} text
 */
function result(issue, artifactLocation, text) {
  const { severity, code, reason, path, params, range, fix } = issue;
  const physicalLocation = { artifactLocation, ...(range && { region: region(range.start, range.end) }) };
  const pointer = path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const logicalLocation = { name: String(path.at(-1)), fullyQualifiedName: pointer, kind: "property" };
  return {
    ruleId: code,
    ruleIndex: RULES.findIndex(({ id }) => id === code),
    level: severity,
    message: message(sentence(issue)),
    locations: [{ physicalLocation, ...(path.length > 0 && { logicalLocations: [logicalLocation] }) }],
    ...(fix && text !== undefined && { fixes: [change(fix, artifactLocation, text)] }),
    properties: { ...(reason && { reason }), params },
  };
}

/**
 * @param {Position} start
 * @param {Position} end
 */
function region(start, end) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/**
 * @param {Fix} fix
 * @param {object} artifactLocation
 * @param {string} text
 */
function change(fix, artifactLocation, text) {
  const { start, end, inserted } = replacement(text, applyFix(text, fix));
  // A text must not be empty, and what only deletes inserts none.
  const insertedContent = inserted === "" ? undefined : { text: inserted };
  return {
    description: message(fix.title),
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region(start, end), insertedContent }] }],
  };
}

/** Braces would stand for arguments, 3.11.5. @param {string} text */
function message(text) {
  return { text: text.replaceAll("{", "{{").replaceAll("}", "}}") };
}
