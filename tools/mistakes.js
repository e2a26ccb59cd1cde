/** Reads the list of mistakes that `npm run test:broken` makes on purpose. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./command.js";

export const MISTAKES = "tests/mutants/changes.tsv";

/** @typedef {ReturnType<typeof readMistakes>[number]} Mistake */

/**
 * @param {string} folder of the project, or of a copy
 * @throws {Refusal} if a file does not have the text of a row exactly once, so that the row is out of date
 */
export function readMistakes(folder) {
  const [, ...rows] = readFileSync(join(folder, MISTAKES), "utf8").trimEnd().split("\n");
  return rows.map((row) => {
    const [file, source, changed, mistake] = row.split("\t").map(unescape);
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    if (text.split(source).length !== 2)
      throw new Refusal(`${MISTAKES}: ${file} must contain ${JSON.stringify(source)} exactly once.`);
    return { file, path, text, source, changed, mistake };
  });
}

/** @param {string} cell in which `\n` is a line break and `\\` a backslash */
function unescape(cell) {
  return cell.replace(/\\([n\\])/g, (_, character) => (character === "n" ? "\n" : "\\"));
}
