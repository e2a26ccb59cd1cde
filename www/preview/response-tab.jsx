/** What m3ter answers: the stored destination, or why there is none, and what to do then. */
import { signal } from "@preact/signals";
import { Segments } from "../components/segments.jsx";
import { CodeBlock } from "./code-block.jsx";
import { shown } from "./shown.js";
import { StandIn } from "./stand-in.jsx";

/**
 * What to do about each documented status code. Limits: https://docs.m3ter.com/guides/m3ter-apis/rate-limits
 * @type {Record<string, { title: string, check: string[] }>}
 */
const FAILURES = {
  400: {
    title: "400 Bad Request",
    check: [
      "m3ter refuses the body or an ID. The message says what it refuses.",
      "Not checked on this page: whether another destination has the same code, and in an update whether the version is still the stored one.",
    ],
  },
  403: {
    title: "403 Forbidden",
    check: [
      "Get a new access token: m3ter also returns 403 for an expired token.",
      "Check that the service user has a permission policy that allows it, and that the key belongs to this organization.",
    ],
  },
  404: {
    title: "404 Not Found",
    check: [
      "Check the organization ID, and in an update the destination ID.",
      "Ask m3ter Support whether Data Export is enabled for the organization.",
    ],
  },
  413: {
    title: "413 Content Too Large",
    check: ["Remove members that m3ter does not know: the known fields are small."],
  },
  429: {
    title: "429 Too Many Requests",
    check: [
      "Wait, then send again. The limits are 50 requests a second for an organization, and 20,000 in 5 minutes for an IP address.",
    ],
  },
  "5xx": {
    title: "500, 502 or 504",
    check: [
      "Wait, then send again. Before you repeat a create, list the destinations: the first one may have been stored.",
      "Contact m3ter Support if the error persists.",
    ],
  },
};

const CHOICES = [{ value: "200", label: "200" }, ...Object.keys(FAILURES).map((value) => ({ value, label: value }))];

const status = signal("200");

export function ResponseTab() {
  const failure = FAILURES[status.value];
  return (
    <>
      <div class="toolbar">
        <Segments
          name="status"
          label="Status"
          choices={CHOICES}
          value={status.value}
          choose={(value) => (status.value = value)}
        />
      </div>
      {failure ? <Failure {...failure} /> : <Success />}
    </>
  );
}

function Success() {
  const { preview, label } = shown.value;
  return (
    <StandIn label={label}>
      <CodeBlock title="200 OK" text={`${JSON.stringify(preview.response?.body, null, 2)}\n`} language="json">
        <p class="note">IDs, users and dates are examples. m3ter answers 200 to a create as well.</p>
      </CodeBlock>
    </StandIn>
  );
}

/** @param {{ title: string, check: string[] }} props */
function Failure({ title, check }) {
  return (
    <CodeBlock title={title} text={`${JSON.stringify({ message: "..." }, null, 2)}\n`} language="json">
      <ul class="checks">
        {check.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </CodeBlock>
  );
}
