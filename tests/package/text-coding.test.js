/** The substitutes for `TextEncoder` and `TextDecoder` do what those of a host do. */
import assert from "node:assert/strict";
import { test } from "node:test";

const { TextEncoder, TextDecoder } = globalThis;
// @ts-expect-error removed for the import
globalThis.TextEncoder = globalThis.TextDecoder = undefined;
const own = await import("../../pkg/src/text-coding.js");
Object.assign(globalThis, { TextEncoder, TextDecoder });

const TEXTS = [
  "",
  "a",
  "é",
  "€",
  "😀",
  "\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}",
  "\ud800",
  "x\udc00y",
  "\udc00\ud800",
  "ab€cd😀ef",
];

test("the host's are not used", () => {
  assert.notEqual(own.TextEncoder, TextEncoder);
  assert.notEqual(own.TextDecoder, TextDecoder);
});

test("encodeInto, into views of every size: all or nothing", () => {
  for (const text of TEXTS) {
    for (let size = 0; size <= text.length * 3; size++) {
      const [expected, actual] = [new Uint8Array(size), new Uint8Array(size)];
      const done = new TextEncoder().encodeInto(text, expected);
      const fits = done.read === text.length;
      assert.deepEqual(new own.TextEncoder().encodeInto(text, actual), fits ? done : { read: 0, written: 0 });
      assert.deepEqual(actual, fits ? expected : new Uint8Array(size));
    }
  }
});

test("decode", () => {
  for (const text of TEXTS) {
    const bytes = new TextEncoder().encode(text);
    assert.equal(new own.TextDecoder().decode(bytes), new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  }
});
