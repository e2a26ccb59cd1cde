/** The request: as commands for a shell, and in the words of programs. */
import { element, segments } from "../element.js";
import { codeBlock } from "./code-block.js";
import { fetchSnippet } from "./snippet/fetch.js";
import { pythonSnippet } from "./snippet/python.js";
import { typescriptSnippet } from "./snippet/typescript.js";

/** @import { Ready } from "./preview.js" */

const LANGUAGES = [
  { value: "curl", label: "cURL" },
  { value: "fetch", label: "fetch" },
  { value: "typescript", label: "TypeScript" },
  { value: "python", label: "Python" },
];

let language = "curl";

/**
 * @param {Ready} ready
 * @param {() => void} again shows the tab anew
 */
export function requestTab(ready, again) {
  const { request } = ready;
  const choice = segments("language", LANGUAGES, (value) => {
    language = value;
    again();
  });
  choice.show(language);
  choice.root.setAttribute("role", "radiogroup");
  choice.root.setAttribute("aria-label", "Language");
  // An address breaks where its parts meet, not at an id's hyphens.
  const parts = request.url.split(/(?<=[^/]\/)(?!\/)/).map((part) => element("span", {}, part));
  const line = element("p", { className: "line" }, element("b", {}, request.method), " ", ...parts);
  return [line, choice.root, ...blocks(ready)];
}

/** @param {Ready} ready */
function blocks({ request, organizationId, destinationId }) {
  const sdk = { body: request.body, organizationId, destinationId };
  switch (language) {
    case "fetch":
      return [codeBlock("fetch", fetchSnippet(request), "javascript")];
    case "typescript":
      return [codeBlock("m3ter-sdk for TypeScript", typescriptSnippet(sdk), "javascript")];
    case "python":
      return [codeBlock("m3ter for Python", pythonSnippet(sdk), "python")];
    default:
      return [codeBlock("Request", request.curl, "shell"), codeBlock("Token, valid for five hours", request.tokenCurl, "shell")];
  }
}
