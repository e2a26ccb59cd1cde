/** The tarball that users get: its files, and that it works when it is installed. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const FILES = [
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "access.d.ts",
  "contract.d.ts",
  "dist/access.d.cts",
  "dist/cli.js",
  "dist/cli.js.LEGAL.txt",
  "dist/contract.d.cts",
  "dist/edge-light.js",
  "dist/fix.d.cts",
  "dist/index.cjs",
  "dist/index.d.cts",
  "dist/index.js",
  "dist/preview.d.cts",
  "dist/slim.cjs",
  "dist/slim.d.cts",
  "dist/slim.js",
  "dist/standard-schema.d.cts",
  "dist/validation.d.cts",
  "dist/wasm.d.cts",
  "dist/workerd.js",
  "fix.d.ts",
  "index.d.ts",
  "package.json",
  "preview.d.ts",
  "schema.json",
  "slim.d.ts",
  "slim.js",
  "standard-schema.d.ts",
  "validation.d.ts",
  "wasm.d.ts",
  "wasm/m3ter_export_destination_bg.wasm",
];

/** Prints the same from ES modules and CommonJS; `pkg` is the package. */
const PROBE = `
  const body = (code) => '{"name":"n","code":' + code + ',"bucketName":"abc","iamRoleArn":"arn:aws:iam::1:role/x","destinationType":"S3"}';
  const text = body('" a"');
  const { valid, issues: [{ code, reason, path, range }] } = pkg.validateExportDestination(text);
  const slice = text.slice(range.start.offset, range.end.offset);
  const good = pkg.validateExportDestination(body('"a b"')).valid;
  console.log(JSON.stringify({ good, valid, code, reason, path, slice, names: Object.keys(pkg).sort() }));`;
const ANSWER = {
  good: true,
  valid: false,
  code: "format",
  reason: "leading_space",
  path: ["code"],
  slice: '" a"',
  names: [
    "applyFix",
    "exportDestinationAccess",
    "exportDestinationSchema",
    "exportDestinationSchemaFor",
    "isExportDestination",
    "previewExportDestination",
    "validateExportDestination",
    "validateExportDestinationResponse",
  ],
};

