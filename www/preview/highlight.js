/** Colours for code: names, texts, literals, comments. One pass, one expression a language, no backtracking. */
import { element } from "../element.js";

/** @typedef {"json" | "javascript" | "python" | "shell" | "plain"} Language */

const NAME = String.raw`(?<name>"(?:[^"\\]|\\.)*"(?=:))`;
const TEXT = String.raw`(?<string>"(?:[^"\\]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60)`;
const NUMBER = String.raw`(?<![\w.-])(?<literal>-?\d[\d.eE+-]*(?![\w-])|(?:true|false|null|True|False|None)\b)`;

/** @type {Partial<Record<Language, RegExp>>} */
const TOKENS = {
  json: new RegExp(`${NAME}|${TEXT}|${NUMBER}`, "gs"),
  javascript: new RegExp(
    String.raw`(?<comment>//[^\n]*)|${NAME}|${TEXT}|${NUMBER}|\b(?<keyword>import|from|const|await|new|if|throw|as)\b(?!:)`,
    "gs",
  ),
  python: new RegExp(
    String.raw`(?<comment>#[^\n]*)|${NAME}|${TEXT}|${NUMBER}|\b(?<keyword>import|from|print)\b(?!=)`,
    "gs",
  ),
  shell: /(?<string>'[^']*'|"(?:[^"\\]|\\.)*")|(?<comment>(?<=^|\n)#[^\n]*)|(?<keyword>(?<=^|\n)(?:curl|gcloud)\b)/gs,
};

/**
 * @param {string} text
 * @param {Language} language
 * @returns {(string | HTMLElement)[]}
 */
export function highlighted(text, language) {
  const tokens = TOKENS[language];
  if (tokens === undefined) return [text];
  const parts = [];
  let end = 0;
  for (const { 0: token, index, groups = {} } of text.matchAll(tokens)) {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
    parts.push(text.slice(end, index), element("span", { className: `token-${kind}` }, token));
    end = index + token.length;
  }
  return [...parts, text.slice(end)];
}
