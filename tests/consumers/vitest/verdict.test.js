import { validateExportDestination } from "m3ter-export-destination";
import { expect, test } from "vitest";
import { verdict } from "./verdict.js";

test("validates", () => {
  console.log(verdict(validateExportDestination));
  expect(validateExportDestination({}).valid).toBe(false);
});
