/** A message of the validator, with code in back-ticks. No value becomes markup. */
import { shortened } from "../text/words.js";

/** @param {{ text: string }} props */
export function Prose({ text }) {
  const parts = text.split("`");
  // A value contains a back-tick, so the pairs are ambiguous.
  if (parts.length % 2 === 0) return <>{shortened(text)}</>;
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <code key={index}>{shortened(part)}</code>))}</>;
}
