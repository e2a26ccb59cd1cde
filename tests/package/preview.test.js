/** The preview through the package: as Rust has it, from text, bytes and values, and never thrown out of but for options. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { previewExportDestination, validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @import { Preview, PreviewOptions } from "m3ter-export-destination" */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const orgId = "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101";
const id = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";

const BODY = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};
const TEXT = JSON.stringify(BODY);

/** @type {any} */
const preview = previewExportDestination;

/** @param {Preview} previewed */
function parts({ request, response, objectKeys, access }) {
  return { request, response, objectKeys, access };
}

const NOTHING = { request: null, response: null, objectKeys: null, access: null };

test("every preview of the corpus is Rust's", () => {
  const env = { ...process.env, CARGO_TARGET_DIR: join(ROOT, "target") };
  execFileSync("cargo", ["test", "--quiet", "--test", "hostile_previews", "writes_every_preview"], { cwd: ROOT, env, stdio: "pipe" });
  const lines = readFileSync(join(ROOT, "target/tmp/previews.jsonl"), "utf8").split("\n");
  const complaints = [];
  let ready = 0;
  for (const line of lines) {
    const [text, options, expected] = JSON.parse(line);
    if (options.id === null) delete options.id;
    const found = previewExportDestination(text, options);
    if (JSON.stringify(found) !== JSON.stringify(expected)) complaints.push({ text, options, expected, found });
    if (found.request) ready++;
  }
  assert.deepEqual(complaints, []);
  assert.ok(ready > 100, `${ready} previews with a request`);
});

test("text, bytes and value have the same preview, each with the body as it is sent", () => {
  const now = 0;
  const spaced = `\r\n ${JSON.stringify({ ...BODY, prefix: "é😀" }, null, 2)}\n`;
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
  const json = { ...BODY, skipped: undefined, get name() { return `name ${++reads}`; }, code: { toJSON: () => "c" } };
  const { request, response } = previewExportDestination(json, { orgId });
  assert.equal(request?.body, JSON.stringify({ ...BODY, name: "name 1", code: "c" }));
  assert.equal(response?.body.name, "name 1");
  assert.equal(reads, 1);
});

test("the report is the validation's, places included", () => {
  for (const json of ["", "[", '{"code": " é"}', TEXT, Buffer.from([0x7b, 0xff]), {}, { ...BODY, bucketName: "A" }, 7, undefined, 1n, { a: 1n }]) {
    for (const options of [{}, { operation: /** @type {const} */ ("update"), currentVersion: 3, id }]) {
      const { id, ...validation } = options;
      assert.deepEqual(previewExportDestination(json, { orgId, ...options }).report, validateExportDestination(json, validation));
    }
  }
});

test("half a surrogate pair is an error in a field, and elsewhere sent as its escape", () => {
  const text = `{"\ud800": "\udc00😀", "bucket": "\\ud800", ${TEXT.slice(1)}`;
  const { report, request } = previewExportDestination(text, { orgId });
  const escaped = text.replace("\ud800", "\\ud800").replace("\udc00😀", "\\udc00😀");
  assert.equal(request?.body, escaped);
  assert.deepEqual(JSON.parse(escaped), JSON.parse(text));
  assert.ok(request.curl.includes(`--data-raw '${escaped}'`));
  const [{ range }] = report.issues;
  assert.equal(text.slice(range?.start.offset, range?.end.offset), '"\ud800"');
  const inField = previewExportDestination(TEXT.replace("Acme", "\ud800"), { orgId });
  assert.deepEqual(inField.report.issues.map(({ reason }) => reason), ["lone_surrogate"]);
  assert.deepEqual(parts(inField), NOTHING);
});

test("nothing in json throws, and with an error there is nothing but issues", () => {
  const cycle = {};
  Object.assign(cycle, { cycle });
  const deep = JSON.parse("[".repeat(500) + "]".repeat(500));
  const hostile = [undefined, null, 7, 1n, Symbol("s"), () => {}, cycle, deep, { get a() { throw new Error("no"); } }, "", "{", "\ud800", new Uint8Array([0xff])];
  for (const json of hostile) {
    for (const org of [orgId, "no", ""]) {
      const found = previewExportDestination(json, { orgId: org });
      assert.deepEqual(found.report, validateExportDestination(json));
      assert.deepEqual(found.optionIssues.map(({ path }) => path), org === orgId ? [] : [["orgId"]]);
      assert.deepEqual(parts(found), NOTHING);
    }
  }
});

