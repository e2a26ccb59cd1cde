/** TypeBox. Its `maxLength` counts code points; the contract counts UTF-16 units. No probe is that long. */
import Type from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { ARN, CODE } from "../patterns.js";

Settings.Set({ maxErrors: Number.MAX_SAFE_INTEGER });

const properties = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  code: Type.String({ minLength: 1, maxLength: 80, pattern: CODE }),
  bucketName: Type.String({ minLength: 3, maxLength: 63 }),
  prefix: Type.Optional(Type.String()),
  partitionOrder: Type.Optional(Type.Union([Type.Enum(["TYPE_FIRST", "TIME_FIRST"]), Type.Null()])),
  version: Type.Optional(Type.Never()),
};

const validator = Compile(
  Type.Union([
    Type.Object({
      destinationType: Type.Literal("S3"),
      ...properties,
      iamRoleArn: Type.String({ minLength: 1, pattern: ARN }),
    }),
    Type.Object({
      destinationType: Type.Literal("GCS"),
      ...properties,
      projectNumber: Type.String({ minLength: 1 }),
      poolId: Type.String({ minLength: 1 }),
      providerId: Type.String({ minLength: 1 }),
      serviceAccountEmail: Type.Optional(Type.String()),
    }),
  ]),
);

/** @param {unknown} value */
export const check = (value) => validator.Errors(value).map(({ message }) => message);
