/** Form and JSON, two ways. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { S3, eventually, json, useDemo } from "./site.js";

const schema = JSON.parse(readFileSync(new URL("../../pkg/schema.json", import.meta.url), "utf8"));

const use = useDemo();

for (const [kind, label] of [["S3", "Amazon S3"], ["GCS", "Google Cloud Storage"]]) {
  test(`the form has the schema's fields of ${kind}, and no other`, async () => {
    const { demo, page } = use;
    await page.getByLabel(label).check();
    /** @type {[string, any][]} */
    const rules = Object.entries(schema.$defs[kind].properties);
    const shown = await page.locator("#fields [data-field]").evaluateAll((fields) => fields.map((field) => field.getAttribute("data-field")));
    assert.deepEqual(shown, rules.map(([name]) => name));
    for (const [name, rule] of rules.filter(([name]) => name !== "destinationType")) {
      const control = demo.field(rule.title);
      assert.equal(await control.getAttribute("id"), `field-${name}`);
      assert.equal(await control.getAttribute("required"), schema.$defs[kind].required.includes(name) ? "" : null, name);
      const help = await page.locator(`#${await control.getAttribute("aria-describedby")}`).innerText();
      assert.equal(help, rule.description.replaceAll("`", ""));
      const length = await page.locator(`[data-field="${name}"] .length`).innerText();
      if (rule.maxLength) assert.equal(length, `0/${rule.maxLength}`);
      if (rule.enum) {
        assert.deepEqual(await control.locator("option").allInnerTexts(), ["not given", ...rule.enum.map(String)]);
      }
    }
  });
}

test("the help of the field that has the focus is in sight", async () => {
  const { demo, page } = use;
  await demo.field("Prefix").focus();
  const help = schema.$defs.S3.properties.prefix.description;
  assert.ok((await page.locator("#form-hint").innerText()).includes(help));
  await page.setViewportSize({ width: 360, height: 800 });
  const { height } = (await page.locator("#field-prefix-help").boundingBox()) ?? { height: 0 };
  assert.ok(height > 10);
  await demo.field("Name").focus();
  assert.equal((await page.locator("#field-prefix-help").boundingBox())?.height, 1);
});

test("what is typed into the form lands in the text, member by member, until m3ter accepts it", async () => {
  const { demo, page } = use;
  await demo.field("Name").pressSequentially("Exports");
  await demo.field("Code").pressSequentially("exports");
  await demo.field("Bucket name").pressSequentially("acme-exports");
  await demo.field("IAM role ARN").pressSequentially(S3.iamRoleArn);
  await demo.field("Partition order").selectOption("TYPE_FIRST");
  await eventually(demo.verdict, "m3ter accepts this");
  assert.equal(
    await demo.text(),
    json({
      destinationType: "S3",
      name: "Exports",
      code: "exports",
      bucketName: "acme-exports",
      iamRoleArn: S3.iamRoleArn,
      partitionOrder: "TYPE_FIRST",
    }),
  );
  assert.equal(await page.locator('[data-field="code"] .length').innerText(), "7/80");
});

test("members and formatting that the form does not know stay as they are", async () => {
  const { demo, page } = use;
  const text = '{"name" :"a",\r\n\t"unknown": {"deep": [1e2, "\\u00e9"]},  "partitionOrder":null,"code":"b"}';
  await demo.write(text);
  assert.equal(await demo.text(), text);
  assert.equal(await demo.field("Partition order").inputValue(), "null");
  await demo.field("Code").fill("c");
  await demo.field("Name").fill('quote " and \\');
  await demo.field("Partition order").selectOption("not given");
  const expected = '{"name" :"quote \\" and \\\\",\r\n\t"unknown": {"deep": [1e2, "\\u00e9"]},"code":"c"}';
  assert.equal((await demo.text()).replace(/, +"code"/, ',"code"'), expected);
  await page.getByLabel("Google Cloud Storage").check();
  assert.equal(JSON.parse(await demo.text()).destinationType, "GCS");
  assert.match(await demo.text(), /"unknown": \{"deep": \[1e2, "\\u00e9"\]\}/);
});

