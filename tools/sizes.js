/** Measures what users download, and enforces the limits. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Refusal, ROOT } from "./command.js";

/** Limits in bytes after `gzip -9`. A program is bundled and minified by esbuild. */
const PARTS = [
  {
    name: "the .wasm",
    limit: 82_500,
    read: () => readFileSync(join(ROOT, "pkg/wasm/m3ter_export_destination_bg.wasm")),
  },
  { name: "a program that validates", limit: 87_300, read: () => bundle("validateExportDestination") },
  {
    name: "a program that validates and previews",
    limit: 91_700,
    read: () => bundle("validateExportDestination, previewExportDestination"),
  },
];

/** Returns the kilobytes after gzip -9 of a program that validates. */
export async function programKilobytes() {
  return Math.round(compressedSize(await bundle("validateExportDestination")) / 1000);
}

/** @param {string} names the exports that the program uses */
async function bundle(names) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from "m3ter-export-destination";`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** @param {Uint8Array} bytes */
function compressedSize(bytes) {
  return gzipSync(bytes, { level: 9 }).length;
}

export async function checkSizes() {
  const tooLarge = [];
  for (const { name, limit, read } of PARTS) {
    const size = compressedSize(await read());
    const line = `${name}: ${size} bytes after gzip -9, limit ${limit}`;
    console.log(line);
    if (size > limit) tooLarge.push(line);
  }
  if (tooLarge.length > 0) throw new Refusal(`Over the limit: ${tooLarge.join("; ")}.`);
}
