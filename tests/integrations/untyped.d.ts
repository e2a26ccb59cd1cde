/** Packages that bring no declarations. */
declare module "jsdom";
declare module "react-dom/client";
