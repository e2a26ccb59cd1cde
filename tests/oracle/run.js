/**
 * `npm run test:oracle`: compares the package with Java's own regular expressions on a million new strings, and checks that
 * this JDK gives the stored answers. `--seed N` repeats a run; `--update` rewrites the stored answers.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { main, output, Refusal, ROOT, run } from "../../tools/command.js";
import { Random } from "../random/random.js";
import { boundaries, mix } from "./strings.js";
import { CHARACTERS, difference, escape, readAnswer, STRINGS } from "./vectors.js";

const NEW_STRINGS = 1_000_000;
/** Strings per Java process. */
const BATCH = 100_000;
const SHOWN = 20;

const VECTORS = 20_500;
const SEED_OF_VECTORS = 0x4a444b;

/** Older ones read a nested class in a negated class differently from the documentation. */
const OLDEST_JDK = 9;

function findJdk() {
  const version = output("javac", ["-version"]) ?? "";
  const [, major] = /^javac (\d+)/.exec(version) ?? [];
  if (Number(major) >= OLDEST_JDK && output("java", ["-version"]) !== undefined) return version.replace("javac", "JDK");
  const found = version === "" ? "no javac" : version;
  throw new Refusal(`The oracle needs JDK ${OLDEST_JDK} or newer on PATH; there is ${found}.`);
}

/**
 * @param {string} classes the folder of the compiled program
 * @param {string} task
 * @param {string} [input]
 */
function ask(classes, task, input) {
  const options = /** @type {const} */ ({ input, encoding: "utf8", maxBuffer: 2 ** 30 });
  const { status, stdout, stderr } = spawnSync("java", ["-cp", classes, "Oracle", task], options);
  if (status !== 0) throw new Refusal(`Java failed: ${stderr}`);
  return stdout;
}

/**
 * @param {string} classes
 * @param {string[]} strings
 */
function askAbout(classes, strings) {
  const answers = ask(classes, "strings", strings.map((string) => `${escape(string)}\n`).join(""))
    .split("\n")
    .slice(0, -1);
  if (answers.length !== strings.length)
    throw new Refusal(`Java gave ${answers.length} answers to ${strings.length} strings.`);
  return answers;
}

/** @param {string} classes */
function makeVectors(classes) {
  const strings = new Set(boundaries());
  const random = new Random(SEED_OF_VECTORS);
  while (strings.size < VECTORS) strings.add(mix(random));
  const sorted = [...strings].sort();
  const answers = askAbout(classes, sorted);
  return sorted.map((string, index) => `${answers[index]}\t${escape(string)}\n`).join("");
}

/**
 * @param {string} classes
 * @param {boolean} update
 */
function vectors(classes, update) {
  const files = /** @type {const} */ ([
    [STRINGS, makeVectors(classes)],
    [CHARACTERS, ask(classes, "characters")],
  ]);
  for (const [file, text] of files) {
    if (update) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text)
      throw new Refusal(`${file.pathname} differs from what this JDK answers.`);
  }
}

/**
 * @param {string} classes
 * @param {number} seed
 */
function compare(classes, seed) {
  const random = new Random(seed);
  /** @type {string[]} */
  const differing = [];
  const counts = { isCode: 0, isIamRoleArn: 0 };
  for (let done = 0; done < NEW_STRINGS; done += BATCH) {
    const strings = Array.from({ length: BATCH }, () => mix(random));
    askAbout(classes, strings).forEach((line, index) => {
      const answer = readAnswer(line);
      counts.isCode += Number(answer.isCode);
      counts.isIamRoleArn += Number(answer.isIamRoleArn);
      const complaint = difference(strings[index], answer);
      if (complaint !== undefined) differing.push(complaint);
    });
  }
  console.log(
    `${NEW_STRINGS} new strings: ${counts.isCode} valid codes, ${counts.isIamRoleArn} valid role ARNs, ${differing.length} differences`,
  );
  if (differing.length > 0) {
    throw new Refusal(
      [...differing.slice(0, SHOWN), `The package and Java differ; repeat with --seed ${seed}.`].join("\n"),
    );
  }
}

await main(() => {
  const { values } = parseArgs({ options: { seed: { type: "string" }, update: { type: "boolean", default: false } } });
  const jdk = findJdk();
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed);
  console.log(`${jdk}, seed ${seed}`);
  const classes = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    run("javac", ["-d", classes, join(ROOT, "tests/oracle/Oracle.java")]);
    vectors(classes, values.update);
    if (!values.update) compare(classes, seed);
  } finally {
    rmSync(classes, { recursive: true });
  }
});
