/**
 * `npm run test:reproducible`: builds the last commit in two clean clones, whose folders, users and time zones differ, and
 * compares the .wasm and the package's tarball byte by byte.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { main, NPM, output, Refusal, ROOT } from "./command.js";

const BUILDS = [
  {
    folder: "one",
    env: {
      USER: "first-builder",
      LOGNAME: "first-builder",
      TZ: "Pacific/Kiritimati",
      LC_ALL: "C",
      SOURCE_DATE_EPOCH: "0",
    },
  },
  {
    folder: "another/clone with a longer name/m3ter",
    env: { USER: "second-builder", LOGNAME: "second-builder", TZ: "America/Adak", LC_ALL: "C.UTF-8" },
  },
];

/**
 * @param {string} root
 * @param {typeof BUILDS[number]} build
 */
function build(root, { folder, env }) {
  const clone = join(root, folder);
  mkdirSync(dirname(clone), { recursive: true });
  // The same caches under another path; the lock files have the hashes of their contents.
  const cargoHome = join(dirname(clone), "cargo-home");
  symlinkSync(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), cargoHome);
  /**
   * @param {string} cwd
   * @param {string[]} command
   */
  function runIn(cwd, ...command) {
    const [program, ...args] = command;
    const options = {
      cwd,
      env: { ...process.env, ...env, CARGO_HOME: cargoHome, CARGO_TARGET_DIR: undefined },
      encoding: /** @type {const} */ ("utf8"),
      maxBuffer: 2 ** 28,
    };
    const { status, stdout, stderr } = spawnSync(program, args, options);
    if (status !== 0) throw new Refusal(`\`${command.join(" ")}\` failed in ${cwd}:\n${stdout}${stderr}`);
  }
  runIn(root, "git", "clone", "--quiet", "--no-hardlinks", ROOT, clone);
  runIn(clone, ...NPM, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
  runIn(clone, process.execPath, "tools/build.js", "--package");
  runIn(clone, ...NPM, "pack", "--pack-destination", clone, join(clone, "pkg"));
  const tarball = readdirSync(clone).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Refusal(`npm packed nothing in ${clone}.`);
  const files = {
    wasm: readFileSync(join(clone, "pkg/wasm/m3ter_export_destination_bg.wasm")),
    tarball: readFileSync(join(clone, tarball)),
  };
  return { files, traces: [root, cargoHome, env.USER, new Date().toISOString().slice(0, 10)] };
}

/** @param {Buffer} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

await main(() => {
  const commit = output("git", ["rev-parse", "HEAD"]);
  if (commit === undefined) throw new Refusal("This is not a git repository with a commit.");
  if (output("git", ["status", "--porcelain"]) !== "") console.log("Uncommitted changes are not built.");
  const root = mkdtempSync(join(tmpdir(), "reproducible-"));
  try {
    const [one, other] = BUILDS.map((each) => build(root, each));
    const failures = [];
    for (const name of /** @type {const} */ (["wasm", "tarball"])) {
      const [first, second] = [one.files[name], other.files[name]];
      console.log(`${name}: ${first.length} bytes, SHA-256 ${sha256(first)}`);
      if (!first.equals(second))
        failures.push(`The second ${name} differs: ${second.length} bytes, SHA-256 ${sha256(second)}.`);
      const content = (name === "tarball" ? gunzipSync(first) : first).toString("latin1");
      for (const trace of [...one.traces, ...other.traces]) {
        if (content.includes(trace)) failures.push(`The ${name} contains "${trace}".`);
      }
    }
    if (failures.length > 0) throw new Refusal(failures.join("\n"));
    console.log(`Two builds of ${commit} are equal, and contain no path, user or date of the builder.`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
