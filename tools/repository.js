/**
 * `node tools/repository.js ADDRESS`: writes the address of the repository that publishes into both manifests. The release
 * workflow runs it, so that a fork's packages name the fork. npm refuses a provenance that names another repository.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, Refusal, ROOT } from "./command.js";

/**
 * @param {string} folder with `Cargo.toml` and `pkg/package.json`
 * @param {string} address such as `https://example.com/owner/name`
 * @throws {Refusal} if the address is none
 */
export function writeRepository(folder, address) {
  if (!/^https:\/\/[\w.-]+(\/[\w.-]+){2}$/.test(address))
    throw new Refusal(`\`${address}\` is no repository's address.`);
  const npmPath = join(folder, "pkg/package.json");
  const manifest = {
    ...JSON.parse(readFileSync(npmPath, "utf8")),
    homepage: `${address}#readme`,
    bugs: `${address}/issues`,
    repository: { type: "git", url: `git+${address}.git`, directory: "pkg" },
  };
  writeFileSync(npmPath, `${JSON.stringify(manifest, null, 2)}\n`);
  const cargoPath = join(folder, "Cargo.toml");
  const lines = readFileSync(cargoPath, "utf8").split("\n");
  const own = lines.filter((line) => !line.startsWith("repository = "));
  own.splice(own.indexOf("[package]") + 1, 0, `repository = "${address}"`);
  writeFileSync(cargoPath, own.join("\n"));
}

if (process.argv[1] === import.meta.filename) await main(() => writeRepository(ROOT, process.argv[2] ?? ""));
