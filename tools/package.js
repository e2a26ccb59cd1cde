/** Builds the npm package: `pkg/wasm/` from the crate, then `pkg/dist/` from `pkg/src/`. */
import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { output, ROOT, run } from "./command.js";
import { encodeInlined } from "./inline.js";

const TARGET = "wasm32-unknown-unknown";
const NAME = "m3ter_export_destination";
const PACKAGE = join(ROOT, "pkg");
const WASM = join(PACKAGE, "wasm");
const DIST = join(PACKAGE, "dist");
const MODULE = join(WASM, `${NAME}_bg.wasm`);

export async function buildPackage() {
  rmSync(WASM, { recursive: true, force: true });
  rmSync(DIST, { recursive: true, force: true });
  compile();
  bind();
  optimize();
  stamp();
  inline();
  await bundle();
  await bundleCommandLine();
  writeCommonJsTypes();
  for (const file of ["LICENSE", "SECURITY.md"]) copyFileSync(join(ROOT, file), join(PACKAGE, file));
}

function compile() {
  // No path of this machine gets into the module, so that builds are reproducible.
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const flags = [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${ROOT}=.`];
  run("cargo", ["build", "--release", "--lib", "--target", TARGET, "--target-dir", join(ROOT, "target")], {
    CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f"),
  });
}

function bind() {
  // Without a default path the glue has no `new URL`, on which webpack and Rspack would fail. The reset function is for traps.
  const flags = ["--target", "web", "--omit-default-module-path", "--experimental-reset-state-function"];
  run("wasm-bindgen", [...flags, "--out-dir", WASM, join(ROOT, "target", TARGET, "release", `${NAME}.wasm`)]);
}

function optimize() {
  // Only the features that rustc enables: some browsers reject others that wasm-opt supports.
  const cfg = output("rustc", ["--print", "cfg", "--target", TARGET]) ?? "";
  const features = Array.from(
    cfg.matchAll(/target_feature="(.+)"/g),
    ([, name]) => `--enable-${WASM_OPT_NAMES[name] ?? name}`,
  );
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const program = join(ROOT, "node_modules", "binaryen", "bin", "wasm-opt");
  // A function that is called once stays a function: the file is as fast, and 3 % smaller when it is compressed.
  const level = ["-O3", "--one-caller-inline-max-function-size=0"];
  run(process.execPath, [program, ...level, "--mvp-features", ...features, ...strip, "--output", MODULE, MODULE]);
}

/** @type {Record<string, string>} features that wasm-opt calls by another name than rustc */
const WASM_OPT_NAMES = { "nontrapping-fptoint": "nontrapping-float-to-int" };

/** Adds a custom section with a digest of the module, so that `/slim` can reject the module of another version. */
function stamp() {
  const module = readFileSync(MODULE);
  const build = createHash("sha256").update(module).digest("hex").slice(0, 16);
  const name = "m3ter-export-destination";
  const section = [name.length, ...Buffer.from(name + build)];
  // Section 0 is a custom section; lengths below 128 are one byte.
  writeFileSync(MODULE, Buffer.concat([module, Uint8Array.of(0, section.length, ...section)]));
  writeFileSync(join(WASM, "build.js"), `export const BUILD = "${build}";\n`);
}

function inline() {
  const values = Object.entries(encodeInlined(readFileSync(MODULE)));
  const lines = values.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
  writeFileSync(join(WASM, "inlined.js"), lines.join(""));
}

/** In CommonJS there is no `import.meta.url`. Where there is no Node either, `init` needs a source. */
const COMMON_JS_URL =
  'const moduleUrl = globalThis.process?.getBuiltinModule?.("node:url").pathToFileURL(__filename).href;';

async function bundle() {
  const { build } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const options = {
    absWorkingDir: ROOT,
    bundle: true,
    outdir: DIST,
    platform: "neutral",
    target: "es2020",
    charset: "utf8",
    inject: [join(PACKAGE, "src/text-coding.js")],
    external: ["./pkg/wasm/*.wasm"],
    logLevel: "warning",
  };
  const entries = join(PACKAGE, "src/entries");
  for (const entry of ["index", "slim", "workerd"]) {
    await build({ ...options, entryPoints: [join(entries, `${entry}.js`)], format: "esm" });
  }
  // Vercel's edge compiles a file that is imported with `?module`.
  const workerd = readFileSync(join(DIST, "workerd.js"), "utf8");
  writeFileSync(join(DIST, "edge-light.js"), workerd.replace('_bg.wasm"', '_bg.wasm?module"'));
  for (const entry of ["index", "slim"]) {
    await build({
      ...options,
      entryPoints: [join(entries, `${entry}.js`)],
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      banner: entry === "slim" ? { js: `"use strict";\n${COMMON_JS_URL}` } : {},
      define: { "import.meta.url": "moduleUrl" },
    });
  }
}

/** Bundles the command line with its libraries, so that the package has no dependencies. */
async function bundleCommandLine() {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(PACKAGE, "src/cli/main.js")],
    outfile: join(DIST, "cli.js"),
    bundle: true,
    platform: "node",
    target: "node20.16",
    format: "esm",
    charset: "utf8",
    // It imports the package's own entry instead of bundling a second copy.
    external: ["m3ter-export-destination"],
    metafile: true,
    logLevel: "warning",
  });
  writeFileSync(join(DIST, "cli.js.LEGAL.txt"), licenses(Object.keys(metafile.inputs)));
}

/**
 * Returns the licenses of the bundled libraries, which have to be published with them.
 * @param {string[]} files that were bundled
 */
function licenses(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const license = readdirSync(join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name));
    if (license === undefined) throw new Error(`${folder} has no license file`);
    return `${basename(folder)}\n\n${readFileSync(join(ROOT, folder, license), "utf8").trim()}\n`;
  });
  return texts.join("\n---\n\n");
}

/** `require` needs declarations of its own: the same text, as CommonJS modules. */
function writeCommonJsTypes() {
  for (const file of readdirSync(PACKAGE).filter((name) => name.endsWith(".d.ts"))) {
    const declarations = readFileSync(join(PACKAGE, file), "utf8");
    writeFileSync(
      join(DIST, file.replace(/ts$/, "cts")),
      declarations.replaceAll(/(?<=from "\.\/[\w-]+\.)js(?=")/g, "cjs"),
    );
  }
}
