/** The rule of an issue: its name, and its explanation, which is loaded when it is opened. */
import { useSignal } from "@preact/signals";
import { Later } from "./later.jsx";

/** @param {{ code: string, reason: string }} props */
export function Why({ code, reason }) {
  const isOpen = useSignal(false);
  const name = `${code}${reason && ` / ${reason}`}`;
  return (
    <details class="why" onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>
        <span class="visually-hidden">Why: </span>
        <code>{name}</code>
      </summary>
      <div class="why-text">
        {isOpen.value && <Later what="The explanation" load={loadRuleText} code={code} reason={reason} />}
        <p>
          <a href={`./rules.html#${code}${reason && `-${reason}`}`}>Rule {name}</a>
        </p>
      </div>
    </details>
  );
}

async function loadRuleText() {
  return (await import("./rule-text.jsx")).RuleText;
}
