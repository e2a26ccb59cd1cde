/** The shell texts of a preview, run by a real shell: curl delivers the body byte for byte, and nothing else happens. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { previewExportDestination } from "m3ter-export-destination";

/** @import { Preview } from "m3ter-export-destination" */

const ORG_ID = "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101";
const ID = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";
const SECRETS = { M3TER_TOKEN: "a.b-c_d", M3TER_ACCESS_KEY_ID: "key", M3TER_API_SECRET: "it's $ecret" };

const COUNT = 1_000;
/** Shells at a time, each with so many of the texts. */
const SHELLS = 4;

/** Marsaglia's xorshift32, so that a failure comes back. */
let state = 0x5eed_0012;

/** @param {number} limit */
function below(limit) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

/**
 * @template T
 * @param {readonly T[]} list
 */
const pick = (list) => list[below(list.length)];

/** What shells, terminals, curl, JSON and printf have a meaning for, raw where JSON allows it. */
const PIECES = [
  "a", "0", " ", "é", "€", "😀", "'", "''", "'\\\\''", '\\"', "\\\\", "\\n", "\\u0000", "\\u001b[2J", "\\u0027", "`", "``",
  "$", "$$", "$(touch injected)", "`touch injected`", "${HOME}", "$M3TER_TOKEN", "'; touch injected; '", "\\\"; touch injected; \\\"",
  "!", "!!", "!1", "#", "%s", "%%", "%c", "%0", "@", "@/etc/hosts", "~", "*", "?", "[a-z]", "{1,2}", "<", ">", ">injected", "<<EOF",
  "EOF", "|", "||", "&", "&&", ";", "(", ")", "--", "--data", "=", "^", "/", "</script>", "\u007f", "\u0080", "\u0081", "\u0082",
  "\u0085", "\u0088", "\u009b", "\u009f", "\u00a0", "\u00ad", "\u200f", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffd", "\u{e0001}",
];
const BLANKS = ["", "", "", " ", "\n", "\r\n", "\r", "\t", "\n\n  "];

/** @param {number} most */
function string(most) {
  return `"${Array.from({ length: 1 + below(most) }, () => pick(PIECES)).join("")}"`;
}

/** @param {boolean} isUpdate */
function body(isUpdate) {
  const kind = pick(["S3", "GCS"]);
  const members = [
    `"destinationType"${pick(BLANKS)}:"${kind}"`,
    `"name":${pick(BLANKS)}${string(8)}`,
    '"code":"a\'b"',
    '"bucketName":"acme-data"',
    ...(kind === "S3"
      ? [`"iamRoleArn":"arn:aws:iam::922609978421:role/'x"`]
      : [`"projectNumber":${string(9)}`, `"poolId":${string(9)}`, `"providerId":${string(9)}`, `"serviceAccountEmail":${string(9)}`]),
    `"prefix":${string(20)}`,
    `"more ${below(1e9)}":[${string(20)},${pick(BLANKS)}{${string(3)}:${string(30)}}]`,
    ...(isUpdate ? [`"version":${1 + below(99)}`] : []),
  ];
  // Some are too long for an argument.
  if (below(100) === 0) members.push(`"long":"${pick(["é", "'", "$", "\u007f", "ab"]).repeat(90_000)}"`);
  return `${pick(BLANKS)}{${pick(BLANKS)}${members.join(`${pick(BLANKS)},${pick(BLANKS)}`)}${pick(BLANKS)}}${pick(BLANKS)}`;
}

/**
 * @typedef {object} Received
 * @property {string | undefined} method
 * @property {string | undefined} authorization
 * @property {string | undefined} type
 * @property {Buffer} body
 */

