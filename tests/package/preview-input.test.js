/** The input of a preview: text, bytes and values, which never make it throw. */
import assert from "node:assert/strict";
import { constants } from "node:buffer";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { previewExportDestination, validateExportDestination } from "m3ter-export-destination";
import { ID as id, ORG_ID as orgId, S3 } from "./preview-bodies.js";

/** @import { Preview } from "m3ter-export-destination" */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const TEXT = JSON.stringify(S3);

/** @param {Preview} previewed */
function parts({ request, response, objectKeys, access }) {
  return { request, response, objectKeys, access };
}

const NOTHING = { request: null, response: null, objectKeys: null, access: null };

test("text, bytes and value have the same preview, each with the body as it is sent", () => {
  const now = 0;
  const spaced = `\r\n ${JSON.stringify({ ...S3, prefix: "é😀" }, null, 2)}\n`;
  for (const text of [TEXT, spaced]) {
    const expected = previewExportDestination(text, { orgId, now });
    assert.equal(expected.request?.body, text);
    const bytes = new TextEncoder().encode(text);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    for (const json of [bytes, Buffer.from(text), shared, runInNewContext(`Uint8Array.from([${bytes}])`)]) {
      assert.deepEqual(previewExportDestination(json, { orgId, now }), expected);
    }
    const value = JSON.parse(text);
    const { request, response } = previewExportDestination(value, { orgId, now });
    assert.equal(request?.body, JSON.stringify(value));
    assert.deepEqual(response, expected.response);
  }
});

test("a value is read once, as JSON.stringify reads it", () => {
  let reads = 0;
  const json = {
    ...S3,
    skipped: undefined,
    get name() {
      return `name ${++reads}`;
    },
    code: { toJSON: () => "c" },
  };
  const { request, response } = previewExportDestination(json, { orgId });
  assert.equal(request?.body, JSON.stringify({ ...S3, name: "name 1", code: "c" }));
  assert.equal(response?.body.name, "name 1");
  assert.equal(reads, 1);
});

test("the report is that of the validation, with its ranges", () => {
  for (const json of [
    "",
    "[",
    '{"code": " é"}',
    TEXT,
    Buffer.from([0x7b, 0xff]),
    {},
    { ...S3, bucketName: "A" },
    7,
    undefined,
    1n,
    { a: 1n },
  ]) {
    for (const options of [{}, { operation: /** @type {const} */ ("update"), currentVersion: 3, id }]) {
      const { id, ...validation } = options;
      assert.deepEqual(
        previewExportDestination(json, { orgId, ...options }).report,
        validateExportDestination(json, validation),
      );
    }
  }
});

test("a lone surrogate is an error in a field, and elsewhere sent as its escape", () => {
  const text = `{"\ud800": "\udc00😀", "bucket": "\\ud800", ${TEXT.slice(1)}`;
  const { report, request } = previewExportDestination(text, { orgId });
  const escaped = text.replace("\ud800", "\\ud800").replace("\udc00😀", "\\udc00😀");
  assert.equal(request?.body, escaped);
  assert.deepEqual(JSON.parse(escaped), JSON.parse(text));
  assert.ok(request.curl.includes(`--data-raw '${escaped}'`));
  const [{ range }] = report.issues;
  assert.equal(text.slice(range?.start.offset, range?.end.offset), '"\ud800"');
  const inField = previewExportDestination(TEXT.replace("Finance", "\ud800"), { orgId });
  assert.deepEqual(
    inField.report.issues.map(({ reason }) => reason),
    ["lone_surrogate"],
  );
  assert.deepEqual(parts(inField), NOTHING);
});

test("no input throws, and with an error there are only issues", () => {
  const cycle = {};
  Object.assign(cycle, { cycle });
  const deep = JSON.parse("[".repeat(500) + "]".repeat(500));
  const hostile = [
    undefined,
    null,
    7,
    1n,
    Symbol("s"),
    () => {},
    cycle,
    deep,
    {
      get a() {
        throw new Error("no");
      },
    },
    "",
    "{",
    "\ud800",
    new Uint8Array([0xff]),
  ];
  for (const json of hostile) {
    for (const org of [orgId, "no", ""]) {
      const found = previewExportDestination(json, { orgId: org });
      assert.deepEqual(found.report, validateExportDestination(json));
      assert.deepEqual(
        found.optionIssues.map(({ path }) => path),
        org === orgId ? [] : [["orgId"]],
      );
      assert.deepEqual(parts(found), NOTHING);
    }
  }
});

