/** Code under its title, with a button that copies it. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { CopyButton } from "../components/copy-button.jsx";
import { tokensOf } from "./highlight.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Language } from "./highlight.js" */

/** Whether the code is not for the current body. It has no copy button then. */
export const IsStale = createContext(false);

/** Browsers take too long to lay out more characters. */
const MAX_SHOWN = 20_000;

/**
 * @param {object} props
 * @param {string} props.title
 * @param {string} props.text
 * @param {Language} props.language
 * @param {3 | 4} [props.level] of the heading
 * @param {ComponentChildren} [props.children] between title and code
 */
export function CodeBlock({ title, text, language, level = 3, children }) {
  const isStale = useContext(IsStale);
  const shown = text.slice(0, MAX_SHOWN);
  const Heading = /** @type {"h3"} */ (`h${level}`);
  return (
    <div class="block" role="group" aria-label={title}>
      <div class="block-head">
        <Heading>{title}</Heading>
        {!isStale && <CopyButton what={title} text={() => text} />}
      </div>
      {children}
      {/* It can scroll sideways, so the keyboard has to reach it. */}
      <pre tabIndex={0}>
        <code>
          {tokensOf(shown, language).map(({ text, kind }, index) =>
            kind ? (
              <span key={index} class={`token-${kind}`}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </code>
      </pre>
      {shown !== text && (
        <p class="note">{`${(text.length - MAX_SHOWN).toLocaleString("en")} more characters are not shown. Copy takes all of them.`}</p>
      )}
    </div>
  );
}
