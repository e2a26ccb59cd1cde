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
  const state = useSignal(/** @type {{ Component?: ComponentType<any>, failures: number }} */ ({ failures: 0 }));
  const { Component, failures } = state.value;
  const start = () => {
    load().then(
      (Component) => (state.value = { Component, failures }),
      // The note stays meanwhile, so that its button keeps the focus.
      () => (state.value = { failures: failures + 1 }),
    );
  };
  useEffect(start, []);
  if (Component) return <Component {...props} />;
  return failures > 0 ? <NotLoaded what={what} wasRetried={failures > 1} retry={start} /> : null;
}

/**
 * Some browsers remember that a file could not be loaded: then only another page load gets it.
 * @param {{ what: string, wasRetried?: boolean, retry: () => void }} props
 */
export function NotLoaded({ what, wasRetried, retry }) {
  return (
    <p class="not-loaded" role="alert">
      {what} {wasRetried ? "still " : ""}could not be loaded. Check the network.{" "}
      <button type="button" class="link" onClick={retry}>
        Try again
      </button>{" "}
      <button type="button" class="link" onClick={() => location.reload()}>
        Reload the page
      </button>
    </p>
  );
}
