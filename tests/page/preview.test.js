/** The preview's tabs. What they say is the package's; here is that it is shown, copied, and follows the body. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { previewExportDestination } from "m3ter-export-destination";
import { S3, eventually, json, useDemo } from "./site.js";

const use = useDemo();

const ID = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";
const OTHER = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";
const ZEROS = "00000000-0000-0000-0000-000000000000";

const copied = () => use.page.evaluate(() => navigator.clipboard.readText());

/** @param {string} name of what is copied */
async function copy(name) {
  await use.page.getByRole("button", { name: `Copy ${name}`, exact: true }).click();
  await eventually(use.demo.announcer, `Copied ${name}`);
  return copied();
}

test("until the body has no errors the preview says what it waits for", async () => {
  const { demo } = use;
  await eventually(demo.panel, "Here is what sending it would do, once the fields are filled in.");
  await demo.write(json({ ...S3, code: " " }));
  await eventually(demo.panel, "Here is what sending it would do, once the error is mended.");
  await demo.write(json({ ...S3, code: " ", name: 7 }));
  await eventually(demo.panel, "Here is what sending it would do, once the 2 errors are mended.");
});

test("the request as commands of a shell, copied as they stand", async () => {
  const { demo } = use;
  await demo.write(json(S3));
  await demo.field("Organization id").fill(ID);
  await eventually(demo.panel, /^POST https:\/\/api\.m3ter\.com/);
  const { request } = previewExportDestination(json(S3), { orgId: ID });
  assert.ok(request);
  assert.equal(await demo.page.locator(".line").innerText(), `POST ${request.url}`);
  assert.equal(await demo.page.locator(".block pre").first().innerText(), request.curl.replace(/\n$/, ""));
  assert.equal(await copy("Request"), request.curl);
  assert.equal(await copy("Token, valid for five hours"), request.tokenCurl);
  assert.doesNotMatch(request.curl + request.tokenCurl, /secret\S*=/i);
});

test("a Copy button says so, and is itself again after a while", async () => {
  const { demo, page } = use;
  await demo.example("S3 bucket");
  const button = page.getByRole("button", { name: /^(Copy|Copied|Not copied) Request$/ });
  const shown = button.locator("span").first();
  await button.click();
  await eventually(shown, "Copied");
  await page.waitForTimeout(2_100);
  assert.equal(await shown.innerText(), "Copy");
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } }));
  await button.click();
  await eventually(shown, "Not copied");
  await eventually(demo.announcer, "The browser does not let this page copy Request");
});

test("the request in the words of programs", async () => {
  const { demo } = use;
  await demo.write('{"destinationType": "S3", "name": "n", "code": "c", "bucketName": "bbb", "iamRoleArn": "arn:aws:iam::922609978421:role/R", "big": 9007199254740993}');
  await demo.field("Organization id").fill(ID);
  await demo.language("fetch");
  await eventually(demo.panel, /await fetch\("https:/);
  assert.match(await copy("fetch"), /big: 9007199254740993,/);
  await demo.language("TypeScript");
  await eventually(demo.panel, /client\.dataExports\.destinations\.create\(body\)/);
  assert.match(await copy("m3ter-sdk for TypeScript"), new RegExp(`new M3ter\\({ orgID: "${ID}" }\\)`));
  await demo.language("Python");
  await eventually(demo.panel, /client\.data_exports\.destinations\.create\(/);
  assert.match(await copy("m3ter for Python"), /iam_role_arn="arn:aws:iam::922609978421:role\/R",\n/);
  // The choice stays while the body changes.
  await demo.field("Name").fill("other");
  await eventually(demo.panel, /"name": "other"/);
});

test("an update is sent to its destination, with the version it replaces", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, version: 3 }));
  await page.getByLabel("Update", { exact: true }).check();
  await eventually(demo.panel, /^Zeros stand in for the id of the organization and the destination\.\s+PUT/);
  assert.match(await demo.panel.innerText(), new RegExp(`/organizations/${ZEROS}/dataexports/destinations/${ZEROS}`));
  await demo.field("Organization id").fill(ID);
  await demo.field("Destination id").fill(OTHER);
  await eventually(demo.panel, new RegExp(`^PUT https://api.m3ter.com/organizations/${ID}/dataexports/destinations/${OTHER}`));
  await demo.language("TypeScript");
  await eventually(demo.panel, new RegExp(`destinations\\.update\\("${OTHER}", body\\)`));
  await demo.tab("Response");
  await eventually(demo.panel, /"version": 4/);
});

