"use client";
import { useEffect } from "react";
import { init, validateExportDestination } from "m3ter-export-destination/slim";
import { verdict } from "../../verdict.js";

export default function Page() {
  useEffect(() => void init().then(() => console.log(verdict(validateExportDestination)), console.error), []);
}
