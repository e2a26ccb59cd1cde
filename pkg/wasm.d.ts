/** `WebAssembly.Module`, in projects whose libraries declare it. */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module & object
  : object;

/** The package's `.wasm` file, for hosts that compile what is imported. */
declare const module: CompiledModule;
export default module;
