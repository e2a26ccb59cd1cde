/** The Standard Schema (https://standardschema.dev) and the type guard. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  exportDestinationSchema,
  exportDestinationSchemaFor,
  isExportDestination,
  validateExportDestination,
} from "m3ter-export-destination";

const S3 = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};
const GCS = {
  destinationType: "GCS",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  projectNumber: "123456789012",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
};

class Throwing {
  get name() {
    throw new Error("no");
  }
  toJSON() {
    throw new Error("no");
  }
}

/** @returns {unknown[]} nothing of which is an export destination */
function others() {
  const cycle = /** @type {any} */ ({ ...S3 });
  cycle.self = cycle;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const bytes = new TextEncoder().encode(JSON.stringify(S3));
  return [
    ...[
      undefined,
      null,
      true,
      0,
      NaN,
      1n,
      "",
      Symbol("s"),
      () => {},
      [],
      [S3],
      {},
      new Date(),
      new Map(Object.entries(S3)),
    ],
    ...[
      JSON.stringify(S3),
      Object(JSON.stringify(S3)),
      bytes,
      bytes.buffer,
      new DataView(bytes.buffer),
      new Float64Array(3),
    ],
    ...[cycle, { ...S3, more: 1n }, revoked.proxy, new Throwing(), { ...S3, more: new Throwing() }],
    ...[
      { ...S3, name: null },
      { ...S3, version: 1 },
      { ...S3, bucketName: "a" },
      { ...GCS, destinationType: "S3" },
    ],
  ];
}

/**
 * @param {import("m3ter-export-destination").ExportDestinationSchema} schema
 * @param {unknown} value
 * @returns {any} a result, not a promise of one
 */
function result({ "~standard": { validate } }, value) {
  return validate(value);
}

/** @type {[value: unknown, path: string[]][]} what is sent for each is a body; the path is that of the member that is none */
const IMPOSTORS = [
  [{ toJSON: () => S3 }, ["name"]],
  [{ ...S3, name: new String("n") }, ["name"]],
  [{ ...S3, name: new Date(0) }, ["name"]],
  [{ ...S3, name: { toJSON: () => "n" } }, ["name"]],
  [{ ...S3, prefix: () => {} }, ["prefix"]],
  [{ ...S3, prefix: Symbol("s") }, ["prefix"]],
  [{ ...S3, partitionOrder: NaN }, ["partitionOrder"]],
  [{ ...S3, toJSON: () => GCS, destinationType: 1 }, ["destinationType"]],
];

describe("exportDestinationSchema", () => {
  test("is plain data except for its functions", () => {
    const { "~standard": standard, ...rest } = exportDestinationSchema;
    assert.deepEqual(rest, {});
    assert.deepEqual(Object.keys(standard), ["version", "vendor", "validate", "jsonSchema"]);
    assert.deepEqual([standard.version, standard.vendor], [1, "m3ter-export-destination"]);
    for (const object of [exportDestinationSchema, standard])
      assert.equal(Object.getPrototypeOf(object), Object.prototype);
  });

  test("returns a valid value unchanged", () => {
    for (const value of [
      S3,
      GCS,
      Object.freeze({ ...S3, prefix: undefined }),
      Object.assign(Object.create(null), GCS),
    ]) {
      const { value: out, ...rest } = result(exportDestinationSchema, value);
      assert.equal(out, value);
      assert.deepEqual(rest, {});
    }
  });

  test("has the errors of the report", () => {
    const value = { ...S3, name: "", code: " a", iamRoleArn: undefined, colour: "red" };
    const { issues } = result(exportDestinationSchema, value);
    assert.deepEqual(issues, validateExportDestination(value, { advice: false }).issues);
    assert.deepEqual(
      issues.map((/** @type {any} */ { path }) => path),
      [["name"], ["code"], ["iamRoleArn"]],
    );
  });

  test("has no warnings", () => {
    const value = { ...S3, destinationType: undefined, colour: "red", poolId: "p" };
    assert.notDeepEqual(validateExportDestination(value).issues, []);
    assert.deepEqual(result(exportDestinationSchema, value), { value });
  });

  test("rejects a value that is serialized as a body, but is none", () => {
    for (const [value, path] of IMPOSTORS) {
      assert.equal(validateExportDestination(value).valid, true);
      const { issues } = result(exportDestinationSchema, value);
      assert.deepEqual(issues?.[0].path, path);
    }
  });

  test("rejects everything else, and never throws", () => {
    others().forEach((value, index) => {
      const { issues } = result(exportDestinationSchema, value);
      assert.ok(issues?.length > 0, `number ${index}`);
      for (const { message, path } of issues) {
        assert.equal(typeof message, "string");
        assert.ok(Array.isArray(path));
      }
    });
  });

  test("text is a value, not a document", () => {
    const [issue, ...more] = result(exportDestinationSchema, JSON.stringify(S3)).issues;
    assert.deepEqual([issue.code, issue.path, issue.params.actual, more], ["not_an_object", [], "string", []]);
  });
});

