/** The explanation of a rule: when it applies, examples and the source. */
import { RULES } from "virtual:rules";
import { Prose } from "./prose.jsx";

/** @param {{ code: string, reason: string }} props */
export function RuleText({ code, reason }) {
  const rule = RULES.find((each) => each.code === code && each.reason === reason);
  if (rule === undefined) return null;
  return (
    <>
      <p>
        <Prose text={rule.when} />
      </p>
      <p>
        Bad: <Prose text={rule.bad} />
      </p>
      <p>
        Good: <Prose text={rule.good} />
      </p>
      <Sources source={rule.source} />
    </>
  );
}

/** @param {{ source: string }} props */
function Sources({ source }) {
  const parts = source.split(/<(https?:[^>]*)>/);
  return (
    <p>
      Source:{" "}
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          <Prose key={index} text={part} />
        ) : (
          <a key={index} href={part} target="_blank" rel="noopener">
            {part.replace("https://", "")}
          </a>
        ),
      )}
    </p>
  );
}
