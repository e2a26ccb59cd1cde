import { expect, test } from "vitest";
import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "./verdict.js";

test("validates", () => {
  console.log(verdict(validateExportDestination));
  expect(validateExportDestination({}).valid).toBe(false);
});
