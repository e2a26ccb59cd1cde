import { init, validateExportDestination } from "m3ter-export-destination/slim";
import { useEffect } from "react";
import { verdict } from "../../verdict.js";

export default function Slim() {
  useEffect(() => {
    init().then(() => console.log(verdict(validateExportDestination)));
  }, []);
  return <p />;
}
