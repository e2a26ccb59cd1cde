/** @jest-environment jsdom */
const { validateExportDestination } = require("m3ter-export-destination");
const { verdict } = require("./verdict.cjs");

test("validates", () => {
  expect(typeof document).toBe("object");
  console.log(verdict(validateExportDestination));
  expect(validateExportDestination({}).valid).toBe(false);
});
