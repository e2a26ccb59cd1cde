/** Builds the demo page. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { programKilobytes } from "../tools/sizes.js";
import { rulesPage } from "./build/rules-page.js";

/** @import { Plugin } from "vite" */

/**
 * Writes the service worker with the names of all that was built, so that the page works without a network.
 * @returns {Plugin}
 */
function offline() {
  return {
    name: "offline",
    apply: "build",
    // After Vite has added the pages, and dropped the scripts that came out empty.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const publicFiles = readdirSync(new URL("public/", import.meta.url));
        const files = ["./", ...publicFiles, ...Object.keys(bundle).filter((name) => !name.endsWith(".map"))].map(
          (name) => (name === "index.html" ? "./" : name),
        );
        const hash = createHash("sha256");
        for (const output of Object.values(bundle)) hash.update("code" in output ? output.code : output.source);
        for (const name of publicFiles) hash.update(readFileSync(new URL(`public/${name}`, import.meta.url)));
        const source = readFileSync(new URL("service-worker.js", import.meta.url), "utf8")
          .replace(`["__FILES__"]`, JSON.stringify([...new Set(files)]))
          .replace("__VERSION__", hash.digest("hex").slice(0, 16));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}

/** What the page does not read of the schema. */
const UNREAD = ["$schema", "oneOf", "anyOf", "pattern", "minLength", "minimum"];

/**
 * Leaves out what the page does not read of the schema.
 * @returns {Plugin}
 */
function requestSchema() {
  return {
    name: "request-schema",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/pkg/schema.json")) return null;
      const schema = JSON.parse(code);
      const { S3, GCS, Update } = schema.$defs;
      const { properties, required } = Update;
      return JSON.stringify({ $defs: { S3, GCS, Update: { properties, required } } }, (name, value) =>
        UNREAD.includes(name) ? undefined : value,
      );
    },
  };
}

/**
 * Has the WebAssembly module fetched along with the script that asks for it.
 * @returns {Plugin}
 */
function preloadWasm() {
  return {
    name: "preload-wasm",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {}, filename }) =>
        (filename.endsWith("rules.html") ? [] : Object.keys(bundle))
          .filter((name) => name.endsWith(".wasm"))
          .map((name) => ({
            tag: "link",
            injectTo: /** @type {const} */ ("head"),
            attrs: { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: "", href: `./${name}` },
          })),
    },
  };
}

/**
 * Imports the parts that are loaded later without Vite's helper, which preloads what they import: they have no style sheets, and
 * import only what is loaded already.
 * @returns {Plugin}
 */
function plainImports() {
  return {
    name: "plain-imports",
    apply: "build",
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => "export const __vitePreload = (load) => load();",
    },
  };
}

/**
 * Allows the `<style>` elements that Vite's dev server makes of style sheets.
 * @returns {Plugin}
 */
function developmentPolicy() {
  return {
    name: "development-policy",
    apply: "serve",
    transformIndexHtml: (html) =>
      html.replace("default-src 'self'", "default-src 'self'; style-src 'self' 'unsafe-inline'"),
  };
}

const page = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  // The page can be in any folder of a site.
  base: "./",
  build: {
    modulePreload: false,
    // The page's policy forbids data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [page("index.html"), page("rules.html")],
      output: {
        // With all that it imports, so that there are no more files with what it shares with the later parts.
        codeSplitting: { groups: [{ name: "index", test: /www\/main\.jsx$/ }] },
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { __PACKAGE_SIZE__: await programKilobytes() },
  plugins: [rulesPage(), requestSchema(), plainImports(), developmentPolicy(), preloadWasm(), offline()],
});
