/** Reads the command line's arguments. */
import { parseArgs } from "node:util";

/** @import { Fix, Operation, ValidateOptions } from "m3ter-export-destination" */

/** A mistake in the arguments. */
export class UsageError extends Error {}

const FORMATS = /** @type {const} */ (["text", "json", "github", "sarif"]);

/** @type {readonly Operation[]} */
const OPERATIONS = ["create", "update"];

export const HELP = `Usage: m3ter-export-destination [options] <file | glob | -> ...

Validates the JSON body of m3ter's Create ExportDestination request. "-" reads standard input.
Put "./" before a file name that starts with "-".
Globs support *, **, ?, [a-z] and {a,b}. They skip node_modules and names that start with a dot.

  --operation <create|update>         the request that the bodies are for (default: create)
  --current-version <number>          the stored version, for --operation update
  --no-advice                         errors only, without warnings
  --fix                               apply the safe fixes and write the files
  --fix-suggestions                   apply the safe and the suggested fixes
  --format <text|json|github|sarif>   the format of the report (default: text)
  --max-warnings <number>             fail if there are more warnings
  -q, --quiet                         print errors only, and nothing if there are none
  -h, --help                          print this help
  -v, --version                       print the version

When standard input is fixed, the fixed body goes to standard output and the report to standard
error.

Exit codes:
  0  no errors
  1  errors, or more warnings than --max-warnings
  2  wrong usage, or a file could not be found, read or written

Colors follow the terminal; the environment variables NO_COLOR and FORCE_COLOR override that.
`;

const OPTIONS = /** @type {const} */ ({
  operation: { type: "string", default: "create" },
  "current-version": { type: "string" },
  "no-advice": { type: "boolean", default: false },
  fix: { type: "boolean", default: false },
  "fix-suggestions": { type: "boolean", default: false },
  format: { type: "string", default: "text" },
  "max-warnings": { type: "string" },
  quiet: { type: "boolean", short: "q", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
});

/**
 * @typedef {object} Settings
 * @property {"check"} task
 * @property {string[]} patterns files, globs and `-`
 * @property {ValidateOptions} validation
 * @property {Fix["applicability"][]} fixes the fixes to apply, in this order
 * @property {typeof FORMATS[number]} format
 * @property {number} maxWarnings
 * @property {boolean} quiet
 */

/**
 * Help and version come first: a mistake in another value must not hide them.
 * @param {string[]} args
 * @returns {Settings | { task: "help" | "version" }}
 */
export function readArguments(args) {
  const { values, positionals } = parse(args);
  if (values.help) return { task: "help" };
  if (values.version) return { task: "version" };
  if (positionals.length === 0) throw new UsageError("no files given; see --help");
  const operation = oneOf(OPERATIONS, "--operation", values.operation);
  const currentVersion = wholeNumber(1, "--current-version", values["current-version"]);
  if (currentVersion !== undefined && operation === "create") {
    throw new UsageError("--current-version needs --operation update");
  }
  return {
    task: "check",
    patterns: positionals,
    validation: { operation, currentVersion, advice: !values["no-advice"] },
    fixes: values["fix-suggestions"] ? ["safe", "suggestion"] : values.fix ? ["safe"] : [],
    format: oneOf(FORMATS, "--format", values.format),
    maxWarnings: wholeNumber(0, "--max-warnings", values["max-warnings"]) ?? Infinity,
    quiet: values.quiet,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node takes an unknown option for a file name that starts with "-", and explains that at length. The help says it as well.
    const message = error.message.replace(/\.\s(?:To specify a positional argument|Did you forget).*/s, "");
    throw new UsageError(`${message.replace(/\.$/, "")}; see --help`);
  }
}

/**
 * @template {string} Choice
 * @param {readonly Choice[]} choices
 * @param {string} option
 * @param {string} value
 */
function oneOf(choices, option, value) {
  const choice = choices.find((choice) => choice === value);
  if (choice !== undefined) return choice;
  const others = choices.slice(0, -1).join(", ");
  throw new UsageError(`${option} must be ${others} or ${choices.at(-1)}, not "${value}"`);
}

/**
 * @param {number} min
 * @param {string} option
 * @param {string} [value]
 */
function wholeNumber(min, option, value) {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && Number.isSafeInteger(number)) return number;
  throw new UsageError(`${option} must be a whole number of at least ${min}, not "${value}"`);
}
