/** The report for people, compared with pages written by hand. The messages have tests of their own. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";
import { excerpt } from "../../pkg/src/cli/excerpt.js";
import { cells, hasColor, widthOf } from "../../pkg/src/cli/terminal.js";
import { textFormat } from "../../pkg/src/cli/text.js";
import { command, folderOf, GOOD } from "./command.js";

/** @import { Totals } from "../../pkg/src/cli/formats.js" */

/**
 * Returns the report on one file, `a.json`.
 * @param {string | Uint8Array} content
 * @param {...string} args
 */
function report(content, ...args) {
  return command(folderOf({ "a.json": content }), ["a.json", ...args]).stdout;
}

/**
 * Compares the report on a text with a page in which `...` is the message of each issue, in the order of the text.
 * @param {string | Uint8Array} text
 * @param {string} page
 * @param {...string} args
 */
function assertReport(text, page, ...args) {
  const issues = validateExportDestination(text, { advice: !args.includes("--no-advice") }).issues;
  const shown = args.includes("--quiet") ? issues.filter(({ severity }) => severity === "error") : issues;
  const messages = shown
    .toSorted((a, b) => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0))
    .map(({ message }) => message);
  assert.equal(
    report(text, ...args),
    page.replaceAll(" ... ", () => ` ${messages.shift()} `),
  );
  assert.deepEqual(messages, []);
}

const DUPLICATE = '{ "code": 1,';

