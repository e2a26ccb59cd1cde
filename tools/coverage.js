/**
 * `npm run test:coverage`: lists the lines of the crate that no native test runs, and fails if there are too many. Constant
 * functions that only the compiler runs count as missed.
 */
import { main, run } from "./command.js";
import { setUpCoverage } from "./setup.js";

const LEAST_PERCENT = "97";
/** Compiled to WebAssembly only; the tests of the package cover it. */
const NOT_NATIVE = "src/wasm.rs";

await main(() => {
  setUpCoverage();
  run("cargo", [
    "llvm-cov",
    "--show-missing-lines",
    "--fail-under-lines",
    LEAST_PERCENT,
    "--ignore-filename-regex",
    NOT_NATIVE,
  ]);
});
