/** The report for people, compared with pages written by hand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { excerpt } from "../../pkg/cli/excerpt.js";
import { cells, isColoured } from "../../pkg/cli/terminal.js";
import { validateExportDestination } from "../../pkg/index.js";
import { GOOD, command, folderOf } from "./command.js";

/**
 * What the report says of one file, `a.json`.
 * @param {string | Uint8Array} content
 * @param {...string} args
 */
function report(content, ...args) {
  return command(folderOf({ "a.json": content }), ["a.json", ...args]).stdout;
}

describe("a report", () => {
  test("of nothing", () => assert.equal(report(GOOD), "1 file: no issues\n"));

  test("with the line, the place and the fix", () => {
    const text = GOOD.replace('"acme_exports"', '" acme"').replace("role/IAMRole636", "user/exporter");
    assert.equal(
      report(text),
      `\
a.json:4:11: error: code: must not begin with a space [format/leading_space]
  fix: use \`acme\`
  4 |   "code": " acme",
    |           ^^^^^^^

a.json:6:17: error: iamRoleArn: this is the ARN of the user \`exporter\`; m3ter assumes a role [format/resource]
  6 |   "iamRoleArn": "arn:aws:iam::922609978421:user/exporter"
    |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 file: 2 errors, 1 fixable with --fix
`,
    );
  });

  test("with one line for several issues at one place, in the order of the text", () => {
    assert.equal(
      report('{ "bucketName": "ab",\n  "destinationType": "S3", "name": "n", "zone": 1 }\n'),
      `\
a.json:1:1: error: code: is missing; every destination needs it [required]
a.json:1:1: error: iamRoleArn: is missing; every S3 destination needs it [required]
  1 | { "bucketName": "ab",
    | ^

a.json:1:17: error: bucketName: must have at least 3 characters; \`ab\` has 2 [too_short]
  1 | { "bucketName": "ab",
    |                 ^^^^

a.json:2:41: warning: zone: is not a field of a destination [unknown_field]
  2 |   "destinationType": "S3", "name": "n", "zone": 1 }
    |                                         ^^^^^^

1 file: 3 errors, 1 warning
`,
    );
  });

  test("of several lines: the first and the last, and that there are more", () => {
    const text = (/** @type {string} */ value) => GOOD.replace('"acme-billing-exports"', value);
    const head = "a.json:5:17: error: bucketName: must be a string; found an object [type]\n";
    assert.equal(report(text('{\n\t"a": 1 }')), `${head}${LINES.two}\n1 file: 1 error\n`);
    assert.equal(report(text('{\n    "a": 1,\n    "b": 2\n  }')), `${head}${LINES.four}\n1 file: 1 error\n`);
  });

  const LINES = {
    two: `\
  5 |   "bucketName": {
    |                 ^
  6 |     "a": 1 },
    |     ^^^^^^^^
`,
    four: `\
  5 |   "bucketName": {
    |                 ^
    | …
  8 |   },
    |   ^
`,
  };

  test("beside line numbers of different lengths", () => {
    const text = GOOD.replace('"acme-billing-exports"', '{\n\n\n\n\n"a": 1}');
    assert.equal(
      report(text),
      `\
a.json:5:17: error: bucketName: must be a string; found an object [type]
   5 |   "bucketName": {
     |                 ^
     | …
  10 | "a": 1},
     | ^^^^^^^

1 file: 1 error
`,
    );
  });

  test("with tabs, and characters of no column and of two", () => {
    const text = `{\t"name": "請求書 e\u0301 😀 👨‍👩‍👧 🇩🇪 ❤️ ﾊ Ａ", "code": "a "\n}`;
    assert.equal(
      report(text, "--no-advice").split("\n\n")[1],
      `\
a.json:1:53: error: code: must not end with a space [format/trailing_space]
  fix: use \`a\`
  1 | {    "name": "請求書 e\u0301 😀 👨‍👩‍👧 🇩🇪 ❤️ ﾊ Ａ", "code": "a "
    |                                                   ^^^^`,
    );
  });

  test("that lets nothing through to the terminal", () => {
    const text = `{"\u001b[31m\\u001b]0;x\u0007": "\u202e\u009b\u2028"}`;
    assert.equal(
      report(text),
      `\
a.json:1:3: error: the control character \`U+001B\` must be written as an escape [syntax/control_character]
  1 | {"␛[31m\\u001b]0;x␇": "���"}
    |   ^

1 file: 1 error
`,
    );
    const escaped = report(GOOD.replace("{", '{ "\\u001b[31m\\u202e": 1,'));
    assert.ok(!/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/.test(escaped), JSON.stringify(escaped));
    assert.match(escaped, /^a\.json:1:3: warning: \["\\u001b\[31m\ufffd"\]: is not a field/);
  });

  test("of what is not UTF-8", () => {
    assert.equal(
      report(Buffer.from('{"name": "\xe9t\xe9"}', "latin1")),
      `\
a.json:1:11: error: these bytes are not UTF-8 [syntax/not_utf8]
  1 | {"name": "�t�"}
    |           ^

1 file: 1 error
`,
    );
  });

  test("of a byte order mark, of an empty file, of an end that comes too early", () => {
    assert.equal(
      report("\ufeff{}"),
      `\
a.json:1:1: error: the text begins with a byte order mark; JSON has none [syntax/byte_order_mark]
  1 | �{}
    | ^

1 file: 1 error
`,
    );
    assert.match(report(""), /^a\.json:1:1: error: the text ends .*\n  1 \| \n    \| \^\n\n/);
    assert.match(report('{\r\n"name":\r\n'), /^a\.json:3:1: error: the text ends .*\n  3 \| \n    \| \^\n\n/);
  });

  test("of a string that runs over its line", () => {
    assert.match(report('{"name": "a\n"}'), /^a\.json:1:12: .*\n  1 \| \{"name": "a\n    \|            \^\n\n1 file/);
    assert.match(report('{"name": "a\r\n"}'), /^a\.json:1:12: .*\n  1 \| \{"name": "a\n    \|            \^\n\n/);
  });

  test("that tells errors only, when quiet", () => {
    const text = GOOD.replace("{", '{ "zone": 1,').replace('"acme_exports"', '"acme "');
    const expected = `\
a.json:4:11: error: code: must not end with a space [format/trailing_space]
  fix: use \`acme\`
  4 |   "code": "acme ",
    |           ^^^^^^^

1 file: 1 error, 1 fixable with --fix
`;
    assert.equal(report(text, "--quiet"), expected);
    assert.equal(report(GOOD.replace("{", '{ "zone": 1,'), "-q"), "");
    assert.equal(report(GOOD, "-q"), "");
  });

  test("of many files", () => {
    const folder = folderOf({ "a.json": GOOD, "b.json": GOOD.replace("{", '{ "zone": 1, "size": 1,'), "c.json": GOOD });
    assert.match(command(folder, ["*.json"]).stdout, /\n\n3 files: 2 warnings\n$/);
  });

  test("of standard input", () => {
    assert.match(command(folderOf({}), ["-"], { input: "{" }).stdout, /^<stdin>:1:2: error: /);
  });
});

describe("a long line", () => {
  /**
   * @param {string} before
   * @param {string} marked
   * @param {string} after
   * @param {number} width
   */
  function cut(before, marked, after, width = 40) {
    const start = { offset: before.length, line: 1, column: before.length + 1 };
    const end = { offset: start.offset + marked.length, line: 1, column: start.column + marked.length };
    const [row] = excerpt(before + marked + after, { start, end }, width);
    const columns = cells(row.text).reduce((sum, { width }) => sum + width, 0);
    assert.ok(columns <= width, `${row.text} takes ${columns} columns`);
    return `${row.text}\n${row.mark}`;
  }

  /** @type {[string, string][]} */
  const cases = [
    [cut("0123456789", "mark", "0123456789"), "0123456789mark0123456789\n          ^^^^"],
    [cut("a".repeat(18), "mark", "b".repeat(18)), `${"a".repeat(18)}mark${"b".repeat(18)}\n${" ".repeat(18)}^^^^`],
    [cut("", "mark", "b".repeat(99)), `mark${"b".repeat(35)}…\n^^^^`],
    [cut("a".repeat(99), "mark", ""), `…${"a".repeat(35)}mark\n${" ".repeat(36)}^^^^`],
    [cut("a".repeat(99), "mark", "b".repeat(99)), `…${"a".repeat(17)}mark${"b".repeat(17)}…\n${" ".repeat(18)}^^^^`],
    [cut("aaa", "mark", "b".repeat(99)), `aaamark${"b".repeat(32)}…\n   ^^^^`],
    [cut("a".repeat(99), "mark", "bbb"), `…${"a".repeat(32)}markbbb\n${" ".repeat(33)}^^^^`],
    [cut("aaa", "m".repeat(99), "bbb"), `aaa${"m".repeat(20)}…\n   ${"^".repeat(20)}`],
    [cut("a".repeat(99), "m".repeat(99), ""), `…${"a".repeat(18)}${"m".repeat(20)}…\n${" ".repeat(19)}${"^".repeat(20)}`],
    [cut("a".repeat(99), "", ""), `…${"a".repeat(39)}\n${" ".repeat(40)}^`],
    [cut("あ".repeat(99), "印", "い".repeat(99)), `…${"あ".repeat(9)}印${"い".repeat(9)}…\n${" ".repeat(19)}^^`],
    [cut("\t".repeat(10), "mark", ""), `…${" ".repeat(32)}mark\n${" ".repeat(33)}^^^^`],
    [cut("😀".repeat(99), "mark", "😀".repeat(99)), `…${"😀".repeat(8)}mark${"😀".repeat(9)}…\n${" ".repeat(17)}^^^^`],
  ];
  // Of two units and one column each, with a window that begins or ends inside of one.
  cases.push([cut(`${"𝐀".repeat(99)}x`, "mark", ""), `…${"𝐀".repeat(19)}xmark\n${" ".repeat(21)}^^^^`]);
  cases.push([cut("", "mark", `x${"𝐁".repeat(99)}`), `markx${"𝐁".repeat(20)}…\n^^^^`]);
  // Of eight units and two columns each.
  const families = "👨‍👩‍👧".repeat(9);
  cases.push([cut("a".repeat(99), "mark", families), `…${"a".repeat(24)}mark${"👨‍👩‍👧".repeat(5)}…\n${" ".repeat(25)}^^^^`]);
  cases.forEach(([shown, expected], index) => test(`is cut round the place, ${index + 1}`, () => assert.equal(shown, expected)));

  test("of megabytes, with a thousand issues, takes no time", () => {
    const members = Array.from({ length: 2000 }, (_, index) => `"field ${index}": "${"x".repeat(2000)}"`).join(", ");
    const folder = folderOf({ "a.json": GOOD.replaceAll("\n", "").replace("{", `{ ${members},`) });
    const start = performance.now();
    const { stdout } = command(folder, ["a.json"]);
    assert.ok(performance.now() - start < 5000);
    assert.match(stdout, /\n1 file: 1000 warnings\n$/);
    assert.ok(stdout.split("\n").every((line) => line.length <= 120));
  });
});

describe("an excerpt", () => {
  test("has its mark under the place, whatever stands there", () => {
    // One column a character, so that offsets are columns.
    const words = ["{", "}", '"a"', '"code"', ":", ",", " ", "\n", "1", "null", '"x "', "[", "]"];
    let seed = 1;
    const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 0x7fffffff) % below;
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 1 + random(30) }, () => words[random(words.length)]).join("");
      for (const { range } of validateExportDestination(text).issues) {
        assert.ok(range);
        const rows = excerpt(text, range, 1000);
        const lines = text.split("\n");
        for (const { line, text: shown } of rows) if (line !== undefined) assert.equal(shown, lines[line - 1]);
        assert.equal(rows[0].mark.indexOf("^") + 1, range.start.column, JSON.stringify(text));
        const isMarkedToItsEnd = range.end.offset > range.start.offset && range.end.column > 1;
        if (isMarkedToItsEnd) assert.equal(rows.at(-1)?.mark.length, range.end.column - 1, JSON.stringify(text));
      }
    }
  });
});

