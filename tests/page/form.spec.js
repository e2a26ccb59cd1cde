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

test("an error is at its field, described by it, and nothing moves", async ({ demo, page }) => {
  await demo.write(json(S3));
  const top = async () => (await demo.field("IAM role ARN").boundingBox())?.y;
  const before = await top();
  await demo.write(json({ ...S3, code: " x", bucketName: "Acme" }));
  const code = demo.field("Code");
  await expect(code).toHaveAttribute("aria-invalid", "true");
  await expect(code).toHaveAccessibleDescription(/must not start with a space/);
  expect(await top()).toBe(before);
  // A warning is not an error.
  await expect(demo.field("Bucket name")).not.toHaveAttribute("aria-invalid");
  await expect(page.locator("#field-bucketName-message")).toBeVisible();
  await code.fill("x");
  await expect(code).not.toHaveAttribute("aria-invalid");
  await demo.write(json({ ...S3, destinationType: "s3" }));
  await expect(page.getByRole("radiogroup", { name: "Destination type" })).toHaveAttribute("aria-invalid", "true");
  await demo.write(json({ ...S3, name: "x".repeat(201) }));
  await expect(page.locator('[data-field="name"] .length')).toHaveAttribute("data-over", "true");
});

for (const width of [360, 1024, 1440]) {
  test(`nothing moves at ${width} px when a field takes the focus, and its help is whole`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await demo.radio("Google Cloud Storage").check();
    const height = () => page.locator(".form").evaluate((form) => form.scrollHeight);
    await demo.field("Name").focus();
    const before = await height();
    for (const name of ["code", "projectNumber", "serviceAccountEmail"]) {
      await page.locator(`#field-${name}`).focus();
      expect(await height()).toBe(before);
      const hidden = await page
        .locator(`#field-${name}-help`)
        .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
      expect(hidden).toBeLessThanOrEqual(0);
    }
  });
}

test("on a phone, the form stays where it is when the JSON becomes incomplete", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.open(json(S3));
  const height = () => page.locator("section", { has: page.locator(".form") }).evaluate((pane) => pane.clientHeight);
  const before = await height();
  await demo.open("{");
  await expect(demo.field("Name")).toBeDisabled();
  expect(await height()).toBe(before);
});

test("with an incomplete keystroke in the JSON the form keeps its values and its looks", async ({ demo, page }) => {
  await demo.write(json(S3));
  const look = () =>
    demo.field("Name").evaluate((field) => getComputedStyle(field).opacity + getComputedStyle(field).color);
  const before = await look();
  await demo.editor.focus();
  await page.keyboard.type(",");
  await expect(demo.verdict).toContainText("1 error");
  await expect(page.getByText("Waiting for a JSON object.")).toBeVisible();
  await expect(demo.field("Name")).toBeDisabled();
  await expect(demo.field("Name")).toHaveValue(S3.name);
  expect(await look()).toBe(before);
  await page.keyboard.press("Backspace");
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(page.getByText("Waiting for a JSON object.")).toBeHidden();
  await expect(demo.field("Name")).toBeEnabled();
});

test("a destination type that is chosen before the form is disabled leaves a broken text alone", async ({
  demo,
  page,
}) => {
  await demo.write(json(S3));
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "[]");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    document.querySelector("input[value=GCS]")?.dispatchEvent(new MouseEvent("click"));
  });
  expect(await demo.text()).toBe("[]");
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

test("an update has a version, an integer in the text", async ({ demo }) => {
  await demo.write(json(S3));
  await demo.radio("Update").check();
  await expect(demo.verdict).toContainText("1 field to fill in");
  await demo.field("Destination ID").fill(ID);
  await demo.field("Version").fill("4");
  await expect(demo.verdict).toContainText("Ready to send");
  expect((await demo.body()).version).toBe(4);
  const current = demo.field("Current version in m3ter (optional)");
  await current.fill("5");
  await expect(demo.verdict).toContainText("1 error");
  for (const unusable of ["0", "-1", "x", "1.5", "99999999999999999999"]) {
    await current.fill(unusable);
    await expect(current).toHaveAttribute("aria-invalid", "true");
    await expect(demo.verdict).toContainText(/Current version (must be a whole|is too large)/);
  }
  await current.fill("");
  await expect(current).not.toHaveAttribute("aria-invalid");
  await demo.field("Version").fill("x");
  await expect(demo.issues.first()).toContainText("whole number");
  await demo.field("Version").fill("");
  expect("version" in (await demo.body())).toBe(false);
});

for (const source of ["9223372036854775807", "1e400", "1.0", "-0"]) {
  test(`the version ${source} is shown as it is spelled`, async ({ demo }) => {
    await demo.radio("Update").check();
    await demo.write(`{"version": ${source}}`);
    await expect(demo.field("Version")).toHaveValue(source);
  });
}

