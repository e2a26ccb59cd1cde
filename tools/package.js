/** Builds pkg/wasm/, the part of the npm package that comes from the crate. */
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, Refusal, output, run } from "./command.js";
import { pack } from "./pack.js";
import { withSizes, withoutSizes } from "./pack-format.js";
import { measure, tell } from "./size.js";

const TARGET = "wasm32-unknown-unknown";
const NAME = "m3ter_export_destination";
const PACKAGE = join(ROOT, "pkg");
const WASM = join(PACKAGE, "wasm");
const MODULE = join(WASM, `${NAME}_bg.wasm`);
const WASM_OPT = join(ROOT, "node_modules", "binaryen", "bin", "wasm-opt");

export async function buildPackage() {
  rmSync(WASM, { recursive: true, force: true });
  compile();
  bind();
  await shrink();
  await inline();
  writeSchema();
  await writeCommonJs();
  copyFileSync(join(ROOT, "LICENSE"), join(PACKAGE, "LICENSE"));
  tell(await measure());
}

function compile() {
  // No path of this machine gets into the module, so that everybody builds the same one.
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const flags = [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${ROOT}=.`, ...COMPACT];
  run("cargo", ["build", "--release", "--lib", "--target", TARGET, "--target-dir", join(ROOT, "target")], {
    CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f"),
  });
}

function bind() {
  const flags = ["--target", "bundler", "--no-typescript", "--remove-producers-section"];
  run("wasm-bindgen", [...flags, "--out-dir", WASM, join(ROOT, "target", TARGET, "release", `${NAME}.wasm`)]);
  // Numbers alone cross the boundary, and pkg/instance.js needs no help with those.
  for (const glue of [`${NAME}.js`, `${NAME}_bg.js`]) rmSync(join(WASM, glue));
}

/**
 * What makes the module smaller after gzip than `opt-level = "z"` alone, found by trying: a little more inlining (5 is the
 * default), and some transformations of LLVM done differently. The stack needs no more than the reader's 128 levels of nesting;
 * behind a small one, what is in memory has short addresses.
 */
const COMPACT = [
  "-Cllvm-args=-inline-threshold=12 -disable-lsr -sink-common-insts=false -hoist-common-insts -enable-load-pre=false -jump-threading-threshold=10",
  "-Clink-arg=-zstack-size=65536",
];

/**
 * Functions that only a panic reaches: they put together its message. Here a panic is a trap, and nobody reads it. Without
 * them, and what they alone use, the module is a kilobyte smaller after gzip.
 */
const PANICS = /panic|slice_error_fail|slice_index_fail|handle_alloc_error|rust_oom|capacity_overflow|handle_error|unwrap_failed|expect_failed|fmt::/;

/** The source's place and the message of a panic that the standard library has in the data. */
const PANIC_TEXTS = /\/rustc\/[0-9a-f]{40}\/[\w/.-]+\.rs|capacity overflow/g;

/** What is smallest after gzip, found by trying. */
const SMALLEST = ["-Oz", "--reorder-functions", "--coalesce-locals-learning"];

async function shrink() {
  const { default: binaryen } = await import("binaryen");
  const module = binaryen.readBinary(readFileSync(MODULE));
  const functions = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
  for (const { name, module: imported, params, results } of functions) {
    if (imported || !PANICS.test(name)) continue;
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
  // wasm-bindgen's own, for objects that would cross and for exceptions. Without them the module imports nothing.
  const names = Array.from({ length: module.getNumExports() }, (_, index) =>
    binaryen.getExportInfo(module.getExportByIndex(index)).name,
  );
  for (const name of names.filter((name) => name.startsWith("__"))) module.removeExport(name);
  // What these would say is not dropped with them; zeros are.
  const text = Buffer.from(module.emitBinary()).toString("latin1");
  writeFileSync(MODULE, text.replaceAll(PANIC_TEXTS, (unread) => "\0".repeat(unread.length)), "latin1");

  const features = (output("rustc", ["--print", "cfg", "--target", TARGET]) ?? "").matchAll(/target_feature="(.+)"/g);
  // Nothing that rustc did not: of all that wasm-opt knows, browsers refuse some.
  const enabled = Array.from(features, ([, name]) => `--enable-${WASM_OPT_NAMES[name] ?? name}`);
  const flags = ["--mvp-features", ...enabled, "--strip-debug", "--strip-target-features", "--output", MODULE, MODULE];
  // Once to drop what the panics used, once more to make the rest small.
  run(process.execPath, [WASM_OPT, "-Oz", ...flags]);
  run(process.execPath, [WASM_OPT, ...SMALLEST, ...flags]);
}

/** @type {Record<string, string>} where wasm-opt calls a feature by another name than rustc */
const WASM_OPT_NAMES = { "nontrapping-fptoint": "nontrapping-float-to-int" };

/** The module packed, with the words for its reports behind it, and the small one that unpacks them. */
async function inline() {
  const module = readFileSync(MODULE);
  const { bytes, code } = withoutSizes(module);
  if (!WebAssembly.validate(Buffer.from(withSizes(bytes, code)))) throw new Refusal("tools/unpack.wat does not know an instruction of the module.");
  const { EDITION, WORDS } = await import(pathToFileURL(join(PACKAGE, "words.js")).href);
  const { edition } = new WebAssembly.Instance(new WebAssembly.Module(module)).exports;
  if (/** @type {() => number} */ (edition)() !== EDITION) throw new Refusal("pkg/words.js is stale: `npm run update` rewrites it.");
  const words = Buffer.from(WORDS);
  const all = Buffer.concat([bytes, words]);
  const texts = { unpacker: (await assemble()).toString("base64url"), packed: pack(all, code) };
  const numbers = { length: all.length, words: words.length, ...code };
  const lines = [
    ...Object.entries(texts).map(([name, text]) => `/** @type {string} */\nexport const ${name} = "${text}";\n`),
    ...Object.entries(numbers).map(([name, number]) => `export const ${name} = ${number};\n`),
  ];
  writeFileSync(join(WASM, "packed.js"), lines.join(""));
}

async function assemble() {
  const { default: binaryen } = await import("binaryen");
  const file = join(WASM, "unpack.wasm");
  writeFileSync(file, binaryen.parseText(readFileSync(join(ROOT, "tools", "unpack.wat"), "utf8")).emitBinary());
  run(process.execPath, [WASM_OPT, "--mvp-features", "-Oz", "-Oz", "--output", file, file]);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

/** The request's schema as text: that is small, and whoever parses it has one of their own. */
function writeSchema() {
  const { $defs, ...create } = JSON.parse(readFileSync(join(PACKAGE, "schema.json"), "utf8"));
  delete $defs.Response;
  const text = JSON.stringify({ ...create, $defs });
  writeFileSync(join(WASM, "schema.js"), `/** @type {string} */\nexport default ${JSON.stringify(text)};\n`);
}

/** The address that slim.js would have; nothing where there is no Node. */
const SLIM_URL = 'globalThis.process?.getBuiltinModule?.("node:url").pathToFileURL(__dirname + "/../slim.js").href';

async function writeCommonJs() {
  const { build } = await import("esbuild");
  for (const entry of ["index", "slim"]) {
    await build({
      absWorkingDir: ROOT,
      entryPoints: [join(PACKAGE, `${entry}.js`)],
      outfile: join(WASM, `${entry}.cjs`),
      bundle: true,
      format: "cjs",
      platform: "neutral",
      target: "es2020",
      charset: "utf8",
      banner: entry === "slim" ? { js: `"use strict"; const moduleUrl = ${SLIM_URL};` } : {},
      define: { "import.meta.url": "moduleUrl" },
      logLevel: "warning",
    });
  }
  // Declarations for `require` have to be CommonJS modules as well: the same text under other names.
  for (const file of readdirSync(PACKAGE).filter((file) => file.endsWith(".d.ts"))) {
    const declarations = readFileSync(join(PACKAGE, file), "utf8");
    writeFileSync(join(WASM, file.replace(/ts$/, "cts")), declarations.replaceAll(/(?<=from "\.\/[\w-]+\.)js(?=")/g, "cjs"));
  }
}
