/** Texts of any length, each of a shape that a careless reader would take more than linear time or memory for. */

const HEAD =
  '{"destinationType":"S3","name":"Finance exports","code":"finance_exports","bucketName":"acme-billing-exports",' +
  '"iamRoleArn":"arn:aws:iam::922609978421:role/ExportRole"';

/** Under the reader's limit of 128. */
const DEPTH = 120;

/** @type {Record<string, (length: number) => string>} */
export const SHAPES = {
  "a long prefix": (length) => `${HEAD},"prefix":"${"m3ter/".repeat(length / 6)}x"}`,
  "many unknown members": (length) => HEAD + repeat((index) => `,"member${index}":${index}`, length) + "}",
  "deep nesting": (length) => HEAD + repeat((index) => `,"m${index}":${'[{"a":'.repeat(DEPTH / 2)}0${"}]".repeat(DEPTH / 2)}`, length) + "}",
};

/**
 * @param {(index: number) => string} piece
 * @param {number} length
 */
function repeat(piece, length) {
  const pieces = [];
  for (let index = 0, sum = HEAD.length; sum < length; index++) {
    pieces.push(piece(index));
    sum += pieces[index].length;
  }
  return pieces.join("");
}
