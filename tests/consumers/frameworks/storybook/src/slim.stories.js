import { init, validateExportDestination } from "m3ter-export-destination/slim";
import { verdict } from "../verdict.js";

export default { title: "Slim" };

export const Default = {
  loaders: [() => init()],
  render() {
    const line = verdict(validateExportDestination);
    console.log(line);
    return line;
  },
};
