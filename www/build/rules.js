/** Reads `docs/rules.md`, which is generated from the crate, for the page of all rules and for the explanation of an issue. */
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

/**
 * @typedef {object} Rule
 * @property {string} code
 * @property {string} reason empty for a code without reasons
 * @property {string} when with code in back-ticks
 * @property {string} bad
 * @property {string} good
 * @property {string} fix
 * @property {string} source a URL, or a sentence with one
 * @property {string} link opens the bad example in the page; empty when there is no such text
 *
 * @typedef {{ code: string, meaning: string, rules: Rule[] }} Group
 */

const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/Exporter",
};

const GCS = {
  destinationType: "GCS",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  projectNumber: "123456789012",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
};

/** @returns {Group[]} */
export function readRules() {
  const markdown = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [head, ...parts] = section.split(/^### /m);
      const code = /`([^`]+)`/.exec(head)?.[1] ?? "";
      const own = head.includes("\n- ") ? [ruleOf(code, head)] : [];
      return {
        code,
        meaning: /^(?:Error|Warning): (.*)$/m.exec(head)?.[0] ?? "",
        rules: [...own, ...parts.map((part) => ruleOf(code, part))],
      };
    });
}

/**
 * @param {string} code
 * @param {string} part of the Markdown, from its heading on
 * @returns {Rule}
 */
function ruleOf(code, part) {
  const line = (/** @type {string} */ name) => new RegExp(`^- ${name}: (.*)$`, "m").exec(part)?.[1] ?? "";
  const [heading] = part.split("\n");
  const reason = /` `([^`]+)`/.exec(heading)?.[1] ?? "";
  const bad = line("Bad");
  return {
    code,
    reason,
    when: /^Reported .*$/m.exec(part)?.[0] ?? "",
    bad,
    good: line("Good"),
    fix: line("Fix"),
    source: line("Source"),
    link: linkTo(code, reason, bad),
  };
}

/**
 * @param {string} code
 * @param {string} reason
 * @param {string} bad as the document has it: `"name": "x"`, no `name`, or a whole text
 */
function linkTo(code, reason, bad) {
  const text = textOf(isAboutGcs(code, reason, bad) ? GCS : S3, bad);
  if (text === undefined) return "";
  const isUpdate = code === "version_conflict";
  const draft = { text, operation: isUpdate ? "update" : "create", currentVersion: isUpdate ? "3" : "" };
  return `./#draft=${deflateRawSync(JSON.stringify(draft)).toString("base64url")}`;
}

/**
 * Whether the rest of the body in a rule's example is one for Google Cloud Storage.
 * @param {string} code
 * @param {string} reason
 * @param {string} bad
 */
function isAboutGcs(code, reason, bad) {
  const name = /^`"(\w+)"/.exec(bad)?.[1] ?? "";
  const isOwn = name in GCS && !(name in S3) && code !== "foreign_field";
  return isOwn || /^(gcs|project|workload|service)_/.test(code) || reason.includes("gcs");
}

/**
 * @param {Record<string, string>} rest of the body
 * @param {string} bad
 * @returns {string | undefined}
 */
function textOf(rest, bad) {
  const missing = /^no `(\w+)`$/.exec(bad)?.[1];
  const shown = expand(/^(`+) ?(.*?) ?\1$/.exec(bad)?.[2] ?? "");
  const name = missing ?? /^"(\w+)": /.exec(shown)?.[1];
  if (name === undefined) return /^[[{\uFEFF]/.test(shown) && !shown.includes("\\xff") ? shown : undefined;
  const members = new Map(Object.entries(rest).map(([member, value]) => [member, JSON.stringify(value)]));
  if (missing === undefined) members.set(name, shown.slice(name.length + 4));
  else members.delete(name);
  return `{\n${[...members].map(([member, value]) => `  "${member}": ${value}`).join(",\n")}\n}`;
}

/** Writes out `a×3`, ⇥ and U+FEFF. @param {string} shown */
function expand(shown) {
  return shown
    .replace(/(.)×(\d+)/g, (_, character, times) => character.repeat(Number(times)))
    .replaceAll("⇥", "\t")
    .replaceAll("U+FEFF", "\uFEFF");
}
