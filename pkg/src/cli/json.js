/** The reports as a JSON array, one line per file. */

/** @import { Format } from "./formats.js" */

/** @returns {Format} */
export function jsonFormat() {
  let separator = "[\n";
  return {
    file({ input, report, fixed }) {
      const line = JSON.stringify({ file: input.name, ...report, fixed });
      const output = separator + line;
      separator = ",\n";
      return output;
    },
    end({ files }) {
      return files === 0 ? "[]\n" : "\n]\n";
    },
  };
}
