/** The JavaScript in both READMEs runs, as modules that import the package by its name, and so do the commands of the package's. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);

/** A body with one error, in its fourth line. */
const BODY = `{
  "destinationType": "S3",
  "name": "Finance exports",
  "code": " finance_exports",
  "bucketName": "acme-billing-exports",
  "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636"
}
`;

/** @param {string} file */
function blocksOf(file) {
  const blocks = readFileSync(new URL(file, ROOT), "utf8").matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return Array.from(blocks, ([, language, source]) => ({ language, source }));
}

for (const file of ["README.md", "pkg/README.md"]) {
  const blocks = blocksOf(file).filter(({ language }) => language === "js");

  test(`${file} has JavaScript`, () => assert.notEqual(blocks.length, 0));

  blocks.forEach(({ source }, index) => {
    test(`${file}, block ${index + 1}`, () => {
      execFileSync(process.execPath, ["--input-type=module"], {
        cwd: ROOT,
        input: source,
        stdio: ["pipe", "pipe", "pipe"],
      });
    });
  });
}

describe("the commands in pkg/README.md", { skip: process.platform === "win32" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "readme-"));
  const blocks = blocksOf("pkg/README.md");
  const commands = blocks.filter(({ source }) => source.startsWith("npx "));
  /** Runs the command that `npx` would run. */
  const npx = 'npx() { shift; "$NODE" "$CLI" "$@"; }';
  const env = {
    ...process.env,
    NODE: process.execPath,
    CLI: fileURLToPath(new URL("pkg/dist/cli.js", ROOT)),
    NO_COLOR: "1",
  };

  /** @param {string} command */
  function run(command) {
    return spawnSync("sh", ["-c", `${npx}\n${command}`], { cwd: folder, env, encoding: "utf8" });
  }

  before(() => {
    mkdirSync(join(folder, "destinations"));
    for (const file of ["destination.json", "destinations/finance.json"]) writeFileSync(join(folder, file), BODY);
  });
  after(() => rmSync(folder, { recursive: true }));

  test("there are some", () => assert.notEqual(commands.length, 0));

  for (const block of commands) {
    for (const command of block.source.trimEnd().split("\n")) {
      test(command, () => {
        const { status, stderr } = run(command);
        assert.ok(status === 0 || status === 1, `exit code ${status}: ${stderr}`);
        assert.equal(stderr, "");
      });
    }
    const output = blocks[blocks.indexOf(block) + 1];
    if (output?.language === "text") {
      test(`the output of ${block.source.trimEnd()}`, () => assert.equal(run(block.source).stdout, output.source));
    }
  }
});
