/** What a preview contains: the request, the response and the object keys. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { previewExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";
import { CREATE, GCS, ID as id, ORG_ID as orgId, S3, UPDATE } from "./preview-bodies.js";

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
  sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p') && test -n "$M3TER_API_TOKEN"`,
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

test("a usage file needs 142 bytes after the prefix", () => {
  for (const [prefix, bytes] of /** @type {const} */ ([
    ["a", 1],
    ["é😀", 6],
    ["a/b", 3],
    ["/", 1],
    ["a/", 2],
  ])) {
    const file = previewExportDestination({ ...S3, prefix }, CREATE).objectKeys?.files[0];
    assert.equal(file?.bytes, bytes + 142);
    assert.ok(file.key.startsWith(`${prefix}/orgId=${orgId}/`), file.key);
  }
  for (const prefix of [undefined, ""]) {
    const file = previewExportDestination({ ...S3, prefix }, CREATE).objectKeys?.files[0];
    assert.equal(file?.bytes, 141);
    assert.ok(file.key.startsWith("orgId="), file.key);
  }
});

test("a key is too long where the advice says so", () => {
  for (const [length, isTooLong] of /** @type {const} */ ([
    [882, false],
    [883, true],
  ])) {
    const { report, objectKeys } = previewExportDestination({ ...S3, prefix: "p".repeat(length) }, CREATE);
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
    const { response, objectKeys } = previewExportDestination({ ...S3, partitionOrder }, CREATE);
    assert.deepEqual([response?.body.partitionOrder, objectKeys?.partitionOrder], [expected, expected]);
    const key = objectKeys?.files[1].key ?? "";
    assert.equal(key.indexOf("/type=") > key.indexOf("/date="), expected === "TIME_FIRST");
  }
});

test("a body goes through a pipe if it is too long for an argument or has keys for a terminal", () => {
  const short = JSON.stringify({ ...S3, more: "" });
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

test("the response is valid for every version", () => {
  for (const sentVersion of [1, 41, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]) {
    const { response } = previewExportDestination({ ...S3, version: sentVersion }, { orgId, id, operation: "update" });
    const report = validateExportDestinationResponse(response?.body, { operation: "update", sentVersion });
    assert.deepEqual(report, { valid: true, destinationType: "S3", issues: [] });
    assert.equal(response?.body.version, sentVersion === Number.MAX_SAFE_INTEGER ? undefined : sentVersion + 1);
  }
});

test("a preview is plain data", () => {
  for (const json of [S3, GCS, "["]) {
    const found = previewExportDestination(json, { orgId });
    assert.deepEqual(structuredClone(found), found);
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  }
});
