import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../../verdict.js";

export const runtime = "edge";

export function GET() {
  return new Response(verdict(validateExportDestination));
}
