/** valibot. */
import * as v from "valibot";
import { ARN, CODE } from "../patterns.js";

const required = v.pipe(v.string(), v.minLength(1));

const entries = {
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.regex(CODE)),
  bucketName: v.pipe(v.string(), v.minLength(3), v.maxLength(63)),
  prefix: v.optional(v.string()),
  partitionOrder: v.nullish(v.picklist(["TYPE_FIRST", "TIME_FIRST"])),
  version: v.optional(v.never()),
};

const schema = v.variant("destinationType", [
  v.object({
    destinationType: v.literal("S3"),
    ...entries,
    iamRoleArn: v.pipe(v.string(), v.minLength(1), v.regex(ARN)),
  }),
  v.object({
    destinationType: v.literal("GCS"),
    ...entries,
    projectNumber: required,
    poolId: required,
    providerId: required,
    serviceAccountEmail: v.optional(v.string()),
  }),
]);

/** @param {unknown} value */
export const check = (value) => {
  const { success, issues } = v.safeParse(schema, value);
  return success ? [] : issues.map(({ message }) => message);
};
