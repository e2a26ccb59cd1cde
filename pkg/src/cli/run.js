/** Runs the command: reads the arguments, checks the inputs, prints the report, and returns the exit code. */
import { createRequire } from "node:module";
import { HELP, readArguments, UsageError } from "./arguments.js";
import { check } from "./check.js";
import { count, grouped } from "./describe.js";
import { FORMATS } from "./formats.js";
import { explain, findInputs, InputError, readInput, writeInput } from "./inputs.js";
import { hasColor, visible } from "./terminal.js";

/** @import { Settings } from "./arguments.js" */
/** @import { Checked } from "./check.js" */
/** @import { Totals } from "./formats.js" */

const NAME = "m3ter-export-destination";

const EXIT = { clean: 0, issues: 1, unusable: 2 };

/** The width of a report that does not go to a terminal. */
const COLUMNS = 100;

/** @typedef {(message: string) => void} Complain prints a message to standard error */

/**
 * @param {string[]} args
 * @param {NodeJS.Process} process
 * @returns {Promise<number>} the exit code
 */
export async function run(args, process) {
  /** @type {Complain} */
  const complain = (message) => void process.stderr.write(`${NAME}: ${visible(message)}\n`);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      // The reader closed the pipe. The remaining files are still checked and fixed, and the exit code is still right.
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
    if (!(error instanceof UsageError)) throw error;
    complain(error.message);
    return EXIT.unusable;
  }
}

/** @returns {string} */
function version() {
  return createRequire(import.meta.url)(`${NAME}/package.json`).version;
}

/**
 * @param {Settings} settings
 * @param {NodeJS.Process} process
 * @param {Complain} complain
 */
async function checkAll(settings, process, complain) {
  const library = await importLibrary();
  const { stdin, stdout, stderr, env } = process;
  const cwd = process.cwd();
  const isFixing = settings.fixes.length > 0;
  // Fixed standard input goes to standard output, so the report must not.
  const reportStream = isFixing && settings.patterns.includes("-") ? stderr : stdout;
  const format = FORMATS[settings.format]({
    color: hasColor(reportStream, env),
    columns: reportStream.columns ?? COLUMNS,
    quiet: settings.quiet,
    root: env.GITHUB_WORKSPACE || cwd,
    version: version(),
  });
  /** @type {Totals} */
  const totals = {
    files: 0,
    errors: 0,
    warnings: { export_fails: 0, wrong_place: 0, advice: 0 },
    fixable: { safe: 0, suggestion: 0 },
    fixed: 0,
    failures: [],
  };

  /** @param {InputError} error */
  function fail({ message }) {
    totals.failures.push(message);
    complain(message);
  }

  for (const input of await findInputs(settings.patterns, cwd, fail)) {
    try {
      const original = await readInput(input, stdin);
      let checked = check(library, input, original, settings);
      if (input.path === undefined && isFixing) stdout.write(checked.bytes);
      if (input.path !== undefined && checked.fixed.length > 0) {
        try {
          await writeInput(input.name, input.path, checked.bytes);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          fail(error);
          // The file is as it was.
          checked = check(library, input, original, { ...settings, fixes: [] });
        }
      }
      const shown = settings.quiet ? withoutWarnings(checked) : checked;
      tally(checked, shown, totals);
      reportStream.write(format.file(shown));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error);
    }
  }
  reportStream.write(format.end(totals));
  return exitCode(settings, totals, complain);
}

/** Imports the package's own entry. Without WebAssembly it throws, and `--help` needs none. */
async function importLibrary() {
  try {
    return await import("m3ter-export-destination");
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message);
  }
}

/**
 * Counts all issues, since `--quiet` hides warnings without allowing them, and the fixes of those that are shown.
 * @param {Checked} checked
 * @param {Checked} shown
 * @param {Totals} totals
 */
function tally({ report, fixed }, shown, totals) {
  totals.files++;
  totals.fixed += fixed.length;
  for (const { impact } of report.issues) {
    if (impact === undefined) totals.errors++;
    else totals.warnings[impact]++;
  }
  for (const { fix } of shown.report.issues) if (fix !== undefined) totals.fixable[fix.applicability]++;
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
 * @param {Complain} complain
 */
function exitCode({ maxWarnings }, { errors, warnings, failures }, complain) {
  const warningCount = warnings.export_fails + warnings.wrong_place + warnings.advice;
  if (failures.length > 0) return EXIT.unusable;
  if (warningCount > maxWarnings) {
    complain(`${count(warningCount, "warning")}, and --max-warnings allows ${grouped(maxWarnings)}`);
  }
  return errors > 0 || warningCount > maxWarnings ? EXIT.issues : EXIT.clean;
}
