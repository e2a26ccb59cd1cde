import type { CompiledModule } from "./wasm.js";

export * from "./index.js";
export type { CompiledModule } from "./wasm.js";

/**
 * Loads the WebAssembly without which the functions of this entry throw. Whoever calls it again waits for the first call
 * and loads nothing; after one that failed it tries again.
 *
 * @param source left out, the package's `.wasm` file is fetched from beside this module; that of another version is
 *   refused
 *
 * @example
 * import { init, validateExportDestination } from "m3ter-export-destination/slim";
 * await init();
 */
export declare function init(source?: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;

/** An address, what was fetched from there, the bytes, or the module that the host compiled. */
export type ModuleSource =
  | string
  | { readonly href: string }
  | { arrayBuffer(): Promise<ArrayBuffer> }
  | ArrayBuffer
  | ArrayBufferView
  | CompiledModule;
