/** `WebAssembly.Module`, if the project's libraries declare it. */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module & object
  : object;

/** The package's `.wasm` file, for hosts that compile imported `.wasm` files. */
declare const module: CompiledModule;
export default module;
