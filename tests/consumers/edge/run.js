/**
 * Runs a bundle in edge-runtime, which forbids to compile WebAssembly at run time, as Vercel's edge does. The host hands over
 * the compiled module, in place of the bundler's `import module from "m3ter-export-destination/wasm?module"`.
 */
import { readFileSync } from "node:fs";
import { EdgeRuntime } from "edge-runtime";

const require = (await import("node:module")).createRequire(import.meta.url);
const module = new WebAssembly.Module(readFileSync(require.resolve("m3ter-export-destination/wasm")));
const runtime = new EdgeRuntime({
  extend: (context) => Object.assign(context, { MODULE: module, console }),
  codeGeneration: { strings: false, wasm: false },
});
await runtime.evaluate(readFileSync(process.argv[2], "utf8"));
