/** The steps that create or update the destination, as commands and as programs. */
import { CopyButton } from "../components/copy-button.jsx";
import { Segments } from "../components/segments.jsx";
import { SettingLink } from "../components/setting-link.jsx";
import { destinationId, language, operation, organizationId } from "../state/state.js";
import { CodeBlock } from "./code-block.jsx";
import { shown } from "./shown.js";
import { StandIn } from "./stand-in.jsx";
import { stepsFor } from "./steps.js";

const LANGUAGES = [
  { value: "curl", label: "cURL" },
  { value: "fetch", label: "fetch" },
  { value: "typescript", label: "TypeScript" },
  { value: "python", label: "Python" },
];

export function RequestTab() {
  const { preview, options, label } = shown.value;
  const { request } = preview;
  if (request === null) return null;
  const isUpdate = request.method === "PUT";
  const steps = stepsFor(language.value, request, options);
  const { all } = steps;
  return (
    <>
      <div class="toolbar">
        <Segments
          name="language"
          label="Language"
          choices={LANGUAGES}
          value={language.value}
          choose={(value) => (language.value = /** @type {typeof language.value} */ (value))}
        />
        {label === undefined && all !== undefined && (
          <CopyButton what="steps 1 and 2" shown="steps 1 and 2" text={() => all} />
        )}
      </div>
      <p class="note">
        Before you start: m3ter has to enable Data Export for your organization (ask m3ter Support), and the service
        user needs a permission policy that allows it, for example Administrator.
      </p>
      <StandIn label={label}>
        {organizationId.value === "" && label === undefined && (
          <p class="note">
            Set <code>M3TER_ORG_ID</code>, or <SettingLink id="organization-id">enter the organization ID</SettingLink>.
          </p>
        )}
        {operation.value === "update" && destinationId.value === "" && label === undefined && (
          <p class="note">
            <SettingLink id="destination-id">Add the destination ID</SettingLink>; zeros are a placeholder.
          </p>
        )}
        <ol class="steps">
          <li>
            <h3>{steps.token.title}</h3>
            <p class="note">{steps.token.note}</p>
            <CodeBlock level={4} title={steps.token.block} text={steps.token.text} language={steps.token.language} />
          </li>
          <li>
            <h3>{isUpdate ? "Update the destination" : "Create the destination"}</h3>
            <p class="line">
              <b>{request.method}</b> <Url url={request.url} />
            </p>
            <CodeBlock level={4} title={steps.send.block} text={steps.send.text} language={steps.send.language} />
          </li>
          <li>
            <h3>Start an export</h3>
            <NextNote isUpdate={isUpdate} />
            {steps.next && (
              <CodeBlock level={4} title={steps.next.block} text={steps.next.text} language={steps.next.language} />
            )}
          </li>
        </ol>
      </StandIn>
    </>
  );
}

/** @param {{ isUpdate: boolean }} props */
function NextNote({ isUpdate }) {
  return (
    <p class="note">
      {!isUpdate && "A destination alone exports nothing. "}The <code>id</code> in the response goes into{" "}
      <code>destinationIds</code> of a schedule or of an ad-hoc export. The status of the export's job is{" "}
      <code>PENDING</code>, <code>RUNNING</code>, <code>SUCCEEDED</code> or <code>FAILED</code>. A wrong role, bucket or
      permission first shows there.
    </p>
  );
}

/** A URL that breaks where its parts meet, not at the hyphens of an ID. @param {{ url: string }} props */
function Url({ url }) {
  return (
    <>
      {url.split(/(?<=[^/]\/)(?!\/)/).map((part, index) => (
        <span key={index}>{part}</span>
      ))}
    </>
  );
}
