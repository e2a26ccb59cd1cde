/** The schema of both ajv contestants. With OpenAPI's `discriminator` only one branch reports errors. */
import { ARN, CODE } from "./patterns.js";

const properties = {
  name: { type: "string", minLength: 1, maxLength: 200 },
  code: { type: "string", minLength: 1, maxLength: 80, pattern: CODE.source },
  bucketName: { type: "string", minLength: 3, maxLength: 63 },
  prefix: { type: "string" },
  partitionOrder: { enum: ["TYPE_FIRST", "TIME_FIRST", null] },
  version: false,
};

export const schema = {
  type: "object",
  discriminator: { propertyName: "destinationType" },
  required: ["destinationType"],
  oneOf: [
    {
      properties: {
        destinationType: { const: "S3" },
        ...properties,
        iamRoleArn: { type: "string", minLength: 1, pattern: ARN.source },
      },
      required: ["name", "code", "bucketName", "iamRoleArn"],
    },
    {
      properties: {
        destinationType: { const: "GCS" },
        ...properties,
        projectNumber: { type: "string", minLength: 1 },
        poolId: { type: "string", minLength: 1 },
        providerId: { type: "string", minLength: 1 },
        serviceAccountEmail: { type: "string" },
      },
      required: ["name", "code", "bucketName", "projectNumber", "poolId", "providerId"],
    },
  ],
};

/** @type {import("ajv").Options} */
export const options = {
  allErrors: true,
  discriminator: true,
  // Counts UTF-16 units, as the contract does. The logger would only report that the option is deprecated.
  unicode: false,
  logger: false,
  // The branches do not repeat the type.
  strictTypes: false,
};
