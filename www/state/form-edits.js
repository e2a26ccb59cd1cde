/** Writes what is changed in the form into the text. */
import { effect } from "@preact/signals";
import { withMember, withoutMembers } from "../text/edit-members.js";
import { sourceOf } from "../text/members.js";
import { fieldsOf, otherFieldsOf } from "./fields.js";
import { objectText, reading } from "./reading.js";
import { bodyNumber, text } from "./state.js";
import { recall, remember } from "./storage.js";

const session = () => sessionStorage;

/**
 * Writes the value of a field into the text.
 * @param {string} name
 * @param {string | undefined} source JSON text; `undefined` removes the member
 */
export function setMember(name, source) {
  // The form is disabled from the next frame on.
  if (reading.value.body === undefined) return;
  const before = objectText(text.value);
  text.value = source === undefined ? withoutMembers(before, [name]) : withMember(before, name, source);
}

/** Members that a switch to the other destination type removed, as JSON text by name. A reload keeps them. @type {Record<string, unknown>} */
let removed = { ...recall("removed", session) };

/** The body that they were in. */
let removedFrom = bodyNumber.peek();

// A reload must not bring them into another body.
effect(() => void remember("removed", bodyNumber.value === removedFrom ? removed : null, session));

/** Switches the destination type, and keeps the values of the other one for a switch back. @param {string} cloud `S3` or `GCS` */
export function chooseCloud(cloud) {
  if (reading.value.body === undefined) return;
  let after = objectText(text.value);
  if (removedFrom !== bodyNumber.value) removed = {};
  removedFrom = bodyNumber.value;
  const foreign = otherFieldsOf(cloud).map(({ name }) => name);
  for (const name of foreign) {
    const source = sourceOf(after, name);
    if (source !== undefined) removed[name] = source;
  }
  after = withMember(withoutMembers(after, foreign), "destinationType", JSON.stringify(cloud));
  for (const { name } of fieldsOf(cloud)) {
    const source = removed[name];
    if (typeof source !== "string") continue;
    if (sourceOf(after, name) === undefined) after = withMember(after, name, source);
    delete removed[name];
  }
  remember("removed", removed, session);
  text.value = after;
}
