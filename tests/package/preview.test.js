/** The preview of text, bytes and values. Only a wrong option throws. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import {
  previewExportDestination,
  validateExportDestination,
  validateExportDestinationResponse,
} from "m3ter-export-destination";
import { CREATE, GCS, ID as id, ORG_ID as orgId, S3, UPDATE } from "./preview-bodies.js";

/** @import { Preview, PreviewOptions } from "m3ter-export-destination" */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

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

test("a create of S3", () => {
  const body = JSON.stringify({ ...S3, prefix: "m3ter/exports" });
  const url = `https://api.m3ter.com/organizations/${orgId}/dataexports/destinations`;
  const folder = `m3ter/exports/orgId=${orgId}/date=2025-01-27/hour=10`;
  const usage = `${folder}/type=measurements/00000000-0000-4000-8000-000000000001_measurements.csv.gz`;
  const operational = `${folder}/type=account/00000000-0000-4000-8000-000000000002_account.csv.gz`;
  const { access, ...found } = previewExportDestination(body, CREATE);
  assert.equal(access?.destinationType, "S3");
  assert.deepEqual(found, {
    report: { valid: true, destinationType: "S3", issues: [] },
    optionIssues: [],
    request: {
      method: "POST",
      url,
      headers: { Authorization: "Bearer $M3TER_API_TOKEN", "Content-Type": "application/json" },
      body,
      curl: `curl --fail-with-body --request POST '${url}' \\
  --header "Authorization: Bearer $M3TER_API_TOKEN" \\
  --header 'Content-Type: application/json' \\
  --data-raw '${body}'`,
      tokenCurl: `M3TER_API_TOKEN=$(curl --fail --silent --show-error --request POST 'https://api.m3ter.com/oauth/token' \\
  --user "$M3TER_API_KEY:$M3TER_API_SECRET" \\
  --data grant_type=client_credentials |
  sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')`,
    },
    response: {
      status: 200,
      body: {
        id: "00000000-0000-4000-8000-000000000000",
        version: 1,
        name: "Finance exports",
        code: "finance_exports",
        destinationType: "S3",
        dtCreated: "2025-01-27T10:30:05.007Z",
        dtLastModified: "2025-01-27T10:30:05.007Z",
        createdBy: "example-user",
        lastModifiedBy: "example-user",
        bucketName: "acme-billing-exports",
        prefix: "m3ter/exports",
        partitionOrder: "TIME_FIRST",
        iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
      },
    },
    objectKeys: {
      partitionOrder: "TIME_FIRST",
      maxBytes: 1024,
      files: [
        { kind: "usage", key: usage, uri: `s3://acme-billing-exports/${usage}`, bytes: 155 },
        { kind: "operational", key: operational, uri: `s3://acme-billing-exports/${operational}`, bytes: 145 },
      ],
    },
  });
});

test("an update of GCS", () => {
  const body = {
    ...GCS,
    version: 41,
    partitionOrder: "TYPE_FIRST",
    serviceAccountEmail: "exports@acme-prod.iam.gserviceaccount.com",
    iamRoleArn: "arn:aws:iam::922609978421:role/of-the-other-type",
  };
  const { request, response, objectKeys, access } = previewExportDestination(body, UPDATE);
  const url = `https://api.m3ter.com/organizations/${orgId}/dataexports/destinations/${id}`;
  assert.deepEqual([request?.method, request?.url], ["PUT", url]);
  assert.ok(request?.curl.includes(`--request PUT '${url}'`));
  const { iamRoleArn, ...sent } = body;
  const dates = { dtCreated: CREATE.now, dtLastModified: CREATE.now };
  const users = { createdBy: "example-user", lastModifiedBy: "example-user" };
  assert.deepEqual(response?.body, { ...sent, id, version: 42, ...dates, ...users });
  for (const [index, type] of ["measurements", "account"].entries()) {
    const key = `orgId=${orgId}/type=${type}/date=2025-01-27/hour=10/00000000-0000-4000-8000-00000000000${index + 1}_${type}.csv.gz`;
    assert.deepEqual(
      [objectKeys?.files[index].key, objectKeys?.files[index].uri],
      [key, `gs://acme-billing-exports/${key}`],
    );
  }
  assert.equal(access?.destinationType, "GCS");
});

