/** The text in which the module is inlined: any bytes come back, and it costs nearly nothing. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { decode } from "../../pkg/dense.js";
import { encode } from "../../tools/dense.js";

const module = readFileSync(new URL("../../pkg/wasm/m3ter_export_destination_bg.wasm", import.meta.url));

/** @param {Uint8Array} bytes */
function returns(bytes) {
  const text = encode(bytes);
  assert.doesNotMatch(text, /[^ -~]|["$'<\\`]/);
  assert.deepEqual(Buffer.from(decode(text)), Buffer.from(bytes));
}

test("all bytes return, however often each is there", () => {
  returns(new Uint8Array());
  returns(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  for (let start = 0; start < 256; start++) {
    returns(Uint8Array.from({ length: 2000 }, (_, index) => (start + Math.floor(Math.sqrt(index * 37))) % 256));
  }
  returns(randomBytes(10_000));
});

test("the module returns, and compresses as well as by itself", () => {
  returns(module);
  /** @param {string | Uint8Array} data */
  const gzipped = (data) => gzipSync(data, { level: 9 }).length;
  const overhead = gzipped(encode(module)) / gzipped(module) - 1;
  assert.ok(overhead < 0.02, `${(overhead * 100).toFixed(1)} % more than the bytes`);
});
