import { Component, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../verdict.js";

@Component({ selector: "app-root", template: "{{ line }}" })
class App {
  line = verdict(validateExportDestination);
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] }).then(() =>
  console.log(document.querySelector("app-root")?.textContent),
);
