/** This package as it comes: errors, and warnings too. */
import { validateExportDestination } from "m3ter-export-destination";

export const validate = validateExportDestination;
export const validateText = validateExportDestination;

/** @param {ReturnType<typeof validate>} report */
export const isValid = (report) => report.valid;

/** @param {ReturnType<typeof validate>} report */
export const messages = (report) => report.issues.map(({ message }) => message);
