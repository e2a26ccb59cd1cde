/** Libraries of servers, JSON Schema and what else docs/integrations.md shows. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";
import { BAD, GOOD, errors } from "./bodies.js";
import { BLOCKS, FOLDER, ROOT, load } from "./page.js";

describe("Hono", async () => {
  const { app } = await load("Hono");
  /** @param {unknown} body */
  const post = (body) =>
    app.request("/destinations", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

  test("a good body", async () => {
    const response = await post(GOOD);
    assert.deepEqual([response.status, await response.json()], [200, { bucket: GOOD.bucketName }]);
  });

  test("a bad body is answered with the issues", async () => {
    for (const body of [BAD, [], JSON.stringify(GOOD), null]) {
      const response = await post(body);
      assert.equal(response.status, 400);
      const { success, error } = await response.json();
      assert.equal(success, false);
      const expected = typeof body === "string" ? errors(Object(body)) : errors(body);
      assert.deepEqual(error, expected);
    }
  });
});

describe("tRPC", async () => {
  const { router } = await load("tRPC");
  const caller = router.createCaller({});

  test("a good input", async () => {
    assert.deepEqual(await caller.create(GOOD), { bucket: GOOD.bucketName });
  });

  test("a bad input is a bad request, with the issues as its cause", async () => {
    const error = await caller.create(BAD).then(assert.fail, (/** @type {any} */ error) => error);
    assert.equal(error.code, "BAD_REQUEST");
    assert.deepEqual(error.cause.issues, errors(BAD));
  });
});

test("a type guard", async () => {
  const { bucketOf } = await load("A type guard");
  assert.deepEqual([GOOD, BAD, "x"].map(bucketOf), [GOOD.bucketName, undefined, undefined]);
});

test("OpenAPI, and validators of JSON Schema", async () => {
  const { isGood, components } = await load("OpenAPI, and validators of JSON Schema");
  assert.deepEqual([isGood(GOOD), isGood(BAD)], [true, false]);
  const { CreateExportDestination: create, UpdateExportDestination: update } = components.schemas;
  assert.deepEqual([create.required, update.required], [undefined, ["version"]]);
});

test("the module as a file of its own", async () => {
  const { valid } = await load("The module as a file of its own");
  assert.equal(valid, false);
});

test("Workers of Cloudflare and others", async () => {
  const { default: worker } = await load("Workers of Cloudflare and others");
  for (const [body, status] of /** @type {const} */ ([[GOOD, 200], [BAD, 422]])) {
    const text = JSON.stringify(body);
    const response = await worker.fetch(new Request("http://localhost/", { method: "POST", body: text }));
    assert.equal(response.status, status);
    assert.deepEqual(await response.json(), validateExportDestination(text));
  }
});

test("every block compiles", () => {
  assert.notEqual(BLOCKS.length, 0);
  const files = BLOCKS.map(({ file, language, source }) => {
    const path = join(FOLDER, `${file}.${language}`);
    writeFileSync(path, source);
    return path;
  });
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "--allowJs", "--checkJs"];
  const kind = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--jsx", "react-jsx"];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, ...kind, ...files], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});
