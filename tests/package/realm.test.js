/** Values of another realm, and the package loaded in another realm, as in Jest. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext, runInNewContext } from "node:vm";
import { validateExportDestination } from "m3ter-export-destination";

const TEXT = JSON.stringify({
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
});
const CLEAN = { valid: true, destinationType: "S3", issues: [] };

/**
 * @param {string} expression of the other realm
 * @returns {[code: string, reason: string | undefined, path: (string | number)[]][]}
 */
function found(expression) {
  const foreign = runInNewContext(`const body = JSON.parse(text); (${expression})`, { text: TEXT });
  return validateExportDestination(foreign).issues.map(({ code, reason, path }) => [code, reason, path]);
}

test("good values", () => {
  for (const good of [
    "body",
    "Object.freeze(body)",
    "Object.assign(Object.create(null), body)",
    "new Proxy(body, {})",
    "{ toJSON: () => body }",
    "Uint8Array.from(text, (unit) => unit.charCodeAt())",
    "{ ...body, code: new String(body.code) }",
    "text",
  ]) {
    assert.deepEqual(found(good), [], good);
  }
});

test("bad values", () => {
  assert.deepEqual(found("Object.assign(body, { code: [] })"), [["type", undefined, ["code"]]]);
  assert.deepEqual(found("[body]"), [["not_an_object", "in_array", []]]);
  assert.deepEqual(found("() => {}"), [["not_an_object", undefined, []]]);
  assert.deepEqual(found("new String(text)"), [["not_an_object", "encoded_twice", []]]);
  assert.deepEqual(found("{ a: [Object(1n)] }"), [["not_serializable", "big_int", ["a", 0]]]);
  assert.deepEqual(found("body.prefix = body"), [["not_serializable", "cycle", ["prefix"]]]);
  assert.deepEqual(found("{ get a() { throw new TypeError('no') } }"), [["not_serializable", "threw", ["a"]]]);
  assert.deepEqual(found("Uint8Array.of(0xff)"), [["syntax", "not_utf8", []]]);
});

test("options of another realm", () => {
  const options = runInNewContext("({ operation: 'update' })");
  assert.deepEqual(
    validateExportDestination(TEXT, options).issues.map(({ path }) => path),
    [["version"]],
  );
});

test("the package in a realm without the globals of Node", () => {
  const source = readFileSync(new URL("../../pkg/dist/index.cjs", import.meta.url), "utf8");
  const context = createContext({
    module: { exports: {} },
    TEXT,
    foreign: JSON.parse(TEXT),
    bytes: Buffer.from(TEXT),
  });
  runInContext(source, context);
  const check = "JSON.stringify(module.exports.validateExportDestination(value))";
  for (const value of [
    "TEXT",
    "foreign",
    "bytes",
    "JSON.parse(TEXT)",
    "Uint8Array.from(TEXT, (unit) => unit.charCodeAt())",
  ]) {
    assert.deepEqual(JSON.parse(runInContext(`{ const value = ${value}; ${check} }`, context)), CLEAN, value);
  }
  const report = runInContext("module.exports.validateExportDestination({ code: 'é ' })", context);
  assert.equal(report.issues.find((/** @type {any} */ issue) => issue.path[0] === "code").reason, "trailing_space");
});
