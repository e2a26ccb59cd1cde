/** The request as programs: what they would send is the body, member by member. */

import { expect, test } from "@playwright/test";
import { fetchExportSnippet, fetchSnippet, fetchTokenSnippet } from "../../www/preview/snippet/fetch.js";
import { pythonSnippet } from "../../www/preview/snippet/python.js";
import { typescriptSnippet } from "../../www/preview/snippet/typescript.js";

const ORGANIZATION = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";
const DESTINATION = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";
const ENV = { M3TER_API_KEY: "key", M3TER_API_SECRET: "secret", M3TER_ORG_ID: ORGANIZATION };

const HOSTILE = "'\"`$(exit 1)${process}\\\n\r\t\u0000\u007f\u2028\u202e\ufeff😀</script>#//%s{x}";

/** @type {Record<string, string>} */
const BODIES = {
  S3: '{"destinationType": "S3", "name": "n", "code": "c", "bucketName": "bbb", "iamRoleArn": "arn:aws:iam::922609978421:role/R", "partitionOrder": null}',
  "hostile texts": JSON.stringify({ name: HOSTILE, code: HOSTILE, [HOSTILE]: HOSTILE }),
  "names that languages have":
    '{"__proto__": {"a": 1}, "constructor": [], "class": {}, "None": "True", "org_id": 1, "self": 2, "a-b": 3}',
  "all types of values":
    '{"prefix": "p", "x": [true, false, null, [], {}, [[1, {"y": "z"}]], 1.5, 1e2, "true"], "version": 3}',
};

/** @param {string} source @param {Record<string, unknown>} names */
async function run(source, names) {
  const AsyncFunction = /** @type {any} */ (async () => {}).constructor;
  return new AsyncFunction(...Object.keys(names), source)(...Object.values(names));
}

for (const [title, body] of Object.entries(BODIES)) {
  test(`fetch: ${title}`, async () => {
    /** @type {any[]} */
    const calls = [];
    const answer = { ok: true, json: async () => ({ access_token: "t" }) };
    const fetch = async (/** @type {unknown[]} */ ...call) => {
      calls.push(call);
      return answer;
    };
    const url = "https://api.m3ter.com/x";
    const source = `${fetchTokenSnippet("https://api.m3ter.com")}\n${fetchSnippet({ method: "PUT", url, body })}`;
    await run(source, { fetch, process: { env: ENV } });
    const [[tokenAddress, token], [address, { method, headers, body: sent }]] = calls;
    expect(tokenAddress).toBe("https://api.m3ter.com/oauth/token");
    expect(token.headers).toEqual({ Authorization: `Basic ${Buffer.from("key:secret").toString("base64")}` });
    expect(String(token.body)).toBe("grant_type=client_credentials");
    expect([address, method]).toEqual([url, "PUT"]);
    expect(headers).toEqual({ Authorization: "Bearer t", "Content-Type": "application/json" });
    expect(sent).toBe(JSON.stringify(JSON.parse(body)));
  });

  for (const destinationId of [undefined, DESTINATION]) {
    const call = destinationId === undefined ? "create" : "update";

    test(`TypeScript, ${call}: ${title}`, async () => {
      const snippet = typescriptSnippet({ body, organizationId: ORGANIZATION, destinationId });
      expect(snippet).toMatch(/^import M3ter from "m3ter-sdk";\n/);
      /** @type {any[]} */
      const calls = [];
      class M3ter {
        /** @param {{ orgID: string }} options */
        constructor({ orgID }) {
          const called =
            (/** @type {string} */ name) =>
            async (/** @type {unknown[]} */ ...given) => {
              calls.push([orgID, name, ...given]);
              return {};
            };
          this.dataExports = { destinations: { create: called("create"), update: called("update") } };
        }
      }
      // The one thing in it that only TypeScript has.
      const javascript = snippet.replace(/^import .*\n/, "").replace("} as const;", "};");
      await run(javascript, { M3ter, console: { log() {} } });
      const id = destinationId === undefined ? [] : [destinationId];
      expect(calls[0].slice(0, -1)).toEqual([ORGANIZATION, call, ...id]);
      expect(JSON.stringify(calls[0].at(-1))).toBe(JSON.stringify(JSON.parse(body)));
    });

    test(`Python, ${call}: ${title}`, () => {
      const snippet = pythonSnippet({ body, organizationId: ORGANIZATION, destinationId });
      expect(snippet).toMatch(/^from m3ter import M3ter\n/);
      expect(snippet).toContain(`M3ter(org_id="${ORGANIZATION}")`);
      const { method, positional, keywords } = calledInPython(snippet);
      expect(method).toBe(call);
      expect(positional).toEqual(destinationId === undefined ? [] : [destinationId]);
      const { extra_body: others, ...known } = keywords;
      const sent = {
        ...Object.fromEntries(Object.entries(known).map(([name, value]) => [camelCase(name), value])),
        ...others,
      };
      // Spread would take `__proto__` for what it is in JavaScript.
      const names = [...Object.keys(known).map(camelCase), ...Object.keys(others)];
      expect(names.sort()).toEqual(Object.keys(JSON.parse(body)).sort());
      for (const [name, value] of Object.entries(JSON.parse(body))) {
        if (name !== "__proto__") expect(sent[name]).toEqual(value);
      }
    });
  }
}

