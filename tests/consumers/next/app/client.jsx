"use client";
import { useEffect, useState } from "react";
import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../verdict.js";

export function Client() {
  const [text, setText] = useState("");
  useEffect(() => {
    const line = verdict(validateExportDestination);
    console.log(line);
    setText(line);
  }, []);
  return <p id="client">{text}</p>;
}
