/**
 * `npm run test:coverage`: how many lines of src/ the native tests run, and which they do not; too few are a failure. It does not
 * see src/wasm.rs, src/wire.rs and src/preview/outlook.rs, which are compiled for WebAssembly alone: the tests of the
 * package run these.
 */
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT, Refusal, main, run } from "./command.js";
import { setUpCoverage } from "./setup.js";

const LEAST = 98;
const REPORT = "target/coverage.lcov";

/** Functions that fill the tables: the compiler runs them, and no program, so that nothing counts. */
const AT_COMPILE_TIME = [
  ["src/advice/mod.rs", "new", "alone"],
  ["src/class.rs", "new"],
  ["src/contract.rs", "answered"],
  ["src/emit/rules/contract.rs", "error", "syntax", "code", "arn"],
  ["src/message.rs", "starts"],
  ["src/plain.rs", "fields_of"],
  ["src/preview/texts.rs", "mark"],
  ["src/rule.rs", "new"],
];

/**
 * @param {string} report in the format of lcov
 * @returns {Map<string, Map<number, number>>} how often each line of a file was run
 */
function read(report) {
  const files = new Map();
  let lines = new Map();
  for (const record of report.split("\n")) {
    const [, kind, rest] = /^(SF|DA):(.*)$/.exec(record) ?? [];
    if (kind === "SF") {
      lines = new Map();
      files.set(relative(ROOT, rest).split(sep).join("/"), lines);
    } else if (kind === "DA") {
      const [line, count] = rest.split(",").map(Number);
      lines.set(line, count);
    }
  }
  return files;
}

/**
 * The lines from one that matches to the next that closes it: rustfmt gives both the same indentation.
 * @param {string[]} source
 * @param {RegExp} opening its first group is the indentation
 * @returns {number[]} from 1
 */
function blocks(source, opening) {
  return source.flatMap((line, start) => {
    const match = opening.exec(line);
    if (match === null) return [];
    const end = source.indexOf(`${match[1]}}`, start);
    return Array.from({ length: end - start + 1 }, (_, index) => start + index + 1);
  });
}

/**
 * Leaves out tests, whose lines for a failure are not run, and what runs at compile time.
 * @param {string} file
 * @param {string[]} source
 * @param {Map<number, number>} lines
 */
function leaveOut(file, source, lines) {
  for (const line of blocks(source, /^()mod tests \{$/)) lines.delete(line);
  const [, ...functions] = AT_COMPILE_TIME.find(([name]) => name === file) ?? [];
  for (const name of functions) {
    const body = blocks(source, new RegExp(`^( *)(?:pub(?:\\(\\w+\\))? )?const fn ${name}\\b`));
    if (body.length === 0) throw new Refusal(`${file} has no constant function ${name}.`);
    if (body.some((line) => lines.get(line))) throw new Refusal(`${file}: ${name} is run by programs too.`);
    for (const line of body) lines.delete(line);
  }
}

await main(() => {
  setUpCoverage();
  run("cargo", ["llvm-cov", "--lcov", "--output-path", REPORT]);
  let [all, missed] = [0, 0];
  for (const [file, lines] of [...read(readFileSync(join(ROOT, REPORT), "utf8"))].sort()) {
    const source = readFileSync(join(ROOT, file), "utf8").split("\n");
    leaveOut(file, source, lines);
    const notRun = [...lines.keys()].filter((line) => lines.get(line) === 0);
    all += lines.size;
    missed += notRun.length;
    for (const line of notRun.sort((one, other) => one - other)) console.log(`${file}:${line}: ${source[line - 1].trim()}`);
  }
  const percent = (100 * (all - missed)) / all;
  console.log(`${percent.toFixed(2)} % of ${all} lines are run, ${missed} are not`);
  if (!(percent >= LEAST)) throw new Refusal(`That is less than ${LEAST} %.`);
});
