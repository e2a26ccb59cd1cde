import { S3, expect, json, test } from "./demo.js";

test("a first visit asks for the required fields", async ({ demo }) => {
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await demo.write(json(S3));
  await expect(demo.verdict).toContainText("Ready to send");
});
