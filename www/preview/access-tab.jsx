/** The permissions that m3ter needs in the cloud. The bucket name is enough, so that the role can be created first. */
import { signal } from "@preact/signals";
import { Segments } from "../components/segments.jsx";
import { CodeBlock } from "./code-block.jsx";
import { access, isPrincipal, principals, setPrincipal } from "./shown.js";
import { StandIn } from "./stand-in.jsx";

/** @import { GcsAccess, S3Access } from "m3ter-export-destination" */

const FORMS = {
  S3: [
    { value: "cli", label: "AWS CLI" },
    { value: "terraform", label: "Terraform" },
    { value: "json", label: "Policies" },
  ],
  GCS: [
    { value: "cli", label: "gcloud" },
    { value: "terraform", label: "Terraform" },
  ],
};

/** One choice for both clouds. */
const form = signal("cli");

export function AccessTab() {
  const { access: shown, bucketName, label } = access.value;
  const { destinationType, guide } = shown;
  const forms = FORMS[destinationType];
  const chosen = forms.some(({ value }) => value === form.value) ? form.value : "cli";
  const guideLink = (
    <a href={guide} target="_blank" rel="noopener">
      m3ter's guide
    </a>
  );
  return (
    <>
      <div class="toolbar">
        <Segments
          name="access-form"
          label="Format"
          choices={forms}
          value={chosen}
          choose={(value) => (form.value = value)}
        />
      </div>
      <p class="note">
        {destinationType === "S3" ? (
          <>
            Create the role first; its ARN then goes into <code>iamRoleArn</code>. {guideLink} names the principal and
            the condition of the trust policy.
          </>
        ) : (
          <>
            m3ter's principal needs to create objects in the bucket, directly or through the service account.{" "}
            {guideLink} names the principal.
          </>
        )}
      </p>
      <Principal type={destinationType} />
      <StandIn label={label}>
        {shown.destinationType === "S3" ? (
          <S3 access={shown} form={chosen} bucketName={bucketName} />
        ) : (
          <Gcs access={shown} form={chosen} />
        )}
      </StandIn>
    </>
  );
}

const PLACEHOLDERS = {
  S3: "e.g. arn:aws:iam::<account>:role/<role>",
  GCS: "e.g. principal://iam.googleapis.com/...",
};

const EXPECTED = {
  S3: "must be the ARN of a role, user or account, or an account ID of 12 digits",
  GCS: "must start with principal://iam.googleapis.com/ or principalSet://iam.googleapis.com/",
};

/** @param {{ type: "S3" | "GCS" }} props */
function Principal({ type }) {
  const value = principals.value[type];
  const isWrong = value !== "" && !isPrincipal(type);
  return (
    <div class="field principal">
      <label for="principal">m3ter's principal (kept on this device)</label>
      <input
        id="principal"
        type="text"
        value={value}
        placeholder={PLACEHOLDERS[type]}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={isWrong ? "true" : undefined}
        aria-describedby={isWrong ? "principal-message" : undefined}
        onInput={({ currentTarget }) => setPrincipal(type, currentTarget.value.trim())}
      />
      {isWrong && (
        <p class="message" id="principal-message" data-severity="error">
          {EXPECTED[type]}
        </p>
      )}
    </div>
  );
}

/** Lists the placeholders to replace. @param {{ placeholders: string[], guide: string, text: string }} props */
function ToReplace({ placeholders, guide, text }) {
  const left = placeholders.filter((placeholder) => text.includes(placeholder));
  if (left.length === 0) return null;
  return (
    <p class="to-replace">
      <strong>Not complete.</strong> Replace{" "}
      {left.map((placeholder, index) => (
        <span key={placeholder}>
          {index > 0 && (index === left.length - 1 ? " and " : ", ")}
          <code>{placeholder}</code>
        </span>
      ))}{" "}
      with what{" "}
      <a href={guide} target="_blank" rel="noopener">
        m3ter's guide
      </a>{" "}
      names. AWS refuses the policy as it is.
    </p>
  );
}

/** @param {{ access: S3Access, form: string, bucketName: string }} props */
function S3({ access, form, bucketName }) {
  const {
    permissionPolicy,
    trustPolicy,
    commands,
    terraform,
    principalPlaceholder,
    conditionPlaceholders,
    accessPointPlaceholder,
    guide,
  } = access;
  const placeholders = [principalPlaceholder, ...conditionPlaceholders];
  const trust = `${JSON.stringify(trustPolicy, null, 2)}\n`;
  const alias = accessPointPlaceholder !== null && (
    <p class="to-replace">
      <strong>Access point.</strong> <code>{bucketName}</code> is the alias of an access point. The policy has to name
      the access point by its ARN, which the alias does not contain
      {form === "terraform" ? (
        "."
      ) : (
        <>
          : replace <code>{accessPointPlaceholder}</code>.
        </>
      )}
    </p>
  );
  if (form === "terraform") {
    return (
      <>
        {alias}
        <p class="note">
          Terraform asks for the variables when it runs. The trust policy cannot be applied without a condition.
        </p>
        <CodeBlock title="Terraform for the role" text={terraform} language="terraform" />
      </>
    );
  }
  if (form === "json") {
    return (
      <>
        {alias}
        <CodeBlock title="Trust policy" text={trust} language="json">
          <ToReplace placeholders={placeholders} guide={guide} text={trust} />
        </CodeBlock>
        <CodeBlock title="Permission policy" text={`${JSON.stringify(permissionPolicy, null, 2)}\n`} language="json" />
      </>
    );
  }
  return (
    <>
      {alias}
      <ToReplace placeholders={placeholders} guide={guide} text={commands} />
      <CodeBlock title="Create the role" text={commands} language="shell">
        <p class="note">The first command prints the ARN of the role.</p>
      </CodeBlock>
    </>
  );
}

/** @param {{ access: GcsAccess, form: string }} props */
function Gcs({ access, form }) {
  const { audience, commands, terraform, principalPlaceholder } = access;
  return (
    <>
      {form === "terraform" ? (
        <CodeBlock title="Terraform for the grants" text={terraform} language="terraform">
          {terraform.includes("var.m3ter_member") && <p class="note">Terraform asks for the principal when it runs.</p>}
        </CodeBlock>
      ) : (
        <CodeBlock title="Grant access" text={commands} language="shell">
          {commands.includes(principalPlaceholder) && (
            <p class="note">
              Enter the principal above, or set <code>M3TER_MEMBER</code>. Without it the shell grants nothing.
            </p>
          )}
        </CodeBlock>
      )}
      <CodeBlock title="Audience" text={audience} language="plain">
        <p class="note">The provider has to accept tokens for this audience, its own full name.</p>
      </CodeBlock>
    </>
  );
}
