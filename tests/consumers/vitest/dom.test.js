// @vitest-environment happy-dom
import { validateExportDestination } from "m3ter-export-destination";
import { expect, test } from "vitest";
import { verdict } from "./verdict.js";

test("validates", () => {
  expect(typeof document).toBe("object");
  console.log(verdict(validateExportDestination));
});
