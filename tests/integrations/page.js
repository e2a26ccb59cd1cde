/** docs/integrations.md as modules: each block runs as it stands there. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Under the root, so that the modules find what is installed there; not in the repository. */
export const FOLDER = join(ROOT, "target", "integrations");

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
 * @returns {Promise<any>} the block's exports
 */
export async function load(heading) {
  const block = BLOCKS.find((block) => block.heading === heading);
  if (block === undefined) throw new Error(`there is no block under "${heading}"`);
  const { code } = await transform(block.source, { loader: block.language, jsx: "automatic" });
  const path = join(FOLDER, `${block.file}.mjs`);
  writeFileSync(path, code);
  return import(path);
}
