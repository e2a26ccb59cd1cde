/** `npm run sbom`: writes the bills of materials (CycloneDX 1.5) of the crate and of the npm packages to target/sbom/. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, NPM, output, Refusal, ROOT, run } from "./command.js";
import { setUpSbom } from "./setup.js";

const FOLDER = join(ROOT, "target/sbom");

await main(() => {
  setUpSbom();
  mkdirSync(FOLDER, { recursive: true });
  const flags = ["--format", "json", "--spec-version", "1.5", "--target", "wasm32-unknown-unknown"];
  run("cargo", ["cyclonedx", ...flags, "--override-filename", "sbom.cdx"]);
  // It writes one for every member of the workspace.
  rmSync(join(ROOT, "xtask/sbom.cdx.json"));
  renameSync(join(ROOT, "sbom.cdx.json"), join(FOLDER, "crate.cdx.json"));
  const packages = output(NPM[0], [...NPM.slice(1), "sbom", "--sbom-format", "cyclonedx"]);
  if (packages === undefined) throw new Refusal("`npm sbom` failed.");
  writeFileSync(join(FOLDER, "npm.cdx.json"), packages);
  console.log("Written: target/sbom/crate.cdx.json and target/sbom/npm.cdx.json.");
});
