/** Hosts that lack something, each in a process of its own, since what counts is what is there at the import. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);

/**
 * @param {string} before what happens to the host
 * @param {string} script an expression over the imported `pkg`, or over the `error` of the import
 */
function inHost(before, script) {
  const source = `${before};
    const { pkg, error } = await import("m3ter-export-destination").then((pkg) => ({ pkg }), (error) => ({ error }));
    process.stdout.write(JSON.stringify(${script}));`;
  const args = ["--input-type=module", "--eval", source];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
}

const TEXT = JSON.stringify('{"code": "é ", "destinationType": "S3", "näme": 1}');
const OUTLINE = `pkg.validateExportDestination(${TEXT})`;

test("without TextEncoder and TextDecoder, as in Jest's jsdom", () => {
  const before = "delete globalThis.TextEncoder; delete globalThis.TextDecoder";
  assert.deepEqual(inHost(before, OUTLINE), inHost("", OUTLINE));
  const bytes = '[...Buffer.from(\'{"é€": "😀"}\')]';
  const fixed = `[...pkg.applyFix(Uint8Array.from(${bytes}), { patch: [{ op: "add", path: "/a", value: "ü" }] })]`;
  assert.deepEqual(Buffer.from(inHost(before, fixed)).toString(), '{"é€": "😀", "a": "ü"}');
});

test("without String.prototype.isWellFormed", () => {
  const before = "delete String.prototype.isWellFormed";
  const report = `pkg.validateExportDestination('{"code": "\\ud800", "n": "😀"}')`;
  assert.deepEqual(inHost(before, report), inHost("", report));
  assert.deepEqual(inHost(before, OUTLINE), inHost("", OUTLINE));
});

test("without process and Buffer, as in a browser", () => {
  const before = "const process = globalThis.process; delete globalThis.process; delete globalThis.Buffer";
  assert.deepEqual(inHost(before, OUTLINE), inHost("", OUTLINE));
});

test("a policy that forbids WebAssembly: the error says what to do", () => {
  const before = `WebAssembly.Module = function () { throw new WebAssembly.CompileError("blocked by policy"); }`;
  const error = inHost(before, "{ name: error.name, message: error.message, cause: error.cause.message }");
  assert.equal(error.name, "CompileError");
  assert.match(error.message, /'wasm-unsafe-eval'/);
  assert.match(error.message, /blocked by policy/);
  assert.equal(error.cause, "blocked by policy");
});

test("another failure to compile goes through as it is", () => {
  const before = `WebAssembly.Module = function () { throw new RangeError("too large for the main thread"); }`;
  assert.equal(inHost(before, "error.message"), "too large for the main thread");
});

test("no memory for a text, or for what is found in it", () => {
  // 64 pages are 4 MiB.
  const source = `
    import { validateExportDestination } from "m3ter-export-destination";
    const codes = (text) => validateExportDestination(text).issues.map(({ code, reason }) => [code, reason]);
    const texts = ["x".repeat(100_000_000), "{" + '"é":0,'.repeat(200_000) + '"é":0}', '"é" x'];
    process.stdout.write(JSON.stringify(texts.map(codes)));`;
  const args = ["--wasm-max-mem-pages=64", "--input-type=module", "--eval", source];
  const found = JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
  assert.deepEqual(found, [[["syntax", "too_large"]], [["syntax", "too_large"]], [["syntax", "trailing_text"]]]);
});
