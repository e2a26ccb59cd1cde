/** Measures what the package makes users load, and holds the module to its limit. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT, Refusal } from "./command.js";

/** Bytes after `gzip -9`: of the module, and of programs that validate, or preview as well, bundled and minified. */
const LIMITS = { wasmGzip: 23_000, entryGzip: 27_300, previewGzip: 30_000 };

const WHAT = {
  wasmGzip: "The module",
  entryGzip: "A program that only validates",
  previewGzip: "A program that previews as well",
};

/** @typedef {{ wasm: number, sha256: string } & typeof LIMITS} Sizes */

/** @returns {Promise<Sizes>} */
export async function measure() {
  const wasm = readFileSync(join(ROOT, "pkg/wasm/m3ter_export_destination_bg.wasm"));
  const entry = await bundled("validateExportDestination");
  const preview = await bundled("validateExportDestination, previewExportDestination");
  const sha256 = createHash("sha256").update(wasm).digest("hex");
  return { wasm: wasm.length, sha256, wasmGzip: gzipped(wasm), entryGzip: gzipped(entry), previewGzip: gzipped(preview) };
}

/** @param {string} names what a program exports of the default entry */
async function bundled(names) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: { contents: `export { ${names} } from "./pkg/dist/index.js";`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** @param {Uint8Array} bytes */
function gzipped(bytes) {
  return gzipSync(bytes, { level: 9 }).length;
}

/** @param {Sizes} sizes */
export function tell({ wasm, sha256, wasmGzip, entryGzip, previewGzip }) {
  console.log(`wasm SHA-256 ${sha256}`);
  console.log(`wasm ${wasm} bytes, ${wasmGzip} gzip -9`);
  console.log(`a program, bundled and minified: ${entryGzip} gzip -9 to validate, ${previewGzip} to preview as well`);
}

/** @param {Sizes} sizes */
export function limit(sizes) {
  for (const name of /** @type {(keyof typeof LIMITS)[]} */ (Object.keys(LIMITS))) {
    if (sizes[name] > LIMITS[name]) {
      throw new Refusal(`${WHAT[name]} has ${sizes[name]} bytes gzip -9, over the limit of ${LIMITS[name]}.`);
    }
  }
}
