/** Gets the module from wherever it is: compiled by the host, as bytes, or from an address. */
import { exportsOf } from "./instance.js";
import { explain } from "./policy.js";
import { EDITION } from "./words.js";

/** @import { ModuleSource } from "./slim.js" */

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** @param {ModuleSource | PromiseLike<ModuleSource>} [source] */
export async function loadInstance(source) {
  const module = await compile(await (source === undefined ? besideThisFile() : source));
  // Asynchronously: on the main thread, Chromium before 115 refuses the constructor.
  const instance = exportsOf(await WebAssembly.instantiate(module));
  if (instance.edition?.() !== EDITION) throw new TypeError("this is not the module of this version of m3ter-export-destination");
  return { module, instance };
}

function besideThisFile() {
  try {
    // Bundlers know this form, and bring the file along.
    return new URL("./wasm/m3ter_export_destination_bg.wasm", import.meta.url);
  } catch (cause) {
    throw new Error("nothing tells where m3ter-export-destination/wasm is: give init() its URL, its bytes or the module", { cause });
  }
}

/**
 * @param {any} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  // By name, since each realm has classes of its own.
  const name = Object.prototype.toString.call(source).slice(8, -1);
  if (name === "WebAssembly.Module") return source;
  if (name === "ArrayBuffer") return compileBytes(source);
  // V8 takes no DataView.
  if (ArrayBuffer.isView(source)) {
    return compileBytes(new Uint8Array(/** @type {ArrayBuffer} */ (source.buffer), source.byteOffset, source.byteLength));
  }
  if (typeof source === "string" || name === "URL") return compile(await request(String(source)));
  if (typeof source?.arrayBuffer === "function") return compileResponse(source);
  throw new TypeError("init() takes a URL, a Response, bytes or a WebAssembly.Module");
}

/** @param {string} url */
function request(url) {
  // Node's fetch knows no files, and a bundler for browsers should not see an import of Node's.
  const files = url.startsWith("file:") && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return files ? files.readFile(new URL(url)) : fetch(url);
}

/** @param {Response} response */
async function compileResponse(response) {
  if (response.ok === false) throw new Error(`${response.url} answered with status ${response.status}`);
  const type = response.headers?.get("content-type");
  // Streaming insists on the type: https://www.w3.org/TR/wasm-web-api/#compile-a-potential-webassembly-response
  if (type === "application/wasm" && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response).catch((cause) => Promise.reject(explain(cause)));
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new Error(`${response.url || "the response"} is not WebAssembly (its type is ${type ?? "not told"})`);
  }
  return compileBytes(bytes);
}

/** @param {BufferSource} bytes */
async function compileBytes(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw explain(cause);
  }
}
