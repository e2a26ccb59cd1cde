import type { CompiledModule } from "./wasm.js";

export * from "./index.js";
export type { CompiledModule } from "./wasm.js";

/**
 * Loads the WebAssembly module. Until then the functions of `m3ter-export-destination/slim` throw an `Error`. Further calls wait
 * for the first one and load nothing; after a failure the next call tries again.
 *
 * @param source the module. Without it, the package's `.wasm` file is fetched from its `wasm/` folder. The module of another
 *   version of the package is rejected
 *
 * @example
 * import { init, validateExportDestination } from "m3ter-export-destination/slim";
 * await init();
 */
export declare function init(source?: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;

/** A URL, the response to a request for it, the bytes of the file, or the module that the host compiled. */
export type ModuleSource =
  | string
  | { readonly href: string }
  | { arrayBuffer: () => Promise<ArrayBuffer> }
  | ArrayBuffer
  | ArrayBufferView
  | CompiledModule;
