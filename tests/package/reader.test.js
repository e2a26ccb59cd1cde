/** The package and `JSON.parse` agree on which texts are JSON, over texts that a seeded generator makes and damages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";

const TEXTS = 250_000;
const SEED = 0x6d337465;

/** mulberry32: small, fast, and the same everywhere. */
let state = SEED;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** @param {number} below */
const upTo = (below) => Math.floor(random() * below);

/**
 * @template T
 * @param {readonly T[]} choices
 */
const pick = (choices) => choices[upTo(choices.length)];

const NAMES = ["name", "code", "bucketName", "iamRoleArn", "destinationType", "version", "prefix", "x", "", "\\u006eame"];
const SPACES = ["", "", "", "", " ", "\n", "\r\n", "\t", "  "];
const NUMBERS = ["0", "-0", "1", "-1", "12", "1.5", "0.10", "1e2", "1E+2", "1e-2", "-1.5e10", "9007199254740993", "1e999"];
const PIECES = [
  "a", "S3", "arn:aws:iam::1:role/x", " ", "é", "€", "😀", "\u2028", "\u0080", "\u007f", "\ufeff", "\ufffd", "\ud800", "\udc00",
  '\\"', "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u0000", "\\ud83d\\ude00", "\\ud800", "\\uDFFF",
];
/** What damages a text: the mistakes people make, and what tells one grammar from another. */
const SPLINTERS = [
  ",", ":", "{", "}", "[", "]", '"', "'", "\\", "/", "//", "/*", "*/", "#", "-", "+", ".", "e", "E", "0", "00", "1", "x", "u",
  "true", "True", "nul", "null", "undefined", "NaN", "Infinity", "-Infinity", "0x1", "1.", ".5", "1e", "01", "-", "--1", "1_0",
  " ", "\n", "\t", "\v", "\f", "\u00a0", "\u2028", "\ufeff", "\u0000", "\u001f", "\u007f", "\u0085", "\\u", "\\u12", "\\x41",
  "\\'", "\\0", "\\\n", "\ud800", "\udc00", "é", "😀", "`", ";", "(", ")", "...",
];

function space() {
  return pick(SPACES);
}

function string() {
  let content = "";
  while (random() < 0.6) content += pick(PIECES);
  return `"${content}"`;
}

/**
 * @param {number} depth
 * @returns {string}
 */
function value(depth) {
  const kind = upTo(depth > 4 ? 4 : 6);
  if (kind === 0) return string();
  if (kind === 1) return pick(NUMBERS);
  if (kind === 2) return pick(["true", "false", "null"]);
  if (kind === 3) return pick(["{}", "[]", "[ ]", "{\n}", '""']);
  const members = [];
  do {
    const member = value(depth + 1) + space();
    members.push(space() + (kind === 4 ? member : `${random() < 0.7 ? `"${pick(NAMES)}"` : string()}${space()}:${space()}${member}`));
  } while (random() < 0.5);
  return kind === 4 ? `[${members.join(",")}]` : `{${members.join(",")}}`;
}

/** @param {string} text */
function damaged(text) {
  const at = upTo(text.length + 1);
  const end = Math.min(text.length, at + 1 + upTo(3));
  switch (upTo(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + pick(SPLINTERS) + text.slice(at);
    default:
      return text.slice(0, at) + pick(SPLINTERS) + text.slice(end);
  }
}

/** @param {string} text */
function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
function isJson(text) {
  return !validateExportDestination(text).issues.some(({ code }) => code === "syntax");
}

test(`${TEXTS} texts`, () => {
  const differing = [];
  const counts = { good: 0, bad: 0 };
  let text = "";
  for (let count = 0; count < TEXTS; count++) {
    // A third is whole, a third damaged, and of the rest some are damaged again and again.
    text = count % 3 === 2 && text.length < 1000 ? damaged(text) : space() + value(0) + space();
    if (count % 3 === 1) text = damaged(text);
    const expected = parses(text);
    counts[expected ? "good" : "bad"]++;
    if (isJson(text) !== expected) differing.push(text);
  }
  assert.deepEqual(differing.slice(0, 20).map((each) => JSON.stringify(each)), [], `${differing.length} texts`);
  // Both verdicts have to be common, or the comparison says little.
  assert.ok(Math.min(counts.good, counts.bad) > TEXTS / 4, JSON.stringify(counts));
});

test("each single unit, alone and inside", () => {
  const differing = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const character = String.fromCharCode(unit);
    for (const text of [character, `"${character}"`, `"\\${character}"`, `[1${character}]`, `${character}{}`]) {
      if (isJson(text) !== parses(text)) differing.push(JSON.stringify(text));
    }
  }
  assert.deepEqual(differing.slice(0, 20), []);
});

test("nesting: JSON.parse has no limit of its own, the package's is 128", () => {
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]]) {
    /** @param {number} depth */
    const nested = (depth) => `${open.repeat(depth - 1)}${open}${open === "[" ? "" : "1"}${close.repeat(depth)}`;
    assert.ok(parses(nested(128)) && isJson(nested(128)));
    assert.ok(parses(nested(129)) && !isJson(nested(129)));
    assert.equal(validateExportDestination(nested(129)).issues[0].reason, "too_deep");
  }
});
