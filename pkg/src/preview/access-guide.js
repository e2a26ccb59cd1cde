/** The page that names m3ter's principals, and for S3 the condition of the trust policy. */
export const GUIDE = "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations";
