export * from "./access.js";
export * from "./contract.js";
export * from "./fix.js";
export * from "./preview.js";
export * from "./standard-schema.js";
export * from "./validation.js";
