/** Who consumes the package, one row each: how it is made to print its verdict, and the configuration that it needs. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FRAMEWORKS } from "./frameworks.js";

/** @import { Project } from "./project.js" */

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} folder
 * @property {string} [tool] the package whose version the table has
 * @property {string} [from] the package of the oldest version, when there are several
 * @property {boolean} [quick] part of `npm test`
 * @property {string} [needs] the configuration that the tool needs
 * @property {(project: Project) => Promise<string[]>} verdicts
 */

const SLIM = " `/slim`";

/** @type {Consumer[]} */
export const CONSUMERS = [
  { name: "Node, ES module", folder: "node", quick: true, verdicts: (project) => project.run("node", "main.mjs") },
  { name: "Node, CommonJS", folder: "node", quick: true, verdicts: (project) => project.run("node", "main.cjs") },
  {
    name: "Node, worker thread",
    folder: "node",
    quick: true,
    verdicts: (project) => project.run("node", "worker.mjs"),
  },
  { name: `Node,${SLIM}`, folder: "node", quick: true, verdicts: (project) => project.run("node", "slim.mjs") },
  { name: "Deno", folder: "deno", tool: "deno", verdicts: (project) => project.run("deno", "run", "main.js") },
  { name: "Bun", folder: "bun", tool: "bun", verdicts: (project) => project.run(project.bun(), "main.js") },
  { name: "Bun, `build --compile`", folder: "bun", tool: "bun", verdicts: bunCompile },
  { name: "pnpm", folder: "pnpm", tool: "pnpm", verdicts: (project) => project.addPackage("pnpm", "add", "--offline") },
  { name: "Yarn, Plug'n'Play", folder: "yarn", tool: "@yarnpkg/cli-dist", verdicts: yarn },
  {
    name: "TypeScript, `node16`, `nodenext` and `bundler`",
    folder: "typescript",
    tool: "typescript-7.0",
    from: "typescript-5.0",
    verdicts: (project) => project.run("node", "check.js"),
  },
  {
    name: "edge-runtime (Vercel), `/slim` and `/wasm`",
    folder: "edge",
    tool: "edge-runtime",
    needs: "the compiled module, as the host forbids to compile at run time",
    verdicts: edge,
  },
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
    name: "Vite 7, development",
    folder: "vite",
    tool: "vite-7",
    verdicts: (project) => viteDev(project, ".", "vite-7"),
  },
  ...["vite-5", "vite-6", "vite-7"].map((tool) => ({
    name: `Vite ${tool.slice(-1)}, development,${SLIM}`,
    folder: "vite",
    tool,
    quick: tool === "vite-7",
    verdicts: (/** @type {Project} */ project) => viteDev(project, "slim", tool),
  })),
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
    name: "webpack 4",
    folder: "webpack",
    tool: "webpack-4",
    needs: "`esbuild-loader` or `babel-loader` for the package, since webpack 4 does not parse ES2020",
    verdicts: (project) => built(project, ["node", "webpack-4.cjs"], "index.html"),
  },
  {
    name: "esbuild",
    folder: "esbuild",
    tool: "esbuild",
    quick: true,
    verdicts: (project) =>
      built(project, ["esbuild", "src/index.js", "--bundle", "--outfile=dist/main.js"], "index.html"),
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
    name: "Rolldown",
    folder: "rolldown",
    tool: "rolldown",
    verdicts: (project) => built(project, ["rolldown", "src/index.js", "--file", "dist/main.js"], "index.html"),
  },
  {
    name: "tsdown",
    folder: "rolldown",
    tool: "tsdown",
    needs: "`noExternal` for the package, as every package that is to be bundled does",
    verdicts: (project) => built(project, ["tsdown"], "tsdown.html"),
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
  ...FRAMEWORKS,
  { name: "Next, server page and client component", folder: "next", tool: "next", verdicts: next },
  { name: `Next, client component,${SLIM}`, folder: "next", tool: "next", verdicts: nextSlim },
  { name: "Next, edge route", folder: "next", tool: "next", verdicts: nextEdge },
  { name: "Vitest", folder: "vitest", tool: "vitest", verdicts: (project) => project.run("vitest", "run", "verdict") },
  {
    name: `Vitest,${SLIM}`,
    folder: "vitest",
    tool: "vitest",
    verdicts: (project) => project.run("vitest", "run", "slim"),
  },
  {
    name: "Vitest with happy-dom",
    folder: "vitest",
    tool: "happy-dom",
    verdicts: (project) => project.run("vitest", "run", "dom"),
  },
  { name: "Mocha", folder: "mocha", tool: "mocha", verdicts: (project) => project.run("mocha", "verdict.test.js") },
  { name: "AVA", folder: "ava", tool: "ava", verdicts: (project) => project.run("ava", "verdict.test.js") },
  {
    name: "Jest with ts-jest",
    folder: "jest",
    tool: "ts-jest",
    verdicts: (project) => project.run("jest", "--config", "ts-jest.config.json"),
  },
  {
    name: "Jest, CommonJS with jsdom",
    folder: "jest",
    tool: "jest",
    verdicts: (project) => project.run("jest", "verdict"),
  },
  {
    name: `Jest, CommonJS with jsdom,${SLIM}`,
    folder: "jest",
    tool: "jest",
    verdicts: (project) => project.run("jest", "slim"),
  },
  {
    name: "Page without a bundler",
    folder: "browser",
    needs: "an import map, as every package does",
    verdicts: pageOf("index"),
  },
  { name: `Page without a bundler,${SLIM}`, folder: "browser", needs: "likewise", verdicts: pageOf("slim") },
  {
    name: "Page with Trusted Types and `strict-dynamic`",
    folder: "browser",
    needs: "`'wasm-unsafe-eval'` in `script-src`",
    verdicts: pageOf("trusted-types"),
  },
  {
    name: "Extension (Manifest V3), popup and service worker",
    folder: "extension",
    needs: "`'wasm-unsafe-eval'` in the manifest's policy",
    verdicts: extension,
  },
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
 * @param {string} [version] an alias in package.json
 */
function viteDev(project, root, version = "vite") {
  const program = join(project.place, "node_modules", version, "bin/vite.js");
  const flags = ["--host", "127.0.0.1", "--strictPort", "--force"];
  const command = (/** @type {number} */ port) => ["node", program, root, ...flags, "--port", String(port)];
  return project.server(command, (origin) => project.visit(origin));
}

/** @param {Project} project */
async function bunCompile(project) {
  await project.run(project.bun(), "build", "--compile", "main.js", "--outfile", "compiled");
  return project.run("./compiled");
}

/** @param {Project} project */
async function yarn(project) {
  writeFileSync(join(project.folder, "yarn.lock"), "");
  writeFileSync(
    join(project.folder, ".yarnrc.yml"),
    "nodeLinker: pnp\nenableTelemetry: false\nenableGlobalCache: false\n",
  );
  return project.addPackage("yarn", "add");
}

/** @param {Project} project */
async function edge(project) {
  const flags = ["--bundle", "--conditions=edge-light,browser", "--outfile=dist/main.js"];
  await project.run("esbuild", "slim.js", ...flags);
  return project.run("node", "run.js", "dist/main.js");
}

/** @param {Project} project */
async function extension(project) {
  await project.run("esbuild", "src/index.js", "--bundle", "--outfile=dist/main.js");
  return project.extension("popup.html");
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

/** @param {Project} project built by a row above */
function nextEdge(project) {
  return project.server(nextStart, async (origin) => [await (await fetch(`${origin}/edge`)).text()]);
}

/** @param {number} port */
function nextStart(port) {
  return ["next", "start", "--hostname", "127.0.0.1", "--port", String(port)];
}

/** @param {string} name */
function pageOf(name) {
  return (/** @type {Project} */ project) => project.page(`browser/${name}.html`, "..");
}
