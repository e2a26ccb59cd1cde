/** Finds the JSON body in a text that contains it: a cURL command, a code fence, a chat message. */

/**
 * @typedef {object} Found
 * @property {string} text of the body
 * @property {string} from names the text around it, for a sentence
 * @property {{ operation?: "create" | "update", organizationId?: string, destinationId?: string }} settings from a cURL's URL
 */

const UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
const DATA = /(?:^|\s)(?:-d(?=[^\s=])|(?:-d|--data(?:-ascii|-raw|-binary)?|--json)(?:\s+|=))/;

/** Characters after a backslash in `$'…'`; after another one the backslash stays. @type {Record<string, string>} */
const ESCAPES = { n: "\n", r: "\r", t: "\t", "'": "'", '"': '"', "\\": "\\", "?": "?" };

/**
 * @param {string} text
 * @returns {Found | undefined} unless the text is the body itself, or has none in it
 */
export function jsonIn(text) {
  const trimmed = text.trim();
  if (/^(?:\$\s+)?curl\s/.test(trimmed)) return fromCurl(trimmed);
  const fence = /(?:^|\n)[ \t]*(`{3,}|~{3,})[^\n`]*\r?\n([\s\S]*?)\r?\n[ \t]*\1/.exec(trimmed);
  if (fence) return { text: fence[2], from: "code fence", settings: {} };
  const around = parses(trimmed) ? undefined : objectIn(trimmed);
  return around === undefined ? undefined : { text: around, from: "text around it", settings: {} };
}

/** @param {string} command */
function fromCurl(command) {
  const flag = DATA.exec(command);
  const rest = flag ? command.slice(flag.index + flag[0].length) : undefined;
  const body = rest === undefined ? undefined : (shellWord(rest) ?? objectIn(rest));
  if (body === undefined || !body.includes("{")) return undefined;
  const organizationId = new RegExp(`organizations/(${UUID})`).exec(command)?.[1];
  const destinationId = new RegExp(`destinations/(${UUID})`).exec(command)?.[1];
  const isUpdate = destinationId !== undefined || /(?:-X|--request)[\s=]*'?"?PUT/.test(command);
  /** @type {Found["settings"]} */
  const settings = { operation: isUpdate ? "update" : "create" };
  if (organizationId) settings.organizationId = organizationId;
  if (destinationId) settings.destinationId = destinationId;
  return { text: body, from: "cURL command", settings };
}

/**
 * Returns the first word of a POSIX shell's command line if it is quoted, or the content of a here-document.
 * @param {string} source
 * @returns {string | undefined}
 */
function shellWord(source) {
  const here = /^@-\s*<<-?\s*(['"]?)(\w+)\1[^\n]*\n([\s\S]*?)\n\s*\2\s*(?:\n|$)/.exec(source);
  if (here) return here[3];
  let word = "";
  let at = 0;
  for (;;) {
    const single = /^'([^']*)'/.exec(source.slice(at));
    const double = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(source.slice(at));
    const escaped = /^\\([\s\S])/.exec(source.slice(at));
    const ansi = /^\$'((?:[^'\\]|\\[\s\S])*)'/.exec(source.slice(at));
    const part = single ?? double ?? escaped ?? ansi;
    if (!part) return at === 0 ? undefined : word;
    if (double) word += part[1].replace(/\\([$`"\\\n])/g, (_, escape) => (escape === "\n" ? "" : escape));
    else if (ansi) word += unescaped(part[1]);
    else word += part[1];
    at += part[0].length;
  }
}

/**
 * Decodes the escapes that browsers write in `$'…'`. `\xe9` is a character here; bash takes it for a byte, which is not UTF-8.
 * @param {string} quoted
 */
function unescaped(quoted) {
  return quoted.replace(
    /\\(?:u([\da-fA-F]{1,4})|x([\da-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (whole, unit, byte, octal, character) => {
      if (character) return ESCAPES[character] ?? whole;
      return String.fromCharCode(octal ? Number.parseInt(octal, 8) : Number.parseInt(unit ?? byte, 16));
    },
  );
}

/**
 * Returns the only balanced object of a text that parses. Of several, any could be the body.
 * @param {string} text
 * @returns {string | undefined}
 */
function objectIn(text) {
  const objects = [];
  let start = 0;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === "{" && depth++ === 0) start = index;
    if (token === "}" && depth > 0 && --depth === 0) objects.push(text.slice(start, index + 1));
  }
  const parsed = objects.filter(parses);
  return parsed.length === 1 ? parsed[0] : undefined;
}

/** @param {string} text */
export function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
