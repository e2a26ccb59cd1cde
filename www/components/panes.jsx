/** Three panes: form, JSON, results. On a wide screen the lines between them can be moved, and the left ones collapse. */
import { effect, signal } from "@preact/signals";
import { recall, remember } from "../state/storage.js";
import { Chevron } from "./icons.jsx";

/** @import { ComponentChildren } from "preact" */

/**
 * @typedef {object} Layout
 * @property {number} left percent of the width for form and JSON
 * @property {number} [top] percent of the height for the form; without it, what the form needs, up to a limit in `layout.css`
 * @property {boolean} form whether it is open
 * @property {boolean} json whether it is open
 */

/** @type {Layout} */
const INITIAL = { left: 48, form: true, json: true };
/** Percent of a pane's width or height. */
const MIN_SHARE = 25;

/** Percent that an arrow key moves a separator. */
const STEP = 2;

const layout = signal(read(recall("layout")));
effect(() => {
  remember("layout", layout.value === INITIAL ? null : layout.value);
});

/** @param {any} found @returns {Layout} */
function read(found) {
  const isShare = (/** @type {unknown} */ value) =>
    typeof value === "number" && value >= MIN_SHARE && value <= 100 - MIN_SHARE;
  const isLayout = isShare(found?.left) && (found.top === undefined || isShare(found.top));
  return isLayout ? { ...INITIAL, ...found } : INITIAL;
}

/** @param {Partial<Layout>} change */
function change(change) {
  layout.value = { ...layout.value, ...change };
}

/**
 * Runs something in an open pane, and opens it first if it is collapsed.
 * @param {"form" | "json"} name
 * @param {() => void} run
 */
export function inPane(name, run) {
  if (layout.peek()[name]) return run();
  change({ [name]: true });
  // Only what is rendered takes the focus.
  requestAnimationFrame(run);
}

/**
 * @param {object} props
 * @param {"left" | "top"} props.side
 * @param {number} props.share percent that the pane before it has
 * @param {string} props.label
 */
function Separator({ side, share, label }) {
  const isColumn = side === "left";
  /** @param {number} share */
  const set = (share) => change({ [side]: Math.min(Math.max(share, MIN_SHARE), 100 - MIN_SHARE) });
  /** @type {Record<string, number>} */
  const steps = isColumn ? { ArrowLeft: -STEP, ArrowRight: STEP } : { ArrowUp: -STEP, ArrowDown: STEP };
  /** The share at the pointer. @param {{ currentTarget: Element, clientX: number, clientY: number }} event */
  const shareAt = ({ currentTarget, clientX, clientY }) => {
    const { left, top, width, height } = /** @type {Element} */ (currentTarget.parentElement).getBoundingClientRect();
    return 100 * (isColumn ? (clientX - left) / width : (clientY - top) / height);
  };
  return (
    <div
      class="separator"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isColumn ? "vertical" : "horizontal"}
      aria-valuenow={Math.round(share)}
      aria-valuemin={MIN_SHARE}
      aria-valuemax={100 - MIN_SHARE}
      data-side={side}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(share + step);
      }}
      onDblClick={() => change({ [side]: INITIAL[side] })}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && set(shareAt(event))}
    />
  );
}

/**
 * @param {object} props
 * @param {"form" | "json"} props.name
 * @param {string} props.label
 * @param {ComponentChildren} props.beside what is on the line of the heading
 * @param {ComponentChildren} props.children
 */
function Pane({ name, label, beside, children }) {
  const isOpen = layout.value[name];
  return (
    <section class="pane" aria-labelledby={`${name}-heading`}>
      <div class="caption">
        <h2 id={`${name}-heading`}>
          <button
            type="button"
            class="toggle"
            aria-expanded={isOpen}
            aria-controls={`${name}-pane`}
            onClick={() => change({ [name]: !isOpen })}
          >
            <Chevron open={isOpen} />
            {label}
          </button>
        </h2>
        {isOpen && beside}
      </div>
      <div class="pane-body" id={`${name}-pane`} hidden={!isOpen}>
        {children}
      </div>
    </section>
  );
}

/** Percent of the height that the form has. It is measured: until it is chosen, it is what the content needs. */
const formHeight = signal(MIN_SHARE);

/** @param {Element | null} input form and JSON */
function measureForm(input) {
  const form = input?.children[0];
  if (!form) return;
  const observer = new ResizeObserver(() => (formHeight.value = (100 * form.clientHeight) / input.clientHeight));
  observer.observe(input);
  observer.observe(form);
}

/**
 * @typedef {{ beside: ComponentChildren, body: ComponentChildren }} Content
 * @param {{ form: Content, json: Content, output: ComponentChildren }} props
 */
export function Panes({ form, json, output }) {
  const { left, top, form: hasForm, json: hasJson } = layout.value;
  return (
    <div class="panes" style={{ "--left": `${left}%`, "--top": top && `${top}%` }}>
      <div class="input" ref={measureForm} data-form={hasForm} data-json={hasJson}>
        <Pane name="form" label="Form" beside={form.beside}>
          {form.body}
        </Pane>
        {hasForm && hasJson && <Separator side="top" share={top ?? formHeight.value} label="Height of the form" />}
        <Pane name="json" label="JSON" beside={json.beside}>
          {json.body}
        </Pane>
      </div>
      {hasForm || hasJson ? <Separator side="left" share={left} label="Width of the form" /> : <div />}
      <div class="output">{output}</div>
    </div>
  );
}
