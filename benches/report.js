/** Writes what was measured as Markdown: to the console, and between its marks in docs/benchmarks.md and the README. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { Refusal } from "../tools/command.js";
import { PARSE } from "./throughput.js";

/** @import { Size } from "./bundles.js" */
/** @import { Sample } from "./endurance.js" */
/** @import { Growth } from "./growth.js" */
/** @import { Startup } from "./startup.js" */
/** @import { Row } from "./throughput.js" */

/**
 * @typedef {object} Results what was not measured is missing
 * @property {Row[]} [throughput]
 * @property {{ startups: Startup[], browser: string }} [startup]
 * @property {Size[]} [bytes]
 * @property {Growth[]} [growth]
 * @property {Sample[]} [endurance]
 */

const OURS = "this package";

/** @type {{ [name in keyof Results]-?: (results: NonNullable<Results[name]>) => string }} */
const SECTIONS = { throughput, startup: ({ startups }) => startup(startups), bytes, growth, endurance };

/**
 * @param {Results} results
 * @param {string[]} versions of the contestants
 * @returns {Record<string, string>} Markdown by the section's name
 */
export function render(results, versions) {
  const names = /** @type {(keyof Results)[]} */ (Object.keys(SECTIONS)).filter((name) => results[name] !== undefined);
  const sections = Object.fromEntries(names.map((name) => [name, SECTIONS[name](/** @type {any} */ (results[name]))]));
  return { setting: setting(versions, results.startup?.browser), ...sections };
}

/**
 * @param {Record<string, string>} sections
 * @param {string} file in which each of them has its pair of marks
 */
export function write(sections, file) {
  const url = new URL(`../${file}`, import.meta.url);
  let text = readFileSync(url, "utf8");
  for (const [name, markdown] of Object.entries(sections)) {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const from = text.indexOf(start) + start.length;
    const to = text.indexOf(end, from);
    if (from < start.length || to < 0) throw new Refusal(`${file} has no place for ${name}: it lacks ${start.trim()} or ${end}.`);
    text = `${text.slice(0, from)}\n${markdown}\n\n${text.slice(to)}`;
  }
  writeFileSync(url, text);
}

/**
 * @param {string[]} versions
 * @param {string} [browser]
 */
function setting(versions, browser) {
  const [{ model }] = cpus();
  const machine = `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`;
  const engines = [`Node ${process.versions.node}`, `V8 ${process.versions.v8}`, ...(browser ? [`Chromium ${browser}`] : [])];
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}; ${engines.join(", ")}; ${versions.join(", ")}.`;
}

/**
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? "---" : "---:")).join("|")}|`, ...rows.map(line)].join("\n");
}

/** @param {Row[]} rows */
function throughput(rows) {
  return /** @type {const} */ (["text", "object"])
    .map((form) => {
      const columns = rows.filter((row) => row.form === form);
      const labels = Object.keys(columns[0].nanoseconds);
      const cells = labels.map((label) => [
        label,
        ...columns.map(({ nanoseconds }) => time(nanoseconds[label]) + ratio(nanoseconds[OURS], nanoseconds[label])),
      ]);
      return table([`as ${form}`, ...columns.map(({ payload }) => payload)], cells);
    })
    .join("\n\n");
}

/** @param {Startup[]} startups */
function startup(startups) {
  const ours = /** @type {Startup} */ (startups.find(({ label }) => label === OURS));
  const columns = /** @type {const} */ (["installed", "bundled", "page"]);
  const rows = startups.map((each) => [
    each.label,
    ...columns.map((column) => milliseconds(each[column]) + ratio(ours[column], each[column])),
  ]);
  return table(["", "Node, as installed", "Node, one minified file", "Chromium, one minified file"], rows);
}

/** @param {Size[]} sizes */
function bytes(sizes) {
  const ours = /** @type {Size} */ (sizes.find(({ label }) => label === OURS));
  const columns = /** @type {const} */ (["minified", "gzip", "brotli"]);
  const rows = sizes.map((each) => [each.label, ...columns.map((column) => each[column] + ratio(ours[column], each[column]))]);
  return table(["bytes", "minified", "gzip -9", "brotli"], rows);
}

