/** Shows a component whose code is fetched after the first paint. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { afterFrame } from "../state/reading.js";

/**
 * @param {object} props
 * @param {() => Promise<import("preact").ComponentType>} props.load
 */
export function Later({ load }) {
  const loaded = useSignal(/** @type {{ Component: import("preact").ComponentType } | undefined} */ (undefined));
  useEffect(() => {
    afterFrame(async () => {
      loaded.value = { Component: await load() };
    });
  }, [load, loaded]);
  if (loaded.value === undefined) return null;
  const { Component } = loaded.value;
  return <Component />;
}
