/** Who consumes the package, one row each: how it is made to print its verdict, and what it had to be told. */

/** @import { Project } from "./project.js" */

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} folder
 * @property {string} [tool] the package whose version the table tells
 * @property {boolean} [quick] part of `npm test`
 * @property {string} [needs] what it had to be told, beyond what the tool does by itself
 * @property {(project: Project) => Promise<string[]>} verdicts
 */

const SLIM = " `/slim`";

/** @type {Consumer[]} */
export const CONSUMERS = [
  { name: "Node, ES module", folder: "node", quick: true, verdicts: (project) => project.run("node", "main.mjs") },
  { name: "Node, CommonJS", folder: "node", quick: true, verdicts: (project) => project.run("node", "main.cjs") },
  { name: "Node, worker thread", folder: "node", quick: true, verdicts: (project) => project.run("node", "worker.mjs") },
  { name: `Node,${SLIM}`, folder: "node", quick: true, verdicts: (project) => project.run("node", "slim.mjs") },
  { name: "Deno", folder: "deno", tool: "deno", verdicts: (project) => project.run("deno", "run", "main.js") },
  { name: "Bun", folder: "bun", tool: "bun", verdicts: (project) => project.run(project.bun(), "main.js") },
  {
    name: "workerd (Cloudflare Workers)",
    folder: "workerd",
    tool: "workerd",
    needs: "a bundler that knows the condition `workerd`, as wrangler's does",
    verdicts: (project) => worker(project, "main.js"),
  },
  {
    name: `workerd,${SLIM} and \`/wasm\``,
    folder: "workerd",
    tool: "workerd",
    verdicts: (project) => worker(project, "slim.js"),
  },
  {
    name: "Vite, development",
    folder: "vite",
    tool: "vite",
    quick: true,
    verdicts: (project) => viteDev(project, "."),
  },
  {
    name: `Vite, development,${SLIM}`,
    folder: "vite",
    tool: "vite",
    quick: true,
    verdicts: (project) => viteDev(project, "slim"),
  },
  {
    name: "Vite, build",
    folder: "vite",
    tool: "vite",
    quick: true,
    verdicts: (project) => built(project, ["vite", "build"], "index.html", "dist"),
  },
  {
    name: `Vite, build,${SLIM}`,
    folder: "vite",
    tool: "vite",
    quick: true,
    verdicts: (project) => built(project, ["vite", "build", "slim"], "index.html", "slim/dist"),
  },
  {
    name: "webpack",
    folder: "webpack",
    tool: "webpack",
    quick: true,
    verdicts: (project) => built(project, ["webpack", "--mode", "production"], "index.html"),
  },
  {
    name: `webpack,${SLIM}`,
    folder: "webpack",
    tool: "webpack",
    quick: true,
    verdicts: (project) => built(project, ["webpack", "--mode", "production", ...SLIM_ENTRY], "slim.html"),
  },
  {
    name: "esbuild",
    folder: "esbuild",
    tool: "esbuild",
    quick: true,
    verdicts: (project) => built(project, ["esbuild", "src/index.js", "--bundle", "--outfile=dist/main.js"], "index.html"),
  },
  {
    name: "Rollup",
    folder: "rollup",
    tool: "rollup",
    needs: "`@rollup/plugin-node-resolve`, as every package does",
    verdicts: (project) =>
      built(project, ["rollup", "src/index.js", "--file", "dist/main.js", "--plugin", "node-resolve"], "index.html"),
  },
  {
    name: "Rspack",
    folder: "rspack",
    tool: "@rspack/core",
    verdicts: (project) => built(project, ["rspack", "build"], "index.html"),
  },
  {
    name: `Rspack,${SLIM}`,
    folder: "rspack",
    tool: "@rspack/core",
    verdicts: (project) => built(project, ["rspack", "build", ...SLIM_ENTRY], "slim.html"),
  },
  {
    name: "Parcel",
    folder: "parcel",
    tool: "parcel",
    verdicts: (project) => built(project, ["parcel", "build", "index.html"], "index.html", "dist"),
  },
  {
    name: `Parcel,${SLIM}`,
    folder: "parcel",
    tool: "parcel",
    verdicts: (project) =>
      built(project, ["parcel", "build", "slim/index.html", "--dist-dir", "dist/slim"], "index.html", "dist/slim"),
  },
  { name: "Next, server page and client component", folder: "next", tool: "next", verdicts: next },
  { name: `Next, client component,${SLIM}`, folder: "next", tool: "next", verdicts: nextSlim },
  { name: "Vitest", folder: "vitest", tool: "vitest", verdicts: (project) => project.run("vitest", "run", "verdict") },
  { name: `Vitest,${SLIM}`, folder: "vitest", tool: "vitest", verdicts: (project) => project.run("vitest", "run", "slim") },
  { name: "Jest, CommonJS with jsdom", folder: "jest", tool: "jest", verdicts: (project) => project.run("jest", "verdict") },
  { name: `Jest, CommonJS with jsdom,${SLIM}`, folder: "jest", tool: "jest", verdicts: (project) => project.run("jest", "slim") },
  { name: "Page without a bundler", folder: "browser", needs: "an import map, as every package does", verdicts: pageOf("index") },
  { name: `Page without a bundler,${SLIM}`, folder: "browser", needs: "likewise", verdicts: pageOf("slim") },
  { name: "Web worker, a module", folder: "browser", verdicts: pageOf("web-worker") },
  { name: "Service worker, a module", folder: "browser", verdicts: pageOf("service-worker") },
];

const SLIM_ENTRY = ["--entry", "./slim/index.js", "--output-path", "dist/slim"];

/**
 * @param {Project} project
 * @param {string[]} command
 * @param {string} page
 * @param {string} [root]
 */
async function built(project, [program, ...args], page, root) {
  await project.run(program, ...args);
  return project.page(page, root);
}

/**
 * @param {Project} project
 * @param {string} entry
 */
async function worker(project, entry) {
  const flags = ["--bundle", "--format=esm", "--conditions=workerd", "--loader:.wasm=copy", "--asset-names=[name]"];
  await project.run("esbuild", entry, ...flags, "--outfile=dist/main.js");
  return project.run("workerd", "test", "worker.capnp");
}

/**
 * @param {Project} project
 * @param {string} root
 */
function viteDev(project, root) {
  const command = (/** @type {number} */ port) => ["vite", root, "--host", "127.0.0.1", "--port", String(port), "--strictPort"];
  return project.server(command, (origin) => project.visit(origin));
}

/** @param {Project} project */
async function next(project) {
  await project.run("next", "build");
  return project.server(nextStart, async (origin) => {
    const html = await (await fetch(origin)).text();
    const ofServer = /<p id="server">(VERDICT [^<]*)/.exec(html)?.[1] ?? "no verdict of the server";
    return [ofServer, ...(await project.visit(origin))];
  });
}

/** @param {Project} project built by the row above */
function nextSlim(project) {
  return project.server(nextStart, (origin) => project.visit(`${origin}/slim`));
}

/** @param {number} port */
function nextStart(port) {
  return ["next", "start", "--hostname", "127.0.0.1", "--port", String(port)];
}

/** @param {string} name */
function pageOf(name) {
  return (/** @type {Project} */ project) => project.page(`browser/${name}.html`, "..");
}
