/** Compiled, not run: the schema has the types of `@standard-schema/spec`. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { exportDestinationSchema, exportDestinationSchemaFor } from "m3ter-export-destination";
import type { ExportDestinationRequest, Issue } from "m3ter-export-destination";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function assertTrue<T extends true>(_?: T): void {}

export const schemas: (StandardSchemaV1<ExportDestinationRequest> & StandardJSONSchemaV1<ExportDestinationRequest>)[] = [
  exportDestinationSchema,
  exportDestinationSchemaFor({ operation: "update", currentVersion: 3 }),
];

assertTrue<Equal<StandardSchemaV1.InferInput<typeof exportDestinationSchema>, ExportDestinationRequest>>();
assertTrue<Equal<StandardSchemaV1.InferOutput<typeof exportDestinationSchema>, ExportDestinationRequest>>();

// The type is synchronous as well.
const result = exportDestinationSchema["~standard"].validate({});
if (result.issues) {
  assertTrue<Equal<typeof result.issues, readonly Issue[]>>();
} else {
  assertTrue<Equal<typeof result.value, ExportDestinationRequest>>();
}

exportDestinationSchema["~standard"].jsonSchema.input({ target: "draft-07" });
// @ts-expect-error a target is needed
exportDestinationSchema["~standard"].jsonSchema.output({});
// @ts-expect-error no such option here
exportDestinationSchemaFor({ advice: false });
