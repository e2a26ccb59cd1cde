/** `applyFix`: edits of text, patches of values, and every fix of the corpus in texts of several styles. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { applyFix, validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @import { Fix, Issue, Json, JsonPatchOperation } from "m3ter-export-destination" */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {JsonPatchOperation[]} patch
 * @returns {Fix}
 */
const fix = (...patch) => ({ title: "test", applicability: "safe", patch });

/**
 * @param {[start: number, end: number, text: string][]} edits
 * @returns {Fix}
 */
const edit = (...edits) => ({ ...fix(), edits: edits.map(([start, end, text]) => ({ start, end, text })) });

/** @type {(name: string, value: Json) => Fix} */
const add = (name, value) => fix({ op: "add", path: pointer(name), value });
/** @type {(name: string, value: Json) => Fix} */
const replace = (name, value) => fix({ op: "replace", path: pointer(name), value });
/** @type {(name: string) => Fix} */
const remove = (name) => fix({ op: "remove", path: pointer(name) });
/** @type {(from: string, name: string) => Fix} */
const move = (from, name) => fix({ op: "move", from: pointer(from), path: pointer(name) });

/** @param {string} name */
function pointer(name) {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

describe("edits of text", () => {
  /** @type {[about: string, text: string, fix: Fix, expected: string][]} */
  const examples = [
    ["none", ' {"a": 1}', edit(), ' {"a": 1}'],
    ["an insertion", "ac", edit([1, 1, "b"]), "abc"],
    ["a removal", "abc", edit([1, 2, ""]), "ac"],
    ["a replacement of everything", "abc", edit([0, 3, "x"]), "x"],
    ["several, in order", "abcdef", edit([0, 1, "A"], [1, 1, "-"], [3, 4, ""], [6, 6, "!"]), "A-bcef!"],
    ["of an empty text", "", edit([0, 0, "{}"]), "{}"],
    ["counted in UTF-16 code units", '"😀é" x', edit([5, 7, ""]), '"😀é"'],
    ["a byte order mark counts as one unit", "\ufeff{}x", edit([3, 4, ""]), "\ufeff{}"],
    ["text that is not JSON", "{'a'}", edit([1, 2, '"'], [3, 4, '"']), '{"a"}'],
  ];
  for (const [about, text, change, expected] of examples) {
    test(about, () => {
      assert.equal(applyFix(text, change), expected);
      assert.equal(decoder.decode(applyFix(encoder.encode(text), change)), expected);
    });
  }

  test("edits come before the patch, which is the same change", () => {
    assert.equal(
      applyFix('{"a" : 1 }', { ...replace("a", 2), edits: [{ start: 7, end: 8, text: "2" }] }),
      '{"a" : 2 }',
    );
    assert.deepEqual(applyFix({ a: 1 }, { ...replace("a", 2), edits: [{ start: 7, end: 8, text: "2" }] }), { a: 2 });
  });

  test("lone surrogates of a string are kept", () => {
    assert.equal(applyFix('"\ud800" ', edit([3, 4, ""])), '"\ud800"');
  });

  test("bytes of every kind", () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3));
    shared.set(encoder.encode("é1"));
    for (const bytes of [encoder.encode("_é1").subarray(1), Buffer.from("é1"), shared]) {
      const before = Uint8Array.from(bytes);
      const fixed = applyFix(bytes, edit([1, 2, "ü"]));
      assert.equal(Object.getPrototypeOf(fixed), Uint8Array.prototype);
      assert.deepEqual(fixed, encoder.encode("éü"));
      assert.deepEqual(Uint8Array.from(bytes), before);
    }
  });

  test("long texts take time in proportion to their length", () => {
    const text = "x,".repeat(500_000);
    const edits = Array.from({ length: 500_000 }, (_, index) => ({ start: 2 * index, end: 2 * index + 1, text: "y" }));
    // Not assert.equal, which would print the texts.
    assert.ok(applyFix(text, { ...fix(), edits }) === "y,".repeat(500_000));
  });
});

