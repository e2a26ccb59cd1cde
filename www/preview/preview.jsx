/** What sending the body would do. */
import { tab } from "../state/state.js";

export function Preview() {
  return (
    <section class="preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">Preview</h2>
      <p>{tab.value}</p>
    </section>
  );
}
