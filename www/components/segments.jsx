/** Radio buttons that look like one control with several positions. */

/**
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.label of the group, where nothing else labels it
 * @param {{ value: string, label: string, icon?: import("preact").ComponentChildren }[]} props.choices an icon is shown in place of its label
 * @param {string} props.value
 * @param {(value: string) => void} props.choose
 * @param {boolean} [props.disabled]
 * @param {string} [props.describedBy]
 * @param {boolean} [props.invalid]
 */
export function Segments({ name, label, choices, value, choose, disabled, describedBy, invalid }) {
  return (
    <div
      class="segments"
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid ? "true" : undefined}
    >
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={disabled}
            onChange={() => choose(choice.value)}
          />
          <span title={choice.icon ? choice.label : undefined}>
            {choice.icon}
            {choice.icon ? <span class="visually-hidden">{choice.label}</span> : choice.label}
          </span>
        </label>
      ))}
    </div>
  );
}
