/** Says what to do where a host refuses to compile the module. */

/**
 * The bytes being good, it is the host that refuses. All engines throw a `CompileError` for a policy; Chromium before 115
 * throws a `RangeError` for more than 4 kB on the main thread.
 * @param {unknown} cause
 */
export function explain(cause) {
  if (!(cause instanceof WebAssembly.CompileError)) return cause;
  return new WebAssembly.CompileError(
    "m3ter-export-destination could not compile its WebAssembly: if this page has a Content-Security-Policy, " +
      `add 'wasm-unsafe-eval' to its script-src (${cause.message})`,
    // @ts-expect-error TypeScript's DOM library does not know that a CompileError takes a cause.
    { cause },
  );
}
