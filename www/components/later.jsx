/** Shows a component whose code is loaded later. If that fails, it says so and offers to try again. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** @import { ComponentType } from "preact" */

/**
 * @template {object} Props
 * @param {{ what: string, load: () => Promise<ComponentType<Props>> } & Props} props `what` begins a sentence; the rest are
 *   the component's own props
 */
export function Later({ what, load, ...props }) {
  const state = useSignal(/** @type {{ Component?: ComponentType<any>, failed?: boolean }} */ ({}));
  const start = () => {
    state.value = {};
    load().then(
      (Component) => (state.value = { Component }),
      () => (state.value = { failed: true }),
    );
  };
  useEffect(start, []);
  const { Component, failed } = state.value;
  if (failed) return <NotLoaded what={what} retry={start} />;
  return Component ? <Component {...props} /> : null;
}

/**
 * Some browsers remember that a file could not be loaded: then only another page load gets it.
 * @param {{ what: string, retry: () => void }} props
 */
export function NotLoaded({ what, retry }) {
  return (
    <p class="not-loaded" role="alert">
      {what} could not be loaded. Check the network.{" "}
      <button type="button" class="link" onClick={retry}>
        Try again
      </button>{" "}
      <button type="button" class="link" onClick={() => location.reload()}>
        Reload the page
      </button>
    </p>
  );
}
