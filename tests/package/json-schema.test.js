/** Standard JSON Schema: three dialects, each checked by its own validator, agree on every body. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { exportDestinationSchema, exportDestinationSchemaFor } from "m3ter-export-destination";

const ROOT = new URL("../../", import.meta.url);
const OPERATIONS = /** @type {const} */ (["create", "update"]);
const TARGETS = /** @type {const} */ (["draft-2020-12", "draft-07", "openapi-3.0"]);

/** Strict, so that a keyword that the dialect does not have is an error. */
const STRICT = { strict: true, allErrors: true };
/** @type {Record<typeof TARGETS[number], () => Ajv>} */
const VALIDATORS = {
  "draft-2020-12": () => new Ajv2020({ ...STRICT, allowUnionTypes: true }),
  "draft-07": () => new Ajv({ ...STRICT, allowUnionTypes: true }),
  // Ajv supports OpenAPI's `nullable`.
  "openapi-3.0": () => new Ajv(STRICT).addVocabulary(["example"]),
};

/**
 * @param {typeof OPERATIONS[number]} operation
 * @param {typeof TARGETS[number]} target
 */
function schemaFor(operation, target) {
  return exportDestinationSchemaFor({ operation })["~standard"].jsonSchema.input({ target });
}

/** @returns {{ name: string, body: unknown }[]} what the corpus has that JSON.parse takes */
function bodies() {
  const files = readdirSync(new URL("tests/cases/", ROOT));
  const cases = files.flatMap((file) => JSON.parse(readFileSync(new URL(`tests/cases/${file}`, ROOT), "utf8")));
  return cases.flatMap(({ name, text, value }) => {
    try {
      return [{ name, body: text === undefined ? value : JSON.parse(text) }];
    } catch {
      return [];
    }
  });
}

for (const operation of OPERATIONS) {
  describe(`the schema of ${operation === "create" ? "a create" : "an update"}`, () => {
    for (const target of TARGETS) {
      test(`is valid ${target}`, () => {
        const ajv = VALIDATORS[target]();
        if (target !== "openapi-3.0")
          assert.equal(ajv.validateSchema(schemaFor(operation, target)), true, ajv.errorsText());
        ajv.compile(schemaFor(operation, target));
      });

      test(`accepts the examples, as ${target}`, () => {
        const validate = VALIDATORS[target]().compile(schemaFor(operation, target));
        const both = { name: "n", code: "c", bucketName: "abc", ...(operation === "update" ? { version: 1 } : {}) };
        const gcs = { ...both, projectNumber: "1", poolId: "p", providerId: "v" };
        assert.equal(validate({ ...both, iamRoleArn: "arn:aws:iam::922609978421:role/x", partitionOrder: null }), true);
        assert.equal(validate(gcs), true);
        assert.equal(validate({ ...gcs, destinationType: "GCS" }), true);
        assert.equal(validate({ ...gcs, destinationType: "S3" }), false);
        assert.equal(validate({ ...gcs, partitionOrder: "BY_DAY" }), false);
        assert.equal(validate({ ...gcs, name: null }), false);
        assert.equal(validate({ ...gcs, version: operation === "update" ? undefined : 1 }), false);
      });
    }

    test("has the same result in every dialect, for each body of the corpus", () => {
      const validators = TARGETS.map((target) => VALIDATORS[target]().compile(schemaFor(operation, target)));
      const all = bodies();
      const verdicts = all.map(({ body }) => validators.map((validate) => validate(body)));
      const differing = all.filter((_, index) => new Set(verdicts[index]).size > 1).map(({ name }) => name);
      assert.deepEqual(differing, []);
      assert.deepEqual(new Set(verdicts.flat()), new Set([true, false]));
    });

    test("can be part of an OpenAPI 3.0 document", async () => {
      const document = {
        openapi: "3.0.3",
        info: { title: "Export destinations", version: "1" },
        paths: {},
        components: { schemas: { ExportDestination: schemaFor(operation, "openapi-3.0") } },
      };
      const { valid, errors } = await new Validator().validate(structuredClone(document));
      assert.equal(valid, true, JSON.stringify(errors));
      Object.assign(document.components.schemas.ExportDestination, { $defs: {} });
      assert.equal((await new Validator().validate(document)).valid, false, "that validator does look");
    });
  });
}

test("draft-2020-12 is the published schema without unused definitions", () => {
  const { $defs, ...create } = JSON.parse(readFileSync(new URL("pkg/schema.json", ROOT), "utf8"));
  const { S3, GCS, Update } = $defs;
  assert.deepEqual(schemaFor("create", "draft-2020-12"), { ...create, $defs: { S3, GCS } });
  assert.deepEqual(schemaFor("update", "draft-2020-12"), { $schema: create.$schema, ...Update, $defs: { S3, GCS } });
});

test("input and output are equal, and new objects", () => {
  const { input, output } = exportDestinationSchema["~standard"].jsonSchema;
  for (const target of TARGETS) {
    assert.deepEqual(input({ target }), output({ target }));
    const before = structuredClone(input({ target }));
    for (const name of Object.keys(input({ target }))) delete input({ target })[name];
    assert.deepEqual(input({ target }), before);
    assert.notEqual(input({ target }).properties, input({ target }).properties);
  }
});

test("other targets throw", () => {
  const { input, output } = exportDestinationSchema["~standard"].jsonSchema;
  /** @type {any[]} */
  const others = ["draft-04", "openapi-3.1", "", "Draft-07", undefined, null, 7];
  for (const target of others) {
    assert.throws(() => input({ target }), /target/);
    assert.throws(() => output({ target }), /target/);
  }
});

test("without a target it says that there is none", () => {
  const { input } = /** @type {any} */ (exportDestinationSchema["~standard"].jsonSchema);
  assert.throws(() => input(), /there is no JSON Schema of an export destination for the target undefined/);
});
