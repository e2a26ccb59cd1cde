/** Compiles the inlined module while the package is imported, so that nobody has to await an `init()`. */
import { decode } from "./dense.js";
import { explain } from "./policy.js";
import text from "./wasm/text.js";

export function compileInlined() {
  try {
    return new WebAssembly.Module(decode(text));
  } catch (cause) {
    throw explain(cause);
  }
}
