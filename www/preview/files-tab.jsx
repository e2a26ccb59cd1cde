/** Where the files land, as a small tree for each partition order. */

import { useContext } from "preact/hooks";
import { folderOf } from "../../pkg/src/preview/object-keys.js";
import { CopyButton } from "../components/copy-button.jsx";
import { SettingLink } from "../components/setting-link.jsx";
import { IsStale } from "./code-block.jsx";
import { layouts } from "./shown.js";
import { StandIn } from "./stand-in.jsx";

/** @import { ObjectKeys } from "m3ter-export-destination" */

const TITLES = { TIME_FIRST: "Time first", TYPE_FIRST: "Type first" };

/** The characters that are shown of each end of a long name. */
const MAX_END = 60;

export function FilesTab() {
  const { own, other, prefix, isDefault, hasId, label } = layouts.value;
  return (
    <>
      <p class="note">
        Dates and hours are UTC. The IDs in the file names are examples.
        {!hasId && (
          <>
            {" "}
            <SettingLink id="organization-id">Add your organization ID</SettingLink>; zeros are a placeholder.
          </>
        )}
      </p>
      <StandIn label={label}>
        <Layout layout={own} prefix={prefix} mark={isDefault ? "the default" : "as in the body"} isOwn />
        <Layout layout={other} prefix={prefix} mark="the other order" />
      </StandIn>
    </>
  );
}

/** @param {{ layout: ObjectKeys, prefix: string, mark: string, isOwn?: boolean }} props */
function Layout({ layout, prefix, mark, isOwn = false }) {
  const { partitionOrder, maxBytes, files } = layout;
  const isStale = useContext(IsStale);
  const longest = Math.max(...files.map(({ bytes }) => bytes));
  return (
    <div class="block" role="group" aria-label={TITLES[partitionOrder]}>
      <div class="block-head">
        <h3>
          {TITLES[partitionOrder]} <code>{partitionOrder}</code>
        </h3>
        <span class="chosen">{mark}</span>
      </div>
      {longest > maxBytes && (
        <p class="to-replace">
          <strong>Too long.</strong>{" "}
          {`The longest key has ${number(longest)} bytes, and the clouds allow ${number(maxBytes)}. Shorten the prefix.`}
        </p>
      )}
      <Tree layout={layout} prefix={prefix} />
      {isOwn && (
        <ul class="files">
          {files.map(({ kind, uri, bytes }) => (
            <li key={kind}>
              <span>
                {kind === "usage" ? "Usage data" : "Operational data"}: {number(bytes)} of {number(maxBytes)} bytes
              </span>
              {!isStale && (
                <CopyButton
                  what={`URI of ${kind === "usage" ? "usage" : "operational"} data`}
                  shown="URI"
                  text={() => uri}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Bucket, prefix and organization are on lines of their own; below them the orders differ. @param {{ layout: ObjectKeys, prefix: string }} props */
function Tree({ layout, prefix }) {
  const [{ uri, key }] = layout.files;
  const bucket = uri.slice(0, uri.length - key.length);
  const folder = folderOf(prefix);
  const rows = layout.files.map((file) => file.key.slice(folder.length).split("/"));
  const shared = rows[0].findIndex((part, index) => part !== rows[1][index]);
  const [organization, ...together] = rows[0].slice(0, shared);
  const branches = rows.map((parts) => parts.slice(shared));
  const levels = [
    bucket,
    ...(folder === "" ? [] : [folder]),
    `${organization}/`,
    ...(together.length > 0 ? [`${together.join("/")}/`] : []),
  ];
  return <Level levels={levels} branches={branches} />;
}

/** @param {{ levels: string[], branches: string[][] }} props */
function Level({ levels, branches }) {
  const [first, ...rest] = levels;
  return (
    <ul class="tree">
      <li>
        <Name text={first} />
        {rest.length > 0 ? (
          <Level levels={rest} branches={branches} />
        ) : (
          <ul class="tree">
            {branches.map((parts) => (
              <li key={parts.join("/")}>
                <Name text={`${parts.slice(0, -1).join("/")}/`} />
                <ul class="tree">
                  <li>
                    <Name text={parts[parts.length - 1]} />
                  </li>
                </ul>
              </li>
            ))}
          </ul>
        )}
      </li>
    </ul>
  );
}

/** A long name is cut in its middle, so that both ends can be checked. @param {{ text: string }} props */
function Name({ text }) {
  const isLong = text.length > 2 * MAX_END;
  const shown = isLong ? `${text.slice(0, MAX_END)} … ${text.slice(-MAX_END)}` : text;
  return <code class={text.endsWith("/") ? "folder" : "object"}>{shown}</code>;
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString("en");
}
