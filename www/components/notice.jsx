/** The notice, below the results. */
import { useRef } from "preact/hooks";
import { current, dismiss } from "../state/notice.js";
import { Prose } from "./prose.jsx";

export function NoticeStrip() {
  const strip = useRef(/** @type {HTMLDivElement | null} */ (null));
  const notice = current.value;
  /** Keeps the focus at the notice, because the focused button is removed. @param {() => void} [run] */
  const close = (run) => {
    strip.current?.focus();
    dismiss();
    run?.();
  };
  return (
    <div
      class="notice"
      ref={strip}
      tabIndex={-1}
      role="group"
      aria-label="Notice"
      data-tone={notice?.tone}
      data-empty={notice === undefined}
    >
      {notice && (
        <>
          <p>
            <Prose text={notice.sentence} />
          </p>
          {notice.copyable !== undefined && (
            <input
              type="text"
              readOnly
              value={notice.copyable}
              aria-label="Link"
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          )}
          {notice.actions.map(({ label, run }) => (
            <button key={label} type="button" class="link" onClick={() => close(run)}>
              {label}
            </button>
          ))}
          <button type="button" class="link" onClick={() => close()}>
            Dismiss
          </button>
        </>
      )}
    </div>
  );
}
