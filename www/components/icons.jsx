/** Icons. Screen readers skip them, because a text beside each says the same. */

/** @param {{ path: string, size: number }} props */
function Icon({ path, size }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width={size < 20 ? 1.6 : 2}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

const PATHS = {
  ready: "m5 10.5 3.4 3.4L15.2 7",
  warned: "M10 5.2v6M10 14.6v.2",
  incomplete: "M6 10h8",
  refused: "m6.4 6.4 7.2 7.2M13.6 6.4l-7.2 7.2",
};

/** @param {{ outcome: keyof typeof PATHS }} props */
export function VerdictIcon({ outcome }) {
  return (
    <span class="verdict-icon">
      <Icon path={PATHS[outcome]} size={26} />
    </span>
  );
}

/** The wordmark's sign: a file that arrives in a bucket, checked. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path
        d="M5.5 9h13l-1.6 9.2a1 1 0 0 1-1 .8H8.1a1 1 0 0 1-1-.8L5.5 9Z"
        fill="none"
        stroke="var(--on-accent)"
        stroke-width="1.7"
        stroke-linejoin="round"
      />
      <path
        d="m9.2 13.4 2.1 2.1 3.6-4M8.5 6h7"
        fill="none"
        stroke="var(--on-accent)"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

const THEMES = {
  system: "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13ZM10 3.5v13M12 5v10M14 6.5v7",
  light:
    "M10 6.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1",
  dark: "M15.8 12.3A6.5 6.5 0 0 1 7.7 4.2a6.5 6.5 0 1 0 8.1 8.1Z",
};

/** @param {{ theme: string }} props */
export function ThemeIcon({ theme }) {
  return <Icon path={THEMES[/** @type {keyof typeof THEMES} */ (theme)]} size={17} />;
}

/** @param {{ open: boolean }} props */
export function Chevron({ open }) {
  return <Icon path={open ? "m6 8 4 4 4-4" : "m8 6 4 4-4 4"} size={16} />;
}
