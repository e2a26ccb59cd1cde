/** Puts the state into a link's hash, which browsers send to no server, and reads it back. */
import { draftFrom } from "./state.js";

/**
 * @import { Draft } from "./state.js"
 * @typedef {{ tab?: unknown, language?: unknown }} View
 */

const NAME = "#draft=";

/** The most bytes after decompression: a small link can unfold into a text that no browser can hold. */
const MOST = 8 * 1024 * 1024;

/**
 * @param {Draft & View} shared
 * @returns {Promise<string>}
 */
export async function linkTo(shared) {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await collected(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const address = new URL(location.href);
  address.hash = NAME + base64url(packed);
  return address.href;
}

/** @param {string} hash */
export function isLink(hash) {
  return hash.startsWith(NAME);
}

/**
 * @param {string} hash
 * @returns {Promise<{ draft: Draft, view: View } | undefined>} unless it cannot be read
 */
export async function readLink(hash) {
  try {
    const packed = bytesOf(hash.slice(NAME.length));
    const bytes = await collected(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
    const found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const draft = draftFrom(found);
    return draft && { draft, view: found };
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
    if (size > MOST) throw new RangeError("too large");
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