describe("exportDestinationSchemaFor", () => {
  /** @param {any} options @param {unknown} value */
  const codes = (options, value) =>
    result(exportDestinationSchemaFor(options), value).issues?.map((/** @type {any} */ { code }) => code);

  test("an operation and a version", () => {
    assert.deepEqual(codes(undefined, { ...S3, version: 3 }), ["version_on_create"]);
    assert.deepEqual(codes({ operation: "create" }, { ...S3, version: 3 }), ["version_on_create"]);
    assert.deepEqual(codes({ operation: "update" }, S3), ["required"]);
    assert.equal(codes({ operation: "update" }, { ...S3, version: 3 }), undefined);
    assert.equal(codes({ operation: "update", currentVersion: 3 }, { ...S3, version: 3 }), undefined);
    assert.deepEqual(codes({ operation: "update", currentVersion: 4 }, { ...S3, version: 3 }), ["version_conflict"]);
  });

  test("wrong options throw at once; later changes of the options have no effect", () => {
    for (const options of /** @type {any[]} */ ([null, 1, { operation: "delete" }, { currentVersion: "1" }])) {
      assert.throws(() => exportDestinationSchemaFor(options), TypeError);
    }
    const options = { operation: /** @type {"create" | "update"} */ ("update") };
    const schema = exportDestinationSchemaFor(options);
    options.operation = "create";
    assert.deepEqual(result(schema, { ...S3, version: 3 }), { value: { ...S3, version: 3 } });
  });
});

describe("isExportDestination", () => {
  test("true for bodies", () => {
    for (const value of [
      S3,
      GCS,
      { ...S3, colour: "red", more: { toJSON: () => 1 } },
      { ...GCS, partitionOrder: null },
    ]) {
      assert.equal(isExportDestination(value), true);
    }
    assert.equal(isExportDestination({ ...S3, version: 2 }, { operation: "update", currentVersion: 2 }), true);
    assert.equal(isExportDestination({ ...S3, version: 2 }, { operation: "update", currentVersion: 3 }), false);
  });

  test("false for everything else, and it never throws", () => {
    others().forEach((value, index) => assert.equal(isExportDestination(value), false, `number ${index}`));
  });

  test("false for a value that is only serialized as a body", () => {
    for (const [value] of IMPOSTORS) assert.equal(isExportDestination(value), false);
  });

  test("false for a value that is serialized as something else", () => {
    assert.equal(isExportDestination({ ...S3, toJSON: () => ({}) }), false);
  });

  test("wrong options throw", () => {
    for (const options of /** @type {any[]} */ ([
      null,
      { operation: "delete" },
      { currentVersion: 0 },
      { advice: 1 },
    ])) {
      assert.throws(() => isExportDestination(S3, options), TypeError);
    }
  });
});
