/** What the command line's arguments ask for, or in one sentence what is wrong with them. */
import { parseArgs } from "node:util";

/** @import { Operation } from "../index.js" */

/** The caller's mistake. */
export class WrongUsage extends Error {}

const FORMATS = /** @type {const} */ (["text", "json", "github", "sarif"]);

/** @type {readonly Operation[]} */
const OPERATIONS = ["create", "update"];

export const HELP = `Usage: m3ter-export-destination [options] <file, glob or -> ...

Checks JSON bodies of m3ter's Create ExportDestination request; "-" is standard input.
A glob may hold *, **, ? and {a,b}. ** enters no node_modules and nothing that begins with a dot.

  --operation <create|update>             what the bodies are sent for; the default is create
  --current-version <number>              with --operation update: the version that is stored
  --no-advice                             errors only, no warnings
  --fix                                   apply the fixes and write the files back; what was read
                                          from standard input goes to standard output, the report
                                          to standard error
  --format <text|json|github|sarif>       the default is text
  --max-warnings <number>                 fail when there are more warnings
  -q, --quiet                             print errors only, and nothing when there are none
  -h, --help
  -v, --version

Exits with 0, with 1 after errors or too many warnings, and with 2 after wrong usage, when no file
matches, or when a file cannot be read or written.
NO_COLOR and FORCE_COLOR decide on colours where a terminal would.
`;

const OPTIONS = /** @type {const} */ ({
  operation: { type: "string" },
  "current-version": { type: "string" },
  "no-advice": { type: "boolean" },
  fix: { type: "boolean" },
  format: { type: "string" },
  "max-warnings": { type: "string" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
});

/**
 * @typedef {object} Settings
 * @property {"check" | "help" | "version"} task
 * @property {string[]} patterns files, globs and `-`, as they were given
 * @property {Operation} operation
 * @property {number} [currentVersion]
 * @property {boolean} advice
 * @property {boolean} fix
 * @property {typeof FORMATS[number]} format
 * @property {number} maxWarnings
 * @property {boolean} quiet
 */

/**
 * @param {string[]} args
 * @returns {Settings}
 */
export function readArguments(args) {
  const { tokens, positionals } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
    // The sentences for what is wrong are ours, then, and the same in every version of Node.
    strict: false,
    tokens: true,
  });
  /** @type {Settings} */
  const settings = {
    task: "check",
    patterns: positionals,
    operation: "create",
    advice: true,
    fix: false,
    format: "text",
    maxWarnings: Infinity,
    quiet: false,
  };
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    set(settings, token.name, token.rawName, valueOf(token));
  }
  if (settings.task !== "check") return settings;
  if (positionals.length === 0) throw new WrongUsage("name a file to check, or - for standard input; --help tells more");
  if (settings.currentVersion !== undefined && settings.operation === "create") {
    throw new WrongUsage("--current-version needs --operation update");
  }
  return settings;
}

/**
 * @param {{ name: string, rawName: string, value?: string | undefined, inlineValue?: boolean | undefined }} option
 * @returns {string} empty for an option that takes none
 */
function valueOf({ name, rawName, value, inlineValue }) {
  if (!Object.hasOwn(OPTIONS, name)) throw new WrongUsage(`there is no option ${rawName}; --help lists them`);
  const { type } = OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)];
  if (type === "boolean" && inlineValue) throw new WrongUsage(`${rawName} takes no value`);
  if (type === "string" && value === undefined) throw new WrongUsage(`${rawName} needs a value`);
  return value ?? "";
}

/**
 * @param {Settings} settings
 * @param {string} name
 * @param {string} rawName as it was given, for complaints
 * @param {string} value
 */
function set(settings, name, rawName, value) {
  switch (name) {
    case "operation":
      settings.operation = oneOf(OPERATIONS, rawName, value);
      break;
    case "format":
      settings.format = oneOf(FORMATS, rawName, value);
      break;
    case "current-version":
      settings.currentVersion = wholeNumber(1, rawName, value);
      break;
    case "max-warnings":
      settings.maxWarnings = wholeNumber(0, rawName, value);
      break;
    case "no-advice":
      settings.advice = false;
      break;
    case "fix":
    case "quiet":
      settings[name] = true;
      break;
    case "help":
      settings.task = "help";
      break;
    case "version":
      if (settings.task !== "help") settings.task = "version";
  }
}

/**
 * @template {string} Choice
 * @param {readonly Choice[]} choices
 * @param {string} rawName
 * @param {string} value
 */
function oneOf(choices, rawName, value) {
  const choice = choices.find((choice) => choice === value);
  if (choice !== undefined) return choice;
  const most = choices.slice(0, -1).join(", ");
  throw new WrongUsage(`${rawName} must be ${most} or ${choices.at(-1)}, not "${value}"`);
}

/**
 * @param {number} least
 * @param {string} rawName
 * @param {string} value
 */
function wholeNumber(least, rawName, value) {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && Number.isSafeInteger(number)) return number;
  throw new WrongUsage(`${rawName} must be a whole number from ${least}, not "${value}"`);
}
