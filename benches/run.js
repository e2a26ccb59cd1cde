/**
 * Measures this package beside other validators, and fails if a budget is exceeded. Without arguments it measures everything and
 * writes docs/benchmarks.md; with names of sections it measures and prints those. `npm run bench` installs and builds all it needs.
 */
import { main, Refusal } from "../tools/command.js";
import { disagreements } from "./agreement.js";
import { bundle, gzip, loadContestants } from "./contestants.js";
import { measureEndurance, measureGrowth } from "./growth.js";
import { budgets, render, write } from "./report.js";
import { measureStartup } from "./startup.js";
import { measureThroughput } from "./throughput.js";

/** @import { Contestant } from "./contestants.js" */

/** @type {Record<string, (contestants: Contestant[]) => unknown>} */
const MEASUREMENTS = {
  throughput: measureThroughput,
  startup: measureStartup,
  sizes: (contestants) =>
    Promise.all(contestants.map(async (each) => ({ label: each.label, gzip: gzip(await bundle(each)).length }))),
  growth: measureGrowth,
  endurance: measureEndurance,
};

await main(async () => {
  const names = Object.keys(MEASUREMENTS);
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Refusal(`Unknown section: ${unknown.join(", ")}. The sections are ${names.join(", ")}.`);

  const contestants = await loadContestants();
  const faults = disagreements(contestants);
  if (faults.length > 0)
    throw new Refusal(`The contestants do not do the same work:\n${faults.slice(0, 20).join("\n")}`);

  /** @type {Record<string, any>} */
  const results = {};
  for (const name of asked.length > 0 ? asked : names) {
    console.error(`Measuring: ${name}.`);
    results[name] = await MEASUREMENTS[name](contestants);
  }
  const sections = render(results);
  for (const [name, markdown] of Object.entries(sections)) console.log(`${name}\n\n${markdown}\n`);
  if (asked.length === 0) write(sections, "docs/benchmarks.md");
  const exceeded = budgets(results).filter(({ limit, value }) => value > limit);
  if (exceeded.length > 0)
    throw new Refusal(
      exceeded
        .map(({ figure, limit, value }) => `Over the limit of ${limit}: ${figure}: ${value.toFixed(2)}.`)
        .join("\n"),
    );
});