test("a version of 19 digits is typed as a number", async ({ demo }) => {
  await demo.write(json(S3));
  await demo.radio("Update").check();
  await demo.field("Destination ID").fill(ID);
  await demo.field("Version").fill("9223372036854775807");
  expect(await demo.text()).toContain('"version": 9223372036854775807');
  await expect(demo.verdict).toContainText("Ready to send");
});

test("a value of more than one line is changed in the text, not lost in the form", async ({ demo }) => {
  await demo.write(json({ ...S3, name: "two\nlines" }));
  await expect(demo.field("Name")).toHaveAttribute("readonly");
  await demo.field("Code").fill("y");
  expect((await demo.body()).name).toBe("two\nlines");
});

test("switching the cloud takes the other cloud's fields out, and brings them back", async ({ demo, page }) => {
  await demo.write(json({ ...S3, prefix: "a" }));
  await demo.radio("Google Cloud Storage").check();
  const { iamRoleArn, ...shared } = S3;
  expect(await demo.body()).toEqual({ ...shared, destinationType: "GCS", prefix: "a" });
  await expect(page.locator(".warning")).toHaveCount(0);
  await page.getByLabel(/^Workload identity pool/).fill("m3ter-pool");
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).toEqual({ ...S3, prefix: "a" });
  await expect(demo.verdict).toContainText("Ready to send");
  await demo.radio("Google Cloud Storage").check();
  expect((await demo.body()).poolId).toBe("m3ter-pool");
});

test("the other cloud's fields come back after a reload, but not into another body", async ({ demo, page }) => {
  await demo.write(json(S3));
  await demo.radio("Google Cloud Storage").check();
  await page.waitForTimeout(400);
  await page.reload();
  await demo.ready();
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).toEqual(S3);
  await demo.radio("Google Cloud Storage").check();
  await demo.open(json(GCS));
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).not.toHaveProperty("iamRoleArn");
});

test("a reload does not bring the other cloud's fields into a body that replaced theirs", async ({ demo, page }) => {
  const reload = async () => {
    await page.waitForTimeout(400);
    await page.reload();
    await demo.ready();
  };
  await demo.write(json(S3));
  await demo.radio("Google Cloud Storage").check();
  await demo.button("Reset").click();
  await demo.button("Undo").click();
  await reload();
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).toEqual(S3);
  await demo.radio("Google Cloud Storage").check();
  await demo.button("Reset").click();
  await reload();
  await demo.radio("Google Cloud Storage").check();
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).toEqual({ destinationType: "S3" });
});

test("with an unknown destination type the form chooses none, so that each can be chosen", async ({ demo }) => {
  await demo.open(json({ ...S3, destinationType: "AZURE" }));
  await expect(demo.verdict).toContainText("1 error");
  const s3 = demo.radio("Amazon S3");
  await expect(s3).not.toBeChecked();
  const states = await s3.evaluate(async (/** @type {HTMLInputElement} */ radio) => {
    radio.click();
    const states = [];
    for (let frame = 0; frame < 10; frame++) {
      await new Promise(requestAnimationFrame);
      states.push(radio.checked);
    }
    return states;
  });
  expect(states, "in each frame after the choice").toEqual(Array(10).fill(true));
  expect(await demo.body()).toEqual(S3);
});

test("the message of the destination type describes its control, with values as code", async ({ demo, page }) => {
  const control = page.getByRole("radiogroup", { name: "Destination type" });
  await demo.open(json({ ...S3, destinationType: undefined }));
  await expect(control).toHaveAccessibleDescription("is missing; S3 is assumed");
  await demo.open(json({ ...S3, destinationType: "s3" }));
  await expect(control).toHaveAccessibleDescription("must be S3 or GCS; found s3");
  await expect(page.locator("#field-destinationType-message code")).toHaveText(["S3", "GCS", "s3"]);
});

for (const width of [360, 1440]) {
  test(`nothing moves at ${width} px while an ID is typed`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await demo.radio("Update").check();
    await demo.setting("Organization ID");
    const height = () => page.getByRole("region", { name: "Request" }).evaluate((section) => section.clientHeight);
    const before = await height();
    for (const name of ["Organization ID", "Destination ID"]) {
      await demo.field(name).fill("0c1f");
      await expect(demo.field(name)).toHaveAccessibleDescription("must be a UUID");
      expect(await height()).toBe(before);
    }
  });
}

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

