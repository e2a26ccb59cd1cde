/** Measures what the package makes users load, and holds the module to its limit. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT, Refusal } from "./command.js";

/** Bytes after `gzip -9`: of the module, and of a program that only validates, bundled and minified. */
const LIMITS = { wasmGzip: 23_000, entryGzip: 27_300 };

const PROGRAM = `export { validateExportDestination } from "./pkg/index.js";`;

/** @typedef {{ wasm: number, sha256: string, wasmGzip: number, entryGzip: number }} Sizes */

/** @returns {Promise<Sizes>} */
export async function measure() {
  const { build } = await import("esbuild");
  const wasm = readFileSync(join(ROOT, "pkg/wasm/m3ter_export_destination_bg.wasm"));
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: { contents: PROGRAM, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  const sha256 = createHash("sha256").update(wasm).digest("hex");
  return { wasm: wasm.length, sha256, wasmGzip: gzipped(wasm), entryGzip: gzipped(outputFiles[0].contents) };
}

/** @param {Uint8Array} bytes */
function gzipped(bytes) {
  return gzipSync(bytes, { level: 9 }).length;
}

/** @param {Sizes} sizes */
export function tell({ wasm, sha256, wasmGzip, entryGzip }) {
  console.log(`wasm SHA-256 ${sha256}`);
  console.log(`wasm ${wasm} bytes, ${wasmGzip} gzip -9; a program that only validates, bundled and minified, ${entryGzip} gzip -9`);
}

/** @param {Sizes} sizes */
export function limit({ wasmGzip, entryGzip }) {
  if (wasmGzip > LIMITS.wasmGzip) {
    throw new Refusal(`The module has ${wasmGzip} bytes gzip -9, over its limit of ${LIMITS.wasmGzip}.`);
  }
  if (entryGzip > LIMITS.entryGzip) {
    throw new Refusal(`A program that only validates has ${entryGzip} bytes gzip -9, over its limit of ${LIMITS.entryGzip}.`);
  }
}