test("without an organization ID the request has a variable, and the keys have zeros", () => {
  for (const options of [undefined, {}, { orgId: undefined }]) {
    const { optionIssues, request, objectKeys } = previewExportDestination(BODY, options);
    assert.deepEqual(optionIssues, []);
    assert.equal(request?.url, "https://api.m3ter.com/organizations/$M3TER_ORG_ID/dataexports/destinations");
    assert.ok(request.curl.startsWith(`curl --fail-with-body --request POST "${request.url}" \\\n`));
    assert.match(objectKeys?.files[0].key ?? "", /^orgId=00000000-0000-0000-0000-000000000000\//);
  }
});

test("a usage file needs 142 bytes after the prefix", () => {
  for (const [prefix, bytes] of /** @type {const} */ ([
    ["a", 1],
    ["é😀", 6],
    ["a/b", 3],
    ["/", 1],
    ["a/", 2],
  ])) {
    const file = previewExportDestination({ ...BODY, prefix }, CREATE).objectKeys?.files[0];
    assert.equal(file?.bytes, bytes + 142);
    assert.ok(file.key.startsWith(`${prefix}/orgId=${orgId}/`), file.key);
  }
  for (const prefix of [undefined, ""]) {
    const file = previewExportDestination({ ...BODY, prefix }, CREATE).objectKeys?.files[0];
    assert.equal(file?.bytes, 141);
    assert.ok(file.key.startsWith("orgId="), file.key);
  }
});

test("a key is too long where the advice says so", () => {
  for (const [length, isTooLong] of /** @type {const} */ ([
    [882, false],
    [883, true],
  ])) {
    const { report, objectKeys } = previewExportDestination({ ...BODY, prefix: "p".repeat(length) }, CREATE);
    assert.equal(
      report.issues.some(({ reason }) => reason === "too_long_for_key"),
      isTooLong,
    );
    assert.ok(objectKeys);
    assert.equal(objectKeys.files[0].bytes > objectKeys.maxBytes, isTooLong);
  }
});

test("the default order is by time", () => {
  for (const [partitionOrder, expected] of /** @type {const} */ ([
    [undefined, "TIME_FIRST"],
    [null, "TIME_FIRST"],
    ["TIME_FIRST", "TIME_FIRST"],
    ["TYPE_FIRST", "TYPE_FIRST"],
  ])) {
    const { response, objectKeys } = previewExportDestination({ ...BODY, partitionOrder }, CREATE);
    assert.deepEqual([response?.body.partitionOrder, objectKeys?.partitionOrder], [expected, expected]);
    const key = objectKeys?.files[1].key ?? "";
    assert.equal(key.indexOf("/type=") > key.indexOf("/date="), expected === "TIME_FIRST");
  }
});

test("a body goes through a pipe if it is too long for an argument or has keys for a terminal", () => {
  const short = JSON.stringify({ ...BODY, more: "" });
  for (const [more, isPiped] of /** @type {const} */ ([
    ["x".repeat(100_000 - short.length), false],
    ["x".repeat(100_001 - short.length), true],
    ["é".repeat((100_002 - short.length) / 2), true],
    ["\u007f", true],
    ["\u0085", true],
    ["\u00a0\u2028\u202e\\t\\u007f", false],
  ])) {
    const body = short.replace('"more":"', `"more":"${more}`);
    const curl = previewExportDestination(body, CREATE).request?.curl ?? "";
    assert.ok(curl.endsWith(isPiped ? "--data-binary @-" : `--data-raw '${body}'`), curl.slice(0, 300));
    assert.equal(curl.startsWith("printf '%b' '"), isPiped);
  }
  const { request } = previewExportDestination(short.replace('"more":"', '"more":"it\'s \u007f\u009b\\n%s'), CREATE);
  assert.ok(request?.curl.includes(String.raw`"more":"it'\''s \0177\0302\0233\\n%s"`), request?.curl);
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
  const json = {
    ...BODY,
    skipped: undefined,
    get name() {
      return `name ${++reads}`;
    },
    code: { toJSON: () => "c" },
  };
  const { request, response } = previewExportDestination(json, { orgId });
  assert.equal(request?.body, JSON.stringify({ ...BODY, name: "name 1", code: "c" }));
  assert.equal(response?.body.name, "name 1");
  assert.equal(reads, 1);
});

test("the report is the validation's, places included", () => {
  for (const json of [
    "",
    "[",
    '{"code": " é"}',
    TEXT,
    Buffer.from([0x7b, 0xff]),
    {},
    { ...BODY, bucketName: "A" },
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
  assert.deepEqual(
    inField.report.issues.map(({ reason }) => reason),
    ["lone_surrogate"],
  );
  assert.deepEqual(parts(inField), NOTHING);
});

test("nothing in json throws, and with an error there is nothing but issues", () => {
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

test("ids that are no UUIDs are issues", () => {
  /** @param {PreviewOptions} options */
  const issues = (options) => {
    const found = previewExportDestination(
      { ...BODY, ...(options.operation === "update" ? { version: 1 } : {}) },
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

test("the id of an update is in the URL, that of a create is not", () => {
  const update = previewExportDestination(
    { ...BODY, version: 4 },
    { orgId, id, operation: "update", currentVersion: 4 },
  );
  assert.equal(update.request?.method, "PUT");
  assert.ok(update.request.url.endsWith(`/dataexports/destinations/${id}`));
  assert.deepEqual([update.response?.body.id, update.response?.body.version], [id, 5]);
  const create = previewExportDestination(BODY, { orgId, id, operation: "create" });
  assert.equal(create.request?.method, "POST");
  assert.ok(create.request.url.endsWith("/dataexports/destinations"));
  assert.notEqual(create.response?.body.id, id);
  const stale = previewExportDestination(
    { ...BODY, version: 4 },
    { orgId, id, operation: "update", currentVersion: 5 },
  );
  assert.deepEqual([stale.report.issues[0].code, stale.request], ["version_conflict", null]);
});

test("the answer is a good one, whatever the version", () => {
  for (const sentVersion of [1, 41, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]) {
    const { response } = previewExportDestination(
      { ...BODY, version: sentVersion },
      { orgId, id, operation: "update" },
    );
    const report = validateExportDestinationResponse(response?.body, { operation: "update", sentVersion });
    assert.deepEqual(report, { valid: true, destinationType: "S3", issues: [] });
    assert.equal(response?.body.version, sentVersion === Number.MAX_SAFE_INTEGER ? undefined : sentVersion + 1);
  }
});

test("the base of the URL", () => {
  /** @param {string} [baseUrl] */
  const url = (baseUrl) =>
    previewExportDestination(BODY, { orgId, baseUrl }).request?.url.replace(/\/organizations.*/, "");
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
  const { objectKeys } = previewExportDestination(BODY, { orgId, now: "2025-01-28T00:30:00+01:00" });
  assert.match(objectKeys?.files[0].key ?? "", /\/date=2025-01-27\/hour=23\//);
});

test("wrong options", () => {
  for (const options of [null, 0, "x", true]) assert.throws(() => preview(BODY, options), TypeError);
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
      for (const json of [BODY, "[", 1n]) {
        assert.throws(() => preview(json, { orgId, [name]: value }), {
          name: "TypeError",
          message: new RegExp(`options.${name} must`),
        });
      }
    }
  }
  assert.equal(
    preview(BODY, {
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

test("a preview is plain data", () => {
  for (const json of [
    BODY,
    { ...BODY, destinationType: "GCS", projectNumber: "1", poolId: "p", providerId: "v" },
    "[",
  ]) {
    const found = previewExportDestination(json, { orgId });
    assert.deepEqual(structuredClone(found), found);
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  }
});

test("hostile texts are texts, in every place", () => {
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
    assert.ok(found.objectKeys?.files[0].uri.startsWith(`s3://acme-data-exports/${text}/orgId=${orgId}/`));
    assert.equal(found.objectKeys?.files[0].bytes, Buffer.byteLength(found.objectKeys?.files[0].key ?? ""));
    assert.equal(Object.getPrototypeOf(found.response.body), Object.prototype);
  }
});

test("previews and validations take turns, also within one another", () => {
  const large = JSON.stringify({ ...BODY, x: "é".repeat(200_000) });
  const expected = [
    previewExportDestination(TEXT, { orgId, now: 0 }),
    previewExportDestination(large, { orgId, now: 0 }),
  ];
  for (let round = 0; round < 20; round++) {
    assert.deepEqual(previewExportDestination(large, { orgId, now: 0 }), expected[1]);
    assert.equal(validateExportDestination(TEXT).valid, true);
    const json = {
      ...BODY,
      toJSON() {
        assert.deepEqual(previewExportDestination(TEXT, { orgId, now: 0 }), expected[0]);
        return BODY;
      },
    };
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
  assert.deepEqual(found, [
    [["too_large"], 1, null],
    ["false, too_large, false", "true, unknown_field, true"],
    [["unexpected_end"], 1, null],
  ]);
});
