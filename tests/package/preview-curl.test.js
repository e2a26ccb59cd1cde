/** The shell texts of a preview, run by real shells: curl delivers the body byte for byte, and nothing else happens. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { exportDestinationAccess, previewExportDestination } from "m3ter-export-destination";
import { GCS, HOSTILE, ID, ORG_ID, S3 } from "./preview-bodies.js";

/** @import { Access, AccessFields } from "m3ter-export-destination" */

const SECRETS = { M3TER_API_TOKEN: "a.b-c_d", M3TER_API_KEY: "key", M3TER_API_SECRET: "it's $ecret" };

const COUNT = 1_000;
/** As many shells run at a time, each with its share of the texts. */
const SHELLS = ["sh", "sh", "bash", "bash"];

/** JSON source of string content that means something to shells, terminals, curl, JSON or printf; raw where JSON allows it. */
const PIECES = [
  "a",
  "0",
  " ",
  "é",
  "€",
  "😀",
  "'",
  "''",
  "'\\\\''",
  '\\"',
  "\\\\",
  "\\n",
  "\\u0000",
  "\\u001b[2J",
  "\\u0027",
  "`",
  "``",
  "$",
  "$$",
  "$(touch injected)",
  "`touch injected`",
  "${HOME}",
  "$M3TER_API_TOKEN",
  "'; touch injected; '",
  '\\"; touch injected; \\"',
  "!",
  "!!",
  "!1",
  "#",
  "%s",
  "%%",
  "%c",
  "%0",
  "@",
  "@/etc/hosts",
  "~",
  "*",
  "?",
  "[a-z]",
  "{1,2}",
  "<",
  ">",
  ">injected",
  "<<EOF",
  "EOF",
  "|",
  "||",
  "&",
  "&&",
  ";",
  "(",
  ")",
  "--",
  "--data",
  "=",
  "^",
  "/",
  "</script>",
  "\u007f",
  "\u0080",
  "\u0081",
  "\u0082",
  "\u0085",
  "\u0088",
  "\u009b",
  "\u009f",
  "\u00a0",
  "\u00ad",
  "\u200f",
  "\u202e",
  "\u2028",
  "\u2066",
  "\ufeff",
  "\ufffd",
  "\u{e0001}",
];

/** @param {number} maxLength */
const string = (maxLength) =>
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength }).map((pieces) => `"${pieces.join("")}"`);
const space = fc.constantFrom("", "", "", " ", "\n", "\r\n", "\r", "\t", "\n\n  ");
/** Some are too long for an argument. */
const long = fc.constantFrom("é", "'", "$", "\u007f", "ab").map((unit) => `"long":"${unit.repeat(90_000)}"`);
const types = fc.oneof(
  fc.constant([`"destinationType":"S3"`, `"iamRoleArn":"arn:aws:iam::922609978421:role/'x"`]),
  fc
    .tuple(string(9), string(9), string(9), string(9))
    .map(([project, pool, provider, account]) => [
      `"destinationType":"GCS"`,
      `"projectNumber":${project}`,
      `"poolId":${pool}`,
      `"providerId":${provider}`,
      `"serviceAccountEmail":${account}`,
    ]),
);

/** JSON texts of valid bodies. */
const anyText = fc
  .record({
    own: types,
    name: string(8),
    prefix: string(20),
    more: fc
      .tuple(string(20), string(3), string(30))
      .map(([first, name, last]) => `"more":[${first},{${name}:${last}}]`),
    version: fc.option(fc.integer({ min: 1, max: 99 })),
    long: fc.option(long, { freq: 99 }),
    outer: space,
    inner: space,
  })
  .map(({ own, name, prefix, more, version, long, outer, inner }) => {
    const common = [`"name":${inner}${name}`, `"code":"a'b"`, `"bucketName":"acme-data"`, `"prefix"${inner}:${prefix}`];
    const members = [
      ...own,
      ...common,
      more,
      ...(version === null ? [] : [`"version":${version}`]),
      ...(long === null ? [] : [long]),
    ];
    return { text: `${outer}{${inner}${members.join(`${inner},`)}${inner}}${outer}`, isUpdate: version !== null };
  });

