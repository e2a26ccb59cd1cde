/** Shows an example or an older preview, dimmed and with a label, while the body has errors. */
import { IsStale } from "./code-block.jsx";

/** @import { ComponentChildren } from "preact" */

/**
 * @typedef {object} Label
 * @property {string} title
 * @property {string} rest
 */

/**
 * @param {object} props
 * @param {Label} [props.label] unless it is for the current body
 * @param {ComponentChildren} props.children
 */
export function StandIn({ label, children }) {
  return (
    <IsStale.Provider value={label !== undefined}>
      {label !== undefined && (
        <p class="stand-in-label">
          <strong>{label.title}</strong> {label.rest}
        </p>
      )}
      <div class={label === undefined ? "shown" : "shown stand-in"}>{children}</div>
    </IsStale.Provider>
  );
}
