/** Form and JSON, two ways. */
import { readFileSync } from "node:fs";
import { expect, GCS, ID, json, S3, test } from "./demo.js";

const schema = JSON.parse(readFileSync(new URL("../../pkg/schema.json", import.meta.url), "utf8"));

for (const [cloud, label] of [
  ["S3", "Amazon S3"],
  ["GCS", "Google Cloud Storage"],
]) {
  test(`the form has the schema's fields of ${cloud}, in groups, and no other`, async ({ demo, page }) => {
    await demo.radio(label).check();
    /** @type {[string, any][]} */
    const rules = Object.entries(schema.$defs[cloud].properties);
    const shown = await page
      .locator(".form [data-field]")
      .evaluateAll((fields) => fields.map((field) => field.getAttribute("data-field")));
    expect(shown.toSorted()).toEqual(rules.map(([name]) => name).toSorted());
    for (const group of ["Destination", "Access", "Layout"])
      await expect(page.getByRole("group", { name: group })).toBeVisible();
    for (const [name, rule] of rules.filter(([name]) => name !== "destinationType")) {
      const control = demo.field(rule.title);
      await expect(control).toHaveId(`field-${name}`);
      expect((await control.getAttribute("required")) !== null, name).toBe(schema.$defs[cloud].required.includes(name));
      await expect(control).toHaveAccessibleDescription(rule.description.replaceAll("`", ""));
      if (rule.maxLength)
        await expect(page.locator(`[data-field="${name}"] .length`)).toHaveText(`0/${rule.maxLength}`);
      if (rule.enum) await expect(control.locator("option")).toHaveText(["not given", ...rule.enum.map(String)]);
      if (rule.examples && !rule.enum) await expect(control).toHaveAttribute("placeholder", `e.g. ${rule.examples[0]}`);
    }
  });
}

test("what is typed into the form goes into the text, member by member, until the body is ready", async ({
  demo,
  page,
}) => {
  await demo.field("Name").pressSequentially("Exports");
  await demo.field("Code").pressSequentially("exports");
  await demo.field("Bucket name").pressSequentially("acme-exports");
  await demo.field("IAM role ARN").pressSequentially(S3.iamRoleArn);
  await demo.field("Partition order").selectOption("TYPE_FIRST");
  await expect(demo.verdict).toContainText("Ready to send");
  const after = {
    destinationType: "S3",
    name: "Exports",
    code: "exports",
    bucketName: "acme-exports",
    iamRoleArn: S3.iamRoleArn,
    partitionOrder: "TYPE_FIRST",
  };
  expect(await demo.text()).toBe(json(after));
  await expect(page.locator('[data-field="code"] .length')).toHaveText("7/80");
});

test("a code is suggested from the name, while there is none", async ({ demo }) => {
  await demo.field("Name").fill("Größe der Exporte – EU");
  await demo.button("Use grosse_der_exporte_eu").click();
  await expect(demo.field("Code")).toHaveValue("grosse_der_exporte_eu");
  await expect(demo.button("Use grosse_der_exporte_eu")).toHaveCount(0);
});

test("members and formatting that the form does not know stay as they are", async ({ demo }) => {
  const text = '{"name" :"a",\r\n\t"unknown": {"deep": [1e2, "\\u00e9"]},  "partitionOrder":null,"code":"b"}';
  await demo.open(text);
  expect(await demo.text()).toBe(text);
  await expect(demo.field("Partition order")).toHaveValue("null");
  await demo.field("Code").fill("c");
  await demo.field("Name").fill('quote " and \\');
  await demo.field("Partition order").selectOption("not given");
  expect(await demo.text()).toBe(
    '{"name" :"quote \\" and \\\\",\r\n\t"unknown": {"deep": [1e2, "\\u00e9"]},"code":"c"}',
  );
});

