/** docs/command-line.md: each block runs in a project that has the package installed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PAGE = readFileSync(join(ROOT, "docs/command-line.md"), "utf8");

/**
 * @param {string} heading
 * @param {string} language
 */
function blocks(heading, language) {
  const section = PAGE.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? "";
  const found = Array.from(section.matchAll(/^```(\w*)\n(.*?)^```$/gms)).filter((match) => match[1] === language);
  assert.notEqual(found.length, 0);
  return found.map(([, , source]) => source);
}

const GOOD = `{
  "destinationType": "S3",
  "name": "Finance exports",
  "code": "finance_exports",
  "bucketName": "acme-billing-exports",
  "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636"
}
`;
const FIXABLE = GOOD.replace('"finance_exports"', '" finance_exports"');

/** @param {Record<string, string>} files */
function project(files) {
  const folder = mkdtempSync(join(tmpdir(), "m3ter-export-destination-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "destinations/eu"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

// npm links a package's command only if the file is there, and a fresh clone is not built yet when npm installs it.
const BIN = mkdtempSync(join(tmpdir(), "m3ter-export-destination-bin-"));
symlinkSync(join(ROOT, "pkg/dist/cli.js"), join(BIN, "m3ter-export-destination"));
after(() => rmSync(BIN, { recursive: true, force: true }));

/**
 * Runs a script as a step of GitHub Actions, with the package's command on the path, as npm installs it.
 * @param {string} folder
 * @param {string} script
 */
function bash(folder, script) {
  const { FORCE_COLOR, GITHUB_WORKSPACE, ...env } = process.env;
  const PATH = [BIN, join(ROOT, "node_modules/.bin"), env.PATH].join(delimiter);
  const options = /** @type {const} */ ({ cwd: folder, env: { ...env, PATH }, encoding: "utf8" });
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", script], options);
  return { status, stdout, stderr };
}

test("introduction", () => {
  const [script] = blocks("# Command line", "sh");
  const [check, fix, update, filter] = script.trimEnd().split("\n");
  const [report] = blocks("# Command line", "");
  const folder = project({
    "destination.json": FIXABLE,
    "destinations/a.json": FIXABLE,
    "destinations/eu/b.json": GOOD,
  });
  assert.deepEqual(bash(folder, check), { status: 1, stdout: report, stderr: "" });
  const fixed =
    "destinations/a.json: fixed: code: use `finance_exports` [format/leading_space]\n2 files: no issues, 1 fixed\n";
  assert.deepEqual(bash(folder, fix), { status: 0, stdout: fixed, stderr: "" });
  assert.equal(readFileSync(join(folder, "destinations/a.json"), "utf8"), GOOD);
  assert.match(bash(folder, update).stdout, /version: .* \[required\]/);
  assert.equal(JSON.parse(bash(folder, filter).stdout)[0].valid, false);
});

test("options", () => {
  const [help] = blocks("Options", "");
  assert.equal(bash(project({}), "m3ter-export-destination --help").stdout, help);
});

test("fixes", () => {
  const [script] = blocks("Fixes", "sh");
  const folder = project({ "pasted.json": FIXABLE });
  const { status, stderr } = bash(folder, `pbpaste() { cat pasted.json; }\n${script}`);
  assert.equal(status, 0);
  assert.match(stderr, /^<stdin>: fixed: code: .*\n1 file: no issues, 1 fixed\n$/);
  assert.equal(readFileSync(join(folder, "destination.json"), "utf8"), GOOD);
});

test("npm scripts", () => {
  const [source] = blocks("npm scripts", "json");
  const folder = project({ "package.json": source, "destinations/a.json": GOOD, "destinations/eu/b.json": FIXABLE });
  assert.equal(bash(folder, "npm run --silent lint:destinations").status, 1);
  assert.match(bash(folder, "npm run --silent fix:destinations").stdout, /2 files: no issues, 1 fixed\n$/);
  assert.equal(bash(folder, "npm run --silent lint:destinations").stdout, "2 files: no issues\n");
});

test("pre-commit", () => {
  const [{ repo, hooks }] = parse(blocks("pre-commit", "yaml")[0]).repos;
  const [{ language, additional_dependencies: dependencies, entry, files }] = hooks;
  const { version } = JSON.parse(readFileSync(join(ROOT, "pkg/package.json"), "utf8"));
  assert.deepEqual([repo, language, dependencies], ["local", "node", [`m3ter-export-destination@${version}`]]);
  const folder = project({ "destinations/a.json": FIXABLE, "package.json": "{}" });
  // pre-commit passes the names that match as arguments.
  const names = ["destinations/a.json", "destinations/eu/c.txt", "package.json"].filter((name) =>
    new RegExp(files).test(name),
  );
  assert.deepEqual(names, ["destinations/a.json"]);
  assert.equal(bash(folder, `${entry} ${names.join(" ")}`).status, 0);
  assert.equal(readFileSync(join(folder, "destinations/a.json"), "utf8"), GOOD);
});

test("GitHub Actions", () => {
  const workflows = blocks("GitHub Actions", "yaml").map((source) => parse(source));
  const [annotate, scan] = workflows.map(({ jobs }) => jobs.check.steps);
  const folder = project({ "destinations/a.json": GOOD, "destinations/eu/b.json": FIXABLE });

  const { status, stdout } = bash(folder, annotate[1].run);
  assert.equal(status, 1);
  assert.match(stdout, /^::error file=destinations\/eu\/b\.json,line=4,col=11,endLine=4,endColumn=29,/);

  assert.equal(bash(folder, scan[1].run).status, 1);
  const { runs } = JSON.parse(readFileSync(join(folder, scan[2].with.sarif_file), "utf8"));
  const [{ locations }] = runs[0].results;
  assert.equal(locations[0].physicalLocation.artifactLocation.uri, "destinations/eu/b.json");
  // The upload has to run after a failed step as well.
  assert.match(scan[2].if, /failure\(\)/);
  assert.equal(workflows[1].permissions["security-events"], "write");
});
