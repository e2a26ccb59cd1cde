// For resolvers that ignore `exports`, such as Parcel.
export * from "./dist/slim.js";
