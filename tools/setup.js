/** Installs what is missing, a function a piece. Needs nothing but Node and rustup, so no import from node_modules. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { findBrowser } from "./browser.js";
import { ROOT, Refusal, onPath, output, succeeds } from "./command.js";

const WASM_TARGET = "wasm32-unknown-unknown";
const WASM_PACK = "0.15.1";
const CARGO_FUZZ = "0.13.2";
const CARGO_LLVM_COV = "0.9.1";
const CARGO_MUTANTS = "27.1.0";
const GECKODRIVER = "0.37.1";

const TOOLS = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "m3ter-export-destination", "tools");

/** What `npm start` and `npm run build` need. */
export function setUpBuild() {
  node();
  nodeModules();
  rust();
  rustTarget();
  wasmBindgen();
}

/** What `npm test` needs. */
export function setUpTests() {
  setUpBuild();
  rustComponent("rustfmt", "fmt");
  rustComponent("clippy", "clippy");
  // In a lock file of their own, so that building and serving does not install them.
  nodeModules(join(ROOT, "tests/integrations"));
  wasmPack();
  browser();
}

/** What `npm run bench` needs. */
export function setUpBenches() {
  setUpBuild();
  // Apart from the rest, so that nobody installs what only the bench compares.
  nodeModules(join(ROOT, "benches"));
  browser();
}

/** What `npm run fuzz` needs. */
export function setUpFuzzing() {
  rust();
  cargoTool({ crate: "cargo-fuzz", version: CARGO_FUZZ, programs: ["cargo-fuzz"], flags: ["--locked"] });
}

/** What `npm run test:coverage` needs. */
export function setUpCoverage() {
  rust();
  llvmTools();
  cargoTool({ crate: "cargo-llvm-cov", version: CARGO_LLVM_COV, programs: ["cargo-llvm-cov"], flags: ["--locked"], asked: ["llvm-cov", "--version"] });
}

/** What `npm run test:mutants` needs. */
export function setUpMutants() {
  rust();
  cargoTool({ crate: "cargo-mutants", version: CARGO_MUTANTS, programs: ["cargo-mutants"], flags: ["--locked"], asked: ["mutants", "--version"] });
}

/** What `npm run test:engines` needs besides, an engine a function: each throws one sentence when it cannot be had. */
export const ENGINES = {
  chromium: browser,
  firefox() {
    debian("Firefox", ["firefox-esr"], ["firefox-esr"]);
    cargoTool({ crate: "geckodriver", version: GECKODRIVER, programs: ["geckodriver"], flags: ["--locked"] });
  },
  webkit() {
    debian("WebKitGTK with its driver, and Xvfb", ["WebKitWebDriver", "xvfb-run"], ["webkit2gtk-driver", "xvfb", "xauth"]);
  },
};

/** Vite's own demand. */
function node() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  }
}

function nodeModules(folder = ROOT) {
  const lock = join(folder, "package-lock.json");
  // npm writes this one at the end of an install.
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log(`Installing the packages of ${relative(ROOT, lock)}; that takes up to a minute.`);
  const args = ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"];
  const { npm_execpath: npm } = process.env;
  const installs = npm?.endsWith(".js") ? succeeds(process.execPath, [npm, ...args]) : succeeds("npm", args);
  if (!installs) throw new Refusal(`The packages of ${relative(ROOT, lock)} cannot be installed: \`npm ci\` failed.`);
}

export function rust() {
  if (output("cargo", ["--version"]) === undefined) {
    throw new Refusal("Rust is missing: install it as https://rustup.rs says, then run this again.");
  }
}

function rustTarget() {
  const folder = output("rustc", ["--print", "target-libdir", "--target", WASM_TARGET]);
  if (folder !== undefined && existsSync(folder)) return;
  console.log(`Installing Rust's target ${WASM_TARGET}.`);
  if (!succeeds("rustup", ["target", "add", WASM_TARGET])) {
    throw new Refusal(`Rust's target ${WASM_TARGET} is missing: \`rustup target add ${WASM_TARGET}\` failed.`);
  }
}

/**
 * @param {string} component
 * @param {string} command the subcommand of cargo that it brings
 */
function rustComponent(component, command) {
  if (output("cargo", [command, "--version"]) !== undefined) return;
  console.log(`Installing Rust's component ${component}.`);
  if (!succeeds("rustup", ["component", "add", component])) {
    throw new Refusal(`Rust's component ${component} is missing: \`rustup component add ${component}\` failed.`);
  }
}

