/** The notice: how long it stays, and that it covers nothing. */
import { expect, json, S3, test } from "./demo.js";

test("a fix from the verdict says what it did", async ({ demo }) => {
  await demo.write(json({ ...S3, code: "finance_exports " }));
  await demo.button("Fix it").click();
  await expect(demo.notice).toContainText("Fixed: use finance_exports.");
  await expect(demo.announcer).toHaveText("Fixed: use finance_exports.");
  await demo.button("Undo").click();
  await expect(demo.verdict).toContainText("1 error");
});