test("the form follows the text as one edits it", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, prefix: "a/b" }));
  assert.equal(await demo.field("Prefix").inputValue(), "a/b");
  assert.ok(await page.getByLabel("Amazon S3").isChecked());
  await demo.write(json({ projectNumber: "1", partitionOrder: "SOMEHOW", name: 7 }));
  assert.ok(await page.getByLabel("Google Cloud Storage").isChecked());
  assert.equal(await demo.field("Project number").inputValue(), "1");
  assert.equal(await demo.field("Partition order").inputValue(), "SOMEHOW");
  assert.equal(await demo.field("Name").inputValue(), "7");
  await demo.write(json(S3));
  assert.equal(await demo.field("Partition order").locator("option").count(), 4);
});

test("emptied, an optional field goes and a required one stays empty", async () => {
  const { demo } = use;
  await demo.write(json({ ...S3, prefix: "a" }));
  await demo.field("Prefix").fill("");
  await demo.field("Name").fill("");
  assert.deepEqual(JSON.parse(await demo.text()), { ...S3, name: "" });
});

test("an error stands at its field, and is tied to it", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, code: " x", bucketName: "Acme" }));
  const code = demo.field("Code");
  assert.equal(await code.getAttribute("aria-invalid"), "true");
  const [message] = (await code.getAttribute("aria-describedby"))?.split(" ") ?? [];
  assert.match(await page.locator(`#${message}`).innerText(), /must not begin with a space/);
  // A warning is no error.
  const bucket = demo.field("Bucket name");
  assert.equal(await bucket.getAttribute("aria-invalid"), null);
  assert.ok(await page.locator("#field-bucketName-message").isVisible());
  await code.fill("x");
  assert.equal(await code.getAttribute("aria-invalid"), null);
  assert.equal(await page.locator(`#${message}`).isVisible(), false);
  await demo.write(json({ ...S3, destinationType: "s3" }));
  assert.equal(await page.locator('[data-field="destinationType"]').getAttribute("aria-invalid"), "true");
  await demo.write(json({ ...S3, name: "x".repeat(201) }));
  assert.equal(await page.locator('[data-field="name"] .length').getAttribute("data-over"), "true");
});

test("while the text is broken the form waits, and keeps what it had", async () => {
  const { demo, page } = use;
  await demo.write(json(S3));
  await demo.page.keyboard.type(",");
  await eventually(demo.verdict, "1 error");
  assert.ok(await page.locator("#form-waits").isVisible());
  assert.ok(await demo.field("Name").isDisabled());
  assert.equal(await demo.field("Name").inputValue(), S3.name);
  await page.keyboard.press("Backspace");
  await eventually(demo.verdict, "m3ter accepts this");
  assert.equal(await page.locator("#form-waits").isVisible(), false);
  assert.ok(await demo.field("Name").isEnabled());
});

test("an update has a version, a number in the text", async () => {
  const { demo, page } = use;
  await demo.write(json(S3));
  await page.getByLabel("Update", { exact: true }).check();
  await eventually(demo.verdict, "1 field to fill in");
  await demo.field("Version").fill("4");
  await eventually(demo.verdict, "m3ter accepts this");
  assert.equal(JSON.parse(await demo.text()).version, 4);
  await demo.field("Stored version").fill("5");
  await eventually(demo.verdict, "1 error");
  for (const unusable of ["0", "-1", "x", "1.5", "99999999999999999999"]) {
    await demo.field("Stored version").fill(unusable);
    assert.equal(await demo.field("Stored version").getAttribute("aria-invalid"), "true", unusable);
    assert.equal(await demo.verdict.innerText(), "m3ter accepts this", unusable);
  }
  await demo.field("Stored version").fill("");
  assert.equal(await demo.field("Stored version").getAttribute("aria-invalid"), null);
  await demo.field("Version").fill("x");
  assert.match(await demo.issues.first().innerText(), /whole number/);
  await demo.field("Version").fill("");
  assert.equal("version" in JSON.parse(await demo.text()), false);
});

test("a value of more than one line is changed in the text, not lost in the form", async () => {
  const { demo } = use;
  await demo.write(json({ ...S3, name: "two\nlines" }));
  assert.equal(await demo.field("Name").getAttribute("readonly"), "");
  await demo.field("Code").fill("y");
  assert.equal(JSON.parse(await demo.text()).name, "two\nlines");
});
