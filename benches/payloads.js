/** The bodies that everybody validates, each in many variants, so that nobody gets to know one text by heart. */

/**
 * @typedef {object} Payload
 * @property {string} name
 * @property {number} mistakes
 * @property {string[]} texts
 * @property {unknown[] | undefined} values what the texts say; nothing where that is the same as for another payload
 */

const VARIANTS = 64;

/** @param {number} variant */
const s3 = (variant) => ({
  destinationType: "S3",
  name: `Finance exports ${variant}`,
  code: `finance_exports_${variant}`,
  bucketName: `acme-billing-exports-${variant}`,
  iamRoleArn: `arn:aws:iam::922609978${100 + variant}:role/ExportRole${variant}`,
  prefix: `m3ter/exports/${variant}`,
  partitionOrder: "TYPE_FIRST",
});

/** @param {number} variant */
const gcs = (variant) => ({
  destinationType: "GCS",
  name: `Finance exports ${variant}`,
  code: `finance_exports_${variant}`,
  bucketName: `acme-billing-exports-${variant}`,
  projectNumber: `123456789${100 + variant}`,
  poolId: `m3ter-pool-${variant}`,
  providerId: `m3ter-provider-${variant}`,
  serviceAccountEmail: `exporter-${variant}@acme-prod.iam.gserviceaccount.com`,
});

/** An empty name, a space too many, a bucket's name too short, a user where a role is needed. */
const fourMistakes = (/** @type {number} */ variant) => ({
  ...s3(variant),
  name: "",
  code: `finance_exports_${variant} `,
  bucketName: `${variant % 10}`,
  iamRoleArn: `arn:aws:iam::922609978${100 + variant}:user/exporter${variant}`,
});

/**
 * Half of the letters outside ASCII as they are, half as escapes.
 * @param {number} variant
 */
function escaped(variant) {
  const body = { ...s3(variant), name: `Émile's "Finanz" – 財務 😀 ${variant}`, code: `größe_${variant}\\`, prefix: `экспорт/${variant}` };
  return JSON.stringify(body).replace(/[^ -~]/gu, (character, offset) =>
    offset % 2 ? character : Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at))}`).join(""),
  ).replaceAll("/", "\\/");
}

/** @param {number} unit */
const hex = (unit) => unit.toString(16).padStart(4, "0");

/**
 * @param {string} name
 * @param {(variant: number) => string} text
 * @param {{ asObject?: boolean, mistakes?: number }} [options]
 * @returns {Payload}
 */
function payload(name, text, { asObject = true, mistakes = 0 } = {}) {
  const texts = Array.from({ length: VARIANTS }, (_, variant) => text(variant));
  return { name, mistakes, texts, values: asObject ? texts.map((each) => JSON.parse(each)) : undefined };
}

/** @type {Payload[]} */
export const PAYLOADS = [
  payload("valid S3", (variant) => JSON.stringify(s3(variant))),
  payload("valid GCS", (variant) => JSON.stringify(gcs(variant))),
  payload("four mistakes", (variant) => JSON.stringify(fourMistakes(variant)), { mistakes: 4 }),
  payload("pretty-printed", (variant) => JSON.stringify(s3(variant), null, 2), { asObject: false }),
  payload("escapes, not ASCII", escaped),
];

/**
 * Bodies that tell one reading of the contract from another; all declare their `destinationType`, since no schema but
 * ours infers it.
 * @returns {object[]}
 */
export function probes() {
  const found = [];
  for (const body of [s3(0), gcs(0)]) {
    found.push(body);
    for (const name of Object.keys(body)) {
      if (name === "destinationType") continue;
      const { [name]: _, ...rest } = /** @type {Record<string, unknown>} */ (body);
      found.push(rest);
      for (const value of VALUES) found.push({ ...body, [name]: value });
    }
    for (const [name, value] of MEMBERS) found.push({ ...body, [name]: value });
  }
  for (const destinationType of ["s3", "", " S3", "Azure", null, 1, ["S3"]]) found.push({ ...s3(0), destinationType });
  return found;
}

const ARN = "arn:aws:iam::922609978421:role/IAMRole636";

/** For each field: bad ones for all, and what is good for one and bad for another. */
const VALUES = [
  null, 1, true, [], {}, "", " ", "a", "ab", "abc", "x".repeat(63), "x".repeat(64), "x".repeat(80), "x".repeat(81),
  "x".repeat(200), "x".repeat(201), " a", "a ", "a b", "\u00a0a\u00a0", "a\tb", "a\u007f", "\u0085", "\u2028", "😀", "[", "]", "a\n",
  "\n", "TYPE_FIRST", "time_first", "TIME_FIRST", ARN, ` ${ARN}`, `${ARN} `, `${ARN}\n`, `${ARN}\u2028x`, `${ARN}\n${ARN}`,
  "arn:aws:iam::1:role/", "arn:aws:iam::1:role/\u00a0", "arn:aws:iam:::role/x", "arn:aws:iam::١:role/x", "arn:aws-cn:iam::1:role/x",
  "arn:aws:iam::1:user/x", "ARN:aws:iam::1:role/x",
];

/** @type {[name: string, value: unknown][]} */
const MEMBERS = [
  ["partitionOrder", null], ["partitionOrder", "TIME_FIRST"], ["partitionOrder", "time_first"], ["partitionOrder", ""],
  ["version", 1], ["version", null], ["version", "1"], ["unknown", 1], ["projectNumber", 1], ["iamRoleArn", 1], ["prefix", ""],
  ["serviceAccountEmail", ""], ["serviceAccountEmail", 1],
];
