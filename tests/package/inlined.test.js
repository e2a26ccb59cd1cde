/** The text that the module is inlined as: it decodes to any bytes, and needs no escapes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decodeInlined } from "../../pkg/src/inlined.js";
import { common, length, text } from "../../pkg/wasm/inlined.js";
import { encodeInlined } from "../../tools/inline.js";

const MODULE = readFileSync(new URL("../../pkg/wasm/m3ter_export_destination_bg.wasm", import.meta.url));

/** @param {Uint8Array} bytes */
function roundTrip(bytes) {
  const encoded = encodeInlined(bytes);
  return Buffer.from(decodeInlined(encoded.text, encoded.length, encoded.common));
}

test("the module is the shipped file, byte by byte", () => {
  assert.ok(MODULE.equals(decodeInlined(text, length, common)));
});

test("the text is printable ASCII without quotes, backslashes, `$` and `<`", () => {
  assert.match(text, /^[ !#%&(-;=-[\]-_a-~]+$/);
});

test("every byte value, in every order of how common it is", () => {
  for (let rotation = 0; rotation < 256; rotation++) {
    const bytes = Buffer.from(
      Array.from({ length: 256 }, (_, value) => Array(((value + rotation) % 256) + 1).fill(value)).flat(),
    );
    assert.ok(roundTrip(bytes).equals(bytes), String(rotation));
  }
});

test("no bytes, and bytes of one value", () => {
  for (const bytes of [Buffer.of(), Buffer.of(0), Buffer.alloc(1000, 255)]) assert.ok(roundTrip(bytes).equals(bytes));
});

test("common bytes have one character, others two", () => {
  assert.equal(encodeInlined(MODULE).text.length, text.length);
  const counts = new Map();
  for (const byte of MODULE) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  const sorted = [...counts.values()].sort((one, other) => other - one);
  const pairs = sorted.slice(87).reduce((sum, count) => sum + count, 0);
  assert.equal(text.length, MODULE.length + pairs);
});
