/** How the module is inlined: any bytes come back, the reading of any text ends, and the module gets small. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { unpack } from "../../pkg/unpack.js";
import * as inlined from "../../pkg/wasm/packed.js";
import { WORDS } from "../../pkg/words.js";
import { pack } from "../../tools/pack.js";
import { withSizes, withoutSizes } from "../../tools/pack-format.js";

const file = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);
const module = readFileSync(file("pkg/wasm/m3ter_export_destination_bg.wasm"));
const { bytes: bare, code } = withoutSizes(module);

/**
 * @param {string} text
 * @param {number} length
 * @param {{ start: number, end: number }} [code]
 */
function read(text, length, { start, end } = { start: 0, end: 0 }) {
  return Buffer.from(unpack(inlined.unpacker, text, length, start, end));
}

/**
 * @param {Uint8Array} bytes
 * @param {{ start: number, end: number }} [code]
 */
function returns(bytes, code = { start: 0, end: 0 }) {
  const text = pack(bytes, code);
  assert.match(text, /^[\w-]*$/);
  assert.deepEqual(read(text, bytes.length, code), Buffer.from(withSizes(bytes, code)));
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

/**
 * A module's sections, its functions one by one, whatever bytes their sizes have.
 * @param {Uint8Array} module
 */
function functions(module) {
  /** @type {string[]} */
  const parts = [];
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      value |= (module[at] & 0x7f) << shift;
      more = module[at++] > 0x7f;
    }
    return value;
  };
  const take = (/** @type {number} */ length) => parts.push(Buffer.from(module.subarray(at, (at += length))).toString("hex"));
  while (at < module.length) {
    const section = module[at++];
    const size = number();
    parts.push(`section ${section}`);
    if (section !== 10) take(size);
    else for (let left = number(); left > 0; left--) take(number());
  }
  return parts;
}

test("nothing, one byte, every byte", () => {
  returns(new Uint8Array());
  returns(new Uint8Array(), { start: 0, end: 1 });
  // A number of functions, then one that has no locals and only ends.
  returns(Uint8Array.of(7, 1, 0, 0x0b), { start: 1, end: 4 });
  for (let byte = 0; byte < 256; byte++) returns(Uint8Array.of(byte), { start: byte % 2, end: 1 });
  returns(Uint8Array.from({ length: 256 }, (_, byte) => byte));
});

test("what is written by hand", () => {
  // At first all 17 symbols of a context are as likely, so what is packed is a fraction in base 17, as long as no context comes
  // again: a byte's halves; after it, a copy, of a run of 3, whose distance is 1, which has no bits after the highest.
  const symbols = [4, 1, 16, 3, 0];
  const fraction = symbols.reduceRight((rest, symbol) => (symbol + rest) / 17, 0.5);
  const bytes = Array.from({ length: 6 }, (_, place) => Math.floor(fraction * 256 ** (place + 1)) % 256);
  assert.deepEqual(read(Buffer.from(bytes).toString("base64url"), 4), Buffer.from("AAAA"));
  // The least number lies in the first symbol of each context, whatever their frequencies.
  assert.deepEqual(read("AAAAAAAA", 10), Buffer.alloc(10));
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
    returns(Uint8Array.from(bytes), { start, end: start + next(bytes.length - start + 1) });
  }
});

test("the module comes back with the words, and is smaller than xz makes it", () => {
  const text = returns(Buffer.concat([bare, Buffer.from(WORDS)]), code);
  const { unpacker, packed, length, words, start, end } = inlined;
  assert.ok(text === packed, "the build is another one");
  assert.deepEqual({ length: length - words, start, end }, { length: bare.length, ...code });
  const bytes = unpack(unpacker, packed, length, start, end);
  assert.equal(Buffer.from(bytes.subarray(-words)).toString(), WORDS);
  assert.deepEqual(functions(bytes.subarray(0, -words)), functions(module));
  // Of the two `xz --format=raw --lzma1=preset=9e` makes 39.8 %; what unpacks them is counted in.
  const size = gzipSync(unpacker + packed, { level: 9 }).length;
  const whole = module.length + words;
  assert.ok(size < whole * 0.38, `${size} of ${whole}`);
});

test("more than there is room for", () => {
  assert.throws(() => pack(new Uint8Array(0x20001)), RangeError);
  returns(new Uint8Array(0x20000));
});

test("a damaged text ends, and soon", () => {
  const { packed } = inlined;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const next = random(7);
  const damaged = Array.from({ length: 200 }, (_, trial) => {
    const at = next(packed.length);
    return packed.slice(0, at) + (trial % 4 ? letters[next(64)] + packed.slice(at + 1) : "");
  });
  damaged.push("", "A", "\0\uffff", ...["A", "_", " ", "\uffff"].map((letter) => letter.repeat(30_000)));
  const start = performance.now();
  for (const text of damaged) {
    try {
      assert.ok(read(text, bare.length, code).length >= bare.length);
    } catch (error) {
      // A copy of what would be before the memory.
      assert.ok(error instanceof WebAssembly.RuntimeError, String(error));
    }
  }
  assert.ok(performance.now() - start < 10_000);
});

test("in a realm of the language alone", () => {
  const { outputFiles } = buildSync({
    stdin: {
      contents: 'import { unpack } from "./unpack.js"; import * as all from "./wasm/packed.js"; export { unpack, all };',
      resolveDir: fileURLToPath(file("pkg")),
    },
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "packed",
    write: false,
  });
  const context = createContext({});
  runInContext(outputFiles[0].text, context);
  const { unpack, all } = runInContext("packed", context);
  const { unpacker, packed, length, words, start, end } = all;
  assert.deepEqual(functions(unpack(unpacker, packed, length, start, end).subarray(0, -words)), functions(module));
});
