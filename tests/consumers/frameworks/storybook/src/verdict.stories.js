import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../verdict.js";

export default { title: "Verdict" };

export const Default = () => {
  const line = verdict(validateExportDestination);
  console.log(line);
  return line;
};
