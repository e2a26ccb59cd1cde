/** Writes the measurements as Markdown tables, and compares them with the budgets. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { Refusal } from "../tools/command.js";
import { OURS, versions } from "./contestants.js";
import { NODE } from "./startup.js";
import { PARSE } from "./throughput.js";

/** @import { Growth, Sample } from "./growth.js" */
/** @import { Startup } from "./startup.js" */
/** @import { Row } from "./throughput.js" */

/**
 * @typedef {{ label: string, gzip: number }} Size in bytes
 * @typedef {{ throughput: Row[], startup: { startups: Startup[], browser: string }, sizes: Size[], growth: Growth[], endurance: Sample[] }} Results
 */

/** Our time divided by another's must not exceed the limit: the last measurement, and some room. */
const LIMITS = {
  startup: [
    { condition: NODE, limit: 1 },
    { condition: "Chromium", limit: 1.3 },
    { condition: "Chromium, CPU 4x slower, 9 Mbit/s", limit: 1.4 },
    { condition: "Chromium, CPU 4x slower, 1.6 Mbit/s", limit: 1.8 },
  ],
  throughput: /** @type {const} */ ([
    { payload: "valid S3", form: "text", other: PARSE, limit: 4 },
    { payload: "valid S3", form: "text", other: "ajv standalone", limit: 2.6 },
    { payload: "valid S3", form: "object", other: "zod", limit: 5.5 },
    { payload: "four mistakes", form: "text", other: "zod", limit: 4.5 },
  ]),
};

/**
 * @param {Partial<Results>} results
 * @returns {{ figure: string, limit: number, value: number }[]}
 */
export function budgets({ startup, throughput }) {
  const found = [];
  if (startup) {
    const [ours, zod] = [OURS, "zod"].map(
      (name) => /** @type {Startup} */ (startup.startups.find(({ label }) => label === name)).milliseconds,
    );
    for (const { condition, limit } of LIMITS.startup) {
      found.push({
        figure: `import to first verdict, ${condition}, against zod`,
        limit,
        value: ours[condition] / zod[condition],
      });
    }
  }
  if (throughput) {
    for (const { payload, form, other, limit } of LIMITS.throughput) {
      const { nanoseconds } = /** @type {Row} */ (
        throughput.find((row) => row.payload === payload && row.form === form)
      );
      found.push({
        figure: `${payload} as ${form}, against ${other}`,
        limit,
        value: nanoseconds[OURS] / nanoseconds[other],
      });
    }
  }
  return found;
}

/**
 * @param {Partial<Results>} results
 * @returns {Record<string, string>} Markdown by the section's name
 */
export function render(results) {
  const { throughput, startup, sizes, growth, endurance } = results;
  const all = {
    setting: setting(startup?.browser),
    budgets: table(
      ["figure", "limit", "measured"],
      budgets(results).map(({ figure, limit, value }) => [figure, limit, value.toFixed(2)]),
    ),
    throughput: throughput && [rates(throughput, "text"), rates(throughput, "object")].join("\n\n"),
    startup:
      startup &&
      comparison(
        startup.startups.map(({ label, milliseconds }) => [label, milliseconds]),
        (value) => `${value.toFixed(1)} ms`,
      ),
    sizes:
      sizes &&
      comparison(
        sizes.map(({ label, gzip }) => [label, { "gzip -9": gzip }]),
        (value) => `${(value / 1000).toFixed(1)} kB`,
      ),
    growth: growth && growthTable(growth),
    endurance: endurance && enduranceTable(endurance),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
}

/**
 * Replaces the sections of a file, each between its two marks.
 * @param {Record<string, string>} sections
 * @param {string} file
 */
export function write(sections, file) {
  const url = new URL(`../${file}`, import.meta.url);
  let text = readFileSync(url, "utf8");
  for (const [name, markdown] of Object.entries(sections)) {
    const section = new RegExp(`(?<=<!-- ${name} -->\n).*?(?=<!-- /${name} -->)`, "s");
    if (!section.test(text))
      throw new Refusal(`${file} has no section between <!-- ${name} --> and <!-- /${name} -->.`);
    text = text.replace(section, () => `\n${markdown}\n\n`);
  }
  writeFileSync(url, text);
}

/** @param {string} [browser] */
function setting(browser) {
  const [{ model }] = cpus();
  const machine = `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`;
  const engines = `Node ${process.versions.node}${browser ? `, Chromium ${browser}` : ""}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}; ${engines}; ${versions()}.`;
}

/**
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? "---" : "---:")).join("|")}|`, ...rows.map(line)].join(
    "\n",
  );
}

/**
 * Makes a table with a contestant per row; our figure divided by the other's is in brackets.
 * @param {[label: string, values: Record<string, number>][]} rows
 * @param {(value: number) => string} show
 * @param {string} [corner]
 */
function comparison(rows, show, corner = "") {
  const ours = rows.find(([label]) => label === OURS)?.[1] ?? {};
  const columns = Object.keys(rows[0][1]);
  const cell = (/** @type {string} */ label, /** @type {string} */ column, /** @type {number} */ value) =>
    label === OURS ? show(value) : `${show(value)} (${(ours[column] / value).toFixed(2)})`;
  return table(
    [corner, ...columns],
    rows.map(([label, values]) => [label, ...columns.map((column) => cell(label, column, values[column]))]),
  );
}

/**
 * @param {Row[]} rows
 * @param {Row["form"]} form
 */
function rates(rows, form) {
  const columns = rows.filter((row) => row.form === form);
  const labels = Object.keys(columns[0].nanoseconds);
  const values = (/** @type {string} */ label) =>
    Object.fromEntries(columns.map(({ payload, nanoseconds }) => [payload, nanoseconds[label]]));
  const show = (/** @type {number} */ value) =>
    value < 1000 ? `${value.toFixed(0)} ns` : `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} µs`;
  return comparison(
    labels.map((label) => [label, values(label)]),
    show,
    `as ${form}`,
  );
}

/** @param {Growth[]} growths */
function growthTable(growths) {
  const rows = growths.map(({ shape, bytes, milliseconds, parse, memory, repeated }) => [
    shape,
    bytes.toLocaleString("en"),
    ((milliseconds * 1e6) / bytes).toFixed(2),
    ((parse * 1e6) / bytes).toFixed(2),
    (memory / bytes).toFixed(1),
    mebibytes(repeated),
  ]);
  return table(
    ["shape", "bytes", "ns per byte", "`JSON.parse`, ns per byte", "memory per byte", "memory after many"],
    rows,
  );
}

/** @param {Sample[]} samples */
function enduranceTable(samples) {
  const rows = samples.map(({ done, rss, heapUsed, wasm }) => [
    done.toLocaleString("en"),
    mebibytes(wasm),
    mebibytes(heapUsed),
    mebibytes(rss),
  ]);
  return table(["validations", "WebAssembly memory", "JavaScript heap", "process"], rows);
}

/** @param {number} bytes */
const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
