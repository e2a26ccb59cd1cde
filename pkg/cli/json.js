/** The reports as they are, one a file: an array of JSON with a line for each. */

/** @import { Format } from "./format.js" */

/** @returns {Format} */
export function jsonFormat() {
  let separator = "[\n";
  return {
    file({ input, report, fixed }) {
      const line = JSON.stringify({ file: input.name, ...report, fixed });
      const text = separator + line;
      separator = ",\n";
      return text;
    },
    end({ files }) {
      return files === 0 ? "[]\n" : "\n]\n";
    },
  };
}
