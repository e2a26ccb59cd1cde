/** A consumer's folder in the place where all is installed, and the programs that run in it. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { served, visit, visitExtension } from "./page.js";

const VERDICT = /VERDICT .*/;
const TIME_LIMIT = 300_000;
const SERVER_START = 60_000;

const ENV = {
  ...process.env,
  CI: "true",
  NO_COLOR: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  STORYBOOK_DISABLE_TELEMETRY: "1",
  NG_CLI_ANALYTICS: "false",
  DENO_NO_UPDATE_CHECK: "1",
  NODE_ENV: undefined,
};

export class Project {
  /**
   * @param {string} place where all is installed
   * @param {string} name
   */
  constructor(place, name) {
    this.place = place;
    this.folder = resolve(place, name);
    /** What the programs printed; shown when there is no verdict. */
    this.log = "";
  }

  /**
   * @param {string} program
   * @param {string[]} args
   */
  start(program, args) {
    const programs = [this.folder, this.place].map((folder) => join(folder, "node_modules", ".bin"));
    const path = [...programs, process.env.PATH].join(delimiter);
    // With a group of its own, since servers have children.
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...ENV, PATH: path },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        printed += text;
        this.log += text;
      });
    }
    /** @type {Promise<void>} */
    const ended = new Promise((resolve) => {
      child.on("error", (error) => {
        this.log += error;
        resolve();
      });
      child.on("close", () => resolve());
    });
    const stop = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      return ended;
    };
    return { ended, stop, printed: () => printed };
  }

  /**
   * @param {string} program
   * @param {...string} args
   * @returns {Promise<string[]>} the verdicts that it printed
   */
  async run(program, ...args) {
    const { ended, stop, printed } = this.start(program, args);
    const timer = setTimeout(stop, TIME_LIMIT);
    await ended;
    clearTimeout(timer);
    return verdicts(printed().split("\n"));
  }

  /**
   * @param {string} path of the page
   * @param {string} [root] the folder that is served, in the project's; a site's root may be above it
   */
  async page(path, root = ".") {
    return served(join(this.folder, root), (origin) => this.visit(`${origin}/${path}`));
  }

  /** @param {string} url */
  async visit(url) {
    const lines = await visit(url, VERDICT);
    this.log += lines.join("\n");
    return verdicts(lines);
  }

  /**
   * Runs a server while it is used.
   * @param {(port: number) => string[]} command
   * @param {(origin: string) => Promise<string[]>} use
   */
  async server(command, use) {
    const port = await freePort();
    const [program, ...args] = command(port);
    const { stop } = this.start(program, args);
    try {
      const origin = `http://127.0.0.1:${port}`;
      await answers(origin);
      return await use(origin);
    } finally {
      await stop();
    }
  }

  /**
   * Installs the package with another package manager, apart from what is installed already, and runs `main.mjs` there.
   * @param {"pnpm" | "yarn"} manager
   * @param {...string} args
   */
  async addPackage(manager, ...args) {
    rmSync(join(this.folder, "node_modules"), { recursive: true, force: true });
    const apart = mkdtempSync(join(tmpdir(), `${manager}-`));
    try {
      cpSync(this.folder, apart, { recursive: true });
      cpSync(join(this.folder, "verdict.js"), join(apart, "verdict.mjs"));
      writeFileSync(join(apart, "package.json"), '{ "name": "apart", "private": true }');
      const project = new Project(this.place, apart);
      await project.run(manager, ...args, `m3ter-export-destination@file:${join(this.place, "package.tgz")}`);
      const found =
        manager === "yarn" ? await project.run("yarn", "node", "main.mjs") : await project.run("node", "main.mjs");
      this.log += project.log;
      return found;
    } finally {
      rmSync(apart, { recursive: true });
    }
  }

  /**
   * Loads the folder as an extension of Chromium.
   * @param {string} page to open
   */
  async extension(page) {
    const lines = await visitExtension(this.folder, page, VERDICT);
    this.log += lines.join("\n");
    return verdicts(lines);
  }

  /** Bun's own link to it would be made by an install script. */
  bun() {
    const packages = readdirSync(join(this.place, "node_modules", "@oven"));
    return join(this.place, "node_modules", "@oven", packages.toSorted((a, b) => a.length - b.length)[0], "bin", "bun");
  }
}

/** @param {string[]} lines */
function verdicts(lines) {
  return lines.flatMap((line) => VERDICT.exec(line) ?? []);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} origin */
async function answers(origin) {
  const end = Date.now() + SERVER_START;
  while (Date.now() < end) {
    if (
      await fetch(origin).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
