/** VeeValidate, in a component that jsdom mounts. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { JSDOM } from "jsdom";
import { exportDestinationSchema } from "m3ter-export-destination";
import { BAD, GOOD, messages } from "./bodies.js";
import { load } from "./page.js";

const { window } = new JSDOM("<!doctype html><main></main>");
Object.assign(globalThis, {
  window,
  document: window.document,
  Element: window.Element,
  SVGElement: window.SVGElement,
});
const { createApp } = await import("vue");
const { useForm } = await import("vee-validate");
const { useDestinationForm } = await load("VeeValidate");

/**
 * @param {() => any} setup makes the form
 * @returns {any} the form
 */
function mount(setup) {
  /** @type {any} */
  let form;
  const app = createApp({
    setup() {
      form = setup();
      return () => null;
    },
  });
  app.mount(/** @type {any} */ (window.document.createElement("main")));
  after(() => app.unmount());
  return form;
}

/** @param {any} form */
async function submit(form) {
  /** @type {unknown[]} */
  const sent = [];
  await form.handleSubmit((/** @type {unknown} */ values) => sent.push(values))();
  return { sent, shown: { ...form.errors.value } };
}

describe("VeeValidate", () => {
  test("a bad form has the report's message for each field", async () => {
    const form = mount(() => useDestinationForm(BAD));
    for (const name of Object.keys(BAD)) form.defineField(name);
    assert.deepEqual(await submit(form), { sent: [], shown: messages(BAD) });
  });

  test("a good form is submitted, unchanged", async () => {
    assert.deepEqual(await submit(mount(() => useDestinationForm(GOOD))), { sent: [GOOD], shown: {} });
  });

  test("without the adapter it accepts everything", async () => {
    const form = mount(() => useForm({ validationSchema: exportDestinationSchema, initialValues: BAD }));
    assert.deepEqual(await submit(form), { sent: [BAD], shown: {} });
  });
});