test("ids that are no UUIDs are issues", () => {
  /** @param {PreviewOptions} options */
  const issues = (options) => {
    const found = previewExportDestination({ ...BODY, ...(options.operation === "update" ? { version: 1 } : {}) }, options);
    assert.equal(found.request === null, found.optionIssues.length > 0);
    for (const { severity, message, range } of found.optionIssues) assert.ok(severity === "error" && message !== "" && range === undefined);
    return found.optionIssues.map(({ path, code, params }) => [path, code, params.found]);
  };
  const lines = "a\nb\n\n";
  assert.deepEqual(issues({ orgId }), []);
  assert.deepEqual(issues({ orgId: orgId.toUpperCase(), id: "of no interest in a create" }), []);
  assert.deepEqual(issues({ orgId: "acme" }), [[["orgId"], "format", "acme"]]);
  assert.deepEqual(issues({ orgId: "" }), [[["orgId"], "required", ""]]);
  assert.deepEqual(issues({ orgId, operation: "update" }), [[["id"], "required", ""]]);
  assert.deepEqual(issues({ orgId, operation: "update", id: `${id} ` }), [[["id"], "format", `${id} `]]);
  assert.deepEqual(issues({ orgId: lines, operation: "update", id: lines }), [[["orgId"], "format", "a b  "], [["id"], "format", "a b  "]]);
  assert.deepEqual(issues({ orgId: "\ud800😀" }), [[["orgId"], "format", "\ufffd😀"]]);
  assert.deepEqual(issues({ orgId: `${orgId}\n`, operation: "update", id: `\n${id}` }).length, 2);
});

test("the id of an update is in the URL, that of a create is not", () => {
  const update = previewExportDestination({ ...BODY, version: 4 }, { orgId, id, operation: "update", currentVersion: 4 });
  assert.equal(update.request?.method, "PUT");
  assert.ok(update.request.url.endsWith(`/dataexports/destinations/${id}`));
  assert.deepEqual([update.response?.body.id, update.response?.body.version], [id, 5]);
  const create = previewExportDestination(BODY, { orgId, id, operation: "create" });
  assert.equal(create.request?.method, "POST");
  assert.ok(create.request.url.endsWith("/dataexports/destinations"));
  assert.notEqual(create.response?.body.id, id);
  const stale = previewExportDestination({ ...BODY, version: 4 }, { orgId, id, operation: "update", currentVersion: 5 });
  assert.deepEqual([stale.report.issues[0].code, stale.request], ["version_conflict", null]);
});

test("the answer is a good one, whatever the version", () => {
  for (const sentVersion of [1, 41, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]) {
    const { response } = previewExportDestination({ ...BODY, version: sentVersion }, { orgId, id, operation: "update" });
    const report = validateExportDestinationResponse(response?.body, { operation: "update", sentVersion });
    assert.deepEqual(report, { valid: true, destinationType: "S3", issues: [] });
    assert.equal(response?.body.version, sentVersion === Number.MAX_SAFE_INTEGER ? undefined : sentVersion + 1);
  }
});

