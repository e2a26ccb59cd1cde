/** Compiles the inlined module while the package is imported, so that nobody has to await an `init()`. */
import { explain } from "./policy.js";
import { unpack } from "./unpack.js";
import text from "./wasm/text.js";

export function compileInlined() {
  try {
    return new WebAssembly.Module(unpack(text));
  } catch (cause) {
    throw explain(cause);
  }
}