test("hostile text stays text in every place", () => {
  const hostile = [
    "</script>",
    "__proto__",
    "constructor",
    "'\"`$(x)\\",
    "\u202e\u2066\u200f",
    "\u2028\u2029\u0085\u007f\0",
    "{{M3TER_PRINCIPAL}}",
    "<url>",
    "é'\n".repeat(100_000),
  ];
  for (const text of hostile) {
    const json = `{"__proto__": {"valid": false}, "constructor": 1, ${TEXT.slice(1, -1)}, "prefix": ${JSON.stringify(text)}, ${JSON.stringify(text)}: 1}`;
    const found = previewExportDestination(json, { orgId });
    assert.equal(found.request?.body, json);
    assert.equal(found.response?.body.prefix, text);
    assert.ok(found.objectKeys?.files[0].uri.startsWith(`s3://acme-billing-exports/${text}/orgId=${orgId}/`));
    assert.equal(found.objectKeys?.files[0].bytes, Buffer.byteLength(found.objectKeys?.files[0].key ?? ""));
    assert.equal(Object.getPrototypeOf(found.response.body), Object.prototype);
  }
});

test("previews and validations alternate, also one inside the other", () => {
  const large = JSON.stringify({ ...S3, x: "é".repeat(200_000) });
  const expected = [
    previewExportDestination(TEXT, { orgId, now: 0 }),
    previewExportDestination(large, { orgId, now: 0 }),
  ];
  for (let round = 0; round < 20; round++) {
    assert.deepEqual(previewExportDestination(large, { orgId, now: 0 }), expected[1]);
    assert.equal(validateExportDestination(TEXT).valid, true);
    const json = {
      ...S3,
      toJSON() {
        assert.deepEqual(previewExportDestination(TEXT, { orgId, now: 0 }), expected[0]);
        return S3;
      },
    };
    assert.deepEqual(previewExportDestination(json, { orgId, now: 0 }), expected[0]);
    assert.equal(validateExportDestination("{").valid, false);
  }
});

test("the largest body that is previewed, whose commands have twice its size, and one that is larger", () => {
  const around = JSON.stringify({ ...S3, prefix: "" }).length;
  const largest = JSON.stringify({ ...S3, prefix: "${".repeat((2 ** 24 - around) / 2) }).padEnd(2 ** 24);
  for (const json of [largest, Buffer.from(largest)]) {
    const { report, access } = previewExportDestination(json, { orgId, now: 0 });
    assert.equal(report.valid, true);
    assert.ok(access);
  }
  for (const json of [`${largest} `, Buffer.from(`${largest} `), " ".repeat(constants.MAX_STRING_LENGTH)]) {
    const { report, request } = previewExportDestination(json, { orgId, now: 0 });
    assert.deepEqual(
      report.issues.map(({ code, reason, path }) => [code, reason, path]),
      [["syntax", "too_large", []]],
    );
    assert.equal(request, null);
  }
});

test("too little memory is an issue", () => {
  // 64 pages are 4 MiB.
  const source = `
    import { previewExportDestination } from "m3ter-export-destination";
    const preview = (json) => {
      const { report, optionIssues, request } = previewExportDestination(json, { orgId: "no" });
      return [report.issues.map(({ reason }) => reason), optionIssues.length, request];
    };
    const body = ${TEXT};
    const kinds = new Set();
    for (let length = 1_000_000; length < 4_500_000; length += 100_000) {
      const { report, request } = previewExportDestination({ ...body, x: "x".repeat(length) }, { orgId: "${orgId}" });
      kinds.add(report.valid + ", " + (report.issues[0].reason ?? report.issues[0].code) + ", " + (request !== null));
    }
    process.stdout.write(JSON.stringify([preview("x".repeat(100_000_000)), [...kinds].toSorted(), preview("[")]));`;
  const args = ["--wasm-max-mem-pages=64", "--input-type=module", "--eval", source];
  const found = JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
  assert.deepEqual(found, [
    [["too_large"], 1, null],
    ["false, too_large, false", "true, unknown_field, true"],
    [["unexpected_end"], 1, null],
  ]);
});
