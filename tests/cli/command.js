/** Runs the built command as its users do: as a process of its own, in a directory of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const MAIN = fileURLToPath(new URL("../../pkg/dist/cli.js", import.meta.url));

/** The environment, without the variables that change a report. */
const { NO_COLOR, FORCE_COLOR, GITHUB_WORKSPACE, ...ENVIRONMENT } = process.env;

/**
 * Creates a directory with these files, which is removed after the tests.
 * @param {Record<string, string | Uint8Array>} files by name
 */
export function folderOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "m3ter-export-destination-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/**
 * @param {string} cwd
 * @param {string[]} args
 * @param {{ input?: string | Uint8Array, env?: NodeJS.ProcessEnv }} [options]
 */
export function command(cwd, args, { input = "", env = {} } = {}) {
  const options = { cwd, input, env: { ...ENVIRONMENT, ...env }, maxBuffer: 2 ** 30, timeout: 120_000 };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [MAIN, ...args], {
    ...options,
    encoding: "utf8",
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

export const GOOD = `{
  "destinationType": "S3",
  "name": "Acme exports",
  "code": "acme_exports",
  "bucketName": "acme-billing-exports",
  "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636"
}
`;
