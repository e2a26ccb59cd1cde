/** The tarball that users get: what is in it, and that it works where it is installed. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const FILES = [
  "LICENSE",
  "README.md",
  "apply-fix.js",
  "cli/arguments.js",
  "cli/check.js",
  "cli/excerpt.js",
  "cli/files.js",
  "cli/format.js",
  "cli/github.js",
  "cli/glob.js",
  "cli/json.js",
  "cli/location.js",
  "cli/main.js",
  "cli/replacement.js",
  "cli/run.js",
  "cli/sarif-rules.js",
  "cli/sarif.js",
  "cli/terminal.js",
  "cli/text.js",
  "cli/wording.js",
  "contract.d.ts",
  "host.js",
  "index.d.ts",
  "index.js",
  "inlined.js",
  "instance.js",
  "json-schema.js",
  "json-text.js",
  "load.js",
  "natives.js",
  "options.js",
  "outlook.js",
  "package.json",
  "plain-values.js",
  "policy.js",
  "preview.js",
  "schema.json",
  "sentences.js",
  "slim.d.ts",
  "slim.js",
  "standard-schema.js",
  "templates.js",
  "text-coding.js",
  "unpack.js",
  "validate.js",
  "wasm.d.ts",
  "wasm/contract.d.cts",
  "wasm/index.cjs",
  "wasm/index.d.cts",
  "wasm/m3ter_export_destination_bg.wasm",
  "wasm/packed.js",
  "wasm/schema.js",
  "wasm/slim.cjs",
  "wasm/slim.d.cts",
  "wasm/wasm.d.cts",
  "well-formed.js",
  "wire.js",
  "words.js",
  "workerd.js",
];

/** Prints what both kinds of module have to answer; `pkg` is the package. */
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
    const [packed] = Object.values(JSON.parse(run("npm", "pack", "--json", "--pack-destination", folder, join(ROOT, "pkg"))));
    files = packed.files.map((/** @type {{ path: string }} */ { path }) => path);
    tarball = join(folder, packed.filename);
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    run("npm", "install", "--offline", "--no-audit", "--no-fund", tarball);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("holds what users need, and nothing else", () => {
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

  test("loads its module from beside it", () => {
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

  test("publint finds nothing", async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
    assert.deepEqual(messages, []);
  });

  test("its types are not wrong, however they are resolved", () => {
    const attw = join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");
    run(process.execPath, attw, tarball, "--format", "json");
  });

  test("has a command", () => {
    const body = { destinationType: "S3", name: "n", code: "a ", bucketName: "abc", iamRoleArn: "arn:aws:iam::922609978421:role/x" };
    writeFileSync(join(folder, "payload.json"), JSON.stringify(body));
    const fixed = "payload.json: fixed: code: use `a` [format/trailing_space]\n1 file: no issues, 1 fixed\n";
    assert.equal(run("npx", "m3ter-export-destination", "--fix", "pay*.json"), fixed);
    assert.equal(run(join(folder, "node_modules/.bin/m3ter-export-destination"), "payload.json"), "1 file: no issues\n");
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
