import { init, validateExportDestination } from "m3ter-export-destination/slim";
import { expect, test } from "vitest";
import { verdict } from "./verdict.js";

test("validates", async () => {
  await init();
  console.log(verdict(validateExportDestination));
  expect(validateExportDestination({}).valid).toBe(false);
});
