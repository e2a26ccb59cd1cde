/** Filled in by the build: kilobytes of the package's default entry, gzip -9. */
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
