/** Light or dark: as the system says, or as chosen on this device. `early.js` applies the choice before the first paint. */
import { effect, signal } from "@preact/signals";
import { recall, remember } from "./storage.js";

export const THEMES = [
  { value: "system", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

const chosen = recall("theme");

export const theme = signal(chosen === "light" || chosen === "dark" ? chosen : "system");

effect(() => {
  const { value } = theme;
  remember("theme", value === "system" ? null : value);
  if (value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
});
