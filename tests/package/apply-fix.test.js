/** `applyFix`: what it writes into texts, that it means the patch, and that every fix of the corpus mends its issue. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { applyFix, validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @import { Fix, Issue, Json, JsonPatchOperation } from "m3ter-export-destination" */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {JsonPatchOperation[]} patch
 * @returns {Fix}
 */
const fix = (...patch) => ({ title: "test", patch });

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

describe("the text that it writes", () => {
  /** @type {[about: string, text: string, fix: Fix, expected: string][]} */
  const examples = [
    ["add to one line", '{"a": 1, "b": 2}', add("c", 3), '{"a": 1, "b": 2, "c": 3}'],
    ["add to one line without blanks", '{"a":1,"b":2}', add("c", 3), '{"a":1,"b":2,"c":3}'],
    ["add to one line with blanks inside the braces", '{ "a": 1 }', add("c", 3), '{ "a": 1, "c": 3 }'],
    ["add behind a single member", '{"a": 1}', add("c", 3), '{"a": 1, "c": 3}'],
    ["add behind a single member without blanks", '{"a":1}', add("c", 3), '{"a":1,"c":3}'],
    ["add a line", '{\n\t"a": 1\n}\n', add("c", "x"), '{\n\t"a": 1,\n\t"c": "x"\n}\n'],
    ["add a line that ends in CRLF", '{\r\n  "a" : 1,\r\n  "b" : 2\r\n}', add("c", 3), '{\r\n  "a" : 1,\r\n  "b" : 2,\r\n  "c" : 3\r\n}'],
    ["add where commas come first", '{ "a": 1\n, "b": 2\n}', add("c", 3), '{ "a": 1\n, "b": 2\n, "c": 3\n}'],
    ["add where only the first has a blank", '{ "a": 1,"b": 2}', add("c", 3), '{ "a": 1,"b": 2,"c": 3}'],
    ["add to nothing", "{}", add("c", 3), '{"c":3}'],
    ["add to a blank", "{ }", add("c", 3), '{ "c": 3 }'],
    ["add to an empty line", " {\n}", add("c", 3), ' {\n  "c": 3\n}'],
    ["add what is there", '{"a": 1, "b": 2}', add("a", 3), '{"a": 3, "b": 2}'],
    ["add text that needs escapes", "{}", add('"\n', '\\"\ud800é'), '{"\\"\\n":"\\\\\\"\\ud800é"}'],
    ["replace", '{"a" : [1, {"b": ",}"}] , "b":2}', replace("a", "x"), '{"a" : "x" , "b":2}'],
    ["replace the last of a name", '{"a": 1, "a": 2}', replace("a", 3), '{"a": 1, "a": 3}'],
    ["replace under an escaped name", '{"\\u0061": 1}', replace("a", 3), '{"\\u0061": 3}'],
    ["remove the first", '{"a": 1, "b": 2, "c": 3}', remove("a"), '{"b": 2, "c": 3}'],
    ["remove one between", '{"a": 1, "b": 2, "c": 3}', remove("b"), '{"a": 1, "c": 3}'],
    ["remove the last", '{"a": 1, "b": 2, "c": 3}', remove("c"), '{"a": 1, "b": 2}'],
    ["remove the only one", '{"a": 1}', remove("a"), "{}"],
    ["remove the first line", '{\n  "a": 1,\n  "b": 2\n}', remove("a"), '{\n  "b": 2\n}'],
    ["remove the last line", '{\n  "a": 1,\n  "b": 2\n}', remove("b"), '{\n  "a": 1\n}'],
    ["remove the only line", '{\n  "a": 1\n}', remove("a"), "{\n}"],
    ["remove where commas come first", '{ "a": 1\n, "b": 2\n}', remove("a"), '{ "b": 2\n}'],
    ["remove all of a name", '{"a": 1, "b": 2, "\\u0061": 3}', remove("a"), '{"b": 2}'],
    ["remove all of a name, and all", '{"a": 1, "a": 3 }', remove("a"), "{ }"],
    ["move", '{"a" : 1.0e0, "b": 2}', move("a", "c"), '{"c" : 1.0e0, "b": 2}'],
    ["move the last of a name", '{"a": 1, "b": 2, "a": 3}', move("a", "c"), '{"b": 2, "c": 3}'],
    ["move over another", '{"a": 1, "b": 2, "c": 3, "a": 4}', move("c", "a"), '{"b": 2, "a": 3}'],
    ["move to where it is", '{"\\u0061": 1, "b": 2}', move("a", "a"), '{"a": 1, "b": 2}'],
    ["escapes of JSON Pointer", '{"a/b": 1, "~": 2, "~1": 3, "": 4}', fix({ op: "remove", path: "/a~1b" }, { op: "remove", path: "/~0" }, { op: "replace", path: "/~01", value: 5 }, { op: "remove", path: "/" }), '{"~1": 5}'],
    ["several operations", '{"a": 1}', fix({ op: "remove", path: "/a" }, { op: "add", path: "/b", value: ["x"] }, { op: "move", from: "/b", path: "/c" }), '{"c":["x"]}'],
    ["no operation", " { } ", fix(), " { } "],
    ["names of the language's own", '{"__proto__": 1, "toString": 2}', fix({ op: "replace", path: "/__proto__", value: 3 }, { op: "add", path: "/constructor", value: 4 }), '{"__proto__": 3, "toString": 2, "constructor": 4}'],
  ];
  for (const [about, text, change, expected] of examples) {
    test(about, () => {
      assert.equal(applyFix(text, change), expected);
      assert.equal(decoder.decode(applyFix(encoder.encode(text), change)), new TextDecoder().decode(encoder.encode(expected)));
    });
  }
});