/** What reads the counts of covered code, of the LLVM that rustc has: a component of Rust, or Debian's. */
function llvmTools() {
  const libraries = output("rustc", ["--print", "target-libdir"]);
  if (libraries !== undefined && existsSync(join(dirname(libraries), "bin", "llvm-cov"))) return;
  console.log("Installing Rust's component llvm-tools.");
  if (succeeds("rustup", ["component", "add", "llvm-tools"])) return;
  const [, version] = /^LLVM version: (\d+)/m.exec(output("rustc", ["--version", "--verbose"]) ?? "") ?? [];
  const programs = [`llvm-cov-${version}`, `llvm-profdata-${version}`];
  debian(`LLVM ${version}`, programs, [`llvm-${version}`]);
  [process.env.LLVM_COV, process.env.LLVM_PROFDATA] = programs.map(onPath);
}

/** Its output fits the library of exactly the same version only. */
function wasmBindgen() {
  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  const version = /^name = "wasm-bindgen"\r?\nversion = "(.+)"$/m.exec(lock)?.[1];
  if (version === undefined) throw new Refusal("Cargo.lock names no wasm-bindgen.");
  cargoTool({ crate: "wasm-bindgen-cli", version, programs: ["wasm-bindgen", "wasm-bindgen-test-runner"] });
}

function wasmPack() {
  cargoTool({ crate: "wasm-pack", version: WASM_PACK, programs: ["wasm-pack"], flags: ["--locked"] });
}

/**
 * Puts a program of Rust's registry on PATH. It is kept apart from the user's own, by version.
 * @param {{ crate: string, version: string, programs: string[], flags?: string[], asked?: string[] }} tool
 */
function cargoTool({ crate, version, programs, flags = [], asked = ["--version"] }) {
  /** @param {string} program */
  const fits = (program) => output(program, asked)?.split(/\s/)[1] === version;
  if (programs.every(fits)) return;
  const root = join(TOOLS, `${crate}-${version}`);
  const folder = join(root, "bin");
  process.env.PATH = folder + delimiter + process.env.PATH;
  if (programs.every(fits)) return;
  console.log(`Installing ${crate} ${version} into ${root}; compiling it takes a few minutes.`);
  if (!succeeds("cargo", ["install", ...flags, "--force", "--root", root, `${crate}@${version}`])) {
    throw new Refusal(`${crate} ${version} is missing: \`cargo install ${crate}@${version}\` failed.`);
  }
}

/** Chromium and the ChromeDriver that goes with it. */
function browser() {
  if (findBrowser() === undefined || onPath("chromedriver") === undefined) installBrowser();
  const path = findBrowser();
  if (path === undefined) {
    throw new Refusal("A browser is missing: install Chromium and its ChromeDriver, or name a program in CHROME.");
  }
  if (onPath("chromedriver") === undefined) {
    throw new Refusal(`ChromeDriver is missing: put the chromedriver of ${path}'s version on PATH.`);
  }
  process.env.CHROME = path;
}

/** Where that can be done without asking. */
function installBrowser() {
  if (canInstall()) aptGet("Chromium and ChromeDriver", ["chromium", "chromium-driver"]);
}

/**
 * @param {string} name
 * @param {string[]} programs
 * @param {string[]} packages of Debian that bring them
 */
function debian(name, programs, packages) {
  const missing = () => programs.filter((program) => onPath(program) === undefined);
  if (missing().length > 0 && canInstall()) aptGet(name, packages);
  if (missing().length > 0) throw new Refusal(`${name} is missing: put ${missing().join(" and ")} on PATH.`);
}

/** On Debian, as root. */
function canInstall() {
  if (onPath("apt-get") === undefined) return false;
  return process.getuid?.() === 0 || output("sudo", ["-n", "true"]) !== undefined;
}

/**
 * @param {string} name
 * @param {string[]} packages
 */
function aptGet(name, packages) {
  console.log(`Installing ${name} with apt-get; that takes a few minutes.`);
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const [program, ...prefix] = [...sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  // An old list may do, so the update may fail.
  succeeds(program, [...prefix, "update"]);
  if (!succeeds(program, [...prefix, "install", "-y", ...packages])) {
    throw new Refusal(`${name} is missing: \`apt-get install ${packages.join(" ")}\` failed.`);
  }
}
