/** The request in the words of programs: what they would send is the body, member by member. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchSnippet } from "../../www/preview/snippet/fetch.js";
import { pythonSnippet } from "../../www/preview/snippet/python.js";
import { typescriptSnippet } from "../../www/preview/snippet/typescript.js";

const ORGANIZATION = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";
const DESTINATION = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";

const HOSTILE = "'\"`$(exit 1)${process}\\\n\r\t\u0000\u007f\u2028\u202e\ufeff😀</script>#//%s{x}";

/** @type {Record<string, string>} */
const BODIES = {
  S3: '{"destinationType": "S3", "name": "n", "code": "c", "bucketName": "bbb", "iamRoleArn": "arn:aws:iam::922609978421:role/R", "partitionOrder": null}',
  "hostile texts": JSON.stringify({ name: HOSTILE, code: HOSTILE, [HOSTILE]: HOSTILE }),
  "names that languages have": '{"__proto__": {"a": 1}, "constructor": [], "class": {}, "None": "True", "org_id": 1, "self": 2, "a-b": 3}',
  "all kinds of values": '{"prefix": "p", "x": [true, false, null, [], {}, [[1, {"y": "z"}]], 1.5, 1e2, "true"], "version": 3}',
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
    const fetch = async (/** @type {unknown[]} */ ...call) => (calls.push(call), { ok: true, json: async () => ({}) });
    const url = "https://api.m3ter.com/x";
    await run(fetchSnippet({ method: "PUT", url, body }), { fetch, process: { env: { M3TER_TOKEN: "t" } } });
    const [[address, { method, headers, body: sent }]] = calls;
    assert.deepEqual([address, method], [url, "PUT"]);
    assert.deepEqual(headers, { Authorization: "Bearer t", "Content-Type": "application/json" });
    assert.equal(sent, JSON.stringify(JSON.parse(body)));
  });

  for (const destinationId of [undefined, DESTINATION]) {
    const call = destinationId === undefined ? "create" : "update";

    test(`TypeScript, ${call}: ${title}`, async () => {
      const snippet = typescriptSnippet({ body, organizationId: ORGANIZATION, destinationId });
      assert.ok(snippet.startsWith('import M3ter from "m3ter-sdk";\n'));
      /** @type {any[]} */
      const calls = [];
      class M3ter {
        /** @param {{ orgID: string }} options */
        constructor({ orgID }) {
          const called = (/** @type {string} */ name) => async (/** @type {unknown[]} */ ...given) => (calls.push([orgID, name, ...given]), {});
          this.dataExports = { destinations: { create: called("create"), update: called("update") } };
        }
      }
      // The one thing in it that is of TypeScript alone.
      const javascript = snippet.replace(/^import .*\n/, "").replace("} as const;", "};");
      await run(javascript, { M3ter, console: { log() {} } });
      const id = destinationId === undefined ? [] : [destinationId];
      assert.deepEqual(calls[0].slice(0, -1), [ORGANIZATION, call, ...id]);
      assert.equal(JSON.stringify(calls[0].at(-1)), JSON.stringify(JSON.parse(body)));
    });

    test(`Python, ${call}: ${title}`, () => {
      const snippet = pythonSnippet({ body, organizationId: ORGANIZATION, destinationId });
      assert.ok(snippet.startsWith("from m3ter import M3ter\n"));
      assert.ok(snippet.includes(`M3ter(org_id="${ORGANIZATION}")`));
      const { method, positional, keywords } = calledInPython(snippet);
      assert.equal(method, call);
      assert.deepEqual(positional, destinationId === undefined ? [] : [destinationId]);
      const { extra_body: others, ...known } = keywords;
      const sent = { ...Object.fromEntries(Object.entries(known).map(([name, value]) => [camelCase(name), value])), ...others };
      // Spread would take `__proto__` for what it is in JavaScript.
      const names = [...Object.keys(known).map(camelCase), ...Object.keys(others)];
      assert.deepEqual(names.sort(), Object.keys(JSON.parse(body)).sort());
      for (const [name, value] of Object.entries(JSON.parse(body))) {
        if (name !== "__proto__") assert.deepEqual(sent[name], value, name);
      }
    });
  }
}

/**
 * Reads the call of the snippet: the arguments as JSON, once Python's words and trailing commas are JSON's.
 * @param {string} snippet
 */
function calledInPython(snippet) {
  const [, method, inside] = /destinations\.(\w+)\(\n(.*)^\)$/ms.exec(snippet) ?? [];
  const TOKEN = /("(?:[^"\\]|\\.)*")|\b(True|False|None)\b|,(?=\s*[\]}])|^ {4}#.*\n/gm;
  const words = { True: "true", False: "false", None: "null" };
  const json = inside.replace(TOKEN, (_, text, word) => text ?? words[/** @type {"True"} */ (word)] ?? "");
  const parts = json.split(/,\n(?= {4}\S)/).map((part) => part.trim().replace(/,$/, "")).filter((part) => part !== "" && part !== "}");
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

test("what is not seen is written as an escape", () => {
  const body = JSON.stringify({ name: "\u202e\u200b\ufeff\u007f" });
  const text = fetchSnippet({ method: "POST", url: "https://api.m3ter.com/", body });
  assert.ok(text.includes('"\\u202e\\u200b\\ufeff\\u007f"'), text);
});