describe("the packed package", () => {
  const folder = mkdtempSync(join(tmpdir(), "m3ter-export-destination-"));
  const installed = join(folder, "node_modules/m3ter-export-destination");
  /** @type {string[]} */
  let files = [];
  let tarball = "";

  /**
   * @param {string} program
   * @param {string[]} args
   */
  function run(program, ...args) {
    return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  before(() => {
    const [packed] = Object.values(
      JSON.parse(run("npm", "pack", "--json", "--pack-destination", folder, join(ROOT, "pkg"))),
    );
    files = packed.files.map((/** @type {{ path: string }} */ { path }) => path);
    tarball = join(folder, packed.filename);
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    run("npm", "install", "--offline", "--no-audit", "--no-fund", tarball);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("contains what users need, and nothing else", () => {
    assert.deepEqual(files.toSorted(), FILES);
  });

  test("works as an ES module", () => {
    const source = `import * as pkg from "m3ter-export-destination"; ${PROBE}`;
    assert.deepEqual(JSON.parse(run(process.execPath, "--input-type=module", "--eval", source)), ANSWER);
  });

  test("works as CommonJS", () => {
    const source = `const pkg = require("m3ter-export-destination"); ${PROBE}`;
    assert.deepEqual(JSON.parse(run(process.execPath, "--input-type=commonjs", "--eval", source)), ANSWER);
  });

  test("works in a worker", () => {
    const worker = `import("m3ter-export-destination").then((pkg) => { ${PROBE} })`;
    const source = `new (require("node:worker_threads").Worker)(${JSON.stringify(worker)}, { eval: true });`;
    assert.deepEqual(JSON.parse(run(process.execPath, "--eval", source)), ANSWER);
  });

  test("/slim loads the .wasm file of the package", () => {
    const probe = `pkg.init().then(() => { ${PROBE} })`;
    const answer = { ...ANSWER, names: [...ANSWER.names, "init"].sort() };
    const source = `import * as pkg from "m3ter-export-destination/slim"; ${probe}`;
    assert.deepEqual(JSON.parse(run(process.execPath, "--input-type=module", "--eval", source)), answer);
    const required = `const pkg = require("m3ter-export-destination/slim"); ${probe}`;
    assert.deepEqual(JSON.parse(run(process.execPath, "--input-type=commonjs", "--eval", required)), answer);
  });

  test("has its schema, and its package.json", () => {
    const source = `for (const name of ["schema", "package"]) console.log(require("m3ter-export-destination/" + name + ".json").$schema)`;
    assert.equal(run(process.execPath, "--eval", source), "https://json-schema.org/draft/2020-12/schema\nundefined\n");
  });

  test("has a real file at the path of each entry, for resolvers that ignore `exports`", () => {
    const source = `import * as pkg from "./node_modules/m3ter-export-destination/slim.js"; pkg.init().then(() => { ${PROBE} })`;
    const answer = { ...ANSWER, names: [...ANSWER.names, "init"].sort() };
    assert.deepEqual(JSON.parse(run(process.execPath, "--input-type=module", "--eval", source)), answer);
    const { main, module, types } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    for (const file of [main, module, types, "slim.d.ts", "schema.json"])
      assert.ok(existsSync(join(installed, file)), file);
  });

  test("the inlined entry has no URL of the .wasm file, on which webpack would fail", () => {
    for (const file of ["index.js", "index.cjs"]) {
      const text = readFileSync(join(installed, "dist", file), "utf8");
      assert.doesNotMatch(text, /new URL\([^)]*\.wasm|import\.meta|\.wasm["'`]/, file);
    }
    // Bundlers know exactly this form.
    const slim = readFileSync(join(installed, "dist/slim.js"), "utf8");
    assert.ok(slim.includes('new URL("../wasm/m3ter_export_destination_bg.wasm", import.meta.url)'));
  });

  test("publint finds nothing", async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
    assert.deepEqual(messages, []);
  });

  test("its types are not wrong, however they are resolved", () => {
    const attw = join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");
    run(process.execPath, attw, tarball, "--format", "json");
  });

  test("has a command", () => {
    const body = {
      destinationType: "S3",
      name: "n",
      code: "a ",
      bucketName: "abc",
      iamRoleArn: "arn:aws:iam::922609978421:role/x",
    };
    writeFileSync(join(folder, "payload.json"), JSON.stringify(body));
    const fixed = "payload.json: fixed: code: use `a` [format/trailing_space]\n1 file: no issues, 1 fixed\n";
    assert.equal(run("npx", "m3ter-export-destination", "--fix", "pay*.json"), fixed);
    assert.equal(
      run(join(folder, "node_modules/.bin/m3ter-export-destination"), "payload.json"),
      "1 file: no issues\n",
    );
  });

  test("has the licenses of the libraries that are bundled into the command", () => {
    const text = readFileSync(join(installed, "dist/cli.js"), "utf8");
    const licenses = readFileSync(join(installed, "dist/cli.js.LEGAL.txt"), "utf8");
    const names = new Set(Array.from(text.matchAll(/^\/\/ .*node_modules\/([^/]+)\//gm), ([, name]) => name));
    assert.ok(names.has("tinyglobby"));
    for (const name of names) assert.match(licenses, new RegExp(`^${name}$`, "m"));
  });

  test("has types for every kind of project", () => {
    mkdirSync(join(folder, "src"));
    for (const extension of ["mts", "cts", "ts"]) {
      copyFileSync(join(ROOT, "tests/package/types.test.ts"), join(folder, `src/types.${extension}`));
    }
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022"];
    run(process.execPath, tsc, ...strict, "--module", "node16", "src/types.mts", "src/types.cts");
    run(process.execPath, tsc, ...strict, "--module", "nodenext", "src/types.mts", "src/types.cts");
    run(process.execPath, tsc, ...strict, "--module", "esnext", "--moduleResolution", "bundler", "src/types.ts");
    run(process.execPath, tsc, ...strict, "--module", "commonjs", "--moduleResolution", "node10", "src/types.ts");
  });
});
