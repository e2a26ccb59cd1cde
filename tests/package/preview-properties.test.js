/** Previews of hostile bodies, of the corpus, and of bodies made by chance. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  previewExportDestination,
  validateExportDestination,
  validateExportDestinationResponse,
} from "m3ter-export-destination";
import { anyBody, CREATE, corpus, GCS, HOSTILE, hostileText, ID, S3, UPDATE } from "./preview-bodies.js";

/** @import { Preview, PreviewOptions } from "m3ter-export-destination" */

/** What a shell text may have outside of single quotes, apart from plain words. */
const KNOWN = [
  /"Authorization: Bearer \$M3TER_API_TOKEN"/g,
  /"\$M3TER_API_KEY:\$M3TER_API_SECRET"/g,
  /"https:\/\/api\.m3ter\.com\/organizations\/\$M3TER_ORG_ID\/[\w/-]+"/g,
  /"\$\{M3TER_MEMBER:\?set it to the principal of m3ter\}"/g,
  /^M3TER_API_TOKEN=\$\(/,
  /\) && test -n "\$M3TER_API_TOKEN"$/,
  / \\\n/g,
  / \|\n/g,
  / &&\n/g,
  /@-$/,
];

/**
 * Checks that outside of quotes there is nothing that a shell would act on, and no key for a terminal.
 * @param {string} text
 */
function checkShell(text) {
  assert.doesNotMatch(text, /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/);
  const outside = text.replace(/'[^']*'|\\'/g, "");
  const bare = KNOWN.reduce((rest, known) => rest.replace(known, ""), outside);
  assert.match(bare, /^[\w ./=-]*(\n[\w ./=-]*)*$/, text.slice(0, 300));
}

/**
 * Checks what has to be true of every preview of a valid body.
 * @param {string} text
 * @param {PreviewOptions} options
 * @param {Preview} preview
 */
function checkPreview(text, options, { report, request, response, objectKeys, access }) {
  assert.ok(request && response && objectKeys && access);
  const sent = JSON.parse(text);
  assert.equal(request.body, text);
  checkShell(request.curl);
  checkShell(request.tokenCurl);
  checkShell(access.commands);

  const { operation } = options;
  const sentVersion = Number.isSafeInteger(sent.version) ? sent.version : undefined;
  const answer = validateExportDestinationResponse(JSON.stringify(response.body), {
    operation: operation ?? "create",
    sentVersion,
  });
  assert.deepEqual(answer, { valid: true, destinationType: report.destinationType, issues: [] });

  const prefix = sent.prefix ? `${sent.prefix}/` : "";
  const scheme = report.destinationType === "S3" ? "s3" : "gs";
  for (const { key, uri, bytes } of objectKeys.files) {
    assert.ok(key.startsWith(`${prefix}orgId=`));
    assert.equal(uri, `${scheme}://${sent.bucketName}/${key}`);
    assert.equal(bytes, Buffer.byteLength(key));
  }
  assert.deepEqual(JSON.parse(JSON.stringify(structuredClone(access))), access);
}

test("hostile texts stay texts", () => {
  for (const hostile of [...HOSTILE, "é'\u007f".repeat(25_000), "</script>'$\n".repeat(100_000)]) {
    const short = hostile.slice(0, 30).padEnd(3, "x");
    const members = {
      name: short,
      bucketName: short,
      prefix: hostile,
      poolId: hostile,
      projectNumber: hostile,
      providerId: hostile,
      serviceAccountEmail: hostile,
      ["__proto__"]: { valid: false },
      [`more ${hostile}`]: [hostile],
    };
    for (const base of [S3, GCS]) {
      const text = JSON.stringify({ ...base, ...members });
      const preview = previewExportDestination(text, CREATE);
      checkPreview(text, CREATE, preview);
      assert.equal(preview.response?.body.prefix, hostile);
      assert.equal(Object.getPrototypeOf(preview.response?.body), Object.prototype);
      if (preview.access?.destinationType !== "GCS") continue;
      assert.ok(preview.access.audience.endsWith(`/${hostile}/providers/${hostile}`));
      assert.doesNotMatch(preview.access.commands, /binding '-/, "gcloud would read it as an option");
    }
  }
});

test("every valid body of the corpus", () => {
  let valid = 0;
  for (const text of corpus()) {
    for (const options of [CREATE, UPDATE]) {
      const preview = previewExportDestination(text, options);
      assert.deepEqual(
        preview.report,
        validateExportDestination(text, { operation: options === UPDATE ? "update" : "create" }),
      );
      assert.equal(preview.request !== null, preview.report.valid);
      if (!preview.report.valid) continue;
      valid++;
      // A lone surrogate is sent as its escape.
      checkPreview(preview.request?.body ?? "", options, preview);
    }
  }
  assert.ok(valid > 100, `${valid} valid bodies`);
});

test("bodies made by chance", () => {
  let valid = 0;
  const version = fc.integer({ min: 1, max: 1_000_000 });
  const property = fc.property(anyBody, fc.option(version), fc.boolean(), (body, version, hasOrgId) => {
    const { orgId, ...rest } = version === null ? CREATE : UPDATE;
    const options = hasOrgId ? { ...rest, orgId } : rest;
    const text = JSON.stringify(version === null ? body : { ...body, version });
    const preview = previewExportDestination(text, options);
    if (!preview.report.valid) return;
    valid++;
    checkPreview(text, options, preview);
    assert.equal(preview.response?.body.version, (version ?? 0) + 1);
    assert.equal(preview.response?.body.id === ID, version !== null);
  });
  fc.assert(property, { numRuns: 3_000 });
  assert.ok(valid > 1_000, `${valid} valid bodies`);
});

test("a member that is there twice counts with its last value", () => {
  const property = fc.property(hostileText, hostileText, (first, last) => {
    const text = `{"prefix":${JSON.stringify(first)},"__proto__":{"prefix":"x"},${JSON.stringify(S3).slice(1, -1)},"prefix":${JSON.stringify(last)}}`;
    assert.equal(previewExportDestination(text, CREATE).response?.body.prefix, last);
  });
  fc.assert(property);
});
