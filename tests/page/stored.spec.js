/** Updates: the version, and the destination that m3ter has stored. */
import { expect, ID, json, S3, test } from "./demo.js";

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