for (const width of [1280, 1440]) {
  test(`the row of the name and the code is as high with help as with an error, ${width} px wide`, async ({
    demo: { page },
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const height = async () => (await page.locator('[data-field="code"]').boundingBox())?.height;
    const withHelp = await height();
    await page.locator("#field-code-help").evaluate((help) => (help.textContent = ""));
    expect(await height()).toBe(withHelp);
  });
}

for (const [width, height] of [
  [1366, 768],
  [1440, 900],
]) {
  test(`every required field of S3 is in sight at ${width} by ${height} px, and some JSON is`, async ({
    demo,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const name of ["Name", "Code", "Bucket name", "IAM role ARN"])
      await expect(demo.field(name), name).toBeInViewport({ ratio: 1 });
    expect((await page.locator(".editor").boundingBox())?.height).toBeGreaterThan(100);
  });
}

test("the form is as high as it needs until the line below it is moved", async ({ demo: { page } }) => {
  await page.setViewportSize({ width: 1920, height: 1400 });
  const body = page.locator("#form-pane");
  expect(await body.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
  const heightOf = async () => (await page.getByRole("region", { name: "Form" }).boundingBox())?.height ?? 0;
  const before = await heightOf();
  const separator = page.getByRole("separator", { name: "Height of the form" });
  await separator.press("ArrowUp");
  await expect(separator).toHaveAttribute("aria-valuenow", /^\d\d$/);
  const after = await heightOf();
  expect(before - after).toBeGreaterThan(0);
  expect(before - after).toBeLessThan(60);
  await separator.dblclick();
  expect(await heightOf()).toBe(before);
});

test("what a field of an update is next to has its height", async ({ demo }) => {
  await demo.radio("Update").check();
  await demo.field("Destination ID").fill("0c1f");
  const [version, id] = await Promise.all(
    ["Current version in m3ter (optional)", "Destination ID"].map((name) => demo.field(name).boundingBox()),
  );
  expect(version?.y).toBe(id?.y);
  const message = await demo.page.locator("#destination-id-message").boundingBox();
  const label = await demo.page.getByText("Destination ID", { exact: true }).boundingBox();
  expect((message?.x ?? 0) - (label?.x ?? 0) - (label?.width ?? 0)).toBeLessThan(20);
});

test("a stored destination becomes an update in one step", async ({ demo }) => {
  const stored = {
    id: "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913",
    version: 7,
    ...S3,
    dtCreated: "2025-01-27T10:00:00Z",
    dtLastModified: "2025-01-27T10:00:00Z",
    createdBy: "a",
    lastModifiedBy: "a",
  };
  await demo.write(json(stored));
  await demo.button("Switch to update").click();
  await expect(demo.radio("Update")).toBeChecked();
  await expect(demo.field("Destination ID")).toHaveValue(stored.id);
  await expect(demo.field("Current version in m3ter (optional)")).toHaveValue("7");
  expect(await demo.body()).toEqual({ version: 7, ...S3 });
  await expect(demo.verdict).toContainText("Ready to send");
  await demo.button("Undo").click();
  await expect(demo.radio("Create")).toBeChecked();
  expect(await demo.body()).toEqual(stored);
});

test("the other cloud's fields come back after a repair and an undo", async ({ demo, page }) => {
  await demo.write(json(S3));
  await demo.radio("Google Cloud Storage").check();
  await demo.editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(",");
  await page.getByRole("button", { name: /^Repair JSON/ }).click();
  await expect(demo.verdict).toContainText("3 fields to fill in");
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).toEqual(S3);
  await demo.radio("Google Cloud Storage").check();
  await demo.example("An empty body");
  await demo.button("Undo").click();
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).toEqual(S3);
  // Not into a body that came after an undo.
  await demo.radio("Google Cloud Storage").check();
  await demo.example("An empty body");
  await demo.button("Undo").click();
  await demo.open(json(GCS));
  await demo.radio("Amazon S3").check();
  expect(await demo.body()).not.toHaveProperty("iamRoleArn");
});

test("a version that is too large to compare says so", async ({ demo }) => {
  await demo.radio("Update").check();
  const current = demo.field("Current version in m3ter (optional)");
  for (const large of ["1000000000000000", "9223372036854775807"]) {
    await current.fill(large);
    await expect(current).toHaveAccessibleDescription("is too large to compare");
  }
  await current.fill("0");
  await expect(current).toHaveAccessibleDescription("must be a whole number, at least 1");
});

test("a stored destination's version is taken over if it is one", async ({ demo }) => {
  const id = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";
  const server = { id, dtCreated: "2025-01-27T10:00:00Z", dtLastModified: "2025-01-27T10:00:00Z" };
  for (const version of ["3", undefined]) {
    await demo.write(json({ ...S3, ...server, version }));
    await demo.button("Switch to update").click();
    await expect(demo.field("Destination ID")).toHaveValue(id);
    await expect(demo.field("Current version in m3ter (optional)")).toHaveValue("");
    await expect(demo.notice).toContainText("Switched to update: the ID is taken over, the server's fields removed.");
    await demo.button("Undo").click();
  }
});

test("a stored destination that is pasted into an update is taken over", async ({ demo }) => {
  const id = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";
  await demo.radio("Update").check();
  await demo.write(json({ ...S3, id, version: 3, dtCreated: "2025-01-27T10:00:00Z" }));
  await demo.button("Take over ID and version").click();
  await expect(demo.notice).toContainText("The ID and the version are taken over, the server's fields removed.");
  await expect(demo.field("Destination ID")).toHaveValue(id);
  await expect(demo.field("Current version in m3ter (optional)")).toHaveValue("3");
  expect(await demo.body()).toEqual({ ...S3, version: 3 });
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
