/** The functions of the package that only the preview needs. */
import { bindPreview } from "../../pkg/src/preview/index.js";
import { run } from "../validator.js";

export const previewExportDestination = bindPreview(run);
export { exportDestinationAccess } from "../../pkg/src/preview/access.js";
