/** `/slim`: every source of the module, loading only once, and errors that say what is wrong and what to do. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import * as inlined from "m3ter-export-destination";

/** @typedef {typeof import("m3ter-export-destination/slim")} Slim */

const ROOT = new URL("../../", import.meta.url);
const FILE = new URL(import.meta.resolve("m3ter-export-destination/wasm"));
const BYTES = readFileSync(FILE);

const GOOD = {
  destinationType: "S3",
  name: "n",
  code: "c",
  bucketName: "abc",
  iamRoleArn: "arn:aws:iam::922609978421:role/x",
};
const BAD = { ...GOOD, code: " c" };

let copies = 0;

/** @returns {Promise<Slim>} an entry of its own, which nobody has initialised */
function freshSlim() {
  return import(`${new URL("pkg/dist/slim.js", ROOT)}?${copies++}`);
}

/** @param {Slim} slim */
function assertWorks(slim) {
  for (const body of [GOOD, BAD, "{", JSON.stringify(BAD)]) {
    assert.deepEqual(slim.validateExportDestination(body), inlined.validateExportDestination(body));
  }
}

/**
 * The file with another build's digest in its custom section, which comes last.
 * @returns {Uint8Array}
 */
function ofAnotherBuild() {
  const bytes = Uint8Array.from(BYTES);
  bytes[bytes.length - 1] ^= 1;
  return bytes;
}

/** @type {Record<string, { status?: number, type?: string, body: Uint8Array | string }>} */
const ANSWERS = {
  "/module.wasm": { type: "application/wasm", body: BYTES },
  "/capitals.wasm": { type: "Application/WASM", body: BYTES },
  "/octets.wasm": { type: "application/octet-stream", body: BYTES },
  "/untyped.wasm": { body: BYTES },
  "/with-parameter.wasm": { type: "application/wasm; charset=utf-8", body: BYTES },
  "/page.wasm": { type: "text/html", body: "<!doctype html>" },
  "/missing.wasm": { status: 404, type: "application/wasm", body: "" },
  "/cut.wasm": { type: "application/wasm", body: BYTES.subarray(0, 1000) },
};

