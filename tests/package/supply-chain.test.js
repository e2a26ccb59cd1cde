/** What the package is made of, and what it must not contain. `npm run test:reproducible` builds it twice. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
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
  assert.match(readText("Cargo.toml"), /^\[workspace\.lints\.rust\][^[]*^unsafe_code = "forbid"$/m);
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".rs"),
  );
  assert.ok(files.length > 20);
  for (const file of files) assert.doesNotMatch(readText(join("src", file)), /\bunsafe\b/, file);
});

test("the module imports only functions that make and read values", () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(read(WASM)));
  assert.deepEqual(
    [...new Set(imports.map(({ module, kind }) => `${module} ${kind}`))],
    ["./m3ter_export_destination_bg.js function"],
  );
  const names = imports.map(({ name }) => name.replace(/^__wbg_|^__wbindgen_/, "").replace(/_?[0-9a-f]{16}$/, ""));
  const known = [
    "Error",
    "Number",
    "__wbindgen_debug_string",
    "__wbindgen_is_string",
    "__wbindgen_number_get",
    "__wbindgen_string_get",
    "__wbindgen_throw",
    "generic",
    "get",
    "get_unchecked",
    "init_externref_table",
    "length",
    "new",
    "parse",
    "set",
  ];
  assert.deepEqual(
    names.filter((name) => !known.includes(name)),
    [],
  );
});

test("the module has one custom section, which identifies the build", () => {
  const bytes = read(WASM);
  const custom = [];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (bytes[at] & 0x7f) << shift;
      more = bytes[at++] >= 0x80;
    }
    if (id === 0) custom.push(bytes.subarray(at + 1, at + size).toString("latin1"));
    at += size;
  }
  assert.equal(custom.length, 1);
  assert.match(custom[0], /^m3ter-export-destination[0-9a-f]{16}$/);
});

test("nothing that was built names this machine", () => {
  const files = ["pkg/wasm", "pkg/dist"].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((file) => join(folder, file)),
  );
  assert.ok(files.includes(WASM));
  for (const file of files) {
    const text = read(file).toString("latin1");
    for (const trace of [ROOT, `${homedir()}/`, ".cargo", ".rustup"]) {
      assert.ok(!text.includes(trace), `${file} contains ${trace}`);
    }
  }
});

test("the lock carries no download address", () => {
  assert.doesNotMatch(readText("package-lock.json"), /"resolved": "http/);
});
