/** The options of a preview. A wrong one throws, except for an ID that is not a UUID. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { previewExportDestination } from "m3ter-export-destination";
import { ID as id, ORG_ID as orgId, S3 } from "./preview-bodies.js";

/** @import { PreviewOptions } from "m3ter-export-destination" */

/** @type {any} */
const preview = previewExportDestination;

test("without an organization ID the request has a variable, and the keys have zeros", () => {
  for (const options of [undefined, {}, { orgId: undefined }]) {
    const { optionIssues, request, objectKeys } = previewExportDestination(S3, options);
    assert.deepEqual(optionIssues, []);
    assert.equal(request?.url, "https://api.m3ter.com/organizations/$M3TER_ORG_ID/dataexports/destinations");
    assert.ok(request.curl.startsWith(`curl --fail-with-body --request POST "${request.url}" \\\n`));
    assert.match(objectKeys?.files[0].key ?? "", /^orgId=00000000-0000-0000-0000-000000000000\//);
  }
});

test("IDs that are not UUIDs are issues", () => {
  /** @param {PreviewOptions} options */
  const issues = (options) => {
    const found = previewExportDestination(
      { ...S3, ...(options.operation === "update" ? { version: 1 } : {}) },
      options,
    );
    assert.equal(found.request === null, found.optionIssues.length > 0);
    for (const { severity, message, range } of found.optionIssues)
      assert.ok(severity === "error" && message !== "" && range === undefined);
    return found.optionIssues.map(({ path, code, params }) => [path, code, params.found]);
  };
  const lines = "a\nb\n\n";
  assert.deepEqual(issues({ orgId }), []);
  assert.deepEqual(issues({ orgId: orgId.toUpperCase(), id: "of no interest in a create" }), []);
  assert.deepEqual(issues({ orgId: "acme" }), [[["orgId"], "format", "acme"]]);
  assert.deepEqual(issues({ orgId: "" }), [[["orgId"], "required", ""]]);
  assert.deepEqual(issues({ orgId, operation: "update" }), [[["id"], "required", ""]]);
  assert.deepEqual(issues({ orgId, operation: "update", id: `${id} ` }), [[["id"], "format", `${id} `]]);
  assert.deepEqual(issues({ orgId: lines, operation: "update", id: lines }), [
    [["orgId"], "format", lines],
    [["id"], "format", lines],
  ]);
  assert.deepEqual(issues({ orgId: "😀".repeat(81) }), [
    [["orgId"], "format", `${"😀".repeat(50)}…${"😀".repeat(24)}`],
  ]);
  assert.deepEqual(issues({ orgId: "😀".repeat(80) }), [[["orgId"], "format", "😀".repeat(80)]]);
  assert.deepEqual(issues({ orgId: "\ud800😀" }), [[["orgId"], "format", "\ufffd😀"]]);
  assert.deepEqual(issues({ orgId: `${orgId}\n`, operation: "update", id: `\n${id}` }).length, 2);
});

test("the ID of an update is in the URL, that of a create is not", () => {
  const update = previewExportDestination({ ...S3, version: 4 }, { orgId, id, operation: "update", currentVersion: 4 });
  assert.equal(update.request?.method, "PUT");
  assert.ok(update.request.url.endsWith(`/dataexports/destinations/${id}`));
  assert.deepEqual([update.response?.body.id, update.response?.body.version], [id, 5]);
  const create = previewExportDestination(S3, { orgId, id, operation: "create" });
  assert.equal(create.request?.method, "POST");
  assert.ok(create.request.url.endsWith("/dataexports/destinations"));
  assert.notEqual(create.response?.body.id, id);
  const stale = previewExportDestination({ ...S3, version: 4 }, { orgId, id, operation: "update", currentVersion: 5 });
  assert.deepEqual([stale.report.issues[0].code, stale.request], ["version_conflict", null]);
});

test("the base URL", () => {
  /** @param {string} [baseUrl] */
  const url = (baseUrl) =>
    previewExportDestination(S3, { orgId, baseUrl }).request?.url.replace(/\/organizations.*/, "");
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

test("the time of the request", () => {
  const noon = "2025-01-27T12:00:00.000Z";
  /** @param {PreviewOptions["now"]} now */
  const created = (now) => previewExportDestination(S3, { orgId, now }).response?.body.dtCreated;
  const foreign = runInNewContext(`new Date("${noon}")`);
  for (const now of [
    noon,
    "2025-01-27T14:00+02:00",
    "2025-01-27T12:00Z",
    new Date(noon),
    foreign,
    Date.parse(noon),
    Date.parse(noon) + 0.9,
  ]) {
    assert.equal(created(now), noon);
  }
  assert.equal(created("2024-02-29"), "2024-02-29T00:00:00.000Z");
  assert.equal(created(-1), "1969-12-31T23:59:59.999Z");
  assert.equal(created("0000-01-01"), "0000-01-01T00:00:00.000Z");
  assert.equal(created("9999-12-31T23:59:59.999Z"), "9999-12-31T23:59:59.999Z");
  const before = Date.now();
  const now = Date.parse(created(undefined) ?? "");
  assert.ok(before <= now && now <= Date.now());
  const { objectKeys } = previewExportDestination(S3, { orgId, now: "2025-01-28T00:30:00+01:00" });
  assert.match(objectKeys?.files[0].key ?? "", /\/date=2025-01-27\/hour=23\//);
});

test("wrong options", () => {
  for (const options of [null, 0, "x", true]) assert.throws(() => preview(S3, options), TypeError);
  /** @type {Record<string, unknown[]>} */
  const wrong = {
    orgId: [null, 7, {}, [orgId], new String(orgId), Symbol("s")],
    id: [null, 7, {}, true],
    operation: ["", "CREATE", null, 1],
    currentVersion: [0, 1.5, "1", null, 2 ** 53],
    baseUrl: [
      "",
      "api.m3ter.com",
      "ftp://x",
      "javascript:alert(1)",
      "http://",
      "https://u:p@x",
      "https://x?a",
      "https://x#a",
      null,
      7,
      new URL("https://x"),
    ],
    now: [
      "",
      "now",
      "2025-01-27T12:00",
      "2025-02-30",
      "2025-13-01T00:00Z",
      "2025-01-27T25:00Z",
      "27 Jan 2025",
      "+010000-01-01T00:00Z",
      "-000001-01-01T00:00Z",
      NaN,
      Infinity,
      8.64e15,
      Date.UTC(10_000, 0),
      Date.parse("0000-01-01") - 1,
      new Date(NaN),
      new Date(8e15),
      null,
      {},
      true,
      1n,
      { getTime: () => 0 },
      Symbol("s"),
    ],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      // Whatever the body is.
      for (const json of [S3, "[", 1n]) {
        assert.throws(() => preview(json, { orgId, [name]: value }), {
          name: "TypeError",
          message: new RegExp(`options.${name} must`),
        });
      }
    }
  }
  assert.equal(
    preview(S3, {
      orgId,
      id: undefined,
      operation: undefined,
      currentVersion: undefined,
      baseUrl: undefined,
      now: undefined,
      Now: 7,
    }).optionIssues.length,
    0,
  );
});