describe("slim", () => {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(({ url = "" }, response) => {
    requests.push(url);
    const { status = 200, type, body } = ANSWERS[url];
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
  });
  let origin = "";
  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    origin = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  });
  after(() => server.close());

  test("has the exports of the inlined entry, and init", async () => {
    assert.deepEqual(Object.keys(await freshSlim()).sort(), [...Object.keys(inlined), "init"].sort());
  });

  test("before init the functions throw an error that names it", async () => {
    const slim = await freshSlim();
    for (const json of [GOOD, BAD, "{", 1n]) {
      assert.throws(() => slim.validateExportDestination(json), { name: "Error", message: /await its init\(\) first/ });
      assert.throws(() => slim.validateExportDestinationResponse(json), {
        name: "Error",
        message: /await its init\(\) first/,
      });
      assert.throws(() => slim.isExportDestination(json), /await its init\(\) first/);
      assert.throws(() => slim.exportDestinationSchema["~standard"].validate(json), /await its init\(\) first/);
    }
    await slim.init();
    assertWorks(slim);
  });

  /** @type {[name: string, source: () => any][]} */
  const sources = [
    ["nothing: the file beside it", () => undefined],
    ["a file's URL", () => FILE],
    ["a file's URL as a string", () => FILE.href],
    ["an object with the URL, such as a link", () => /** @type {any} */ ({ href: FILE.href })],
    ["bytes", () => BYTES],
    ["an ArrayBuffer", () => Uint8Array.from(BYTES).buffer],
    ["a DataView", () => new DataView(Uint8Array.from(BYTES).buffer)],
    ["a Blob", () => new Blob([BYTES])],
    ["a module", () => new WebAssembly.Module(BYTES)],
    ["a promise of a response", () => fetch(`${origin}/module.wasm`)],
    ["a response that was awaited", async () => fetch(`${origin}/octets.wasm`)],
    ["a response made here", () => new Response(BYTES)],
    ["an address", () => `${origin}/module.wasm`],
    ["the type in capitals", () => `${origin}/capitals.wasm`],
    ["another type", () => new URL(`${origin}/octets.wasm`)],
    ["no type", () => `${origin}/untyped.wasm`],
    ["the type with a parameter", () => `${origin}/with-parameter.wasm`],
  ];
  for (const [name, source] of sources) {
    test(`init with ${name}`, async () => {
      const slim = await freshSlim();
      await slim.init(source());
      assertWorks(slim);
    });
  }

  test("it streams when the type is right", async (context) => {
    const streaming = context.mock.method(WebAssembly, "compileStreaming");
    await (await freshSlim()).init(`${origin}/octets.wasm`);
    assert.equal(streaming.mock.callCount(), 0);
    await (await freshSlim()).init(`${origin}/module.wasm`);
    assert.equal(streaming.mock.callCount(), 1);
  });

  test("it loads only once", async () => {
    const slim = await freshSlim();
    requests.length = 0;
    await Promise.all([1, 2, 3].map(() => slim.init(`${origin}/module.wasm`)));
    await slim.init(`${origin}/octets.wasm`);
    assert.deepEqual(requests, ["/module.wasm"]);
    assertWorks(slim);
  });

  /** @type {[source: () => any, error: { name: string, message: RegExp }][]} */
  const failures = [
    [
      () => `${origin}/page.wasm`,
      { name: "Error", message: /page\.wasm is not WebAssembly, its type is text\/html\. .*optimizeDeps.*\/wasm\?url/ },
    ],
    [
      () => new Response("<!doctype html>"),
      { name: "Error", message: /the response is not WebAssembly, its type is text\/plain.*\. Pass its URL/ },
    ],
    [
      () => `${origin}/missing.wasm`,
      {
        name: "Error",
        message:
          /missing\.wasm answered with status 404\. Pass its URL, its bytes or the compiled module to init\(\); the file is m3ter-export-destination\/wasm\.$/,
      },
    ],
    [() => `${origin}/cut.wasm`, { name: "CompileError", message: /could not compile/ }],
    [() => Buffer.from("no module"), { name: "TypeError", message: /^these bytes are not WebAssembly\. Pass its URL/ }],
    [() => BYTES.subarray(0, 1000), { name: "CompileError", message: /could not compile/ }],
    [
      () => new URL("no-such.wasm", ROOT),
      { name: "Error", message: /could not load file:.*no-such\.wasm\. Pass its URL/ },
    ],
    [
      () => "http://127.0.0.1:1/no-server.wasm",
      { name: "Error", message: /could not load http:\/\/127\.0\.0\.1:1\/no-server\.wasm\. / },
    ],
    [() => Promise.reject(new Error("my own")), { name: "Error", message: /my own/ }],
    [
      () => new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)),
      { name: "TypeError", message: /not the \.wasm file of this version/ },
    ],
    [() => ofAnotherBuild(), { name: "TypeError", message: /not the \.wasm file of this version/ }],
    ...[null, 1, true, {}, [], Symbol("s"), () => {}].map(
      (wrong) =>
        /** @type {[() => any, any]} */ ([() => wrong, { name: "TypeError", message: /init\(\) takes a URL/ }]),
    ),
  ];
  failures.forEach(([source, error], index) => {
    test(`a bad source rejects, and the next call tries again: ${index + 1}`, async () => {
      const slim = await freshSlim();
      await assert.rejects(slim.init(source()), error);
      assert.throws(() => slim.validateExportDestination(GOOD), /await its init/);
      await slim.init();
      assertWorks(slim);
    });
  });

  test("side by side with the inlined entry, and with another copy of itself", async () => {
    const copies = [await freshSlim(), await freshSlim()];
    await Promise.all(copies.map(({ init }) => init()));
    for (const length of [10, 100_000, 10]) {
      for (const { validateExportDestination } of [...copies, inlined]) {
        const text = JSON.stringify({ ...BAD, name: "x".repeat(length) });
        const codes = validateExportDestination(text).issues.map(({ code }) => code);
        assert.deepEqual(codes, length > 200 ? ["too_long", "format"] : ["format"]);
      }
    }
  });
});

test("the inlined module is the shipped file, byte by byte", () => {
  const spy = `const { Module } = WebAssembly;
    WebAssembly.Module = function (bytes) {
      process.stdout.write(bytes);
      return new Module(bytes);
    };`;
  for (const load of ['require("m3ter-export-destination")', 'import("m3ter-export-destination")']) {
    const compiled = execFileSync(process.execPath, ["--eval", spy + load], { cwd: ROOT });
    assert.ok(compiled.equals(BYTES), load);
  }
});

test("the entry of Workers has the same exports, and imports that file", async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: 'export * from "m3ter-export-destination"', resolveDir: fileURLToPath(ROOT) },
    outdir: "nowhere",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  assert.deepEqual(
    Object.values(metafile.outputs)
      .flatMap(({ exports }) => exports)
      .sort(),
    Object.keys(inlined).sort(),
  );
  assert.ok(outputFiles.some(({ contents }) => BYTES.equals(contents)));
  const scripts = outputFiles.filter(({ path }) => path.endsWith(".js"));
  assert.ok(
    scripts.length > 0 && scripts.every(({ text }) => text.length < BYTES.length),
    "the module is not inlined as well",
  );
});

test("the entry of Vercel's edge takes the module from its host, whose realm is another one", async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "m3ter-export-destination"', resolveDir: fileURLToPath(ROOT) },
    conditions: ["edge-light"],
    bundle: true,
    format: "iife",
    globalName: "pkg",
    write: false,
    plugins: [
      {
        name: "host",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "host" }));
          onLoad({ filter: /.*/, namespace: "host" }, () => ({ contents: "export default MODULE" }));
        },
      },
    ],
  });
  const context = { MODULE: new WebAssembly.Module(BYTES), TextEncoder, TextDecoder };
  const options = { contextCodeGeneration: { strings: false, wasm: false } };
  const valid = runInNewContext(`${outputFiles[0].text}; pkg.validateExportDestination("{}").valid`, context, options);
  assert.equal(valid, false);
});