describe("with sh and curl", () => {
  /** @type {Map<string, Received>} by path */
  const received = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, headers } = request;
    received.set(request.url ?? "", {
      method,
      authorization: headers.authorization,
      type: headers["content-type"],
      body: Buffer.concat(chunks),
    });
    if (request.url?.endsWith("/refused")) response.statusCode = 400;
    response.end(JSON.stringify({ token_type: "Bearer", access_token: "fresh.token-1_", expires_in: 18_000 }, null, request.url?.length));
  });
  const folder = mkdtempSync(join(tmpdir(), "m3ter-export-destination-"));
  let origin = "";

  before(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    origin = `http://127.0.0.1:${port}`;
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /**
   * Runs a text as a file, in a folder of its own.
   * @param {string} text
   * @param {NodeJS.ProcessEnv} [env]
   * @returns {Promise<{ status: number, output: string, files: string[] }>}
   */
  async function run(text, env) {
    const own = mkdtempSync(join(folder, "run-"));
    writeFileSync(join(own, "script"), text);
    // No settings of the user's, and no way to the network but the one to this machine.
    const base = { PATH: process.env.PATH, HOME: own, CURL_HOME: own, no_proxy: "*", ...SECRETS };
    const shell = spawn("sh", ["script"], { cwd: own, env: { ...base, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [shell.stdout, shell.stderr]) stream.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    const [status] = await once(shell, "close");
    return { status, output, files: readdirSync(own).filter((name) => name !== "script") };
  }

  test(`${COUNT} payloads arrive byte for byte`, async () => {
    const cases = Array.from({ length: COUNT }, (_, index) => {
      const operation = pick(/** @type {const} */ (["create", "update"]));
      const text = body(operation === "update");
      const given = pick([text, text, Buffer.from(text), JSON.parse(text)]);
      const preview = previewExportDestination(given, { orgId: ORG_ID, id: ID, operation, baseUrl: `${origin}/${index}/` });
      const { request, report } = preview;
      assert.ok(request, JSON.stringify([text, report.issues]));
      return { text: typeof given === "string" || Buffer.isBuffer(given) ? text : JSON.stringify(given), operation, request };
    });
    assert.ok(cases.some(({ request }) => request.curl.includes("--data-binary @-")), "a payload is long");

    const scripts = Array.from({ length: SHELLS }, (_, shell) =>
      cases.filter((_, index) => index % SHELLS === shell).map(({ request }) => `${request.curl} --silent --output /dev/null || exit`),
    );
    for (const { status, output, files } of await Promise.all(scripts.map((lines) => run(lines.join("\n"))))) {
      assert.deepEqual({ status, output, files }, { status: 0, output: "", files: [] });
    }

    const complaints = cases.flatMap(({ text, operation, request }) => {
      const found = received.get(new URL(request.url).pathname);
      const isRight =
        found?.body.equals(Buffer.from(text)) &&
        request.body === text &&
        found.method === { create: "POST", update: "PUT" }[operation] &&
        found.authorization === `Bearer ${SECRETS.M3TER_TOKEN}` &&
        found.type === "application/json";
      return isRight ? [] : [{ text, request, found: { ...found, body: found?.body.toString() } }];
    });
    assert.deepEqual(complaints, []);
    assert.equal(received.size, COUNT);
  });

  test("a megabyte arrives", async () => {
    const text = body(false).trim().replace(/}$/, `,"megabyte":"${"é'$\\n".repeat(170_000)}"}`);
    const { request } = previewExportDestination(text, { orgId: ORG_ID, baseUrl: `${origin}/megabyte` });
    const { status, files } = await run(request?.curl ?? "");
    assert.deepEqual({ status, files }, { status: 0, files: [] });
    const [path] = [...received.keys()].filter((path) => path.startsWith("/megabyte"));
    assert.ok(received.get(path)?.body.equals(Buffer.from(text)));
  });

  test("the token is got by the key in the environment, and used", async () => {
    for (const baseUrl of [`${origin}/token`, `${origin}/token's/`]) {
      const { request } = previewExportDestination(body(false), { orgId: ORG_ID, baseUrl });
      assert.ok(request);
      const { tokenCurl, curl, url } = request;
      const { status, files } = await run(`${tokenCurl}\n${curl}`, { M3TER_TOKEN: "stale" });
      assert.deepEqual({ status, files }, { status: 0, files: [] });
      const found = received.get(`${new URL(baseUrl).pathname.replace(/\/$/, "")}/oauth/token`);
      const basic = Buffer.from(`${SECRETS.M3TER_ACCESS_KEY_ID}:${SECRETS.M3TER_API_SECRET}`).toString("base64");
      assert.deepEqual(found, {
        method: "POST",
        authorization: `Basic ${basic}`,
        type: "application/x-www-form-urlencoded",
        body: Buffer.from("grant_type=client_credentials"),
      });
      assert.equal(received.get(new URL(url).pathname)?.authorization, "Bearer fresh.token-1_");
    }
  });

  test("what m3ter refuses fails, and what it says is shown", async () => {
    const { request } = previewExportDestination(body(false), { orgId: ORG_ID, baseUrl: origin });
    const { status, output } = await run(request?.curl.replace("/destinations'", "/refused'") ?? "");
    assert.equal(status, 22);
    assert.match(output, /fresh\.token/);
  });

  describe("and a gcloud that writes down what it is called with", () => {
    const bin = mkdtempSync(join(folder, "bin-"));
    const log = join(bin, "log");

    /**
     * @param {Preview["access"]} access
     * @param {NodeJS.ProcessEnv} [env]
     */
    async function calls(access, env = { M3TER_SUBJECT: "the 'subject'" }) {
      assert.ok(access?.destinationType === "GCS");
      writeFileSync(join(bin, "gcloud"), `#!/bin/sh\nfor word; do printf '%s\\0' "$word"; done >>'${log}'\nprintf '\\n\\0' >>'${log}'\n`);
      chmodSync(join(bin, "gcloud"), 0o755);
      writeFileSync(log, "");
      const { status, output, files } = await run(access.commands, { PATH: `${bin}:${process.env.PATH}`, ...env });
      const words = readFileSync(log, "utf8").split("\n\0").map((call) => call.split("\0").slice(0, -1));
      return { status, output, files, calls: words.slice(0, -1) };
    }

    /** @param {Record<string, string>} members */
    const gcs = (members) =>
      previewExportDestination(
        { destinationType: "GCS", name: "n", code: "c", bucketName: "b'$(touch injected)", projectNumber: "1", poolId: "p", providerId: "v", ...members },
        { orgId: ORG_ID },
      ).access;

    test("it gets each value as one word", async () => {
      const hostile = ["a", "it's", "$(touch injected)", "`touch injected`", "a\nb", "\r\t", "\"\\", "é😀\u202e", "--x", "*", "-"];
      for (const text of hostile) {
        const pool = `principal://iam.googleapis.com/projects/${text}/locations/global/workloadIdentityPools/${text}/subject/the 'subject'`;
        const bucket = ["storage", "buckets", "add-iam-policy-binding", "gs://b'$(touch injected)"];
        const members = { projectNumber: text, poolId: text };
        assert.deepEqual(await calls(gcs(members)), {
          status: 0, output: "", files: [],
          calls: [[...bucket, `--member=${pool}`, "--role=roles/storage.objectCreator"]],
        });
        // What begins with a hyphen must not become an option.
        const account = text.startsWith("-") ? ` ${text}` : text;
        assert.deepEqual(await calls(gcs({ ...members, serviceAccountEmail: text })), {
          status: 0, output: "", files: [],
          calls: [
            ["iam", "service-accounts", "add-iam-policy-binding", account, `--member=${pool}`, "--role=roles/iam.workloadIdentityUser"],
            [...bucket, `--member=serviceAccount:${text}`, "--role=roles/storage.objectCreator"],
          ],
        });
      }
    });

    test("control characters are made visible", async () => {
      const { status, calls: [[, , , bucket]] } = await calls(gcs({ bucketName: "a\0\u001b\u007f\u009bb" }));
      assert.deepEqual([status, bucket], [0, "gs://a\ufffd\ufffd\ufffd\ufffdb"]);
    });

    test("without the subject nothing is granted to anybody", async () => {
      const { status, output, calls: none } = await calls(gcs({}), {});
      assert.notEqual(status, 0);
      assert.match(output, /M3TER_SUBJECT: is in the guide/);
      assert.deepEqual(none, []);
    });

    test("the subject may as well be put in place of the placeholder", async () => {
      const access = gcs({});
      assert.ok(access?.destinationType === "GCS");
      const commands = access.commands.replace(access.principalPlaceholder, "subject-1");
      const { calls: [words] } = await calls({ ...access, commands }, {});
      assert.match(words[4], /\/workloadIdentityPools\/p\/subject\/subject-1$/);
    });
  });
});
