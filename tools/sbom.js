/** `npm run sbom`: writes the bill of materials of what was built to target/sbom.cdx.json. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bill } from "./bill.js";
import { ROOT, main } from "./command.js";

const FILE = "target/sbom.cdx.json";

await main(() => {
  const all = bill();
  writeFileSync(join(ROOT, FILE), `${JSON.stringify(all, undefined, 2)}\n`);
  const required = all.components.filter(({ scope }) => scope === "required");
  console.log(`${FILE}: ${all.components.length} components, of which ${required.length} get to users:`);
  for (const component of required) console.log(`  ${component["bom-ref"]}`);
});