test("the SDKs get a base URL that is not their own", () => {
  const sdk = { body: "{}", organizationId: ORGANIZATION, destinationId: undefined, baseUrl: "https://x.example/a" };
  expect(typescriptSnippet(sdk)).toContain(
    `const client = new M3ter({ orgID: "${ORGANIZATION}", baseURL: "https://x.example/a" });\n`,
  );
  expect(pythonSnippet(sdk)).toContain(`client = M3ter(org_id="${ORGANIZATION}", base_url="https://x.example/a")\n`);
});

test("without an organization ID the environment has it", async () => {
  /** @type {string[]} */
  const addresses = [];
  const fetch = async (/** @type {string} */ address) => {
    addresses.push(address);
    return { ok: true, json: async () => ({}) };
  };
  const path = `/organizations/$M3TER_ORG_ID/dataexports/destinations`;
  for (const base of ["https://api.m3ter.com", "http://x/$M3TER_ORG_ID/a$b${c}`\\d"]) {
    await run(fetchSnippet({ method: "POST", url: base + path, body: "{}" }), {
      fetch,
      process: { env: ENV },
      token: "t",
    });
    expect(addresses.pop()).toBe(`${base}/organizations/${ORGANIZATION}/dataexports/destinations`);
  }
  const sdk = { body: "{}", organizationId: undefined, destinationId: undefined };
  expect(typescriptSnippet(sdk)).toContain(
    "// It reads M3TER_API_KEY, M3TER_API_SECRET and M3TER_ORG_ID.\nconst client = new M3ter();",
  );
  expect(pythonSnippet(sdk)).toContain(
    "# It reads M3TER_API_KEY, M3TER_API_SECRET and M3TER_ORG_ID.\nclient = M3ter()\n",
  );
});

test("fetch: an export to the new destination, and its status", async () => {
  /** @type {any[]} */
  const calls = [];
  const fetch = async (/** @type {unknown[]} */ ...call) => {
    calls.push(call);
    return { ok: true, json: async () => ({ jobId: "j" }) };
  };
  for (const id of ["", `/${DESTINATION}`]) {
    const url = `https://api.m3ter.com/organizations/$M3TER_ORG_ID/dataexports/destinations${id}`;
    const names = { fetch, process: { env: ENV }, token: "t", destination: { id: "d" }, console: { log() {} } };
    await run(fetchExportSnippet({ url }), names);
    const [[address, { method, body }], [status]] = calls.splice(0);
    const exports = `https://api.m3ter.com/organizations/${ORGANIZATION}/dataexports`;
    expect([method, address, status]).toEqual(["POST", `${exports}/adhoc`, `${exports}/jobs/j`]);
    expect(JSON.parse(body)).toEqual({
      sourceType: "OPERATIONAL",
      operationalDataTypes: ["ACCOUNTS"],
      destinationIds: ["d"],
    });
  }
});

test("invisible characters are written as escapes", () => {
  const body = JSON.stringify({ name: "\u202e\u200b\ufeff\u007f" });
  expect(fetchSnippet({ method: "POST", url: "https://api.m3ter.com/", body })).toContain(
    '"\\u202e\\u200b\\ufeff\\u007f"',
  );
});

/**
 * Reads the call of the snippet: the arguments as JSON, after Python's words and trailing commas are replaced.
 * @param {string} snippet
 */
function calledInPython(snippet) {
  const [, method, inside] = /destinations\.(\w+)\(\n(.*)^\)$/ms.exec(snippet) ?? [];
  const TOKEN = /("(?:[^"\\]|\\.)*")|\b(True|False|None)\b|,(?=\s*[\]}])|^ {4}#.*\n/gm;
  const words = { True: "true", False: "false", None: "null" };
  const json = inside.replace(TOKEN, (_, text, word) => text ?? words[/** @type {"True"} */ (word)] ?? "");
  const parts = json
    .split(/,\n(?= {4}\S)/)
    .map((part) => part.trim().replace(/,$/, ""))
    .filter((part) => part !== "" && part !== "}");
  /** @type {Record<string, any>} */
  const keywords = {};
  const positional = [];
  for (const part of parts) {
    const [, name, value] = /^([a-z_]+)=(.*)$/s.exec(part) ?? [];
    if (name === undefined) positional.push(JSON.parse(part));
    else keywords[name] = JSON.parse(value);
  }
  return { method, positional, keywords };
}

/** @param {string} name */
function camelCase(name) {
  return name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
