/**
 * The language's own methods, kept from before anybody could patch them: as functions of what they are called on. And a way to set
 * a member, whatever a page has put on `Object.prototype`.
 */

const { bind, call } = Function.prototype;
/** @type {(method: Function) => any} */
export const uncurried = bind.bind(call);

/** @type {(object: object, name: PropertyKey) => boolean} */
export const has = uncurried(Object.prototype.hasOwnProperty);
/** @type {(text: string, at: number) => number} */
export const unitAt = uncurried(String.prototype.charCodeAt);
/** @type {(text: string, part: string, start?: number) => number} */
export const indexIn = uncurried(String.prototype.indexOf);
/** @type {(text: string, start: number, end?: number) => string} */
export const slice = uncurried(String.prototype.slice);
/** @type {(text: string, separator: string) => string[]} */
export const split = uncurried(String.prototype.split);

/**
 * @template {object} T
 * @param {T} object changed, if that can be
 * @param {string} name
 * @param {unknown} value
 * @returns {T}
 */
export function withMember(object, name, value) {
  // A setter of a page's `Object.prototype` would get what is assigned.
  if (name in object) return { ...object, [name]: value };
  /** @type {any} */ (object)[name] = value;
  return object;
}
