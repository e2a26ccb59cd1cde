/** Puts the state into a link's hash, which browsers send to no server, and reads it back. */
import { LINK } from "./address.js";
import { draftFrom } from "./state.js";

/**
 * @import { Draft } from "./state.js"
 * @typedef {{ tab?: unknown, language?: unknown }} View
 */

/** Bytes after decompression: a small link can decompress to a text that no browser can show. */
const MAX_SIZE = 8 * 1024 * 1024;

/**
 * Makes a link without the base URL: the commands send the API key to it, so whoever makes the link must not choose it.
 * @param {Draft & View} state
 * @returns {Promise<string>}
 */
export async function linkTo({ baseUrl: _, ...shared }) {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await collected(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const address = new URL(location.href);
  address.hash = LINK + base64url(packed);
  return address.href;
}

/**
 * @param {string} hash
 * @returns {Promise<{ draft: Partial<Draft>, view: View } | undefined>} unless it cannot be read
 */
export async function readLink(hash) {
  try {
    const packed = bytesOf(hash.slice(LINK.length));
    const bytes = await collected(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
    const found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const read = draftFrom(found);
    if (read === undefined) return undefined;
    const { baseUrl: _, ...draft } = read;
    // What a link leaves out stays as it is.
    const named = Object.entries(draft).filter(([name]) => name in found);
    return { draft: Object.fromEntries(named), view: found };
  } catch {
    return undefined;
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function collected(stream) {
  const chunks = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_SIZE) throw new RangeError("too large");
    chunks.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  let units = "";
  for (const byte of bytes) units += String.fromCharCode(byte);
  return btoa(units).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (unit) => unit.charCodeAt(0));
}
