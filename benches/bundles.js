/** Programs as a page would load them: a contestant bundled and minified by esbuild. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { entry } from "./contestants.js";

/** @import { Contestant } from "./contestants.js" */

/**
 * @param {Contestant} contestant
 * @param {string} names what the program exports of it, as in an `export` statement
 * @returns {Promise<Uint8Array>}
 */
export async function bundle(contestant, names) {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from ${JSON.stringify(entry(contestant))};`, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** @typedef {{ label: string, minified: number, gzip: number, brotli: number }} Size in bytes */

/**
 * @param {readonly Contestant[]} contestants
 * @returns {Promise<Size[]>} of programs that have nothing but the validator
 */
export function measureBytes(contestants) {
  return Promise.all(
    contestants.map(async (contestant) => {
      const program = await bundle(contestant, "{ validate }");
      return {
        label: contestant.label,
        minified: program.length,
        gzip: gzipSync(program, { level: 9 }).length,
        brotli: brotliCompressSync(program, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: program.length } }).length,
      };
    }),
  );
}
