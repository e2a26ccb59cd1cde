/** @jest-environment jsdom */
const { init, validateExportDestination } = require("m3ter-export-destination/slim");
const { verdict } = require("./verdict.cjs");

test("validates", async () => {
  await init();
  console.log(verdict(validateExportDestination));
  expect(validateExportDestination({}).valid).toBe(false);
});