describe("patches", () => {
  /** @type {[about: string, value: unknown, fix: Fix, expected: unknown][]} */
  const examples = [
    ["add", { a: 1 }, add("b", [2]), { a: 1, b: [2] }],
    ["add what exists", { a: 1, b: 2 }, add("a", 3), { a: 3, b: 2 }],
    ["replace", { a: 1, b: 2 }, replace("a", null), { a: null, b: 2 }],
    ["replace the whole document", [{ a: 1 }], fix({ op: "replace", path: "", value: { a: 1 } }), { a: 1 }],
    ["remove", { a: 1, b: 2 }, remove("a"), { b: 2 }],
    ["move", { a: 1, b: 2, c: 3 }, move("b", "d"), { a: 1, d: 2, c: 3 }],
    ["move over another member", { a: 1, b: 2, c: 3 }, move("c", "a"), { b: 2, a: 3 }],
    ["move to the same name", { a: 1, b: 2 }, move("a", "a"), { a: 1, b: 2 }],
    [
      "several operations",
      { a: 1 },
      fix({ op: "remove", path: "/a" }, { op: "add", path: "/b", value: "x" }, { op: "move", from: "/b", path: "/c" }),
      { c: "x" },
    ],
    [
      "escapes of JSON Pointer",
      { "a/b": 1, "~": 2, "~1": 3, "": 4 },
      fix(
        { op: "remove", path: "/a~1b" },
        { op: "remove", path: "/~0" },
        { op: "replace", path: "/~01", value: 5 },
        { op: "remove", path: "/" },
      ),
      { "~1": 5 },
    ],
    [
      "what JSON.stringify would send",
      { toJSON: () => ({ a: new Date(0), b: undefined, c: NaN }) },
      add("d", 1),
      { a: "1970-01-01T00:00:00.000Z", c: null, d: 1 },
    ],
  ];
  for (const [about, value, change, expected] of examples) {
    test(about, () => {
      const text = JSON.stringify(value);
      // As text, so that the order of members counts.
      assert.equal(JSON.stringify(applyFix(value, change)), JSON.stringify(expected));
      assert.equal(applyFix(text, change), JSON.stringify(expected));
      assert.equal(decoder.decode(applyFix(encoder.encode(text), change)), JSON.stringify(expected));
      assert.equal(JSON.stringify(value), text);
    });
  }

  test("text with line breaks is indented", () => {
    for (const lineBreak of ["\n", "\r\n", "\r"])
      assert.equal(applyFix(`{"a":${lineBreak}1}`, add("b", 2)), '{\n  "a": 1,\n  "b": 2\n}');
  });

  test("the result shares no value with the value and the fix", () => {
    const value = { a: { b: 1 } };
    const change = fix({ op: "add", path: "/c", value: { d: 1 } });
    const fixed = /** @type {any} */ (applyFix(value, change));
    fixed.a.b = fixed.c.d = 2;
    assert.deepEqual([value, change.patch], [{ a: { b: 1 } }, [{ op: "add", path: "/c", value: { d: 1 } }]]);
    const whole = fix({ op: "replace", path: "", value: { a: 1 } });
    assert.notEqual(applyFix([], whole), /** @type {any} */ (whole.patch[0]).value);
  });

  test("a member named __proto__ is like any other", () => {
    const value = JSON.parse('{"__proto__": {"a": 1}}');
    const fixed = /** @type {object} */ (applyFix(value, replace("__proto__", { b: 2 })));
    assert.deepEqual(Object.entries(fixed), [["__proto__", { b: 2 }]]);
    assert.equal(Object.getPrototypeOf(fixed), Object.prototype);
  });
});