describe("a report", () => {
  test("on a valid file", () => assert.equal(report(GOOD), "1 file: no issues\n"));

  test("has the line, the place and the fix", () => {
    const text = GOOD.replace('"acme_exports"', '" acme"').replace("role/IAMRole636", "user/exporter");
    assertReport(
      text,
      `\
a.json:4:11: error: code: ... [format/leading_space]
  fix: use \`acme\`
  4 |   "code": " acme",
    |           ^^^^^^^

a.json:6:17: error: iamRoleArn: ... [format/resource]
  6 |   "iamRoleArn": "arn:aws:iam::922609978421:user/exporter"
    |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 file: 2 errors, 1 fixable with --fix
`,
    );
  });

  test("has the impact of warnings, and counts it", () => {
    const text = GOOD.replace("{", DUPLICATE).replace('"Acme exports"', '" Acme"');
    assertReport(
      text,
      `\
a.json:1:3: warning (advice): code: ... [duplicate_member]
  1 | { "code": 1,
    |   ^^^^^^

a.json:3:11: warning (advice): name: ... [name/surrounding_whitespace]
  fix: use \`Acme\`
  3 |   "name": " Acme",
    |           ^^^^^^^

1 file: 2 warnings (advice: 2), 1 fixable with --fix
`,
    );
  });

  test("has one line for several issues at one place, in the order of the text", () => {
    assertReport(
      '{ "bucketName": "ab",\n  "destinationType": "S3", "name": "n", "name": "n" }\n',
      `\
a.json:1:1: error: code: ... [required]
a.json:1:1: error: iamRoleArn: ... [required]
  1 | { "bucketName": "ab",
    | ^

a.json:1:17: error: bucketName: ... [too_short]
  1 | { "bucketName": "ab",
    |                 ^^^^

a.json:2:28: warning (advice): name: ... [duplicate_member]
  2 |   "destinationType": "S3", "name": "n", "name": "n" }
    |                            ^^^^^^

1 file: 3 errors, 1 warning (advice: 1)
`,
    );
  });

  test("has the first and the last line of a long value", () => {
    const text = (/** @type {string} */ value) => GOOD.replace('"acme-billing-exports"', value);
    const head = "a.json:5:17: error: bucketName: ... [type]\n";
    assertReport(text('{\n\t"a": 1 }'), `${head}${LINES.two}\n1 file: 1 error\n`);
    assertReport(text('{\n    "a": 1,\n    "b": 2\n  }'), `${head}${LINES.four}\n1 file: 1 error\n`);
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

  test("aligns line numbers", () => {
    const text = GOOD.replace('"acme-billing-exports"', '{\n\n\n\n\n"a": 1}');
    assertReport(
      text,
      `\
a.json:5:17: error: bucketName: ... [type]
   5 |   "bucketName": {
     |                 ^
     | …
  10 | "a": 1},
     | ^^^^^^^

1 file: 1 error
`,
    );
  });

  test("marks the place after tabs, wide characters and combining characters", () => {
    const text = `{\t"name": "請求書 e\u0301 😀 👨‍👩‍👧 🇩🇪 ❤️ ﾊ Ａ", "code": "a "\n}`;
    assert.match(
      report(text, "--no-advice").split("\n\n")[1],
      literal(`\
a.json:1:53: error: code: ... [format/trailing_space]
  fix: use \`a\`
  1 | {    "name": "請求書 e\u0301 😀 👨‍👩‍👧 🇩🇪 ❤️ ﾊ Ａ", "code": "a "
    |                                                   ^^^^`),
    );
  });

  test("lets no control or invisible character through to the terminal", () => {
    const text = `{"\u001b[31m\\u001b]0;x\u0007": "\u202e\u009b\u2028"}`;
    const output = report(text);
    assert.match(output, /^a\.json:1:3: error: .* \[syntax\/control_character\]\n/);
    assert.ok(output.includes('\n  1 | {"␛[31m\\u001b]0;x␇": "���"}\n    |   ^\n'), output);
    const escaped = report(GOOD.replace("{", '{ "\\u001b[31m\\u202e": 1,'));
    assert.ok(!/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/.test(output + escaped), JSON.stringify(output + escaped));
    assert.match(escaped, /^a\.json:1:3: warning \([a-z ]+\): \["\\u001b\[31m\ufffd"\]: /);
  });

  test("shows invisible characters, except those that languages and emoji need", () => {
    const hidden = ["\u00ad", "\u034f", "\u180e", "\u200b", "\u2060", "\u3164", "\ufeff", "\u{e0061}"].join("x");
    const needed = "می\u200cخواهم 👨\u200d👩 ❤\ufe0f 辻\u{e0100}";
    const output = report(`{"${hidden} ${needed}": "a", "code": "a "}`);
    assert.ok(output.includes(`\n  1 | {"${"\ufffdx".repeat(7)}\ufffd ${needed}": "a", "code": "a "}\n`), output);
  });

  test("shows bytes that are not UTF-8 as U+FFFD", () => {
    assertReport(
      Buffer.from('{"name": "\xe9t\xe9"}', "latin1"),
      `\
a.json:1:11: error: ... [syntax/not_utf8]
  1 | {"name": "�t�"}
    |           ^

1 file: 1 error
`,
    );
  });

  test("shows a byte order mark as U+FFFD", () => {
    const output = report("\ufeff{}");
    assert.match(output, /^a\.json:1:1: error: .* \[syntax\/byte_order_mark\]\n/);
    assert.ok(output.includes("\n  1 | �{}\n    | ^\n\n1 file: 1 error"), output);
  });

  test("marks the end of a text that ends too early", () => {
    assert.match(report(""), /^a\.json:1:1: error: .* \[syntax\/unexpected_end\]\n  1 \| \n    \| \^\n\n/);
    assert.match(report('{\r\n"name":\r\n'), /^a\.json:3:1: error: .*\n  3 \| \n    \| \^\n\n/);
  });

  test("marks the newline in a string", () => {
    assert.match(
      report('{"name": "a\n"}'),
      /^a\.json:1:12: .*\n  suggested fix: .*\n  1 \| \{"name": "a\n    \|            \^\n\n1 file/,
    );
    assert.match(
      report('{"name": "a\r\n"}'),
      /^a\.json:1:12: .*\n  suggested fix: .*\n  1 \| \{"name": "a\n    \|            \^\n\n/,
    );
  });

  test("has errors only with --quiet", () => {
    assertReport(
      GOOD.replace("{", DUPLICATE).replace('"acme_exports"', '"acme "'),
      `\
a.json:4:11: error: code: ... [format/trailing_space]
  fix: use \`acme\`
  4 |   "code": "acme ",
    |           ^^^^^^^

1 file: 1 error, 1 fixable with --fix
`,
      "--quiet",
    );
    assert.equal(report(GOOD.replace("{", DUPLICATE), "-q"), "");
    assert.equal(report(GOOD, "-q"), "");
  });

  test("sums up all files", () => {
    const folder = folderOf({ "a.json": GOOD, "b.json": GOOD.replace("{", '{ "code": 1, "name": 1,'), "c.json": GOOD });
    assert.match(command(folder, ["*.json"]).stdout, /\n\n3 files: 2 warnings \(advice: 2\)\n$/);
  });

  test("names standard input", () => {
    assert.match(command(folderOf({}), ["-"], { input: "{" }).stdout, /^<stdin>:1:2: error: /);
  });
});

/** The summary, of reports that the validator need not be able to make. */
describe("a summary", () => {
  const { end } = textFormat({ color: false, columns: 100, quiet: false, root: "/", version: "0.0.0" });
  /** @type {[Partial<Totals>, string][]} */
  const cases = [
    [{ files: 0 }, ""],
    [{}, "1 file: no issues\n"],
    [{ files: 1234, errors: 2 }, "1,234 files: 2 errors\n"],
    [
      { errors: 1, warnings: { export_fails: 1, wrong_place: 2, advice: 3 } },
      "1 file: 1 error, 6 warnings (export fails: 1, wrong place: 2, advice: 3)\n",
    ],
    [{ warnings: { export_fails: 1, wrong_place: 0, advice: 0 } }, "1 file: 1 warning (export fails: 1)\n"],
    [
      { errors: 3, fixable: { safe: 1, suggestion: 2 }, fixed: 4 },
      "1 file: 3 errors, 4 fixed, 1 fixable with --fix, 2 fixable with --fix-suggestions\n",
    ],
  ];
  /** @type {Totals} */
  const none = {
    files: 1,
    errors: 0,
    warnings: { export_fails: 0, wrong_place: 0, advice: 0 },
    fixable: { safe: 0, suggestion: 0 },
    fixed: 0,
    failures: [],
  };
  for (const [totals, expected] of cases) {
    test(JSON.stringify(totals), () => assert.equal(end({ ...none, ...totals }), expected));
  }
});

/** Matches the text, in which `...` is anything within a line. @param {string} text */
function literal(text) {
  const parts = text.split(" ... ").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(" .* ")}$`);
}

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
    const columns = widthOf(cells(row.text));
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
    [
      cut("a".repeat(99), "m".repeat(99), ""),
      `…${"a".repeat(18)}${"m".repeat(20)}…\n${" ".repeat(19)}${"^".repeat(20)}`,
    ],
    [cut("a".repeat(99), "", ""), `…${"a".repeat(39)}\n${" ".repeat(40)}^`],
    [cut("あ".repeat(99), "印", "い".repeat(99)), `…${"あ".repeat(9)}印${"い".repeat(9)}…\n${" ".repeat(19)}^^`],
    [cut("\t".repeat(10), "mark", ""), `…${" ".repeat(32)}mark\n${" ".repeat(33)}^^^^`],
    [cut("😀".repeat(99), "mark", "😀".repeat(99)), `…${"😀".repeat(8)}mark${"😀".repeat(9)}…\n${" ".repeat(17)}^^^^`],
  ];
  // Characters of two UTF-16 code units and one column, with a window that starts or ends inside of one.
  cases.push([cut(`${"𝐀".repeat(99)}x`, "mark", ""), `…${"𝐀".repeat(19)}xmark\n${" ".repeat(21)}^^^^`]);
  cases.push([cut("", "mark", `x${"𝐁".repeat(99)}`), `markx${"𝐁".repeat(20)}…\n^^^^`]);
  // Characters of eight UTF-16 code units and two columns.
  const families = "👨‍👩‍👧".repeat(9);
  cases.push([
    cut("a".repeat(99), "mark", families),
    `…${"a".repeat(24)}mark${"👨‍👩‍👧".repeat(5)}…\n${" ".repeat(25)}^^^^`,
  ]);
  cases.forEach(([shown, expected], index) =>
    test(`is cut around the place, ${index + 1}`, () => assert.equal(shown, expected)),
  );

  test("of megabytes, with a thousand issues, takes no time", () => {
    const members = Array.from({ length: 2000 }, () => `"code": "${"x".repeat(2000)}"`).join(", ");
    const folder = folderOf({ "a.json": GOOD.replaceAll("\n", "").replace("{", `{ ${members},`) });
    const start = performance.now();
    const { stdout } = command(folder, ["a.json"]);
    assert.ok(performance.now() - start < 5000);
    assert.match(stdout, /\n1 file: 1,000 warnings \(advice: 1,000\)\n$/);
    assert.ok(stdout.split("\n").every((line) => line.length <= 120));
  });
});

describe("an excerpt", () => {
  test("has its mark under the place, whatever the text", () => {
    // Each character has one column, so offsets are columns.
    const words = ["{", "}", '"a"', '"code"', ":", ",", " ", "\n", "1", "null", '"x "', "[", "]"];
    let seed = 1;
    const random = (/** @type {number} */ below) => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed % below;
    };
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

describe("colors", () => {
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
    test(`${JSON.stringify(env)} ${isTTY}`, () =>
      assert.equal(hasColor(isTTY === undefined ? {} : { isTTY }, env), expected));
  }

  test("do not change the text", () => {
    const folder = folderOf({ "a.json": GOOD.replace("{", DUPLICATE).replace('"acme_exports"', '"acme "') });
    const { stdout } = command(folder, ["a.json"]);
    const colored = command(folder, ["a.json"], { env: { FORCE_COLOR: "1" } }).stdout;
    assert.ok(!stdout.includes("\x1b"));
    assert.notEqual(colored, stdout);
    assert.equal(colored.replace(/\x1b\[\d+m/g, ""), stdout);
    assert.ok(colored.includes("\x1b[1m\x1b[31merror\x1b[39m\x1b[22m"));
    assert.ok(colored.includes("\x1b[1m\x1b[33mwarning (advice)\x1b[39m\x1b[22m"));
  });
});

test("--quiet counts the fixes of errors only, since it shows no warning", () => {
  const folder = folderOf({
    "a.json": GOOD.replace('"acme-billing-exports"', '"acme-billing-exports,"').replace('"Acme exports"', "[]"),
  });
  const { stdout } = command(folder, ["a.json", "--quiet"]);
  assert.match(stdout, /\n1 file: 1 error, 1 warning\n$|\n1 file: 1 error\n$/);
  assert.match(command(folder, ["a.json"]).stdout, /1 error, 1 warning .*, 1 fixable with --fix\n$/);
});
