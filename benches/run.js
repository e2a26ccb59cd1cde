/**
 * Measures everything and writes docs/benchmarks.md; with names of sections as arguments, measures and prints those alone.
 * `npm run bench` installs and builds what this needs.
 */
import { Refusal, main } from "../tools/command.js";
import { measure } from "../tools/size.js";
import { disagreements, surprises } from "./agreement.js";
import { measureBytes } from "./bundles.js";
import { CONTESTANTS, load, versions } from "./contestants.js";
import { measureEndurance } from "./endurance.js";
import { measureGrowth } from "./growth.js";
import { reach, render, write } from "./report.js";
import { measureStartup } from "./startup.js";
import { measureThroughput } from "./throughput.js";

/** @import { Contestant, Validator } from "./contestants.js" */
/** @import { Results } from "./report.js" */

/** One program each: with another option it is the same one. */
const PROGRAMS = CONTESTANTS.filter(({ id }) => id !== "m3ter-errors-only");

/** @type {{ [name in keyof Results]-?: (loaded: [Contestant, Validator][]) => Results[name] | Promise<Results[name]> }} */
const MEASUREMENTS = {
  throughput: measureThroughput,
  startup: () => measureStartup(PROGRAMS),
  bytes: () => measureBytes(PROGRAMS),
  growth: measureGrowth,
  endurance: measureEndurance,
};
const NAMES = /** @type {(keyof Results)[]} */ (Object.keys(MEASUREMENTS));

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !NAMES.some((known) => known === name));
  if (unknown.length > 0) throw new Refusal(`The bench has no ${unknown.join(", ")}; it has ${NAMES.join(", ")}.`);

  /** @type {[Contestant, Validator][]} */
  const loaded = [];
  for (const contestant of CONTESTANTS) loaded.push([contestant, await load(contestant)]);
  const faults = [...disagreements(loaded), ...surprises(loaded)];
  if (faults.length > 0) throw new Refusal(`The contestants do not say the same:\n${faults.slice(0, 20).join("\n")}`);

  /** @type {Results} */
  const results = {};
  for (const name of asked.length > 0 ? NAMES.filter((known) => asked.includes(known)) : NAMES) {
    console.error(`Measuring: ${name}.`);
    // @ts-expect-error name and measurement belong together, which TypeScript cannot see in a loop
    results[name] = await MEASUREMENTS[name](loaded);
  }
  const sections = render(results, versions());
  const isWhole = asked.length === 0;
  if (isWhole) sections.reach = reach(/** @type {Required<Results>} */ (results), await measure());
  console.log(Object.entries(sections).map(([name, markdown]) => `${name}\n\n${markdown}\n`).join("\n"));
  if (!isWhole) return;
  write(sections, "docs/benchmarks.md");
  const { setting, reach: summary } = sections;
  write({ setting, reach: summary }, "README.md");
});
