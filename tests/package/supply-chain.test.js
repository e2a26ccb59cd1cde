/** What the package is made of, and what it does not carry. `npm run test:reproducible` builds it twice. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../../tools/command.js";

const read = (/** @type {string} */ file) => readFileSync(join(ROOT, file));
const readText = (/** @type {string} */ file) => readFileSync(join(ROOT, file), "utf8");

const WASM = "pkg/wasm/m3ter_export_destination_bg.wasm";

test("no dependencies at run time, and nothing runs at installation", () => {
  const manifest = JSON.parse(readText("pkg/package.json"));
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies", "scripts"]) {
    assert.ok(!(key in manifest), key);
  }
});

test("unsafe code is forbidden, and there is none", () => {
  assert.match(readText("Cargo.toml"), /^\[lints\.rust\][^[]*^unsafe_code = "forbid"$/m);
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".rs"));
  assert.ok(files.length > 20);
  for (const file of files) assert.doesNotMatch(readText(join("src", file)), /\bunsafe\b/, file);
});

test("the module imports nothing, and has no section that runs nothing", () => {
  const bytes = read(WASM);
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
  const custom = 0;
  for (let at = 8; at < bytes.length; ) {
    assert.notEqual(bytes[at++], custom);
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (bytes[at] & 0x7f) << shift;
      more = bytes[at++] >= 0x80;
    }
    at += size;
  }
});

test("neither the module nor the scripts made of it name this machine", () => {
  const scripts = readdirSync(join(ROOT, "pkg/wasm")).map((file) => join("pkg/wasm", file));
  assert.ok(scripts.includes(WASM));
  for (const file of scripts) {
    const text = read(file).toString("latin1");
    for (const trace of [ROOT, `${homedir()}/`, ".cargo", ".rustup"]) {
      assert.ok(!text.includes(trace), `${file} holds ${trace}`);
    }
  }
});

test("the lock carries no download address", () => {
  assert.doesNotMatch(readText("package-lock.json"), /"resolved": "http/);
});
