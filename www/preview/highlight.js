/** Splits code into tokens to color: names, strings, literals, comments, placeholders. One expression for each language. */

/** @typedef {"json" | "javascript" | "python" | "shell" | "terraform" | "plain"} Language */

const NAME = String.raw`(?<name>"(?:[^"\\]|\\.)*"(?=:))`;
const STRING = String.raw`(?<string>"(?:[^"\\]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60)`;
const LITERAL = String.raw`(?<![\w.-])(?<literal>-?\d[\d.eE+-]*(?![\w-])|(?:true|false|null|True|False|None)\b)`;

/** @type {Partial<Record<Language, RegExp>>} */
const TOKENS = {
  json: new RegExp(`${NAME}|${STRING}|${LITERAL}`, "gs"),
  javascript: new RegExp(
    String.raw`(?<comment>//[^\n]*)|${NAME}|${STRING}|${LITERAL}|\b(?<keyword>import|from|const|await|new|if|throw|as)\b(?!:)`,
    "gs",
  ),
  python: new RegExp(
    String.raw`(?<comment>#[^\n]*)|${NAME}|${STRING}|${LITERAL}|\b(?<keyword>import|from|print)\b(?!=)`,
    "gs",
  ),
  terraform: new RegExp(String.raw`${STRING}|${LITERAL}|(?<keyword>(?<=^|\n)(?:resource|variable|output)\b)`, "gs"),
  shell: /(?<string>'[^']*'|"(?:[^"\\]|\\.)*")|(?<keyword>(?<=^|\n)(?:curl|gcloud|aws|npm|pip)\b)/gs,
};

/** Placeholders and variables that the user replaces. */
const PLACEHOLDER = /\{\{[A-Z0-9_]+\}\}|\$\{M3TER_MEMBER:[^}]*\}|(?<![\w.])var\.(?:m3ter|access_point)\w+/g;

/**
 * @typedef {object} Token
 * @property {string} text
 * @property {string} [kind]
 */

/**
 * @param {string} text
 * @param {Language} language
 * @returns {Token[]}
 */
export function tokensOf(text, language) {
  const expression = TOKENS[language];
  const tokens = expression ? split(text, expression) : [{ text }];
  return tokens.flatMap((token) => split(token.text, PLACEHOLDER, "placeholder", token.kind));
}

/**
 * @param {string} text
 * @param {RegExp} expression
 * @param {string} [kind] of what it matches, instead of the name of the group
 * @param {string} [rest] the kind of everything else
 */
function split(text, expression, kind, rest) {
  /** @type {Token[]} */
  const tokens = [];
  let end = 0;
  for (const { 0: token, index, groups = {} } of text.matchAll(expression)) {
    const group = Object.keys(groups).find((name) => groups[name] !== undefined);
    if (index > end) tokens.push({ text: text.slice(end, index), kind: rest });
    tokens.push({ text: token, kind: kind ?? group });
    end = index + token.length;
  }
  if (end < text.length) tokens.push({ text: text.slice(end), kind: rest });
  return tokens;
}
