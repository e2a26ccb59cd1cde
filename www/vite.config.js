/** How Vite builds the demo page. */
import { defineConfig } from "vite";

export default defineConfig({
  // The page may lie in any folder of a site.
  base: "./",
  build: { modulePreload: { polyfill: false } },
});
