/** What people really paste, through the page: what its safe fixes, one click after another, make of the text. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "./demo.js";

const CASES = JSON.parse(readFileSync(new URL("../cases/field-reports.json", import.meta.url), "utf8"));

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

for (const { name, value, text = JSON.stringify(value, null, 2), valid, issues, fixAll } of CASES) {
  test(name, async ({ demo, page }) => {
    await demo.open(text);
    await expect(demo.issues).toHaveCount(issues.length);
    const outcomes = valid ? /ready|warned/ : /refused|incomplete/;
    await expect(demo.verdict).toHaveAttribute("data-outcome", outcomes);
    const safeFixes = page.getByRole("button", { name: /^(Repair JSON|Extract the JSON|Fix it$|Fix all)/ });
    if (fixAll && !isDeepStrictEqual(fixAll, parsed(text))) await expect(safeFixes.first()).toBeVisible();
    // A repair may show what else there is to fix.
    for (let clicks = 0; clicks < 5 && (await safeFixes.count()) > 0; clicks++) {
      const before = await demo.text();
      await safeFixes.first().click();
      await expect.poll(() => demo.text()).not.toBe(before);
    }
    const fixed = await demo.text();
    if (fixAll) expect(JSON.parse(fixed)).toEqual(fixAll);
    else expect(fixed).toBe(text.replace("\ufeff", ""));
  });
}
