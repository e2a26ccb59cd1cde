/** Drawings. They repeat what is said beside them, so screen readers skip them. */

/** @param {{ path: string, size?: number }} props */
function Icon({ path, size = 20 }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
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
      <path d="M5.5 9h13l-1.6 9.2a1 1 0 0 1-1 .8H8.1a1 1 0 0 1-1-.8L5.5 9Z" fill="none" stroke="var(--on-accent)" stroke-width="1.7" stroke-linejoin="round" />
      <path d="m9.2 13.4 2.1 2.1 3.6-4M8.5 6h7" fill="none" stroke="var(--on-accent)" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

/** @param {{ open: boolean }} props */
export function Chevron({ open }) {
  return <Icon path={open ? "m6 8 4 4 4-4" : "m8 6 4 4-4 4"} size={16} />;
}
