/**
 * Applies a fix of a report to the input that was validated.
 *
 * Text and bytes are changed only where the fix has `edits`, so the order, the indentation and the spelling of everything else
 * are kept. A fix without `edits`, from a report on a value, can also be applied to text, which is then formatted again.
 *
 * Apply one fix at a time, then validate the result: the offsets of the other fixes are those of the old text. If the edits and
 * the `patch` give different documents, the fix is that of another text, and is refused. Not every fix of another text can be
 * recognized: apply a fix only to the input that was validated.
 *
 * @param json the input that was validated; it is not changed
 * @param fix the fix of one of its issues
 * @returns text for text, bytes for bytes, and for any other value a copy of what `JSON.stringify` would send
 * @throws Error if the fix does not apply to `json`; TypeError if `fix` is not a fix
 *
 * @example
 * const text = '{"code": "a "}';
 * const [{ fix }] = validateExportDestination(text).issues.filter(({ path }) => path[0] === "code");
 * if (fix) applyFix(text, fix); // '{"code": "a"}'
 */
export declare function applyFix(json: string, fix: Fix): string;
export declare function applyFix(json: Uint8Array, fix: Fix): Uint8Array;
export declare function applyFix(json: string | Uint8Array, fix: Fix): string | Uint8Array;
export declare function applyFix(json: unknown, fix: Fix): unknown;

/** A change that resolves an issue. {@link applyFix} applies it. */
export interface Fix {
  /** What the change does, in English. */
  title: string;
  /** `"safe"`: the mistake has one repair, which can be applied without asking. `"suggestion"`: a person should decide. */
  applicability: "safe" | "suggestion";
  /**
   * The change as a JSON Patch (RFC 6902) of members of the root or of the whole document. It is empty if the text is not JSON
   * yet: then there are only `edits`.
   */
  patch: JsonPatchOperation[];
  /** The same change as edits of the text, in order and without overlap; only if the input was text or bytes. */
  edits?: TextEdit[];
}

/** The replacement of a part of the text that was validated. The part can be empty, and so can the new text. */
export interface TextEdit {
  /** Where the replaced part starts, in UTF-16 code units from 0. */
  start: number;
  /** Where it ends, in UTF-16 code units; the unit at this offset is kept. */
  end: number;
  /** The new text. */
  text: string;
}

/** One operation of a JSON Patch (RFC 6902); its paths are JSON Pointers (RFC 6901). */
export type JsonPatchOperation =
  | { op: "add" | "replace"; path: string; value: Json }
  | { op: "move"; from: string; path: string }
  | { op: "remove"; path: string };

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
