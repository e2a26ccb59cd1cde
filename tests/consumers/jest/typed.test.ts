import { expect, test } from "@jest/globals";
import { validateExportDestination, type Report } from "m3ter-export-destination";

const { verdict }: { verdict(validate: Function): string } = require("./verdict.cjs");

test("validates", () => {
  const report: Report = validateExportDestination({});
  expect(report.valid).toBe(false);
  console.log(verdict(validateExportDestination));
});
