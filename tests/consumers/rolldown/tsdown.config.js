export default { entry: "src/index.js", outDir: "dist", platform: "browser", noExternal: "m3ter-export-destination" };