/**
 * @typedef {object} Received
 * @property {string | undefined} method
 * @property {string | undefined} authorization
 * @property {string | undefined} type
 * @property {Buffer} body
 */

describe("with a shell and curl", () => {
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
    response.end(
      JSON.stringify(
        { token_type: "Bearer", access_token: "fresh.token-1_", expires_in: 18_000 },
        null,
        request.url?.length,
      ),
    );
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
   * @param {string} [shell]
   * @returns {Promise<{ status: number, output: string, files: string[] }>}
   */
  async function run(text, env, shell = "sh") {
    const own = mkdtempSync(join(folder, "run-"));
    writeFileSync(join(own, "script"), text);
    // No settings of the user's, and no way to the network but the one to this machine.
    const base = { PATH: process.env.PATH, HOME: own, CURL_HOME: own, no_proxy: "*", ...SECRETS };
    const child = spawn(shell, ["script"], { cwd: own, env: { ...base, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    const [status] = await once(child, "close");
    return { status, output, files: readdirSync(own).filter((name) => name !== "script") };
  }

  test(`${COUNT} payloads arrive byte for byte`, async () => {
    const inputs = fc.sample(fc.tuple(anyText, fc.constantFrom("text", "bytes", "value")), {
      numRuns: COUNT,
      seed: 0x5eed_0012,
    });
    const cases = inputs.map(([{ text, isUpdate }, input], index) => {
      const given = { text, bytes: Buffer.from(text), value: JSON.parse(text) }[input];
      const operation = isUpdate ? "update" : "create";
      const { request, report } = previewExportDestination(given, {
        orgId: ORG_ID,
        id: ID,
        operation,
        baseUrl: `${origin}/${index}/`,
      });
      assert.ok(request, JSON.stringify([text, report.issues]));
      return { text: input === "value" ? JSON.stringify(given) : text, isUpdate, request };
    });
    assert.ok(
      cases.some(({ request }) => request.curl.includes("--data-binary @-")),
      "a payload is long",
    );

    const scripts = SHELLS.map((_, shell) =>
      cases
        .filter((_, index) => index % SHELLS.length === shell)
        .map(({ request }) => `${request.curl} --silent --output /dev/null || exit`),
    );
    const runs = scripts.map((lines, index) => run(lines.join("\n"), {}, SHELLS[index]));
    for (const { status, output, files } of await Promise.all(runs)) {
      assert.deepEqual({ status, output, files }, { status: 0, output: "", files: [] });
    }

    const failures = cases.flatMap(({ text, isUpdate, request }) => {
      const found = received.get(new URL(request.url).pathname);
      const isRight =
        found?.body.equals(Buffer.from(text)) &&
        request.body === text &&
        found.method === (isUpdate ? "PUT" : "POST") &&
        found.authorization === `Bearer ${SECRETS.M3TER_API_TOKEN}` &&
        found.type === "application/json";
      return isRight ? [] : [{ text, request, found: { ...found, body: found?.body.toString() } }];
    });
    assert.deepEqual(failures, []);
    assert.equal(received.size, COUNT);
  });

  test("a megabyte arrives", async () => {
    const text = JSON.stringify({ ...S3, megabyte: "é'$\n".repeat(170_000) });
    const { request } = previewExportDestination(text, { orgId: ORG_ID, baseUrl: `${origin}/megabyte` });
    const { status, files } = await run(request?.curl ?? "");
    assert.deepEqual({ status, files }, { status: 0, files: [] });
    const [path] = [...received.keys()].filter((path) => path.startsWith("/megabyte"));
    assert.ok(received.get(path)?.body.equals(Buffer.from(text)));
  });

  test("the token is got by the key in the environment, and used", async () => {
    for (const baseUrl of [`${origin}/token`, `${origin}/token's/`]) {
      const { request } = previewExportDestination(S3, { orgId: ORG_ID, baseUrl });
      assert.ok(request);
      const { tokenCurl, curl, url } = request;
      const { status, files } = await run(`${tokenCurl}\n${curl}`, { M3TER_API_TOKEN: "stale" });
      assert.deepEqual({ status, files }, { status: 0, files: [] });
      const found = received.get(`${new URL(baseUrl).pathname.replace(/\/$/, "")}/oauth/token`);
      const basic = Buffer.from(`${SECRETS.M3TER_API_KEY}:${SECRETS.M3TER_API_SECRET}`).toString("base64");
      assert.deepEqual(found, {
        method: "POST",
        authorization: `Basic ${basic}`,
        type: "application/x-www-form-urlencoded",
        body: Buffer.from("grant_type=client_credentials"),
      });
      assert.equal(received.get(new URL(url).pathname)?.authorization, "Bearer fresh.token-1_");
    }
  });

  test("without a token the command fails", async () => {
    const { request } = previewExportDestination(S3, { orgId: ORG_ID, baseUrl: origin });
    const refused = request?.tokenCurl.replace("/oauth/token'", "/refused'") ?? "";
    for (const shell of ["sh", "bash"]) assert.notEqual((await run(refused, {}, shell)).status, 0);
  });

  test("without an organization ID it is taken from the environment", async () => {
    for (const [index, path] of ["", "/a$b!c'd/$M3TER_ORG_ID/$(touch%20injected)"].entries()) {
      const { request } = previewExportDestination(S3, { baseUrl: `${origin}/env${index}${path}` });
      for (const shell of ["sh", "bash"]) {
        const { status, files } = await run(request?.curl ?? "", { M3TER_ORG_ID: `${shell}-${ORG_ID}` }, shell);
        assert.deepEqual({ status, files }, { status: 0, files: [] });
        assert.ok(received.has(`/env${index}${path}/organizations/${shell}-${ORG_ID}/dataexports/destinations`));
      }
    }
  });

  test("what m3ter refuses fails, and its answer is shown", async () => {
    const { request } = previewExportDestination(S3, { orgId: ORG_ID, baseUrl: origin });
    const { status, output } = await run(request?.curl.replace("/destinations'", "/refused'") ?? "");
    assert.equal(status, 22);
    assert.match(output, /fresh\.token/);
  });

  describe("and a cloud's program that writes down its arguments", () => {
    const bin = mkdtempSync(join(folder, "bin-"));
    const log = join(bin, "log");
    for (const name of ["gcloud", "aws"]) {
      writeFileSync(
        join(bin, name),
        `#!/bin/sh\nfor word; do printf '%s\\0' "$word"; done >>'${log}'\nprintf '\\n\\0' >>'${log}'\n`,
      );
      chmodSync(join(bin, name), 0o755);
    }

    /**
     * @param {Access} access
     * @param {NodeJS.ProcessEnv} [env]
     */
    async function calls({ commands }, env = {}) {
      writeFileSync(log, "");
      const { status, output, files } = await run(commands, { PATH: `${bin}:${process.env.PATH}`, ...env });
      const words = readFileSync(log, "utf8")
        .split("\n\0")
        .map((call) => call.split("\0").slice(0, -1));
      return { status, output, files, calls: words.slice(0, -1) };
    }

    /** @param {Partial<AccessFields>} members */
    const gcs = (members) => /** @type {AccessFields} */ ({ ...GCS, bucketName: "b'$(touch injected)", ...members });

    // Other control characters are in a test of their own.
    const texts = [...HOSTILE.filter((text) => !/[\0\x1b\x7f-\x9f]/.test(text)), "a", "--x", "*", "\r\t"];
    const member = "principal://x/subject/the 'subject'";
    const bucket = ["storage", "buckets", "add-iam-policy-binding", "gs://b'$(touch injected)"];

    test("gcloud gets each value as one word", async () => {
      for (const text of texts) {
        const direct = {
          status: 0,
          output: "",
          files: [],
          calls: [[...bucket, `--member=${text}`, "--role=roles/storage.objectCreator"]],
        };
        assert.deepEqual(await calls(exportDestinationAccess(gcs({})), { M3TER_MEMBER: text }), direct);
        assert.deepEqual(await calls(exportDestinationAccess(gcs({}), { principal: text })), direct);
        const access = exportDestinationAccess(gcs({ serviceAccountEmail: text }));
        // What begins with a hyphen must not become an option.
        const account = text.startsWith("-") ? ` ${text}` : text;
        assert.deepEqual(await calls(access, { M3TER_MEMBER: member }), {
          status: 0,
          output: "",
          files: [],
          calls: [
            [
              "iam",
              "service-accounts",
              "add-iam-policy-binding",
              account,
              `--member=${member}`,
              "--role=roles/iam.workloadIdentityUser",
            ],
            [...bucket, `--member=serviceAccount:${text}`, "--role=roles/storage.objectCreator"],
          ],
        });
      }
    });

    test("control characters are made visible", async () => {
      const {
        status,
        calls: [[, , , bucket]],
      } = await calls(exportDestinationAccess(gcs({ bucketName: "a\0\u001b\u007f\u009bb" })), { M3TER_MEMBER: member });
      assert.deepEqual([status, bucket], [0, "gs://a\ufffd\ufffd\ufffd\ufffdb"]);
    });

    test("without the principal nobody is granted anything", async () => {
      const { status, output, calls: none } = await calls(exportDestinationAccess(gcs({})));
      assert.notEqual(status, 0);
      assert.match(output, /M3TER_MEMBER: set it to the principal of m3ter/);
      assert.deepEqual(none, []);
    });

    test("the principal may as well replace the placeholder", async () => {
      const access = exportDestinationAccess(gcs({}));
      const commands = access.commands.replace(access.principalPlaceholder, "principal://x");
      const {
        calls: [words],
      } = await calls({ ...access, commands });
      assert.equal(words[4], "--member=principal://x");
    });

    test("aws gets each value as one word, and the policies to the letter", async () => {
      for (const text of [...texts, ...HOSTILE]) {
        const role = `${text.replace(/[\0-\x1f\x7f-\x9f/]/g, "")}-role`;
        const access = exportDestinationAccess(
          { destinationType: "S3", bucketName: "acme", prefix: text, iamRoleArn: `arn:aws:iam::1:role/it's/${role}` },
          { principal: text },
        );
        assert.ok(access.destinationType === "S3");
        const found = await calls(access);
        assert.deepEqual({ ...found, calls: 0 }, { status: 0, output: "", files: [], calls: 0 });
        const [[, , name, path, trust, ...query], [, , sameName, policyName, permission, ...none]] = found.calls;
        assert.deepEqual(
          found.calls.map((words) => words.slice(0, 2)),
          [
            ["iam", "create-role"],
            ["iam", "put-role-policy"],
          ],
        );
        assert.deepEqual([name, path], [`--role-name=${role}`, "--path=/it's/"]);
        assert.deepEqual([sameName, policyName], [name, "--policy-name=m3ter-exports"]);
        assert.deepEqual([query, none], [["--query", "Role.Arn", "--output", "text"], []]);
        assert.deepEqual(JSON.parse(trust.replace("--assume-role-policy-document=", "")), access.trustPolicy);
        assert.deepEqual(JSON.parse(permission.replace("--policy-document=", "")), access.permissionPolicy);
      }
    });

    test("no policy is put on a role that could not be created", async () => {
      writeFileSync(log, "");
      const { commands } = exportDestinationAccess({ destinationType: "S3", bucketName: "acme" });
      const { status } = await run(`aws() { echo "$2" >>'${log}'; return 254; }\n${commands}`);
      assert.deepEqual([status, readFileSync(log, "utf8")], [254, "create-role\n"]);
    });
  });
});
