/** Compiles the WebAssembly module, or says why the host cannot and what to do about it. */

/**
 * Compiles at once; `/slim` compiles asynchronously.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function compile(bytes) {
  requireWebAssembly();
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw explain(error);
  }
}

/**
 * Gives a module that another realm compiled the prototype of ours, because the glue would take it for bytes. Hosts such as
 * Vercel's edge have a realm for the program and another for themselves.
 * @param {WebAssembly.Module} module
 * @returns {WebAssembly.Module}
 */
export function adopt(module) {
  return module instanceof WebAssembly.Module ? module : Object.setPrototypeOf(module, WebAssembly.Module.prototype);
}

/** Throws where there is no `WebAssembly` at all. */
export function requireWebAssembly() {
  if (typeof WebAssembly === "object") return;
  throw new Error(
    "m3ter-export-destination needs WebAssembly, which is missing here. It is turned off by Lockdown Mode on Apple devices, " +
      "by enhanced security in Microsoft Edge and by Node's --jitless, among others.",
  );
}

/**
 * Returns the error to throw instead. The bytes are good, so a `CompileError` means that the host does not allow compiling.
 * @param {unknown} cause
 */
export function explain(cause) {
  if (!(cause instanceof WebAssembly.CompileError)) return cause;
  const message = `m3ter-export-destination could not compile its WebAssembly (${cause.message}). ${advice()}`;
  // @ts-expect-error TypeScript's DOM library does not know that a CompileError takes a cause.
  return new WebAssembly.CompileError(message, { cause });
}

const MANIFEST = `"content_security_policy": { "extension_pages": "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" }`;

function advice() {
  const { location, chrome, browser } = /** @type {any} */ (globalThis);
  if (location === undefined) {
    return (
      "If this host does not allow compiling at run time, import the compiled module from m3ter-export-destination/wasm " +
      "and pass it to init() of m3ter-export-destination/slim."
    );
  }
  if (/-extension:$/.test(location.protocol)) return `In a browser extension, add to the manifest: ${MANIFEST}`;
  if ((chrome ?? browser)?.runtime?.id) {
    return `The page's Content-Security-Policy applies to content scripts: validate in the extension's service worker, and add to the manifest: ${MANIFEST}`;
  }
  return "If a Content-Security-Policy applies to this page, add 'wasm-unsafe-eval' to its script-src.";
}