test("an id that is no UUID stops the preview, and says so at its field", async () => {
  const { demo } = use;
  await demo.write(json(S3));
  await demo.field("Organization id").fill("acme");
  await eventually(demo.panel, "Here is what sending it would do, once the ids are right.");
  const field = demo.field("Organization id");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const message = demo.page.locator(`#${await field.getAttribute("aria-describedby")}`);
  assert.match(await message.innerText(), /not a UUID/);
  // The verdict is of the body alone.
  assert.equal(await demo.verdict.innerText(), "m3ter accepts this");
  await field.fill(ID);
  await eventually(demo.panel, /^POST/);
  assert.equal(await field.getAttribute("aria-invalid"), null);
});

test("the response, marked as an example", async () => {
  const { demo } = use;
  await demo.write(json(S3));
  await demo.tab("Response");
  await eventually(demo.panel, /^200 OK/);
  assert.match(await demo.panel.innerText(), /Ids and dates are examples/);
  const body = JSON.parse(await copy("200 OK"));
  assert.equal(body.bucketName, S3.bucketName);
  assert.equal(body.version, 1);
});

test("the files as a tree for both partition orders, the body's first", async () => {
  const { demo, page } = use;
  for (const [partitionOrder, titles] of /** @type {const} */ ([
    [undefined, ["Time first", "Type first"]],
    ["TYPE_FIRST", ["Type first", "Time first"]],
  ])) {
    await demo.write(json({ ...S3, prefix: "a/b", partitionOrder }));
    await demo.field("Organization id").fill(ID);
    await demo.tab("Files");
    await eventually(page.locator(".block h3").first(), new RegExp(titles[0]));
    assert.match(await page.locator(".block h3").last().innerText(), new RegExp(titles[1]));
    assert.deepEqual(await page.locator(".chosen").allInnerTexts(), ["as the body has it", "the other order"]);
    const { objectKeys } = previewExportDestination(json({ ...S3, prefix: "a/b", partitionOrder }), { orgId: ID });
    assert.ok(objectKeys);
    const [usage, operational] = objectKeys.files;
    const shown = await page.locator(".block").first().locator(".folder, .object").allInnerTexts();
    assert.equal(shown[0], "s3://acme-billing-exports/");
    assert.ok(shown[1].startsWith(`a/b/orgId=${ID}/`));
    for (const { key } of objectKeys.files) assert.ok(shown.includes(/** @type {string} */ (key.split("/").at(-1))));
    assert.match(await page.locator(".files").innerText(), new RegExp(`Usage data: a key of ${usage.bytes} bytes, of 1,024 at most`));
    assert.match(await page.locator(".files").innerText(), new RegExp(`Operational data: a key of ${operational.bytes} bytes`));
    // The hour may have changed since.
    assert.equal((await copy("URI of usage data")).replace(/date=.*?hour=\d+/, ""), usage.uri.replace(/date=.*?hour=\d+/, ""));
  }
});

test("access to S3: what the role may do, and who may take it", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, prefix: "a" }));
  await demo.tab("Access");
  await eventually(demo.panel, /^Put the principal that m3ter's guide names in place of/);
  const { access } = previewExportDestination(json({ ...S3, prefix: "a" }), { orgId: ID });
  assert.ok(access?.destinationType === "S3");
  assert.deepEqual(JSON.parse(await copy("Permission policy of the role")), access.permissionPolicy);
  assert.deepEqual(JSON.parse(await copy("Trust policy of the role")), access.trustPolicy);
  assert.equal(await page.getByRole("link", { name: "m3ter's guide" }).getAttribute("href"), access.guide);
});

test("access to Google's bucket: the audience, and commands", async () => {
  const { demo } = use;
  await demo.example("Google Cloud Storage bucket");
  await demo.tab("Access");
  const { access } = previewExportDestination(await demo.text(), { orgId: ID });
  assert.ok(access?.destinationType === "GCS");
  assert.equal(await copy("Audience"), access.audience);
  assert.equal(await copy("Commands"), access.commands);
});