test("the form follows the text while somebody edits it", async ({ demo }) => {
  await demo.write(json({ ...S3, prefix: "a/b" }));
  await expect(demo.field("Prefix")).toHaveValue("a/b");
  await expect(demo.radio("Amazon S3")).toBeChecked();
  await demo.write(json({ projectNumber: "1", partitionOrder: "SOMEHOW", name: 7 }));
  await expect(demo.radio("Google Cloud Storage")).toBeChecked();
  await expect(demo.field("Project number")).toHaveValue("1");
  await expect(demo.field("Partition order")).toHaveValue('"SOMEHOW"');
  await expect(demo.field("Name")).toHaveValue("7");
  await demo.write(json(S3));
  await expect(demo.field("Partition order").locator("option")).toHaveCount(4);
});

test("emptied, an optional field goes and a required one stays empty", async ({ demo }) => {
  await demo.write(json({ ...S3, prefix: "a" }));
  await demo.field("Prefix").fill("");
  await demo.field("Name").fill("");
  expect(await demo.body()).toEqual({ ...S3, name: "" });
});

for (const how of ["an example", "a file", "a paste over everything"]) {
  test(`a broken text from ${how} does not show another body's values`, async ({ demo, page }) => {
    await demo.example("Google Cloud Storage bucket");
    await expect(demo.field("Project number")).toHaveValue(GCS.projectNumber);
    if (how === "an example") await demo.example("A trailing comma");
    if (how === "a file") await demo.open("{ broken");
    if (how === "a paste over everything") await demo.write("{ broken");
    await expect(demo.verdict).toContainText("1 error");
    await expect(demo.field("Name")).toHaveValue("");
    await expect(page.getByRole("radio", { name: "Google Cloud Storage" })).not.toBeChecked();
    await expect(page.locator('.form input[value*="481516234299"]')).toHaveCount(0);
  });
}

test("a value of more than one line is changed in the text, not lost in the form", async ({ demo }) => {
  await demo.write(json({ ...S3, name: "two\nlines" }));
  await expect(demo.field("Name")).toHaveAttribute("readonly");
  await expect(demo.field("Name")).toHaveAccessibleDescription("Change this value in the JSON.");
  await demo.field("Code").fill("y");
  expect((await demo.body()).name).toBe("two\nlines");
});

test("the settings that most bodies do not need are in one line, which shows their values", async ({ demo, page }) => {
  const line = page.getByRole("button", { name: /^Organization ID/ });
  await expect(line).toHaveAccessibleName("Organization ID not set API https://api.m3ter.com");
  await expect(demo.field("Organization ID")).toBeHidden();
  await (await demo.setting("Organization ID")).fill(ID);
  await demo.field("API base URL").fill("https://api.eu.example.com");
  await page.waitForTimeout(400);
  await page.reload();
  await demo.ready();
  await expect(line).toHaveAccessibleName(`Organization ID ${ID} API https://api.eu.example.com`);
  await expect(demo.field("Organization ID")).toBeHidden();
});

test("a setting with a problem is shown", async ({ demo, page }) => {
  await (await demo.setting("Organization ID")).fill("0c1f");
  await page.waitForTimeout(400);
  await page.reload();
  await demo.ready();
  await expect(demo.field("Organization ID")).toHaveAccessibleDescription("must be a UUID");
  await expect(demo.field("Organization ID")).toBeVisible();
  await page.getByRole("button", { name: /^Organization ID/ }).click();
  await expect(demo.field("Organization ID")).toBeVisible();
});

test("a field with several issues says how many more there are", async ({ demo }) => {
  await demo.example("A prefix with slashes");
  await expect(demo.field("Prefix")).toHaveAccessibleDescription(/\+2 more/);
  await demo.field("Prefix").fill("exports/");
  await expect(demo.field("Prefix")).not.toHaveAccessibleDescription(/more/);
});

test("null is not a text, and what a field cannot show is changed in the JSON", async ({ demo }) => {
  await demo.write('{"destinationType": "S3", "name": null, "code": {"a": 1}, "bucketName": [1]}');
  await expect(demo.field("Name")).toHaveValue("");
  await expect(demo.field("Name")).toHaveAttribute("placeholder", "null");
  await expect(demo.field("Code")).toHaveAttribute("readonly");
  await expect(demo.field("Bucket name")).toHaveAttribute("readonly");
  await demo.field("Name").fill("x");
  expect((await demo.body()).name).toBe("x");
});
