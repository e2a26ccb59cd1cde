/** Libraries of servers, JSON Schema and what else docs/integrations.md shows. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { call } from "@orpc/server";
import { runWithStartContext } from "@tanstack/start-storage-context";
import { validateExportDestination } from "m3ter-export-destination";
import { BAD, errors, GOOD, messages } from "./bodies.js";
import { BLOCKS, FOLDER, load, ROOT } from "./page.js";

/**
 * @param {string} url
 * @param {unknown} body
 */
function postJson(url, body) {
  return fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
}

describe("Hono", async () => {
  const { app } = await load("Hono");
  /** @param {unknown} body */
  const post = (body) =>
    app.request("/destinations", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });

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

describe("oRPC", async () => {
  const { router } = await load("oRPC");

  test("a good input", async () => {
    assert.deepEqual(await call(router.create, GOOD), { bucket: GOOD.bucketName });
  });

  test("a bad input is a bad request, with the issues", async () => {
    const error = await call(router.create, BAD).then(assert.fail, (/** @type {any} */ error) => error);
    assert.equal(error.code, "BAD_REQUEST");
    assert.deepEqual(error.data.issues, errors(BAD));
  });
});

test("Elysia", async () => {
  const { app } = await load("Elysia");
  /** @param {unknown} body */
  const post = (body) => {
    const headers = { "content-type": "application/json" };
    return app.handle(
      new Request("http://localhost/destinations", { method: "POST", body: JSON.stringify(body), headers }),
    );
  };
  const good = await post(GOOD);
  assert.deepEqual([good.status, await good.json()], [200, { bucket: GOOD.bucketName }]);
  const bad = await post(BAD);
  assert.equal(bad.status, 422);
  const text = await bad.text();
  assert.ok(text.includes(JSON.stringify(errors(BAD)[0].message)), text);
});

test("TanStack Start", async () => {
  // The plug-in for Vite moves the function to the server, and leaves a call over the network in its place.
  const { createDestination } = await load("TanStack Start", (code) =>
    code.replace(".handler(", ".handler(() => {}, "),
  );
  /** @param {unknown} data */
  const callOnServer = (data) =>
    runWithStartContext(
      /** @type {any} */ ({ contextAfterGlobalMiddlewares: {}, executedRequestMiddlewares: new Set() }),
      () => createDestination.__executeServer({ data, method: "POST" }),
    );
  assert.deepEqual((await callOnServer(GOOD)).result, { bucket: GOOD.bucketName });
  const { error, result } = await callOnServer(BAD);
  assert.equal(result, undefined);
  assert.deepEqual(JSON.parse(error.message), errors(BAD));
});

describe("NestJS", async () => {
  const { DestinationController } = await load("NestJS");
  class AppModule {}
  Reflect.decorate([Module({ controllers: [DestinationController] })], AppModule);
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, "127.0.0.1");
  after(() => app.close());
  const url = `${await app.getUrl()}/destinations`;

  test("a good body", async () => {
    const response = await postJson(url, GOOD);
    assert.deepEqual([response.status, await response.json()], [201, { bucket: GOOD.bucketName }]);
  });

  test("a bad body is answered with the issues", async () => {
    const response = await postJson(url, BAD);
    const body = await response.json();
    assert.equal(response.status, 400);
    assert.deepEqual(body.message, JSON.parse(JSON.stringify(validateExportDestination(BAD).issues)));
  });
});

describe("Fastify", async () => {
  const { app } = await load("Fastify");
  after(() => app.close());
  /** @param {unknown} payload */
  const post = (payload) => app.inject({ method: "POST", url: "/destinations", payload });

  test("a good body", async () => {
    const response = await post(GOOD);
    assert.deepEqual([response.statusCode, response.json()], [200, { bucket: GOOD.bucketName }]);
  });

  test("a body that the JSON Schema refuses gets the report's issues", async () => {
    for (const body of [{ name: "Finance exports" }, { ...GOOD, name: 1 }, BAD]) {
      const response = await post(body);
      assert.equal(response.statusCode, 422);
      assert.deepEqual(response.json(), JSON.parse(JSON.stringify(validateExportDestination(body).issues)));
    }
  });

  test("the full verdict refuses what the JSON Schema cannot express", async () => {
    // The schema counts two characters, m3ter four UTF-16 units.
    const body = { ...GOOD, name: "\u{1f600}".repeat(101) };
    const response = await post(body);
    assert.equal(response.statusCode, 422);
    assert.deepEqual(response.json(), JSON.parse(JSON.stringify(validateExportDestination(body).issues)));
  });
});

test("Superforms", async () => {
  register("./svelte-kit.js", import.meta.url);
  const { checkForm } = await load("Superforms");
  /** @param {Record<string, string>} fields */
  const submit = (fields) =>
    checkForm({ request: new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }) });
  assert.deepEqual(await submit(GOOD), { valid: true, data: GOOD, errors: {} });
  const { valid, errors: shown } = await submit(BAD);
  assert.equal(valid, false);
  assert.deepEqual(
    shown,
    Object.fromEntries(Object.entries(messages(BAD)).map(([name, message]) => [name, [message]])),
  );
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
  for (const [body, status] of /** @type {const} */ ([
    [GOOD, 200],
    [BAD, 422],
  ])) {
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
  const flags = [
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--skipLibCheck",
    "--allowJs",
    "--checkJs",
    "--experimentalDecorators",
  ];
  const kind = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--jsx", "react-jsx"];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, ...kind, ...files], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});
