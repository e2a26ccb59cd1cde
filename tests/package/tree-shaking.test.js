/** A program contains only what it imports: bundlers drop the rest of the entry. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Only the schema contains this. */
const SCHEMA = "draft/2020-12";

/** Only the preview contains this. */
const PREVIEW = ["M3TER_API_TOKEN", "Date.parse", "aws iam"];

/**
 * By its length: everything else together is much shorter than the module.
 * @param {string} code
 */
const carriesModule = (code) => code.length > 60_000;

/** @type {Record<string, (source: string) => Promise<string>>} */
const BUNDLERS = {
  async esbuild(contents) {
    const stdin = { contents, resolveDir: ROOT };
    const { outputFiles } = await esbuild({ stdin, bundle: true, minify: true, format: "esm", write: false });
    return outputFiles[0].text;
  },
  async vite(source) {
    const entry = "virtual:entry";
    const plugin = {
      name: "entry",
      /** @param {string} id */
      resolveId: (id) => (id === entry ? id : undefined),
      /** @param {string} id */
      load: (id) => (id === entry ? source : undefined),
    };
    const rollupOptions = { input: entry, preserveEntrySignatures: /** @type {const} */ ("strict") };
    const build = { write: false, modulePreload: /** @type {const} */ (false), rollupOptions };
    const output = await vite({ root: ROOT, configFile: false, logLevel: "error", plugins: [plugin], build });
    return /** @type {any} */ (output).output[0].code;
  },
};

for (const [name, bundle] of Object.entries(BUNDLERS)) {
  describe(name, () => {
    test("a program that validates has neither schema nor preview", async () => {
      for (const imported of [
        "validateExportDestination",
        "validateExportDestinationResponse",
        "isExportDestination",
      ]) {
        const code = await bundle(`export { ${imported} } from "m3ter-export-destination"`);
        assert.ok(carriesModule(code));
        for (const words of [SCHEMA, ...PREVIEW]) assert.ok(!code.includes(words), imported);
      }
    });

    test("a program that shows access has no module", async () => {
      const code = await bundle('export { exportDestinationAccess } from "m3ter-export-destination"');
      assert.ok(!carriesModule(code));
      assert.ok(code.includes("aws iam"));
    });

    test("a program that imports the schema has it", async () => {
      const code = await bundle('export { exportDestinationSchema } from "m3ter-export-destination"');
      assert.ok(carriesModule(code));
      assert.ok(code.includes(SCHEMA));
    });

    test("a program that imports and uses nothing has nothing", async () => {
      const code = await bundle(
        'import { validateExportDestination } from "m3ter-export-destination"; export const one = 1;',
      );
      assert.ok(!carriesModule(code));
    });

    test("a program that loads the module does not contain it", async () => {
      const code = await bundle('export { init, validateExportDestination } from "m3ter-export-destination/slim"');
      assert.ok(!code.includes(SCHEMA));
      assert.ok(code.includes("await its init() first"));
      assert.ok(!carriesModule(code));
    });
  });
}
