/** Builds with webpack 4, whose parser knows ES2019: esbuild-loader makes that of the package's ES2020. */
const { resolve } = require("node:path");
const webpack = require("webpack-4");

const config = {
  mode: "production",
  context: __dirname,
  entry: "./src/index.js",
  output: { path: resolve(__dirname, "dist"), filename: "main.js" },
  module: {
    rules: [{ test: /\.js$/, include: /m3ter-export-destination/, loader: "esbuild-loader", options: { target: "es2019" } }],
  },
};
webpack(config, (error, stats) => {
  console.log(error ?? stats.toString());
  process.exitCode = error || stats.hasErrors() ? 1 : 0;
});
