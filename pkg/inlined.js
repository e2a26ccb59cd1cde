/** Compiles the inlined module while the package is imported, so that nobody has to await an `init()`. */
import { explain } from "./policy.js";
import { unpack } from "./unpack.js";
import { end, length, packed, start, unpacker } from "./wasm/packed.js";

export function compileInlined() {
  try {
    return new WebAssembly.Module(unpack(unpacker, packed, length, start, end));
  } catch (cause) {
    throw explain(cause);
  }
}
