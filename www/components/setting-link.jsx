/** Text in a sentence that leads to a setting of the request. */
import { focusSetting } from "./settings.jsx";

/** @param {{ id: string, children: string }} props */
export function SettingLink({ id, children }) {
  return (
    <button type="button" class="link inline" onClick={() => focusSetting(id)}>
      {children}
    </button>
  );
}
