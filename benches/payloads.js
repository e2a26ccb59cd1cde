/** The bodies to validate, each in many variants, so that no cache or branch predictor learns one text by heart. */

/**
 * @typedef {object} Payload
 * @property {string} name
 * @property {number} mistakes
 * @property {string[]} texts
 * @property {unknown[]} values the parsed texts
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

/** @param {number} variant of a body with an empty name, a trailing space, a short bucket name and the ARN of a user */
const fourMistakes = (variant) => ({
  ...s3(variant),
  name: "",
  code: `finance_exports_${variant} `,
  bucketName: `${variant % 10}`,
  iamRoleArn: `arn:aws:iam::922609978${100 + variant}:user/exporter${variant}`,
});

/** @param {number} variant of a body outside ASCII, in which every second character is an escape */
function escaped(variant) {
  const body = {
    ...s3(variant),
    name: `Émile's "Finanz" – 財務 😀 ${variant}`,
    code: `größe_${variant}\\`,
    prefix: `экспорт/${variant}`,
  };
  return JSON.stringify(body).replace(/[^ -~]/g, (unit, offset) =>
    offset % 2 ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * @param {string} name
 * @param {number} mistakes
 * @param {(variant: number) => string} text
 * @returns {Payload}
 */
function payload(name, mistakes, text) {
  const texts = Array.from({ length: VARIANTS }, (_, variant) => text(variant));
  return { name, mistakes, texts, values: texts.map((each) => JSON.parse(each)) };
}

/** @type {Payload[]} */
export const PAYLOADS = [
  payload("valid S3", 0, (variant) => JSON.stringify(s3(variant))),
  payload("valid GCS", 0, (variant) => JSON.stringify(gcs(variant))),
  payload("four mistakes", 4, (variant) => JSON.stringify(fourMistakes(variant))),
  payload("pretty-printed", 0, (variant) => JSON.stringify(s3(variant), null, 2)),
  payload("not ASCII", 0, escaped),
];

/**
 * Makes bodies that distinguish one reading of the contract from another. All have a `destinationType`, because only this package
 * infers it.
 * @returns {object[]}
 */
export function probes() {
  const found = [];
  for (const body of [s3(0), gcs(0)]) {
    for (const name of Object.keys(body).filter((each) => each !== "destinationType")) {
      const { [name]: _, ...rest } = /** @type {Record<string, unknown>} */ (body);
      found.push(rest, ...VALUES.map((value) => ({ ...body, [name]: value })));
    }
    for (const [name, value] of MEMBERS) found.push({ ...body, [name]: value });
  }
  for (const destinationType of ["s3", "", " S3", "Azure", null, 1, ["S3"]]) found.push({ ...s3(0), destinationType });
  return found;
}

const ARN = "arn:aws:iam::922609978421:role/IAMRole636";

/** Values for each field: wrong for all of them, or right for one and wrong for another. */
const VALUES = [
  null,
  1,
  true,
  [],
  {},
  "",
  " ",
  "a",
  "ab",
  "abc",
  "x".repeat(63),
  "x".repeat(64),
  "x".repeat(80),
  "x".repeat(81),
  "x".repeat(200),
  "x".repeat(201),
  " a",
  "a ",
  "a b",
  "\u00a0a\u00a0",
  "a\tb",
  "a\u007f",
  "\u0085",
  "\u2028",
  "😀",
  "[",
  "]",
  "a\n",
  "\n",
  "TYPE_FIRST",
  "time_first",
  "TIME_FIRST",
  ARN,
  ` ${ARN}`,
  `${ARN} `,
  `${ARN}\n`,
  `${ARN}\u2028x`,
  `${ARN}\n${ARN}`,
  "arn:aws:iam::1:role/",
  "arn:aws:iam::1:role/\u00a0",
  "arn:aws:iam:::role/x",
  "arn:aws:iam::١:role/x",
  "arn:aws-cn:iam::1:role/x",
  "arn:aws:iam::1:user/x",
  "ARN:aws:iam::1:role/x",
];

/** @type {[name: string, value: unknown][]} */
const MEMBERS = [
  ["partitionOrder", null],
  ["partitionOrder", "TIME_FIRST"],
  ["partitionOrder", "time_first"],
  ["partitionOrder", ""],
  ["version", 1],
  ["version", null],
  ["version", "1"],
  ["unknown", 1],
  ["projectNumber", 1],
  ["iamRoleArn", 1],
  ["prefix", ""],
  ["serviceAccountEmail", ""],
  ["serviceAccountEmail", 1],
];
