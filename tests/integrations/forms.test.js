/** Form libraries: the report's message appears under each field, and a good form is submitted. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { JSDOM } from "jsdom";
import { BAD, GOOD, messages } from "./bodies.js";
import { load } from "./page.js";
import { open } from "./react.js";

for (const heading of ["React Hook Form", "Conform", "Mantine", "Formik"]) {
  describe(heading, async () => {
    const { DestinationForm } = await load(heading);
    const form = await open(DestinationForm);
    after(() => form.close());

    test("an empty form", async () => {
      await form.submit();
      const empty = Object.fromEntries(Object.keys(GOOD).map((name) => [name, ""]));
      assert.deepEqual(form.messages(), messages(empty));
      assert.deepEqual(Object.keys(form.messages()), Object.keys(GOOD));
    });

    test("a bad form has the report's message under each field", async () => {
      await form.fillIn(BAD);
      await form.submit();
      assert.deepEqual(form.messages(), messages(BAD));
      assert.deepEqual(form.submitted, []);
    });

    test("a good form is sent, unchanged", async () => {
      await form.fillIn(GOOD);
      await form.submit();
      assert.deepEqual(form.messages(), {});
      assert.deepEqual(form.submitted, [GOOD]);
    });
  });
}

describe("TanStack Form", async () => {
  const { destinationForm } = await load("TanStack Form");
  /** @param {object} body */
  async function submit(body) {
    /** @type {unknown[]} */
    const sent = [];
    const form = destinationForm(body, (/** @type {unknown} */ value) => sent.push(value));
    form.mount();
    await form.handleSubmit();
    /** @type {[string, any][]} */
    const fields = Object.entries(form.getAllErrors().fields);
    return { sent, shown: Object.fromEntries(fields.map(([name, { errors }]) => [name, errors[0].message])) };
  }

  test("a bad form has the report's message under each field", async () => {
    assert.deepEqual(await submit(BAD), { sent: [], shown: messages(BAD) });
  });

  test("a good form is sent, unchanged", async () => {
    assert.deepEqual(await submit(GOOD), { sent: [GOOD], shown: {} });
  });
});

test("a form without a library", async () => {
  const { checkWhileTyping } = await load("A form without a library");
  const inputs = Object.keys(GOOD).map((name) => `<input name="${name}">`);
  const order = '<select name="partitionOrder"><option value=""></option><option>TIME_FIRST</option></select>';
  const { window } = new JSDOM(`<form>${inputs.join("")}<input name="prefix">${order}</form>`);
  const form = /** @type {HTMLFormElement} */ (window.document.querySelector("form"));
  checkWhileTyping(form);
  assert.equal(form.checkValidity(), false, "an empty form cannot be submitted");
  for (const body of [BAD, GOOD]) {
    for (const [name, text] of Object.entries(body)) /** @type {any} */ (form.elements.namedItem(name)).value = text;
    form.dispatchEvent(new window.Event("input"));
    const fields = [...form.querySelectorAll("input"), ...form.querySelectorAll("select")];
    const shown = fields.map(({ name, validationMessage }) => [name, validationMessage]);
    const filled = Object.fromEntries(Object.entries(body).filter(([, text]) => text !== ""));
    assert.deepEqual(Object.fromEntries(shown.filter(([, message]) => message)), messages(filled));
    assert.equal(form.checkValidity(), body === GOOD);
  }
});
