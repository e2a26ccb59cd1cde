/** The strings that Java is asked about: each boundary, each near miss, and random mixes. */

/** @import { Random } from "../random/random.js" */

const ARN = "arn:aws:iam::1:role/x";

const ARNS = [
  ARN,
  ARN,
  "arn:aws:iam::922609978421:role/IAMRole636",
  "arn:aws:iam::1:role/",
  "arn:aws:iam::1:role/a/b",
  "arn:aws:iam:::role/x",
  "arn:aws-cn:iam::1:role/x",
  "arn:aws:iam:eu-west-1:1:role/x",
  "arn:aws:sts::1:assumed-role/x/y",
  "arn:aws:iam::1:user/x",
  "arn:aws:s3:::acme-data",
];

const ARN_PARTS = [
  "arn:",
  "aws",
  "iam",
  "sts",
  ":",
  "::",
  "1",
  "07",
  "role",
  "role/",
  "user/",
  "/",
  "x",
  "ARN:",
  "Role/",
];

/** What one reading of the patterns takes for a control, a blank, a digit or a line's end, and another does not. */
const EDGES = [
  " ",
  "  ",
  "\t",
  "\n",
  "\v",
  "\f",
  "\r",
  "\r\n",
  "\0",
  "\u0001",
  "\u001b",
  "\u001c",
  "\u001f",
  "\u007f",
  "\u0080",
  "\u0085",
  "\u009f",
  "\u00a0",
  "\u00ad",
  "\u0660",
  "\u1680",
  "\u180e",
  "\u2000",
  "\u200b",
  "\u2028",
  "\u2029",
  "\u202f",
  "\u3000",
  "\ufeff",
  "\uff11",
  "\uffff",
  "\u{1d7ce}",
  "\u{10ffff}",
  "\u{1f600}",
  "\ud800",
  "\udc00",
  "é",
  "e\u0301",
  "[",
  "]",
  "^",
  "&&",
  "\\",
  "\\s",
  '"',
  "'",
  "$",
  "!",
  "~",
  "a",
  "b",
  "0",
  "9",
  "-",
  "_",
  ".",
  ":",
  "/",
];

const LETTERS = ["a", "é", "語", "\u{1f600}", "\u00a0", " ", "]"];

/** On both sides of each limit, in UTF-16 units. */
const LENGTHS = [0, 1, 2, 3, 4, 62, 63, 64, 65, 79, 80, 81, 82, 199, 200, 201, 202];

/**
 * @param {string} letter
 * @param {number} units
 */
function ofLength(letter, units) {
  return letter.repeat(units / letter.length).padEnd(units, "b");
}

/** @returns {Generator<string>} */
export function* boundaries() {
  for (const units of LENGTHS) {
    for (const letter of ["a", "\u{1f600}"]) {
      const string = ofLength(letter, units);
      yield* [
        string,
        `x${string.slice(1)}`,
        `${string.slice(0, -1)}x`,
        ` ${string.slice(1)}`,
        `${string.slice(0, -1)}\n`,
      ];
    }
  }
  for (const one of EDGES) {
    for (const other of EDGES) yield* [one + other, `${one}a${other}`, `a${one}${other}a`];
  }
  for (const arn of new Set(ARNS)) {
    for (let at = 0; at <= arn.length; at++) {
      yield arn.slice(0, at);
      yield arn.slice(0, at) + arn.slice(at + 1);
      yield arn.slice(0, at) + arn.slice(at, at + 1).toUpperCase() + arn.slice(at + 1);
      for (const edge of [" ", "\n", "1", ":", "/", "\u0660", "\u2028"]) yield arn.slice(0, at) + edge + arn.slice(at);
    }
  }
}

/** @param {Random} random */
export function mix(random) {
  if (random.oneIn(50)) return long(random);
  return random.oneIn(2) ? code(random) : arn(random);
}

/** @param {Random} random */
function long(random) {
  const units = random.pick(LENGTHS);
  let string = "";
  while (string.length < units) string += random.oneIn(8) ? random.pick(EDGES) : random.pick(LETTERS);
  return random.oneIn(2) ? string.slice(0, units) : ofLength(random.pick(LETTERS), units);
}

/** @param {Random} random */
function code(random) {
  let string = "";
  // Plain letters more often than not, or nearly every string would hold a control character.
  for (let rest = random.below(9); rest > 0; rest--) {
    string += random.oneIn(4) ? random.pick(EDGES) : random.pick(["a", "b", "]", "é", "c d"]);
  }
  return string;
}

/** @param {Random} random */
function arn(random) {
  let string = random.pick(ARNS);
  for (let rest = random.below(4); rest > 0; rest--) {
    const piece = random.oneIn(3) ? random.pick(ARN_PARTS) : random.pick(EDGES);
    const at = random.pick([0, string.length, random.below(string.length + 1), random.below(string.length + 1)]);
    string = string.slice(0, at) + (random.oneIn(5) ? "" : piece) + string.slice(at + random.below(2));
  }
  return string;
}