describe("a fix that does not apply throws an Error of one sentence", () => {
  const NOT_JSON = "the document is not JSON";
  const NOT_AN_OBJECT = "the document is not an object";
  const NOT_UTF8 = "the document is not UTF-8";
  const NO_VALUE = 'a fix cannot contain the operation `{"op":"replace","path":""}`';
  const ANOTHER_TEXT = "its edits are those of another text";
  /** Of `{"code": "a ", ...`. */
  const TRIMMED = { ...replace("code", "a"), edits: [{ start: 9, end: 13, text: '"a"' }] };
  const detached = new Uint8Array(encoder.encode("{}"));
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  /** @type {any} */
  const cycle = {};
  cycle.cycle = cycle;

  /** @type {[about: string, json: unknown, fix: any, reason: string][]} */
  const examples = [
    ["no such member to replace", '{"a": 1}', replace("b", 1), "there is no member `b`"],
    ["no such member to remove", "{}", remove("a"), "there is no member `a`"],
    ["no such member to move", '{"b": 1}', move("a", "b"), "there is no member `a`"],
    ["a member that is inherited", {}, remove("toString"), "there is no member `toString`"],
    ["an empty text", "", add("a", 1), NOT_JSON],
    ["a truncated text", '{"a": 1', add("a", 1), NOT_JSON],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0x22), add("a", 1), NOT_UTF8],
    ["bytes that are not UTF-8, with edits", Uint8Array.of(0x22, 0xff, 0x22), edit([0, 1, ""]), NOT_UTF8],
    ["bytes that end inside of a character", Uint8Array.of(0x7b, 0x22, 0xf0, 0x9f, 0x98), edit(), NOT_UTF8],
    ["a lone surrogate in bytes", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), edit(), NOT_UTF8],
    ["a detached buffer", detached, add("a", 1), NOT_JSON],
    ["an array", "[]", add("a", 1), NOT_AN_OBJECT],
    ["a string", '"{}"', add("a", 1), NOT_AN_OBJECT],
    ["null", null, add("a", 1), NOT_AN_OBJECT],
    ["undefined", undefined, add("a", 1), NOT_JSON],
    ["a function", () => {}, add("a", 1), NOT_JSON],
    ["a circular reference", cycle, add("a", 1), NOT_JSON],
    ["a BigInt", { a: 1n }, add("a", 1), NOT_JSON],
    [
      "an addition to the root",
      "{}",
      fix({ op: "add", path: "", value: 1 }),
      "`` is not the path of a member of the root",
    ],
    [
      "a deeper path",
      '{"a": {}}',
      fix({ op: "add", path: "/a/b", value: 1 }),
      "`/a/b` is not the path of a member of the root",
    ],
    [
      "a path without its slash",
      '{"a": 1}',
      fix({ op: "remove", path: "a" }),
      "`a` is not the path of a member of the root",
    ],
    [
      "a bad escape of JSON Pointer",
      '{"~2": 1}',
      fix({ op: "remove", path: "/~2" }),
      "`/~2` is not the path of a member of the root",
    ],
    [
      "a bad escape at the end",
      '{"~": 1}',
      fix({ op: "remove", path: "/~" }),
      "`/~` is not the path of a member of the root",
    ],
    [
      "another operation",
      '{"a": 1}',
      { patch: [{ op: "test", path: "/a", value: 1 }] },
      'a fix cannot contain the operation `{"op":"test","path":"/a","value":1}`',
    ],
    [
      "no value",
      '{"a": 1}',
      { patch: [{ op: "add", path: "/a" }] },
      'a fix cannot contain the operation `{"op":"add","path":"/a"}`',
    ],
    [
      "a second operation that does not apply",
      '{"a": 1}',
      fix({ op: "remove", path: "/a" }, { op: "remove", path: "/a" }),
      "there is no member `a`",
    ],
    ["an edit after the end", "abc", edit([3, 4, ""]), "there is no text from 3 to 4"],
    ["an edit before the start", "abc", edit([-1, 0, ""]), "there is no text from -1 to 0"],
    ["an edit that ends before it starts", "abc", edit([2, 1, ""]), "there is no text from 2 to 1"],
    ["edits that overlap", "abc", edit([0, 2, ""], [1, 3, ""]), "there is no text from 1 to 3"],
    ["edits out of order", "abc", edit([2, 3, ""], [0, 1, ""]), "there is no text from 0 to 1"],
    [
      "edits without offsets",
      "abc",
      { patch: [], edits: [{ text: "" }] },
      "there is no text from undefined to undefined",
    ],
    ["edits of text, applied to a value", { a: 1 }, edit([0, 1, ""]), "it edits text, and the document is a value"],
    ["the whole document without a value", { a: 1 }, fix(/** @type {any} */ ({ op: "replace", path: "" })), NO_VALUE],
    ["a fix for the second time", '{"code": "a", "name": 1}', TRIMMED, ANOTHER_TEXT],
    ["a fix of a text that differs elsewhere", '{ "code": "a " }', TRIMMED, ANOTHER_TEXT],
    ["a fix of a text with another name there", '{"name": "a ", "code": 1}', TRIMMED, ANOTHER_TEXT],
  ];
  for (const [about, json, change, reason] of examples) {
    test(about, () => {
      assert.throws(() => applyFix(json, change), { name: "Error", message: `the fix does not apply: ${reason}` });
    });
  }
});

