/** Angular's reactive forms, which need no page. */
import "@angular/compiler";
import assert from "node:assert/strict";
import { test } from "node:test";
import { BAD, GOOD, messages } from "./bodies.js";
import { load } from "./page.js";

const { destinationForm } = await load("Angular reactive forms");

test("a bad form has the report's message for each field", () => {
  const form = destinationForm();
  form.setValue(BAD);
  assert.equal(form.valid, false);
  assert.deepEqual(form.errors, { exportDestination: messages(BAD) });
});

test("a good form is valid", () => {
  const form = destinationForm();
  form.setValue(GOOD);
  assert.deepEqual([form.valid, form.errors, form.value], [true, null, GOOD]);
});
