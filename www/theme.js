/** Light or dark: as the system says, or as chosen on this device. `early.js` shows the choice before this is loaded. */
import { byId, segments } from "./element.js";
import { recall, remember } from "./store.js";

const CHOICES = [
  { value: "system", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function offerThemes() {
  const { root, show } = segments("theme", CHOICES, (value) => {
    remember("theme", value === "system" ? null : value);
    if (value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  });
  const chosen = recall("theme");
  show(chosen === "light" || chosen === "dark" ? chosen : "system");
  byId("themes", HTMLElement).append(root);
}
