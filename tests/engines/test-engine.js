/** One engine: every report has to be Node's to the letter, and the demo page has to follow what is typed. */
import * as functions from "m3ter-export-destination";
import { answers } from "./answer.js";
import { inputs } from "./inputs.js";
import { startSite } from "./site.js";
import { eventually, startSession } from "./web-driver.js";

/** @import { Engine } from "./web-driver.js" */

const SHOWN = 10;

/** WebDriver's code of the key. */
const CONTROL = "\ue009";

/**
 * @param {Engine} engine
 * @returns {Promise<{ version: string, reports: number }>} its name and version, and how many reports were compared
 */
export async function testEngine(engine) {
  const all = inputs();
  const expected = answers(all, functions);
  const site = await startSite(all);
  try {
    const session = await startSession(engine);
    try {
      await session.open(`${site.address}/corpus/`);
      const found = await eventually("answer", async () => site.take());
      if (found.answers === undefined) throw new Error(`the package failed: ${found.error}`);
      const differing = expected.flatMap((report, index) =>
        report === found.answers?.[index] ? [] : [`${JSON.stringify(all[index])}: ${found.answers?.[index]}`],
      );
      if (differing.length > 0)
        throw new Error([`${differing.length} reports differ:`, ...differing.slice(0, SHOWN)].join("\n"));
      await testPage(session, `${site.address}/demo/`);
      return { version: session.version, reports: all.length };
    } finally {
      await session.stop();
    }
  } finally {
    site.stop();
  }
}

/**
 * @param {Awaited<ReturnType<typeof startSession>>} session
 * @param {string} address
 */
async function testPage(session, address) {
  await session.open(address);
  const verdict = () =>
    session.run("return document.querySelector('.verdict[data-outcome] .verdict-title')?.textContent ?? null");
  await eventually("verdict", async () => (await verdict()) ?? undefined);
  // Until it is ready a plain field stands there, and goes in the middle of a word.
  await eventually("editor", async () => {
    const isFocused = await session.run(`
      const editor = document.querySelector("#editor[data-ready]");
      (editor?.shadowRoot ?? editor)?.querySelector(".cm-content")?.focus();
      return editor !== null && editor.contains(document.activeElement);`);
    return isFocused || undefined;
  });
  await session.press(`${CONTROL}a`, ..."[1");
  await eventually("refusal of what was typed", async () => (/error/.test(await verdict()) ? true : undefined));
}
