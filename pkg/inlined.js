/** Compiles the inlined module while the package is imported, so that nobody has to await an `init()`. */
import { explain } from "./policy.js";
import { TextDecoder } from "./text-coding.js";
import { unpack } from "./unpack.js";
import { end, length, packed, start, unpacker, words } from "./wasm/packed.js";

/** With the words for its reports, see pkg/words.js, which are packed behind it. */
export function compileInlined() {
  try {
    const bytes = unpack(unpacker, packed, length, start, end);
    const split = bytes.length - words;
    return { module: new WebAssembly.Module(bytes.subarray(0, split)), words: new TextDecoder().decode(bytes.subarray(split)) };
  } catch (cause) {
    throw explain(cause);
  }
}
