/** Keeps the page's files, so that it opens without a network. The build fills in their names and their version. */

const FILES = ["__FILES__"];
const VERSION = "__VERSION__";

/** Untyped, because TypeScript's DOM library has no types for service workers. */
const worker = /** @type {any} */ (self);

// Other pages of the same site may have caches of the same storage.
const OURS = `m3ter-export-destination ${worker.registration.scope} `;
const CACHE = OURS + VERSION;

worker.addEventListener("install", (/** @type {any} */ event) => {
  // Bypasses the browser's own cache, which can have files of another version.
  const requests = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
  worker.skipWaiting();
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const takeOver = async () => {
    const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    await Promise.all(older.map((name) => caches.delete(name)));
    // The first visit is controlled too, so that a reload works offline.
    await worker.clients.claim();
  };
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return;
  /** @param {RequestInfo} wanted */
  // A server that says `Vary: Origin`, as Vite's does, answers everybody the same here.
  const kept = (wanted) => caches.match(wanted, { cacheName: CACHE, ignoreVary: true });
  const answer = async () => {
    if (request.mode !== "navigate") return (await kept(request)) ?? fetch(request);
    // While there is a network a new version is seen at the next visit.
    const { pathname } = new URL(request.url);
    return fetch(request).catch(async () => (await kept(pathname)) ?? (await kept("./")) ?? Response.error());
  };
  event.respondWith(answer());
});
