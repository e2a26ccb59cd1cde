/** JSON texts that a seeded generator makes and damages, and whether the package and `JSON.parse` agree on them. */
import { validateExportDestination } from "m3ter-export-destination";
import { Random } from "../random/random.js";

const NAMES = [
  "name",
  "code",
  "bucketName",
  "iamRoleArn",
  "destinationType",
  "version",
  "prefix",
  "x",
  "",
  "\\u006eame",
];
const SPACES = ["", "", "", "", " ", "\n", "\r\n", "\t", "  "];
const NUMBERS = [
  "0",
  "-0",
  "1",
  "-1",
  "12",
  "1.5",
  "0.10",
  "1e2",
  "1E+2",
  "1e-2",
  "-1.5e10",
  "9007199254740993",
  "1e999",
];
const PIECES = [
  "a",
  "S3",
  "arn:aws:iam::1:role/x",
  " ",
  "é",
  "€",
  "😀",
  "\u2028",
  "\u0080",
  "\u007f",
  "\ufeff",
  "\ufffd",
  "\ud800",
  "\udc00",
  '\\"',
  "\\\\",
  "\\/",
  "\\b",
  "\\f",
  "\\n",
  "\\r",
  "\\t",
  "\\u0041",
  "\\u0000",
  "\\ud83d\\ude00",
  "\\ud800",
  "\\uDFFF",
];
/** What damages a text: the mistakes people make, and what tells one grammar from another. */
const SPLINTERS = [
  ",",
  ":",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  "\\",
  "/",
  "//",
  "/*",
  "*/",
  "#",
  "-",
  "+",
  ".",
  "e",
  "E",
  "0",
  "00",
  "1",
  "x",
  "u",
  "true",
  "True",
  "nul",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  "-Infinity",
  "0x1",
  "1.",
  ".5",
  "1e",
  "01",
  "-",
  "--1",
  "1_0",
  " ",
  "\n",
  "\t",
  "\v",
  "\f",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "\u0000",
  "\u001f",
  "\u007f",
  "\u0085",
  "\\u",
  "\\u12",
  "\\x41",
  "\\'",
  "\\0",
  "\\\n",
  "\ud800",
  "\udc00",
  "é",
  "😀",
  "`",
  ";",
  "(",
  ")",
  "...",
];

/** @param {Random} random */
function string(random) {
  let content = "";
  while (random.next() < 0.6) content += random.pick(PIECES);
  return `"${content}"`;
}

/**
 * @param {Random} random
 * @param {number} depth
 * @returns {string}
 */
function value(random, depth) {
  const kind = random.below(depth > 4 ? 4 : 6);
  if (kind === 0) return string(random);
  if (kind === 1) return random.pick(NUMBERS);
  if (kind === 2) return random.pick(["true", "false", "null"]);
  if (kind === 3) return random.pick(["{}", "[]", "[ ]", "{\n}", '""']);
  const space = () => random.pick(SPACES);
  const members = [];
  do {
    const name =
      kind === 4 ? "" : `${random.next() < 0.7 ? `"${random.pick(NAMES)}"` : string(random)}${space()}:${space()}`;
    members.push(`${space()}${name}${value(random, depth + 1)}${space()}`);
  } while (random.oneIn(2));
  return kind === 4 ? `[${members.join(",")}]` : `{${members.join(",")}}`;
}

/**
 * @param {Random} random
 * @param {string} text
 */
function damaged(random, text) {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + 1 + random.below(3));
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + random.pick(SPLINTERS) + text.slice(at);
    default:
      return text.slice(0, at) + random.pick(SPLINTERS) + text.slice(end);
  }
}

/**
 * A third is whole, a third damaged, and of the rest some are damaged again and again.
 * @param {Random} random
 * @param {number} count
 * @returns {Generator<string>}
 */
function* texts(random, count) {
  let text = "";
  for (let index = 0; index < count; index++) {
    const again = index % 3 === 2 && text.length < 1000;
    text = again ? damaged(random, text) : random.pick(SPACES) + value(random, 0) + random.pick(SPACES);
    if (index % 3 === 1) text = damaged(random, text);
    yield text;
  }
}

/** @param {string} text */
export function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
export function isJson(text) {
  return !validateExportDestination(text, { advice: false }).issues.some(({ code }) => code === "syntax");
}

/**
 * @param {number} seed
 * @param {number} count
 */
export function compare(seed, count) {
  const differing = [];
  const counts = { good: 0, bad: 0 };
  for (const text of texts(new Random(seed), count)) {
    const expected = parses(text);
    counts[expected ? "good" : "bad"]++;
    if (isJson(text) !== expected) differing.push(JSON.stringify(text));
  }
  return { ...counts, differing };
}
