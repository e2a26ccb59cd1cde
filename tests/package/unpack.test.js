/** The text in which the module is inlined: any bytes come back, from any text the reading ends, and the module gets small. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { unpack } from "../../pkg/unpack.js";
import inlined from "../../pkg/wasm/text.js";
import { codeSection, pack } from "../../tools/pack.js";

const file = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);
const module = readFileSync(file("pkg/wasm/m3ter_export_destination_bg.wasm"));

/**
 * @param {Uint8Array} bytes
 * @param {{ start: number, end: number }} [code]
 */
function returns(bytes, code) {
  const text = pack(bytes, code);
  assert.match(text, /^[\w-]*$/);
  assert.deepEqual(Buffer.from(unpack(text)), Buffer.from(bytes));
  return text;
}

/**
 * Whole numbers from 0, the same in each run.
 * @param {number} seed
 * @returns {(bound: number) => number}
 */
function random(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

test("nothing, one byte, every byte", () => {
  returns(new Uint8Array());
  returns(new Uint8Array(), { start: 0, end: 1 });
  for (let byte = 0; byte < 256; byte++) returns(Uint8Array.of(byte), { start: byte % 2, end: 1 });
  returns(Uint8Array.from({ length: 256 }, (_, byte) => byte));
});

test("what is written by hand", () => {
  // Three bytes, no code. The least number lies in the first symbol of each context, whatever their frequencies: literals of zero.
  assert.deepEqual(unpack("AAAD" + "AAAA" + "AAAA" + "AAAAAAAA"), new Uint8Array(3));
  // One byte. B and B are 1/64 and 1/4096 of the range. Sixteen symbols are equally likely at first: the token is the first of
  // them, a literal; its high half is counted in 1/256, so it is 4, and its low half in 1/4096, so it is 1.
  assert.deepEqual(unpack("AAAB" + "AAAA" + "AAAA" + "BBAA"), Uint8Array.of(0x41));
});

test("repetitions, near and far, longer than a run can be", () => {
  returns(new Uint8Array(20_000));
  returns(Uint8Array.from({ length: 20_000 }, (_, at) => at % 7));
  const block = Uint8Array.from({ length: 300 }, (_, at) => at * at);
  for (const gap of [0, 1, 300, 65_235, 65_236]) {
    const next = random(gap);
    returns(Uint8Array.of(...block, ...Array.from({ length: gap }, () => next(256)), ...block));
  }
});

test("random bytes cost what the frequencies of their contexts do", () => {
  const next = random(1);
  const bytes = Uint8Array.from({ length: 20_000 }, () => next(256));
  const length = returns(bytes).length * 0.75;
  assert.ok(length < bytes.length * 1.15, `${length}`);
});

test("mixtures, with code anywhere", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    /** @type {number[]} */
    const bytes = [];
    while (bytes.length < 600) {
      const size = 1 + next(60);
      const [least, bound] = [next(256), 1 + next(256)];
      const from = next(bytes.length + 1);
      const source = [
        () => module[(from * 97 + bytes.length) % module.length],
        () => (least + next(bound)) & 255,
        () => bytes[bytes.length - from] ?? 0,
      ][next(3)];
      for (let count = 0; count < size; count++) bytes.push(source());
    }
    const start = next(bytes.length);
    returns(Uint8Array.from(bytes), { start, end: start + next(bytes.length) });
  }
});

test("the module comes back, and is smaller than xz makes it", () => {
  const text = returns(module, codeSection(module));
  assert.ok(text === inlined, "the build is another one");
  const { length } = gzipSync(text, { level: 9 });
  // `xz --format=raw --lzma1=preset=9e` makes 39.5 % of it; gzip itself adds half a percent to the text.
  assert.ok(length < module.length * 0.378, `${length} of ${module.length}`);
});

test("packing is the same each time", () => {
  const part = module.subarray(0, 5000);
  assert.equal(pack(part), pack(part));
});

test("a damaged text ends, and soon", () => {
  const text = pack(module, codeSection(module));
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const next = random(7);
  const start = performance.now();
  for (let trial = 0; trial < 100; trial++) {
    // Behind the length: another one is another length.
    const at = 4 + next(text.length - 4);
    const damaged = text.slice(0, at) + (trial % 4 ? letters[next(64)] + text.slice(at + 1) : "");
    assert.equal(unpack(damaged).length, module.length);
  }
  for (const letter of ["A", "_", " ", "\uffff"]) assert.equal(unpack(text.slice(0, 12) + letter.repeat(30_000)).length, module.length);
  for (const nonsense of ["", "A", "____", "\0".repeat(99)]) assert.ok(unpack(nonsense).length < 2 ** 24);
  assert.ok(performance.now() - start < 20_000);
});

test("in a realm of the language alone", () => {
  const { outputFiles } = buildSync({
    entryPoints: [new URL("../../pkg/unpack.js", import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "packed",
    write: false,
  });
  const context = createContext({ text: pack(module, codeSection(module)) });
  runInContext(outputFiles[0].text, context);
  assert.deepEqual(Buffer.from(runInContext("packed.unpack(text)", context)), module);
});
