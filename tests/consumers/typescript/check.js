/** Compiles the programs with each compiler and each module resolution, then runs what was emitted. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const VERSIONS = ["5.0", "5.4", "5.9", "6.0", "7.0"];
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: "es2022",
  types: [],
};
const RESOLUTIONS = [
  { module: "node16", moduleResolution: "node16", files: ["main.ts", "common.cts"] },
  { module: "nodenext", moduleResolution: "nodenext", files: ["main.ts", "common.cts"] },
  { module: "esnext", moduleResolution: "bundler", files: ["main.ts"] },
];

/** @param {string[]} args */
function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

for (const name of ["verdict.d.ts", "verdict.d.cts"]) {
  writeFileSync(name, "export declare function verdict(validate: Function): string;\n");
}
for (const version of VERSIONS) {
  const name = `typescript-${version}`;
  const { bin, version: exact } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8"));
  const compiler = require.resolve(`${name}/package.json`).replace("package.json", bin.tsc);
  for (const { module, moduleResolution, files } of RESOLUTIONS) {
    rmSync("built", { recursive: true, force: true });
    const compilerOptions = { ...STRICT, module, moduleResolution, rootDir: ".", outDir: "built" };
    writeFileSync("tsconfig.json", JSON.stringify({ compilerOptions, files }));
    node(compiler);
    for (const file of ["verdict.js", "verdict.cjs"]) writeFileSync(`built/${file}`, readFileSync(file));
    for (const file of files)
      console.log(exact, moduleResolution, file, node(`built/${file.replace("ts", "js")}`).trim());
  }
}