describe("values", () => {
  test("a new one comes back, and the old one stays", () => {
    const value = Object.freeze({ a: 1, b: [2] });
    assert.deepEqual(applyFix(value, add("c", 3)), { a: 1, b: [2], c: 3 });
    assert.deepEqual(Object.keys(/** @type {object} */ (applyFix({ a: 1, b: 2, c: 3 }, move("b", "d")))), ["a", "d", "c"]);
  });

  test("as JSON.stringify would send them", () => {
    class Body {
      toJSON() {
        return { a: new Date(0), b: undefined, c: NaN };
      }
    }
    assert.deepEqual(applyFix(new Body(), add("d", 1)), { a: "1970-01-01T00:00:00.000Z", c: null, d: 1 });
    assert.throws(() => applyFix(new Body(), remove("b")), { message: "the fix does not apply: there is no member `b`" });
  });

  test("a member named __proto__ is one like any other", () => {
    const value = JSON.parse('{"__proto__": {"a": 1}}');
    const fixed = /** @type {object} */ (applyFix(value, replace("__proto__", { b: 2 })));
    assert.deepEqual(Object.entries(fixed), [["__proto__", { b: 2 }]]);
    assert.equal(Object.getPrototypeOf(fixed), Object.prototype);
  });

  test("bytes of every kind", () => {
    const bytes = encoder.encode('_{"é": 1}');
    const expected = encoder.encode('{"é":1,"a":2}');
    const change = fix({ op: "remove", path: "/é" }, { op: "add", path: "/é", value: 1 }, { op: "add", path: "/a", value: 2 });
    const shared = new Uint8Array(new SharedArrayBuffer(8));
    shared.set(encoder.encode('{"é":1}'));
    for (const input of [bytes.subarray(1), Buffer.from(bytes).subarray(1), shared]) {
      const before = Uint8Array.from(input);
      const fixed = applyFix(input, change);
      assert.equal(Object.getPrototypeOf(fixed), Uint8Array.prototype);
      assert.deepEqual(fixed, expected);
      assert.deepEqual(Uint8Array.from(input), before);
    }
  });
});

