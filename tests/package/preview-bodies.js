/** The bodies and options that the tests of previews share. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";

export const ORG_ID = "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101";
export const ID = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";
export const NOW = "2025-01-27T10:30:05.007Z";

export const CREATE = { orgId: ORG_ID, now: NOW };
export const UPDATE = /** @type {const} */ ({ orgId: ORG_ID, id: ID, operation: "update", now: NOW });

export const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};

export const GCS = {
  destinationType: "GCS",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  projectNumber: "123456789012",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
};

/** Text with a meaning for shells, terminals, curl, printf, JSON, HCL, IAM or regular expressions. */
export const HOSTILE = [
  "</script><script>alert(1)</script>",
  "'; touch injected #",
  "$(touch injected)`touch injected`${x}",
  "\"\\\"'''\\'",
  "a\nEOF\nb\r\n\tc",
  "\0\u0001\u001b[2J\u007f\u0080\u009b\u009f",
  "\u202e\u2066abc\u2069\u200f",
  "--impersonate-service-account=x@y.z",
  "-",
  "%s%0%%{if}",
  "__proto__",
  "constructor",
  "{{M3TER_PRINCIPAL}}${M3TER_MEMBER:?set it to the principal of m3ter}",
  "$${$$${",
  "$&$1$'$`",
  "*?${aws:username}$",
  "\u2028\u2029\u0085\ufeff",
  "é€😀",
  "!!",
  "~",
];

const PIECES = [...HOSTILE, ..."aB7-/*?${}'\"\\`\n\r\t \0<>%#=@!|&;()", "..", "%{", "s3://", "arn:"];

/** Text that a body may have in a field without a format. */
export const hostileText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 })
  .map((pieces) => pieces.join(""));

/** Bodies of both types, with whatever text the contract allows, and foreign and unknown members. */
export const anyBody = fc
  .record({
    base: fc.constantFrom(S3, GCS),
    members: fc.record(
      {
        name: hostileText,
        prefix: hostileText,
        poolId: hostileText,
        projectNumber: hostileText,
        providerId: hostileText,
        serviceAccountEmail: hostileText,
        partitionOrder: fc.constantFrom("TYPE_FIRST", "TIME_FIRST", null),
      },
      { requiredKeys: [] },
    ),
    bucketName: fc
      .array(fc.constantFrom(..."aB7-*?${}'\"\\`\n \0<>%"), { minLength: 3, maxLength: 20 })
      .map((units) => units.join("")),
    role: fc.array(fc.constantFrom(..."aB7-/*?${}'\"\\`\t <>%"), { maxLength: 9 }).map((units) => units.join("")),
    more: fc.dictionary(
      hostileText.map((text) => `more ${text}`),
      fc.jsonValue({ maxDepth: 2 }),
      { maxKeys: 2 },
    ),
  })
  .map(({ base, members, bucketName, role, more }) => ({
    ...base,
    ...members,
    bucketName,
    ...(base === S3 ? { iamRoleArn: `arn:aws:iam::922609978421:role/${role}` } : {}),
    ...more,
  }));

/** The texts of the corpus's request bodies. */
export function corpus() {
  const folder = new URL("../cases/", import.meta.url);
  const cases = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  return cases.filter(({ response }) => !response).map(({ text, value }) => text ?? JSON.stringify(value));
}
