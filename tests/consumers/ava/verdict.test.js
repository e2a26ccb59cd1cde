import test from "ava";
import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "./verdict.js";

test("validates", (t) => {
  console.log(verdict(validateExportDestination));
  t.false(validateExportDestination({}).valid);
});
