/** Finds the members of the root object in JSON text. */

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {number} start of the name
 * @property {number} valueStart
 * @property {number} end of the value
 *
 * @typedef {object} Root
 * @property {number} open offset of `{`
 * @property {number} close offset of `}`
 * @property {Member[]} members in order; a name may appear more than once
 */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * @param {string} text that parses as a JSON object
 * @returns {Root}
 */
export function rootOf(text) {
  /** @type {Root} */
  const root = { open: 0, close: 0, members: [] };
  let depth = 0;
  /** @type {Member | undefined} */
  let member;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    if (token === "}" || token === "]") depth--;
    if (depth === 0) {
      if (token === "{") root.open = index;
      else root.close = index;
    } else if (depth === 1 && token === ",") {
      member = undefined;
    } else if (depth === 1 && member === undefined) {
      member = { name: JSON.parse(token), start: index, valueStart: -1, end };
      root.members.push(member);
    } else if (member !== undefined && token !== ":") {
      if (member.valueStart < 0) member.valueStart = index;
      member.end = end;
    }
    if (token === "{" || token === "[") depth++;
  }
  return root;
}

/**
 * Returns the text of a member's value, as it is spelled. The last member of a name counts, as in `JSON.parse`.
 * @param {string} text that parses as a JSON object
 * @param {string} name
 * @returns {string | undefined}
 */
export function sourceOf(text, name) {
  const member = rootOf(text).members.findLast((each) => each.name === name);
  return member && text.slice(member.valueStart, member.end);
}
