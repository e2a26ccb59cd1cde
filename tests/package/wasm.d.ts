/** What a Worker's host makes of an import of the file. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
