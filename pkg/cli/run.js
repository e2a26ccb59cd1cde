/** The command, from its arguments to its exit code. */
import { readFileSync } from "node:fs";
import { HELP, WrongUsage, readArguments } from "./arguments.js";
import { check } from "./check.js";
import { Unusable, explain, find, read, write } from "./files.js";
import { FORMATS } from "./format.js";
import { isColoured, visible } from "./terminal.js";

/** @import { Settings } from "./arguments.js" */
/** @import { Checked } from "./check.js" */
/** @import { Input } from "./files.js" */
/** @import { Totals } from "./format.js" */

const NAME = "m3ter-export-destination";
const EXIT = { clean: 0, issues: 1, unusable: 2 };

/** What a line has when there is no terminal to ask. */
const COLUMNS = 100;

/**
 * @param {string[]} args
 * @param {NodeJS.Process} process
 * @returns {Promise<number>} the exit code
 */
export async function run(args, process) {
  const complain = (/** @type {string} */ sentence) => process.stderr.write(`${NAME}: ${visible(sentence)}\n`);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      // Whoever read us has seen enough. The files are checked and fixed all the same, and the exit code tells how it went.
      if (error.code === "EPIPE") return;
      if (stream === process.stdout) complain(`cannot write the output: ${explain(error)}`);
      process.exit(EXIT.unusable);
    });
  }
  try {
    const settings = readArguments(args);
    if (settings.task === "check") return await checkAll(settings, process, complain);
    process.stdout.write(settings.task === "help" ? HELP : `${version()}\n`);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    complain(error.message);
    return EXIT.unusable;
  }
}

function version() {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

/**
 * @param {Settings} settings
 * @param {NodeJS.Process} process
 * @param {(sentence: string) => void} complain
 */
async function checkAll(settings, process, complain) {
  const { stdin, env } = process;
  const cwd = process.cwd();
  const isFilter = settings.fix && settings.patterns.includes("-");
  const reportStream = isFilter ? process.stderr : process.stdout;
  const format = FORMATS[settings.format]({
    coloured: isColoured(reportStream, env),
    columns: reportStream.columns ?? COLUMNS,
    quiet: settings.quiet,
    root: env.GITHUB_WORKSPACE || cwd,
    version: version(),
  });
  /** @type {Totals} */
  const totals = { files: 0, errors: 0, warnings: 0, fixable: 0, fixed: 0, failures: [] };

  /** @param {unknown} error */
  function fail(error) {
    if (!(error instanceof Unusable)) throw error;
    totals.failures.push(error.message);
    complain(error.message);
  }

  for (const input of await findAll(settings.patterns, cwd, fail)) {
    try {
      const original = await read(input, stdin);
      const checked = check(input, original, settings);
      if (input.path === undefined && settings.fix) process.stdout.write(checked.bytes);
      else if (checked.fixed.length > 0) await write(/** @type {Input & { path: string }} */ (input), checked.bytes);
      count(checked, totals);
      reportStream.write(format.file(settings.quiet ? withoutWarnings(checked) : checked));
    } catch (error) {
      fail(error);
    }
  }
  reportStream.write(format.end(totals));
  return exitCode(settings, totals, complain);
}

/**
 * @param {string[]} patterns
 * @param {string} cwd
 * @param {(error: unknown) => void} fail
 */
async function findAll(patterns, cwd, fail) {
  /** @type {Map<string | undefined, Input>} a file is checked once, however often it is named */
  const inputs = new Map();
  for (const pattern of patterns) {
    try {
      for (const input of await find(pattern, cwd)) inputs.set(input.path, inputs.get(input.path) ?? input);
    } catch (error) {
      fail(error);
    }
  }
  return inputs.values();
}

/**
 * @param {Checked} checked
 * @param {Totals} totals
 */
function count({ report: { issues }, fixed }, totals) {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  totals.files++;
  totals.errors += errors;
  totals.warnings += issues.length - errors;
  totals.fixable += issues.filter(({ fix }) => fix !== undefined).length;
  totals.fixed += fixed.length;
}

/**
 * @param {Checked} checked
 * @returns {Checked}
 */
function withoutWarnings(checked) {
  const issues = checked.report.issues.filter(({ severity }) => severity === "error");
  return { ...checked, report: { ...checked.report, issues } };
}

/**
 * @param {Settings} settings
 * @param {Totals} totals
 * @param {(sentence: string) => void} complain
 */
function exitCode({ maxWarnings }, { errors, warnings, failures }, complain) {
  if (failures.length > 0) return EXIT.unusable;
  if (warnings > maxWarnings) complain(`${warnings} warnings are more than --max-warnings ${maxWarnings} allows`);
  return errors > 0 || warnings > maxWarnings ? EXIT.issues : EXIT.clean;
}
