/** Serves the package's files with a page that runs them, and the demo page, to this machine alone. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

/** @import { AddressInfo } from "node:net" */
/** @import { Input } from "./inputs.js" */

const ROOT = new URL("../../", import.meta.url);

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** As strict as it may be where the package is loaded. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

const PAGE = '<!doctype html><meta charset="utf-8"><title>corpus</title><script type="module" src="run.js"></script>';
const SCRIPT = `
  import * as functions from "/pkg/dist/index.js";
  import { answers } from "/tests/engines/answer.js";
  const send = (body) => fetch("answers", { method: "POST", body: JSON.stringify(body) });
  try {
    const inputs = await (await fetch("inputs")).json();
    await send({ answers: answers(inputs, functions) });
  } catch (error) {
    await send({ error: String(error) });
  }`;

/** @param {Input[]} inputs */
export async function startSite(inputs) {
  /** @type {{ answers?: string[], error?: string } | undefined} */
  let received;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    /** @type {(type: string, body: string | Uint8Array) => void} */
    const send = (type, body) => void response.writeHead(200, { "content-type": type }).end(body);
    if (pathname === "/corpus/") {
      response.setHeader("content-security-policy", POLICY);
      send("text/html", PAGE);
    } else if (pathname === "/corpus/run.js") send("text/javascript", SCRIPT);
    else if (pathname === "/corpus/inputs") send("application/json", JSON.stringify(inputs));
    else if (pathname === "/corpus/answers") {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      received = JSON.parse(Buffer.concat(chunks).toString());
      response.writeHead(204).end();
    } else {
      try {
        const path = pathname.replace(/^\/demo\//, "/www/dist/").replace(/\/$/, "/index.html");
        send(TYPES[extname(path)] ?? "application/octet-stream", await readFile(new URL(`.${path}`, ROOT)));
      } catch {
        response.writeHead(404).end();
      }
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    /** Once only. */
    take() {
      const taken = received;
      received = undefined;
      return taken;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