describe("what does not apply throws an Error of one sentence", () => {
  const NOT_JSON = "the document is not JSON";
  const NOT_AN_OBJECT = "the document is not an object";
  const detached = new Uint8Array(encoder.encode("{}"));
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const cycle = {};
  Object.assign(cycle, { cycle });

  /** @type {[about: string, json: unknown, fix: any, reason: string][]} */
  const examples = [
    ["no such member to replace", '{"a": 1}', replace("b", 1), "there is no member `b`"],
    ["no such member to remove", "{}", remove("a"), "there is no member `a`"],
    ["no such member to move", '{"b": 1}', move("a", "b"), "there is no member `a`"],
    ["a member that is inherited", {}, remove("toString"), "there is no member `toString`"],
    ["no text", "", add("a", 1), NOT_JSON],
    ["half a text", '{"a": 1', add("a", 1), NOT_JSON],
    ["half a string", '{"a', add("a", 1), NOT_JSON],
    ["a byte order mark", "\ufeff{}", add("a", 1), NOT_JSON],
    ["a byte order mark in bytes", encoder.encode("\ufeff{}"), add("a", 1), NOT_JSON],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0x22), add("a", 1), NOT_JSON],
    ["bytes that break off in a string", Uint8Array.of(0x7b, 0x22, 0xf0, 0x9f, 0x98, 0x22, 0x3a, 0x31, 0x7d), add("a", 1), NOT_JSON],
    ["half a surrogate pair in bytes", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), add("a", 1), NOT_JSON],
    ["bytes that were transferred away", detached, add("a", 1), NOT_JSON],
    ["an array", "[]", add("a", 1), NOT_AN_OBJECT],
    ["a string with a brace", '"{}"', add("a", 1), NOT_AN_OBJECT],
    ["null", null, add("a", 1), NOT_AN_OBJECT],
    ["undefined", undefined, add("a", 1), NOT_JSON],
    ["a function", () => {}, add("a", 1), NOT_JSON],
    ["a cycle", cycle, add("a", 1), NOT_JSON],
    ["a BigInt", { a: 1n }, add("a", 1), NOT_JSON],
    ["the root's path", "{}", fix({ op: "add", path: "", value: 1 }), "`` points to no member of the root"],
    ["a deeper path", '{"a": {}}', fix({ op: "add", path: "/a/b", value: 1 }), "`/a/b` points to no member of the root"],
    ["a path without its slash", '{"a": 1}', fix({ op: "remove", path: "a" }), "`a` points to no member of the root"],
    ["a bad escape of JSON Pointer", '{"~2": 1}', fix({ op: "remove", path: "/~2" }), "`/~2` points to no member of the root"],
    ["a bad escape at the end", '{"~": 1}', fix({ op: "remove", path: "/~" }), "`/~` points to no member of the root"],
    ["another operation", '{"a": 1}', { patch: [{ op: "test", path: "/a", value: 1 }] }, '`{"op":"test","path":"/a","value":1}` is no operation of a fix'],
    ["no value", '{"a": 1}', { patch: [{ op: "add", path: "/a" }] }, '`{"op":"add","path":"/a"}` is no operation of a fix'],
    ["a second operation that does not apply", '{"a": 1}', fix({ op: "remove", path: "/a" }, { op: "remove", path: "/a" }), "there is no member `a`"],
  ];
  for (const [about, json, change, reason] of examples) {
    test(about, () => {
      assert.throws(() => applyFix(json, change), { name: "Error", message: `the fix does not apply: ${reason}` });
    });
  }
});

test("large texts: each takes a moment, and would take hours if the time grew with the square", () => {
  const blanks = " ".repeat(2_000_000);
  const nesting = "[".repeat(500_000) + "]".repeat(500_000);
  const many = '"a":0,'.repeat(500_000);
  /** @type {[text: string, fix: Fix, expected: string][]} */
  const examples = [
    [`{${blanks}"a"${blanks}:${blanks}1${blanks}}`, replace("a", 2), `{${blanks}"a"${blanks}:${blanks}2${blanks}}`],
    [`{"a":${nesting}}`, move("a", "b"), `{"b":${nesting}}`],
    [`{${many}"b":0}`, remove("a"), '{"b":0}'],
    [`{${many}"b":0}`, move("b", "c"), `{${many}"c":0}`],
    [`{"a":"${"\\\\".repeat(1_000_000)}"}`, remove("a"), "{}"],
  ];
  // Not assert.equal, which would print the texts.
  for (const [text, change, expected] of examples) assert.ok(applyFix(text, change) === expected, text.slice(0, 20));
});

