import { validateExportDestination } from "m3ter-export-destination";
import { useEffect } from "react";
import { verdict } from "../../verdict.js";

export function loader() {
  return verdict(validateExportDestination);
}

export default function Home({ loaderData }) {
  useEffect(() => console.log(verdict(validateExportDestination)), []);
  return <p id="server">{loaderData}</p>;
}
