/** A message of the validator, with code in back-ticks. No value becomes markup. */
import { proseParts } from "../text/words.js";

/** @param {{ text: string }} props */
export function Prose({ text }) {
  return <>{proseParts(text).map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>))}</>;
}
