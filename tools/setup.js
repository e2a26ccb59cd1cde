/** Installs what a command needs and does not find. Uses Node and rustup alone, so it imports nothing from node_modules. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { findBrowser, findHeadlessShell } from "./browser.js";
import { NPM, onPath, output, Refusal, ROOT, run, succeeds } from "./command.js";

const WASM_TARGET = "wasm32-unknown-unknown";

/** Cargo tools go here, one folder per version, so that they do not replace the user's own. */
const TOOLS = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "m3ter-export-destination", "tools");

/** Installs what `npm start`, `npm run dev` and `npm run build` need. */
export function setUpBuild() {
  checkNode();
  nodeModules(ROOT);
  rust();
  const library = output("rustc", ["--print", "target-libdir", "--target", WASM_TARGET]);
  if (library === undefined || !existsSync(library)) rustup("target", WASM_TARGET);
  cargoTool("wasm-bindgen-cli", wasmBindgenVersion(), { program: "wasm-bindgen", isLocked: false });
}

/** Installs what `npm run update` needs. */
export function setUpUpdate() {
  checkNode();
  nodeModules(ROOT);
  rust();
}

/** Installs what `npm test` needs. */
export function setUpTests() {
  setUpBuild();
  if (output("cargo", ["fmt", "--version"]) === undefined) rustup("component", "rustfmt");
  if (output("cargo", ["clippy", "--version"]) === undefined) rustup("component", "clippy");
  // In a lock file of their own, so that building and serving does not install them.
  nodeModules(join(ROOT, "tests/integrations"));
  browser();
  headlessShell();
}

/** Installs what `npm run bench` needs; the libraries to compare with are in benches/package.json. */
export function setUpBenches() {
  setUpBuild();
  nodeModules(join(ROOT, "benches"));
  browser();
}

export function setUpFuzzing() {
  rust();
  cargoTool("cargo-fuzz", "0.13.2");
}

export function setUpMutants() {
  rust();
  cargoTool("cargo-mutants", "27.1.0", { args: ["mutants", "--version"] });
}

export function setUpSbom() {
  setUpBuild();
  cargoTool("cargo-cyclonedx", "0.5.9", { args: ["cyclonedx", "--version"] });
}

export function setUpCoverage() {
  rust();
  llvmTools();
  cargoTool("cargo-llvm-cov", "0.9.1", { args: ["llvm-cov", "--version"] });
}

/** Installs each engine that `npm run test:engines` tests, with its WebDriver. */
export const ENGINES = {
  chromium() {
    browser();
    debianPrograms("ChromeDriver", ["chromedriver"], ["chromium-driver"]);
  },
  firefox() {
    debianPrograms("Firefox", ["firefox-esr"], ["firefox-esr"]);
    cargoTool("geckodriver", "0.37.1");
  },
  webkit() {
    debianPrograms(
      "WebKitGTK with its driver",
      ["WebKitWebDriver", "xvfb-run"],
      ["webkit2gtk-driver", "xvfb", "xauth"],
    );
  },
};

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  // Vite's minimum.
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  }
}

