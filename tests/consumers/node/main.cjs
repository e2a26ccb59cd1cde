const { validateExportDestination } = require("m3ter-export-destination");
const { verdict } = require("./verdict.cjs");

console.log(verdict(validateExportDestination));
