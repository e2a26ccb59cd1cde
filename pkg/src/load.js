/** Gets the module for `/slim`: from a URL, a response, bytes or a compiled module. */
import { BUILD } from "../wasm/build.js";
import { adopt, explain, requireWebAssembly } from "./compile.js";

/** @import { ModuleSource } from "../slim.js" */

const PACKAGE = "m3ter-export-destination";
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** @param {ModuleSource | PromiseLike<ModuleSource>} [source] */
export async function loadModule(source) {
  requireWebAssembly();
  const module = await toModule(await (source === undefined ? defaultUrl() : source));
  const [section] = WebAssembly.Module.customSections(module, PACKAGE);
  if (section === undefined || String.fromCharCode(...new Uint8Array(section)) !== BUILD) {
    throw new TypeError(`this is not the .wasm file of this version of ${PACKAGE}`);
  }
  return module;
}

async function defaultUrl() {
  try {
    // Bundlers know this form, and copy the file.
    const url = new URL("../wasm/m3ter_export_destination_bg.wasm", import.meta.url);
    return (await askVite(import.meta.url)) ?? url;
  } catch (cause) {
    throw new Error(`${PACKAGE}/slim cannot tell where its .wasm file is. ${HOW_TO_PASS}`, { cause });
  }
}

/** A module in the cache of Vite's dev server. The server's base comes first. */
const VITE_CACHE = /^(https?:.*?\/)(?:@fs\/.*\/)?node_modules\/\..*\/deps\//;

/**
 * Asks Vite's dev server for the file's URL. Vite 5 to 7 move this module into a cache, but not the file. They answer the
 * request for `?init` with a module that contains the URL.
 * @param {string} moduleUrl of this module
 * @returns {Promise<string | undefined>}
 */
async function askVite(moduleUrl) {
  const [, base] = VITE_CACHE.exec(moduleUrl) ?? [];
  if (base === undefined) return undefined;
  const response = await fetch(`${base}@id/${PACKAGE}/wasm?init`);
  const [, path] = /"([^"]+\.wasm)[?"]/.exec(await response.text()) ?? [];
  return path && new URL(path, base).href;
}

const HOW_TO_PASS = `Pass its URL, its bytes or the compiled module to init(); the file is ${PACKAGE}/wasm.`;

/**
 * @param {any} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function toModule(source) {
  // By name, because each realm has its own classes.
  const name = Object.prototype.toString.call(source).slice(8, -1);
  if (name === "WebAssembly.Module") return adopt(source);
  if (name === "ArrayBuffer") return compileBytes(new Uint8Array(source));
  // V8 does not compile a DataView.
  if (ArrayBuffer.isView(source)) {
    return compileBytes(
      new Uint8Array(/** @type {ArrayBuffer} */ (source.buffer), source.byteOffset, source.byteLength),
    );
  }
  // A location and a link have it too.
  if (typeof source?.href === "string") return compileUrl(source.href);
  if (typeof source === "string") return compileUrl(source);
  if (typeof source?.arrayBuffer === "function") return compileResponse(source, source.url || "the response");
  throw new TypeError("init() takes a URL, a Response, bytes or a WebAssembly.Module");
}

/** @param {string} url */
async function compileUrl(url) {
  // Node's fetch does not read files, and an import of `node:fs` would break bundlers for browsers.
  const fs = url.startsWith("file:") && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  let response;
  try {
    if (fs) return compileBytes(await fs.readFile(new URL(url)));
    response = await fetch(url);
  } catch (cause) {
    throw new Error(`${PACKAGE}/slim could not load ${url}. ${HOW_TO_PASS}`, { cause });
  }
  return compileResponse(response, url);
}

/**
 * @param {Response} response
 * @param {string} url
 */
async function compileResponse(response, url) {
  if (response.ok === false)
    throw new Error(`${PACKAGE}/slim: ${url} answered with status ${response.status}. ${HOW_TO_PASS}`);
  const type = response.headers?.get("content-type");
  // Streaming requires this type: https://www.w3.org/TR/wasm-web-api/#compile-a-potential-webassembly-response
  if (type === "application/wasm" && WebAssembly.compileStreaming) {
    return explained(WebAssembly.compileStreaming(response));
  }
  const advice = type?.includes("html") ? HTML_ADVICE : HOW_TO_PASS;
  const refusal = new Error(`${PACKAGE}/slim: ${url} is not WebAssembly, its type is ${type ?? "unknown"}. ${advice}`);
  return compileBytes(new Uint8Array(await response.arrayBuffer()), refusal);
}

/** Dev servers answer with a page if there is no file. Vite 5 to 7 move this module, and the file stays where it is. */
const HTML_ADVICE =
  `With a Vite dev server, add optimizeDeps: { exclude: ["${PACKAGE}"] } to its config, or pass the URL: ` +
  `import url from "${PACKAGE}/wasm?url"; await init(url). With other tools, copy the file and pass its URL to init().`;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Error} refusal what is thrown if they are not WebAssembly
 */
async function compileBytes(bytes, refusal = new TypeError(`these bytes are not WebAssembly. ${HOW_TO_PASS}`)) {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) throw refusal;
  return explained(WebAssembly.compile(bytes));
}

/** @param {Promise<WebAssembly.Module>} compiling */
async function explained(compiling) {
  try {
    return await compiling;
  } catch (error) {
    throw explain(error);
  }
}