test("an issue without a fix", () => {
  for (const json of ["{}", encoder.encode("{}"), {}]) {
    const malformed = [
      { patch: [null] },
      { patch: [{ op: "remove" }] },
      { patch: [{ op: "move", path: "/name" }] },
      { patch: [], edits: 5 },
      { patch: [], edits: [{ start: 0, end: 1 }] },
    ];
    for (const value of [undefined, null, {}, "safe", ...malformed]) {
      assert.throws(() => applyFix(json, /** @type {any} */ (value)), {
        name: "TypeError",
        message: "fix must be the fix of an issue",
      });
    }
  }
});

describe("the fixes of the corpus", () => {
  const FOLDER = new URL("../cases/", import.meta.url);
  let fixes = 0;

  /** @type {((value: unknown) => string)[]} */
  const STYLES = [
    JSON.stringify,
    (value) => JSON.stringify(value, null, 2),
    (value) => `\r\n${JSON.stringify(value, null, "\t").replaceAll("\n", "\r\n")}\r\n`,
    (value) => JSON.stringify(value).replaceAll(/(?<=[{,:])(?=["\d])/g, " "),
  ];

  /** @param {Issue} issue */
  const outline = ({ severity, code, reason, path }) => JSON.stringify([severity, code, reason, path]);

  /**
   * Returns what is wrong with the fixes of a report.
   * @param {(json: unknown) => { issues: Issue[] }} validate
   * @param {any} json
   */
  function check(validate, json) {
    const faults = [];
    const { issues } = validate(json);
    const old = issues.map(outline);
    for (const issue of issues) {
      if (issue.fix === undefined) continue;
      fixes++;
      const fixed = applyFix(json, issue.fix);
      const after = validate(fixed).issues.map(outline);
      const errors = after.filter((each) => each.startsWith('["error') && !old.includes(each));
      // Behind a syntax error there may be others, and a wrapped body has issues of its own.
      const isWhole = issue.code === "syntax" || issue.fix.patch.some(({ path }) => path === "");
      if (after.includes(outline(issue)) && issue.code !== "syntax")
        faults.push({ issue: outline(issue), fixed, fault: "the issue is still there" });
      if (errors.length > 0 && !isWhole) faults.push({ issue: outline(issue), fixed, errors });
      if (typeof json === "string" && issue.fix.patch.length > 0) {
        const { edits, ...patchOnly } = issue.fix;
        if (edits === undefined) faults.push({ issue: outline(issue), fault: "there are no edits" });
        else
          assert.deepEqual(
            JSON.parse(/** @type {string} */ (fixed)),
            JSON.parse(/** @type {string} */ (applyFix(json, patchOnly))),
            outline(issue),
          );
      }
    }
    return faults;
  }

  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json"))) {
    test(file, () => {
      const faults = [];
      for (const { name, text, value, response, options } of JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))) {
        // An option for Rust alone: no JavaScript number is that exact.
        if (Object.values(options ?? {}).some((option) => typeof option === "number" && !Number.isSafeInteger(option)))
          continue;
        const validate = (/** @type {unknown} */ json) =>
          (response ? validateExportDestinationResponse : validateExportDestination)(json, options);
        const texts = text === undefined ? STYLES.map((style) => style(value)) : [text];
        for (const json of [
          ...texts,
          ...texts.map((each) => encoder.encode(each)),
          ...(value === undefined ? [] : [value]),
        ]) {
          for (const fault of check(validate, json)) faults.push({ name, json, ...fault });
        }
      }
      assert.deepEqual(faults.slice(0, 3), [], `${faults.length} faults`);
    });
  }

  test("there are some", () => assert.ok(fixes > 500, String(fixes)));
});
