/** Makes the page of all rules, and a module with the same for the explanation of an issue. */
import { readRules } from "./rules.js";

/**
 * @import { Plugin } from "vite"
 * @import { Group, Rule } from "./rules.js"
 */

const MODULE = "virtual:rules";

/** @returns {Plugin} */
export function rulesPage() {
  return {
    name: "rules-page",
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const rules = readRules().flatMap((group) => group.rules);
      return `export const RULES = ${JSON.stringify(rules)};`;
    },
    transformIndexHtml: {
      order: "pre",
      handler: (html, { filename }) =>
        filename.endsWith("rules.html") ? html.replace("<!-- rules -->", rulesAsHtml()) : html,
    },
  };
}

function rulesAsHtml() {
  const groups = readRules();
  const links = groups.map(({ code }) => `<li><a href="#${code}"><code>${code}</code></a></li>`);
  return `<nav class="contents" aria-label="Contents"><ul>${links.join("")}</ul></nav>
${groups.map(section).join("\n")}`;
}

/** @param {Group} group */
function section({ code, meaning, rules }) {
  return `<section aria-labelledby="${code}">
<h2 id="${code}"><code>${code}</code></h2>
<p>${prose(meaning)}</p>
${rules.map(article).join("\n")}
</section>`;
}

/** @param {Rule} rule */
function article({ code, reason, when, bad, good, fix, source, link }) {
  const anchor = `${code}-${reason}`;
  const heading = reason ? `<h3 id="${anchor}"><a href="#${anchor}"><code>${reason}</code></a></h3>` : "";
  const row = (/** @type {string} */ name, /** @type {string} */ value) =>
    value ? `<div><dt>${name}</dt><dd>${prose(value)}</dd></div>` : "";
  const open = link
    ? `<p><a class="open" href="${link}">Open the bad example<span class="visually-hidden"> of ${code} ${reason}</span></a></p>`
    : "";
  return `<article${reason ? ` aria-labelledby="${anchor}"` : ""}>
${heading}
<p>${prose(when)}</p>
<dl>${row("Bad", bad)}${row("Good", good)}${row("Fix", fix)}${row("Source", source)}</dl>
${open}
</article>`;
}

/** Markdown's code, addresses and nothing else. @param {string} text */
function prose(text) {
  return text
    .split(/(`+ ?.*? ?`+|<https?:[^>]*>)/)
    .map((part) => {
      const code = /^(`+) ?(.*?) ?\1$/.exec(part)?.[2];
      if (code !== undefined) return `<code>${escape(code)}</code>`;
      const url = /^<(https?:[^>]*)>$/.exec(part)?.[1];
      return url
        ? `<a href="${escape(url)}" target="_blank" rel="noopener">${escape(url.replace("https://", ""))}</a>`
        : escape(part);
    })
    .join("");
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
