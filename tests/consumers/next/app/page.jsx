import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../verdict.js";
import { Client } from "./client.jsx";

export default function Page() {
  return (
    <main>
      <p id="server">{verdict(validateExportDestination)}</p>
      <Client />
    </main>
  );
}
