/** A sentence of the validator, with code in back-ticks. Text stays text, so no value becomes markup. */
import { shortened } from "../text/words.js";

/** @param {{ text: string }} props */
export function Prose({ text }) {
  const parts = text.split("`");
  // With a back-tick in a value, nothing tells which of them belong together.
  if (parts.length % 2 === 0) return <>{shortened(text)}</>;
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <code key={index}>{shortened(part)}</code>))}</>;
}
