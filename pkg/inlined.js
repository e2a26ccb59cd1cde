/** Compiles the inlined module while the package is imported, so that nobody has to await an `init()`. */
import { explain } from "./policy.js";
import base64 from "./wasm/base64.js";

export function compileInlined() {
  const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw explain(cause);
  }
}
