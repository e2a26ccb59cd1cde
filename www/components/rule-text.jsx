/** The rule of an issue, why it applies, and its source, fetched when somebody asks. */
import { useSignal } from "@preact/signals";
import { Prose } from "./prose.jsx";

/** @import { Rule } from "../build/rules.js" */

/** @param {{ code: string, reason: string }} props */
export function Why({ code, reason }) {
  const rule = useSignal(/** @type {Rule | undefined} */ (undefined));
  const anchor = `./rules.html#${code}${reason && `-${reason}`}`;
  const name = `${code}${reason && ` / ${reason}`}`;
  const load = async () => {
    if (rule.value !== undefined) return;
    const { RULES } = await import("virtual:rules");
    rule.value = RULES.find((each) => each.code === code && each.reason === reason);
  };
  return (
    <details class="why" onToggle={({ currentTarget }) => currentTarget.open && void load().catch(() => {})}>
      <summary>
        <span class="visually-hidden">Why: </span>
        <code>{name}</code>
      </summary>
      <div class="why-text">
        {rule.value && (
          <>
            <p>
              <Prose text={rule.value.when} />
            </p>
            <p>
              Bad: <Prose text={rule.value.bad} />
            </p>
            <p>
              Good: <Prose text={rule.value.good} />
            </p>
            <Sources source={rule.value.source} />
          </>
        )}
        <p>
          <a href={anchor}>Rule {name}</a>
        </p>
      </div>
    </details>
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
