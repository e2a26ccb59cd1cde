/** Filled in by the build: kilobytes after gzip -9 of a program that validates, bundled and minified. */
declare const __PACKAGE_SIZE__: number;

declare module "*.css";

declare module "virtual:rules" {
  export const RULES: import("./build/rules.js").Rule[];
}

declare module "*?url" {
  const url: string;
  export default url;
}

interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}
