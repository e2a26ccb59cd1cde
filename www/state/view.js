/** Which tab and language are shown: over a reload as they were. */
import { LANGUAGES, language, TABS, tab } from "./state.js";
import { recall, remember } from "./storage.js";

/** @param {any} [found] a link's, or else this device's */
export function openView(found = recall("view")) {
  tab.value = TABS.find((each) => each === found?.tab) ?? tab.value;
  language.value = LANGUAGES.find((each) => each === found?.language) ?? language.value;
}

export function keepView() {
  remember("view", { tab: tab.value, language: language.value });
}