describe("colours", () => {
  /** @type {[NodeJS.ProcessEnv, boolean | undefined, boolean][]} */
  const cases = [
    [{}, true, true],
    [{}, undefined, false],
    [{ TERM: "dumb" }, true, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ FORCE_COLOR: "1" }, undefined, true],
    [{ FORCE_COLOR: "true" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "false" }, true, false],
    [{ FORCE_COLOR: "" }, undefined, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, undefined, true],
  ];
  for (const [env, isTTY, expected] of cases) {
    test(`${JSON.stringify(env)} ${isTTY}`, () => assert.equal(isColoured(isTTY === undefined ? {} : { isTTY }, env), expected));
  }

  test("do not change what is written", () => {
    const folder = folderOf({ "a.json": GOOD.replace("{", '{ "zone": "",').replace('"acme_exports"', '"acme "') });
    const { stdout } = command(folder, ["a.json"]);
    const coloured = command(folder, ["a.json"], { env: { FORCE_COLOR: "1" } }).stdout;
    assert.ok(!stdout.includes("\x1b"));
    assert.notEqual(coloured, stdout);
    assert.equal(coloured.replace(/\x1b\[\d+m/g, ""), stdout);
    assert.ok(coloured.includes("\x1b[1m\x1b[31merror\x1b[39m\x1b[22m"));
    assert.ok(coloured.includes("\x1b[1m\x1b[33mwarning\x1b[39m\x1b[22m"));
  });
});
