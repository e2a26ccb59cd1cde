/** Hosts that lack something. Each has its own process, because the package looks at the host while it is imported. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";

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
  const fixed = `[...pkg.applyFix(Uint8Array.from(${bytes}), { patch: [], edits: [{ start: 2, end: 3, text: "ü" }] })]`;
  assert.deepEqual(Buffer.from(inHost(before, fixed)).toString(), '{"ü€": "😀"}');
  const error =
    "(() => { try { pkg.applyFix(Uint8Array.of(0xff), { patch: [], edits: [] }); } catch (error) { return error.message; } })()";
  assert.equal(inHost(before, error), "the fix does not apply: the document is not UTF-8");
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

describe("without WebAssembly", () => {
  const message =
    /^m3ter-export-destination needs WebAssembly, which is missing here\. .*Lockdown Mode.*Microsoft Edge.*--jitless/;

  test("it is deleted", () => {
    assert.match(inHost("delete globalThis.WebAssembly", "error.message"), message);
  });

  /** @type {[entry: string, script: string][]} */
  const entries = [
    ["an import", 'import("m3ter-export-destination")'],
    ["require", 'Promise.resolve().then(() => require("m3ter-export-destination"))'],
    ["init of /slim", 'import("m3ter-export-destination/slim").then(({ init }) => init())'],
    ["init of /slim, required", 'Promise.resolve().then(() => require("m3ter-export-destination/slim").init())'],
  ];
  for (const [name, script] of entries) {
    test(`--jitless, ${name}`, () => {
      const source = `${script}.catch((error) => process.stdout.write(JSON.stringify([error.name, error.message])))`;
      const found = JSON.parse(
        execFileSync(process.execPath, ["--jitless", "--eval", source], { cwd: ROOT, encoding: "utf8" }),
      );
      assert.equal(found[0], "Error");
      assert.match(found[1], message);
    });
  }
});

describe("a host that forbids compiling: the error says what to do", () => {
  const FORBID = 'WebAssembly.Module = function () { throw new WebAssembly.CompileError("blocked by policy"); }';

  /** @type {[host: string, before: string, message: RegExp][]} */
  const hosts = [
    [
      "a page",
      'globalThis.location = { protocol: "https:" }',
      /If a Content-Security-Policy applies to this page, add 'wasm-unsafe-eval' to its script-src\.$/,
    ],
    [
      "a page in Chrome",
      'globalThis.location = { protocol: "https:" }; globalThis.chrome = { runtime: {} }',
      /applies to this page, add 'wasm-unsafe-eval'/,
    ],
    [
      "an extension's page",
      'globalThis.location = { protocol: "chrome-extension:" }',
      /add to the manifest: "content_security_policy": \{ "extension_pages": "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" \}$/,
    ],
    [
      "an extension's page in Firefox",
      'globalThis.location = { protocol: "moz-extension:" }',
      /add to the manifest: "content_security_policy"/,
    ],
    [
      "a content script",
      'globalThis.location = { protocol: "https:" }; globalThis.chrome = { runtime: { id: "x" } }',
      /validate in the extension's service worker/,
    ],
    [
      "a content script in Firefox",
      'globalThis.location = { protocol: "https:" }; globalThis.browser = { runtime: { id: "x" } }',
      /validate in the extension's service worker/,
    ],
    [
      "not a page",
      "",
      /import the compiled module from m3ter-export-destination\/wasm and pass it to init\(\) of m3ter-export-destination\/slim\.$/,
    ],
  ];
  for (const [host, before, message] of hosts) {
    test(host, () => {
      const error = inHost(
        `${before}; ${FORBID}`,
        "{ name: error.name, message: error.message, cause: error.cause.message }",
      );
      assert.equal(error.name, "CompileError");
      assert.match(
        error.message,
        /^m3ter-export-destination could not compile its WebAssembly \(blocked by policy\)\. /,
      );
      assert.match(error.message, message);
      assert.equal(error.cause, "blocked by policy");
    });
  }

  test("any other error goes through as it is", () => {
    const before = 'WebAssembly.Module = function () { throw new RangeError("too large for the main thread"); }';
    assert.equal(inHost(before, "error.message"), "too large for the main thread");
  });
});

test("too little memory for a text, or for its report", () => {
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
