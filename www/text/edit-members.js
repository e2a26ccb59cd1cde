/** Changes members of the root object in JSON text. The rest of the text keeps its order and spelling. */
import { rootOf } from "./members.js";

/**
 * Sets a member, or adds it at the end.
 * @param {string} text that parses as a JSON object
 * @param {string} name
 * @param {string} value JSON text
 */
export function withMember(text, name, value) {
  const { open, close, members } = rootOf(text);
  const present = members.findLast((each) => each.name === name);
  if (present) return text.slice(0, present.valueStart) + value + text.slice(present.end);
  const last = members.at(-1);
  const before = last ? text.slice((members.at(-2)?.end ?? open) + 1, last.start) : "";
  const colon = last ? text.slice(last.start + JSON.stringify(last.name).length, last.valueStart) : ": ";
  const added = `${JSON.stringify(name)}${/^\s*:\s*$/.test(colon) ? colon : ": "}${value}`;
  if (!last) {
    const inside = text.slice(open + 1, close);
    const [lineBreak] = /\r?\n/.exec(inside) ?? [];
    return text.slice(0, open + 1) + (lineBreak ? `${lineBreak}  ${added}${lineBreak}` : added) + text.slice(close);
  }
  // After a comma, the new member begins as the last one does.
  const gap = /\s*$/.exec(before)?.[0] ?? "";
  return `${text.slice(0, last.end)},${gap || (members.length > 1 || colon === ":" ? "" : " ")}${added}${text.slice(last.end)}`;
}

/**
 * Removes all members of these names.
 * @param {string} text that parses as a JSON object
 * @param {string[]} names
 */
export function withoutMembers(text, names) {
  const { open, members } = rootOf(text);
  const kept = members.filter(({ name }) => !names.includes(name));
  if (kept.length === members.length) return text;
  const rest = text.slice(members[members.length - 1].end);
  if (kept.length === 0) return text.slice(0, open + 1) + rest.trimStart();
  let left = text.slice(0, members[0].start);
  for (const member of kept) {
    // Each but the first brings the comma and the whitespace before it along.
    if (member !== kept[0]) left += text.slice(members[members.indexOf(member) - 1].end, member.start);
    left += text.slice(member.start, member.end);
  }
  return left + rest;
}