describe("texts that a seeded generator makes", () => {
  const TEXTS = 50_000;

  /** mulberry32: small, fast, and the same everywhere. */
  let state = 0x6d337465;
  function random() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * @template T
   * @param {readonly T[]} choices
   */
  const pick = (choices) => choices[Math.floor(random() * choices.length)];

  const NAMES = ["a", "b", "name", "", "é😀", "a/b", "~", "~1", "\ud800", '"', "\\", "{", "__proto__", "0", "toString"];
  const VALUES = ["1", "-1.50e+2", '"x"', '"\\u0041\\n\\"\\\\"', '"}],{[:"', "null", "[ ]", '{"a":[{"a" : 1},\n2]}', '"\\\\"', '{"": ""}', '"é\u2028😀"'];
  const BLANKS = ["", "", "", " ", "  ", "\n", "\r\n", "\t", "\n  "];
  const STYLES = ["wild", "wild", "compact", "line", "pretty", "crlf"];

  /** @param {string} name */
  const spelled = (name) =>
    random() < 0.3 ? `"${Array.from({ length: name.length }, (_, at) => `\\u${name.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")}"` : JSON.stringify(name);

  function generate() {
    const style = pick(STYLES);
    /** @param {string} usual */
    const blank = (usual) => (style === "wild" ? pick(BLANKS) : usual);
    const line = { wild: "", compact: "", line: " ", pretty: "\n  ", crlf: "\r\n\t" }[style] ?? "";
    const members = Array.from({ length: Math.floor(random() * 5) }, () => {
      const [name, value] = [pick(NAMES), pick(VALUES)];
      return { name, value, text: spelled(name) + blank("") + ":" + blank(style === "compact" ? "" : " ") + value };
    });
    const inside = members.map(({ text }, index) => blank(style === "line" && index === 0 ? "" : line) + text + blank(""));
    const end = blank({ pretty: "\n", crlf: "\r\n" }[style] ?? "");
    return { text: `${blank("")}{${inside.join(",")}${end}}${blank("")}`, members };
  }

  /** @returns {JsonPatchOperation} */
  function generateOperation() {
    const [from, path] = [pointer(pick(NAMES)), pointer(pick(NAMES))];
    const value = JSON.parse(pick(VALUES));
    return pick([{ op: "add", path, value }, { op: "replace", path, value }, { op: "remove", path }, { op: "move", from, path }]);
  }

  /**
   * What RFC 6902 says of the members of the root.
   * @param {object} root
   * @param {JsonPatchOperation} operation
   * @returns {object | undefined} nothing when it does not apply
   */
  function reference(root, operation) {
    const members = new Map(Object.entries(root));
    const name = operation.path.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
    const from = "from" in operation ? operation.from.slice(1).replaceAll("~1", "/").replaceAll("~0", "~") : name;
    if (operation.op !== "add" && !members.has(from)) return undefined;
    const value = "value" in operation ? operation.value : members.get(from);
    members.delete(from);
    if (operation.op !== "remove") members.set(name, value);
    // Unlike assignment, this makes a member of `__proto__` too.
    return Object.fromEntries(members);
  }

  /**
   * @param {string} longer
   * @param {string} shorter
   * @returns {boolean} whether the shorter one is the longer one with one piece cut out
   */
  function isCut(longer, shorter) {
    let start = 0;
    while (start < shorter.length && longer[start] === shorter[start]) start++;
    return longer.endsWith(shorter.slice(start));
  }

  /**
   * @param {string} before
   * @param {Record<string, Json>} root
   * @param {{ name: string, value: string, text: string }[]} members
   * @param {JsonPatchOperation} operation
   * @returns {string | undefined} what is wrong
   */
  function fault(before, root, members, operation) {
    const expected = reference(root, operation);
    const change = fix(operation);
    if (expected === undefined) {
      assert.throws(() => applyFix(before, change), /^Error: the fix does not apply: there is no member /);
      return undefined;
    }
    const after = applyFix(before, change);
    assert.deepEqual(JSON.parse(after), expected);
    assert.deepEqual(applyFix(root, change), expected);
    const name = operation.path.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
    const named = members.filter((member) => member.name === name);
    if (operation.op === "remove" && named.length === 1) {
      const commas = members.length > 1 ? 1 : 0;
      const cut = before.length - after.length;
      const blanks = cut - named[0].text.length - commas;
      if (!isCut(before, after)) return "more than one piece is gone";
      if (blanks < 0) return "part of the member is still there";
    } else if (operation.op === "add" && named.length === 0) {
      if (!isCut(after, before)) return "more than one piece is new";
      if (applyFix(after, remove(name)) !== before) return "removing what was added gives another text";
    } else if (operation.op === "add" || operation.op === "replace") {
      const { text, value } = named[named.length - 1];
      const inPlace = text.slice(0, -value.length) + JSON.stringify(operation.value);
      const places = before.split(text);
      const found = places.slice(1).some((_, at) => after === places.slice(0, at + 1).join(text) + inPlace + places.slice(at + 1).join(text));
      if (!found) return "the value is not in place";
    } else if (operation.op === "move" && named.length === 0) {
      const [back] = members.filter((member) => pointer(member.name) === operation.from);
      const isSingle = members.filter((member) => member.name === back.name).length === 1;
      const plain = back.text.startsWith(JSON.stringify(back.name));
      if (isSingle && plain && applyFix(after, move(name, back.name)) !== before) return "moving it back gives another text";
    }
    return undefined;
  }

  test(`${TEXTS} of them`, () => {
    const faults = [];
    const counts = { add: 0, replace: 0, remove: 0, move: 0 };
    for (let count = 0; count < TEXTS; count++) {
      const { text, members } = generate();
      const operation = generateOperation();
      counts[operation.op]++;
      let found;
      try {
        found = fault(text, JSON.parse(text), members, operation);
      } catch (error) {
        found = error instanceof Error ? error.message : error;
      }
      if (found) faults.push({ found, text, operation });
    }
    assert.deepEqual(faults.slice(0, 10), [], `${faults.length} texts`);
    assert.ok(Math.min(...Object.values(counts)) > TEXTS / 8, JSON.stringify(counts));
  });
});

describe("the fixes of the corpus", () => {
  const FOLDER = new URL("../cases/", import.meta.url);
  let fixes = 0;

  /** @param {Issue} issue */
  const outline = ({ severity, code, reason, path }) => JSON.stringify([severity, code, reason, path]);

  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json"))) {
    test(file, () => {
      const faults = [];
      for (const { name, text, value, response, options } of JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))) {
        // An option for Rust alone: no JavaScript number is that exact.
        if (Object.values(options ?? {}).some((option) => typeof option === "number" && !Number.isSafeInteger(option))) continue;
        const validate = response ? validateExportDestinationResponse : validateExportDestination;
        const given = text ?? JSON.stringify(value);
        for (const json of [given, encoder.encode(given), ...(value === undefined ? [] : [value])]) {
          const before = validate(json, options).issues;
          for (const issue of before) {
            if (issue.fix === undefined) continue;
            fixes++;
            const after = validate(applyFix(json, issue.fix), options).issues.map(outline);
            const stays = after.filter((each) => each === outline(issue)).length;
            const old = before.map(outline);
            const news = after.filter((each) => each.startsWith('["error') && !old.includes(each));
            if (stays > 0 || news.length > 0) faults.push({ name, issue: outline(issue), news });
          }
        }
      }
      assert.deepEqual(faults, []);
    });
  }

  test("there are some", () => assert.ok(fixes > 50, String(fixes)));
});