test("the base of the URL", () => {
  /** @param {string} [baseUrl] */
  const url = (baseUrl) => previewExportDestination(BODY, { orgId, baseUrl }).request?.url.replace(/\/organizations.*/, "");
  for (const [baseUrl, expected] of /** @type {const} */ ([
    [undefined, "https://api.m3ter.com"],
    ["https://api.m3ter.com/", "https://api.m3ter.com"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["HTTP://[::1]:8080/a/b///", "http://[::1]:8080/a/b"],
    ["https://exämple.org/é 'x'[1-3]{a,b}", "https://xn--exmple-cua.org/%C3%A9%20'x'%5B1-3%5D%7Ba,b%7D"],
    ["///", undefined],
  ])) {
    if (expected === undefined) assert.throws(() => url(baseUrl), TypeError);
    else assert.equal(url(baseUrl), expected);
  }
});

test("the moment", () => {
  const noon = "2025-01-27T12:00:00.000Z";
  /** @param {PreviewOptions["now"]} now */
  const created = (now) => previewExportDestination(BODY, { orgId, now }).response?.body.dtCreated;
  const foreign = runInNewContext(`new Date("${noon}")`);
  for (const now of [noon, "2025-01-27T14:00+02:00", "2025-01-27T12:00Z", new Date(noon), foreign, Date.parse(noon), Date.parse(noon) + 0.9]) {
    assert.equal(created(now), noon);
  }
  assert.equal(created("2024-02-29"), "2024-02-29T00:00:00.000Z");
  assert.equal(created(-1), "1969-12-31T23:59:59.999Z");
  assert.equal(created("0000-01-01"), "0000-01-01T00:00:00.000Z");
  assert.equal(created("9999-12-31T23:59:59.999Z"), "9999-12-31T23:59:59.999Z");
  const before = Date.now();
  const now = Date.parse(created(undefined) ?? "");
  assert.ok(before <= now && now <= Date.now());
  const { objectKeys } = previewExportDestination(BODY, { orgId, now: "2025-01-28T00:30:00+01:00" });
  assert.match(objectKeys?.files[0].key ?? "", /\/date=2025-01-27\/hour=23\//);
});

test("wrong options", () => {
  for (const options of [undefined, null, 0, "x", true]) assert.throws(() => preview(BODY, options), TypeError);
  /** @type {Record<string, unknown[]>} */
  const wrong = {
    orgId: [undefined, null, 7, {}, [orgId], new String(orgId), Symbol("s")],
    id: [null, 7, {}, true],
    operation: ["", "CREATE", null, 1],
    currentVersion: [0, 1.5, "1", null, 2 ** 53],
    baseUrl: ["", "api.m3ter.com", "ftp://x", "javascript:alert(1)", "http://", "https://u:p@x", "https://x?a", "https://x#a", null, 7, new URL("https://x")],
    now: ["", "now", "2025-01-27T12:00", "2025-02-30", "2025-13-01T00:00Z", "2025-01-27T25:00Z", "27 Jan 2025", "+010000-01-01T00:00Z",
      "-000001-01-01T00:00Z", NaN, Infinity, 8.64e15, Date.UTC(10_000, 0), Date.parse("0000-01-01") - 1, new Date(NaN), new Date(8e15), null, {}, true, 1n,
      { getTime: () => 0 }, Symbol("s")],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      // Whatever the body is.
      for (const json of [BODY, "[", 1n]) {
        assert.throws(() => preview(json, { orgId, [name]: value }), { name: "TypeError", message: new RegExp(`options.${name} must`) });
      }
    }
  }
  assert.equal(preview(BODY, { orgId, id: undefined, operation: undefined, currentVersion: undefined, baseUrl: undefined, now: undefined, Now: 7 }).optionIssues.length, 0);
});

test("a preview is plain data", () => {
  for (const json of [BODY, { ...BODY, destinationType: "GCS", projectNumber: "1", poolId: "p", providerId: "v" }, "["]) {
    const found = previewExportDestination(json, { orgId });
    assert.deepEqual(structuredClone(found), found);
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  }
});

test("hostile texts are texts, in every place", () => {
  const hostile = ["</script>", "__proto__", "constructor", "'\"`$(x)\\", "\u202e\u2066\u200f", "\u2028\u2029\u0085\u007f\0", "{{M3TER_PRINCIPAL}}", "<url>", "é'\n".repeat(100_000)];
  for (const text of hostile) {
    const json = `{"__proto__": {"valid": false}, "constructor": 1, ${TEXT.slice(1, -1)}, "prefix": ${JSON.stringify(text)}, ${JSON.stringify(text)}: 1}`;
    const found = previewExportDestination(json, { orgId });
    assert.equal(found.request?.body, json);
    assert.equal(found.response?.body.prefix, text);
    assert.ok(found.objectKeys?.files[0].uri.startsWith(`s3://acme-data-exports/${text}/orgId=${orgId}/`));
    assert.equal(found.objectKeys?.files[0].bytes, Buffer.byteLength(found.objectKeys?.files[0].key ?? ""));
    assert.equal(Object.getPrototypeOf(found.response.body), Object.prototype);
  }
});

test("previews and validations take turns, also within one another", () => {
  const large = JSON.stringify({ ...BODY, x: "é".repeat(200_000) });
  const expected = [previewExportDestination(TEXT, { orgId, now: 0 }), previewExportDestination(large, { orgId, now: 0 })];
  for (let round = 0; round < 20; round++) {
    assert.deepEqual(previewExportDestination(large, { orgId, now: 0 }), expected[1]);
    assert.equal(validateExportDestination(TEXT).valid, true);
    const json = { ...BODY, toJSON: () => (assert.deepEqual(previewExportDestination(TEXT, { orgId, now: 0 }), expected[0]), BODY) };
    assert.deepEqual(previewExportDestination(json, { orgId, now: 0 }), expected[0]);
    assert.equal(validateExportDestination("{").valid, false);
  }
});

test("no memory for it", () => {
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
  assert.deepEqual(found, [[["too_large"], 1, null], ["false, too_large, false", "true, unknown_field, true"], [["unexpected_end"], 1, null]]);
});