/** @param {string} folder of a package.json with its lock */
function nodeModules(folder) {
  const lock = join(folder, "package-lock.json");
  // npm writes this file at the end of an install.
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log(`Installing the packages of ${relative(ROOT, lock)}; this takes up to a minute.`);
  const [program, ...args] = NPM;
  run(program, [...args, "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]);
}

export function rust() {
  if (output("cargo", ["--version"]) !== undefined) return;
  throw new Refusal("Rust is missing: install it as https://rustup.rs describes, then run this command again.");
}

/**
 * @param {"target" | "component"} kind
 * @param {string} name
 */
function rustup(kind, name) {
  console.log(`Installing the Rust ${kind} ${name}.`);
  if (!succeeds("rustup", [kind, "add", name]))
    throw new Refusal(`The Rust ${kind} ${name} is missing: \`rustup ${kind} add ${name}\` failed.`);
}

/** Reads the coverage counts of rustc's LLVM version: rustup's component, or the tools of the same version from Debian. */
function llvmTools() {
  const library = output("rustc", ["--print", "target-libdir"]);
  if (library !== undefined && existsSync(join(dirname(library), "bin", "llvm-cov"))) return;
  if (succeeds("rustup", ["component", "add", "llvm-tools"])) return;
  const version = /^LLVM version: (\d+)/m.exec(output("rustc", ["--version", "--verbose"]) ?? "")?.[1];
  const programs = [`llvm-cov-${version}`, `llvm-profdata-${version}`];
  debianPrograms(`LLVM ${version}`, programs, [`llvm-${version}`]);
  [process.env.LLVM_COV, process.env.LLVM_PROFDATA] = programs.map(onPath);
}

/** The program must have exactly the version of the crate that Cargo.lock has. */
function wasmBindgenVersion() {
  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  const version = /^name = "wasm-bindgen"\r?\nversion = "(.+)"$/m.exec(lock)?.[1];
  if (version === undefined) throw new Refusal("Cargo.lock has no entry for wasm-bindgen.");
  return version;
}

/**
 * Puts a program from crates.io on PATH.
 * @param {string} crate
 * @param {string} version
 * @param {object} [options]
 * @param {string} [options.program] the crate's name unless given
 * @param {string[]} [options.args] that make it print its version
 * @param {boolean} [options.isLocked] whether to build with the crate's own lock
 */
function cargoTool(crate, version, { program = crate, args = ["--version"], isLocked = true } = {}) {
  const isInstalled = () => output(program, args)?.split(/\s/)[1] === version;
  if (isInstalled()) return;
  const root = join(TOOLS, `${crate}-${version}`);
  process.env.PATH = join(root, "bin") + delimiter + process.env.PATH;
  if (isInstalled()) return;
  console.log(`Installing ${crate} ${version} into ${root}; compiling it takes a few minutes.`);
  const install = ["install", ...(isLocked ? ["--locked"] : []), "--force", "--root", root, `${crate}@${version}`];
  if (!succeeds("cargo", install))
    throw new Refusal(`${crate} ${version} is missing: \`cargo install ${crate}@${version}\` failed.`);
}

/** Uses the installed browser, or else installs Debian's Chromium where that needs no password, or Playwright's. */
function browser() {
  if (findBrowser() === undefined) {
    if (canInstallDebian()) installDebian("Chromium", ["chromium"]);
    else succeeds(process.execPath, [join(ROOT, "node_modules/playwright-core/cli.js"), "install", "chromium"]);
  }
  if (findBrowser() === undefined)
    throw new Refusal("A browser is missing: install Chrome or Chromium, or set CHROME to its path.");
}

/** Beside Debian's Chromium, installs its headless shell, which halves the time of the page's tests. They pass without it. */
function headlessShell() {
  const isDebian = output("dpkg-query", ["--show", "chromium"]) !== undefined;
  if (!isDebian || findHeadlessShell() !== findBrowser() || !canInstallDebian()) return;
  try {
    installDebian("Chromium's headless shell", ["chromium-headless-shell"]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.log(`${error.message} The page's tests take twice the time.`);
  }
}

/**
 * @param {string} name
 * @param {string[]} programs
 * @param {string[]} packages the Debian packages that contain them
 */
function debianPrograms(name, programs, packages) {
  const missing = () => programs.filter((program) => onPath(program) === undefined);
  if (missing().length > 0 && canInstallDebian()) installDebian(name, packages);
  if (missing().length > 0) throw new Refusal(`${name} is missing: put ${missing().join(" and ")} on PATH.`);
}

function canInstallDebian() {
  return onPath("apt-get") !== undefined && (process.getuid?.() === 0 || output("sudo", ["-n", "true"]) !== undefined);
}

/**
 * @param {string} name
 * @param {string[]} packages
 */
function installDebian(name, packages) {
  console.log(`Installing ${name} with apt-get; this takes a few minutes.`);
  const [program, ...args] = [
    ...(process.getuid?.() === 0 ? [] : ["sudo", "-n"]),
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
  ];
  // An old package list may be enough, so a failed update is ignored.
  succeeds(program, [...args, "update"]);
  if (!succeeds(program, [...args, "install", "-y", ...packages])) {
    throw new Refusal(`${name} is missing: \`apt-get install ${packages.join(" ")}\` failed.`);
  }
}
