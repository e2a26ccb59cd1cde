/** The verdict follows a keystroke at once, on a device with a quarter of this one's speed. */
import { expect, json, S3, test } from "./demo.js";

/** @type {[title: string, body: object, limit: number][]} milliseconds from the keystroke to the painted verdict */
const BODIES = [
  ["an ordinary body", S3, 50],
  ["100 kB in one value", { ...S3, notes: "x".repeat(100_000) }, 150],
  [
    "100 kB in many lines",
    { ...S3, notes: Array.from({ length: 2_500 }, (_, index) => `${index} ${"x".repeat(24)}`) },
    150,
  ],
  [
    "100 kB in 3,300 members",
    {
      ...S3,
      ...Object.fromEntries(Array.from({ length: 3_300 }, (_, index) => [`member_${index}`, `value ${index}`])),
    },
    150,
  ],
];

for (const [title, body, limit] of BODIES) {
  test(`the verdict on ${title} is painted within ${limit} ms at 4x CPU`, async ({ demo, page, context }) => {
    await demo.open(json(body));
    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    // A letter after the opening brace breaks the text, and taking it away repairs it.
    await demo.editor.focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(1_500);
    const times = await page.evaluateHandle(() => {
      /** @type {number[]} */
      const times = [];
      let pressed = 0;
      addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
      const title = /** @type {Element} */ (document.querySelector(".verdict-title"));
      new MutationObserver(() => {
        const start = pressed;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - start);
        // A message that is sent from a frame's callback arrives once that frame is painted.
        requestAnimationFrame(() => channel.port2.postMessage(null));
      }).observe(title, { childList: true, characterData: true, subtree: true });
      return times;
    });
    for (let round = 0; round < 8; round++) {
      await page.keyboard.press("x");
      await page.waitForTimeout(600);
      await page.keyboard.press("Backspace");
      await page.waitForTimeout(600);
    }
    const sorted = (await times.jsonValue()).sort((a, b) => a - b);
    expect(sorted).toHaveLength(16);
    // What else runs on the machine only adds to a time, so the lower quartile shows what the page takes.
    const [quartile, median, slowest] = [sorted[4], sorted[8], sorted[15]];
    console.log(
      `${title}: quartile ${quartile.toFixed(1)} ms, median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`,
    );
    expect(quartile, sorted.map((time) => time.toFixed(1)).join(" ")).toBeLessThanOrEqual(limit);
  });
}
