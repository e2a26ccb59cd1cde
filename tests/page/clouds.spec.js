/** The choice of the cloud, and the fields that only one cloud has. */
import { expect, GCS, json, S3, test } from "./demo.js";

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
