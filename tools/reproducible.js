/**
 * `npm run test:reproducible`: builds the last commit in two clean clones, in folders of other names and depths, for users and
 * in time zones of other names, and compares the module and the tarball, byte by byte.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ROOT, Refusal, main, output } from "./command.js";

const MODULE = "pkg/wasm/m3ter_export_destination_bg.wasm";

const BUILDS = [
  { folder: "one", env: { USER: "first-builder", LOGNAME: "first-builder", TZ: "Pacific/Kiritimati", LC_ALL: "C", SOURCE_DATE_EPOCH: "0" } },
  { folder: "another/clone of a longer name/m3ter", env: { USER: "second-builder", LOGNAME: "second-builder", TZ: "America/Adak", LC_ALL: "C.UTF-8" } },
];

/**
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 * @param {string} program
 * @param {string[]} args
 */
function runIn(cwd, env, program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Refusal(`\`${program} ${args.join(" ")}\` failed in ${cwd}:\n${stdout}${stderr}`);
}

/**
 * @param {string} root
 * @param {typeof BUILDS[number]} build
 */
function build(root, { folder, env }) {
  const clone = join(root, folder);
  mkdirSync(dirname(clone), { recursive: true });
  // The caches stay, under another path; what they hold is in the locks with its hash.
  const cargoHome = join(dirname(clone), "cargo-home");
  symlinkSync(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), cargoHome);
  const own = { ...env, CARGO_HOME: cargoHome, CARGO_TARGET_DIR: undefined };
  runIn(root, own, "git", "clone", "--quiet", "--no-hardlinks", ROOT, clone);
  runIn(clone, own, "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
  runIn(clone, own, process.execPath, "tools/build.js");
  runIn(clone, own, "npm", "pack", "--pack-destination", clone, join(clone, "pkg"));
  const tarball = readdirSync(clone).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Refusal(`npm packed nothing in ${clone}.`);
  const files = { module: readFileSync(join(clone, MODULE)), tarball: readFileSync(join(clone, tarball)) };
  return { files, traces: [root, cargoHome, env.USER, new Date().toISOString().slice(0, 10)] };
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

await main(() => {
  const commit = output("git", ["rev-parse", "HEAD"]);
  if (commit === undefined) throw new Refusal("There is no commit here to clone.");
  if (output("git", ["status", "--porcelain"]) !== "") console.log("There are changes that are not committed; they are not built.");
  const root = mkdtempSync(join(tmpdir(), "reproducible-"));
  try {
    const [one, other] = BUILDS.map((each) => build(root, each));
    const complaints = [];
    for (const name of /** @type {const} */ (["module", "tarball"])) {
      const [first, second] = [one.files[name], other.files[name]];
      console.log(`${name}: ${first.length} bytes, SHA-256 ${sha256(first)}`);
      if (!first.equals(second)) complaints.push(`The other ${name} has ${second.length} bytes, SHA-256 ${sha256(second)}.`);
      const content = (name === "tarball" ? gunzipSync(first) : first).toString("latin1");
      for (const trace of [...one.traces, ...other.traces]) {
        if (content.includes(trace)) complaints.push(`The ${name} holds "${trace}".`);
      }
    }
    if (complaints.length > 0) throw new Refusal(complaints.join("\n"));
    console.log(`Two builds of ${commit} are the same, and hold no path, user or date.`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
