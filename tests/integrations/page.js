/** docs/integrations.md as modules: each block runs as it stands there. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transform } from "esbuild";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Next to tests/integrations/node_modules, so that the modules find the libraries; ignored by git. */
export const FOLDER = join(ROOT, "tests/integrations/built");

/** @typedef {{ heading: string, file: string, language: "js" | "ts" | "tsx", source: string }} Block */

/** @type {Block[]} */
export const BLOCKS = readFileSync(join(ROOT, "docs/integrations.md"), "utf8")
  .split(/^## /m)
  .flatMap((section) => {
    const heading = section.slice(0, section.indexOf("\n"));
    const blocks = [...section.matchAll(/^```(js|tsx?)\n(.*?)^```$/gms)];
    return blocks.map(([, language, source]) => {
      const file = heading.toLowerCase().replaceAll(/\W+/g, "-");
      return { heading, file, language: /** @type {Block["language"]} */ (language), source };
    });
  });

mkdirSync(FOLDER, { recursive: true });

/**
 * @param {string} heading
 * @param {(code: string) => string} [compile] what the library's own compiler does to a module
 * @returns {Promise<any>} the block's exports
 */
export async function load(heading, compile = (code) => code) {
  const block = BLOCKS.find((block) => block.heading === heading);
  if (block === undefined) throw new Error(`there is no block under "${heading}"`);
  const { code } = await transform(block.source, {
    loader: block.language,
    jsx: "automatic",
    target: "es2022",
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  const path = join(FOLDER, `${block.file}.mjs`);
  writeFileSync(path, compile(code));
  return import(pathToFileURL(path).href);
}
