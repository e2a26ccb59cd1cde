/** The form on its screen: nothing moves, and what is needed is in sight. */
import { expect, json, S3, test } from "./demo.js";

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

test("the line below the form reports the height that the form has", async ({ demo: { page } }) => {
  const separator = page.getByRole("separator", { name: "Height of the form" });
  const share = () =>
    separator.evaluate(({ previousElementSibling: form, parentElement: all }) =>
      Math.round((100 * (form?.clientHeight ?? 0)) / (all?.clientHeight ?? 1)),
    );
  for (const height of [1600, 900]) {
    await page.setViewportSize({ width: 1400, height });
    await expect(separator).toHaveAttribute("aria-valuenow", String(await share()));
  }
  const before = Number(await separator.getAttribute("aria-valuenow"));
  await separator.press("ArrowUp");
  await expect(separator).toHaveAttribute("aria-valuenow", String(before - 2));
  await separator.dblclick();
  await expect(separator).toHaveAttribute("aria-valuenow", String(before));
});

test("nothing is wider than a screen of 320 px", async ({ demo, page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await demo.example("S3 bucket");
  for (const tab of ["Request", "Access", "Files", "Response", "Report"]) {
    await demo.tab(tab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(320);
  }
});