/** @param {Growth[]} growths */
function growth(growths) {
  const rows = growths.map(({ shape, length, bytes, milliseconds, parse, memory, repeated }) => [
    shape,
    `${length / 1000} kB`,
    ((milliseconds * 1e6) / bytes).toFixed(2),
    (bytes / milliseconds / 1000).toPrecision(3),
    (bytes / parse / 1000).toPrecision(3),
    (parse / milliseconds).toFixed(2),
    (memory / bytes).toFixed(1),
    mebibytes(repeated),
  ]);
  const head = ["shape", "text", "ns a byte", "MB/s", "`JSON.parse`, MB/s", "times as fast", "memory for a byte", "memory after many"];
  return table(head, rows);
}

/** @param {Sample[]} samples */
function endurance(samples) {
  const rows = samples.map(({ done, rss, heapUsed, wasm }) => [done.toLocaleString("en"), mebibytes(wasm), mebibytes(heapUsed), mebibytes(rss)]);
  return table(["validations", "WebAssembly's memory", "JavaScript's heap", "the process"], rows);
}

/**
 * What is asked of the package, beside what came out.
 * @param {Required<Results>} results
 * @param {{ wasmGzip: number, entryGzip: number, previewGzip: number }} sizes
 */
export function reach({ throughput, startup: { startups }, growth }, { wasmGzip, entryGzip, previewGzip }) {
  /**
   * @param {string} payload
   * @param {"text" | "object"} form
   * @param {string} other
   */
  const against = (payload, form, other) => {
    const { nanoseconds } = /** @type {Row} */ (throughput.find((row) => row.payload === payload && row.form === form));
    return nanoseconds[OURS] / nanoseconds[other];
  };
  const kilobytes = (/** @type {number} */ size) => `${(size / 1000).toFixed(1)} kB`;
  const [ours, zod] = [OURS, "zod"].map((label) => /** @type {Startup} */ (startups.find((each) => each.label === label)));
  const [long] = growth.filter(({ shape, length }) => shape === "a long prefix" && length === 1e6);
  /** @type {[figure: string, aim: string, value: string][]} */
  const rows = [
    ["the default entry in a program that validates: module, words, glue; gzip", "at most 27.3 kB, aim 22", kilobytes(entryGzip)],
    ["… in one that previews as well", "the same", kilobytes(previewGzip)],
    ["the `.wasm`, gzip", "at most 18 kB", kilobytes(wasmGzip)],
    ["valid body as text, against `JSON.parse` alone", "at most 0.6", against("valid S3", "text", PARSE).toFixed(2)],
    ["… against `JSON.parse` and ajv standalone", "at most 0.35", against("valid S3", "text", "ajv, standalone").toFixed(2)],
    ["… with warnings on, against `advice: false`", "at most 1.3", against("valid S3", "text", `${OURS}, \`advice: false\``).toFixed(2)],
    ["valid body as an object, against zod", "at most 1.0", against("valid S3", "object", "zod").toFixed(2)],
    ["… against ajv standalone", "at most 2.5, aim 1.0", against("valid S3", "object", "ajv, standalone").toFixed(2)],
    ["four mistakes as text, with messages, against zod", "at most 0.5", against("four mistakes", "text", "zod").toFixed(2)],
    ["import to first verdict, a fresh Node process, against zod", "at most 0.5", (ours.installed / zod.installed).toFixed(2)],
    ["a text of 1 MB, against `JSON.parse`", "at least 2 times its MB/s", (long.parse / long.milliseconds).toFixed(2)],
  ];
  return table(["figure", "to reach", "measured"], rows);
}

/** @param {number} nanoseconds */
function time(nanoseconds) {
  if (nanoseconds < 1000) return `${nanoseconds.toFixed(0)} ns`;
  return `${(nanoseconds / 1000).toFixed(nanoseconds < 10_000 ? 2 : 1)} µs`;
}

/** @param {number} value */
const milliseconds = (value) => `${value.toFixed(1)} ms`;

/** @param {number} bytes */
const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/**
 * @param {number} ours
 * @param {number} theirs
 * @returns {string} in brackets, or nothing where there is nothing to compare
 */
function ratio(ours, theirs) {
  const value = ours / theirs;
  return value === 1 ? "" : ` (${value.toFixed(value < 10 ? 2 : 0)})`;
}
