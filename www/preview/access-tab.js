/** What the cloud has to allow before a file can land. */
import { element } from "../element.js";
import { codeBlock } from "./code-block.js";

/** @import { Ready } from "./preview.js" */

/** @param {Ready} ready */
export function accessTab({ access }) {
  const guide = element("a", { href: access.guide, target: "_blank", rel: "noopener" }, "m3ter's guide");
  const note = element(
    "p",
    { className: "note" },
    "Put the principal that ",
    guide,
    " names in place of ",
    element("code", {}, access.principalPlaceholder),
    ".",
  );
  if (access.destinationType === "GCS") {
    return [note, codeBlock("Audience", access.audience, "plain"), codeBlock("Commands", access.commands, "shell")];
  }
  return [
    note,
    codeBlock("Permission policy of the role", `${JSON.stringify(access.permissionPolicy, null, 2)}\n`, "json"),
    codeBlock("Trust policy of the role", `${JSON.stringify(access.trustPolicy, null, 2)}\n`, "json"),
  ];
}
