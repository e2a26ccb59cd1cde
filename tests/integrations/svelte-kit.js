/** Module hooks in place of SvelteKit's Vite plug-in, which provides the modules `$app/*` that Superforms imports. */
const NAMES = [
  "afterNavigate",
  "applyAction",
  "beforeNavigate",
  "deserialize",
  "enhance",
  "goto",
  "invalidateAll",
  "navigating",
  "page",
];
const SOURCE = NAMES.map((name) => `export function ${name}() {}`).join("\n");

/**
 * @param {string} specifier
 * @param {object} context
 * @param {(specifier: string, context: object) => object} next
 */
export function resolve(specifier, context, next) {
  if (!specifier.startsWith("$app/")) return next(specifier, context);
  return { url: `data:text/javascript,${encodeURIComponent(SOURCE)}`, shortCircuit: true };
}
