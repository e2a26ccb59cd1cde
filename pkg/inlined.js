/** Compiles the inlined module while the package is imported, so that nobody has to await an `init()`. */
import base64 from "./wasm/base64.js";

export function compileInlined() {
  const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    // The bytes are good, so it is the host that refuses. All engines throw a `CompileError` for a policy;
    // Chromium before 115 throws a `RangeError` for more than 4 kB on the main thread.
    if (!(cause instanceof WebAssembly.CompileError)) throw cause;
    throw new WebAssembly.CompileError(
      "m3ter-export-destination could not compile its WebAssembly: if this page has a Content-Security-Policy, " +
        `add 'wasm-unsafe-eval' to its script-src (${cause.message})`,
      // @ts-expect-error TypeScript's DOM library does not know that a CompileError takes a cause.
      { cause },
    );
  }
}
