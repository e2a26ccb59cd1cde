import { validateExportDestination } from "m3ter-export-destination/slim";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export function previewExportDestination(json, { orgId, operation = "create", id, currentVersion }) {
  const report = validateExportDestination(json, { operation, currentVersion });
  const optionIssues = [["orgId", orgId], ...(operation === "update" ? [["id", id]] : [])].filter(([, v]) => !UUID.test(v)).map(([path, v]) => ({ severity: "error", code: "format", path: [path], message: `\`${v}\` is not a UUID`, params: {} }));
  if (!report.valid || optionIssues.length) return { report, optionIssues, request: null, response: null, objectKeys: null, access: null };
  const body = typeof json === "string" ? json : JSON.stringify(json);
  const value = JSON.parse(body);
  const url = `https://api.m3ter.com/organizations/${orgId}/dataexports/destinations${operation === "update" ? `/${id}` : ""}`;
  const method = operation === "update" ? "PUT" : "POST";
  const curl = `curl --fail-with-body --request ${method} \\\n  --url '${url}' \\\n  --header "Authorization: Bearer $M3TER_TOKEN" \\\n  --header 'Content-Type: application/json' \\\n  --data-binary '${body.replaceAll("'", `'\\''`)}'\n`;
  const tokenCurl = `curl --fail-with-body --request POST \\\n  --url 'https://api.m3ter.com/oauth/token' \\\n  --user "$M3TER_ACCESS_KEY_ID:$M3TER_API_SECRET" \\\n  --data 'grant_type=client_credentials'\n`;
  const order = value.partitionOrder ?? "TIME_FIRST";
  const key = (type, ext) => [...(value.prefix ? [value.prefix] : []), `orgId=${orgId}`, ...(order === "TIME_FIRST" ? ["date=2026-11-24/hour=12", `type=${type}`] : [`type=${type}`, "date=2026-11-24/hour=12"]), `b9a317a6-860a-40f9-9bf4-e65c44c72c94_${type}.${ext}`].join("/");
  const scheme = report.destinationType === "S3" ? "s3" : "gs";
  const files = [["usage", key("measurements", "csv.gz")], ["operational", key("account", "json.gz")]].map(([kind, k]) => ({ kind, key: k, uri: `${scheme}://${value.bucketName}/${k}`, bytes: new TextEncoder().encode(k).length }));
  const guide = "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations";
  const access = report.destinationType === "S3"
    ? { destinationType: "S3", guide, principalPlaceholder: "<m3ter principal>", permissionPolicy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: `arn:aws:s3:::${value.bucketName}/*` }] }, trustPolicy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: "<m3ter principal>" }, Action: "sts:AssumeRole" }] } }
    : { destinationType: "GCS", guide, principalPlaceholder: "<m3ter principal>", audience: `//iam.googleapis.com/projects/${value.projectNumber}/locations/global/workloadIdentityPools/${value.poolId}/providers/${value.providerId}`, commands: `gcloud storage buckets add-iam-policy-binding 'gs://${value.bucketName}' \\\n  --role 'roles/storage.objectCreator' \\\n  --member '<m3ter principal>'\n` };
  return { report, optionIssues, request: { method, url, headers: {}, body, curl, tokenCurl }, response: { status: 200, body: { id: "11111111-1111-4111-8111-111111111111", version: 1, ...value, dtCreated: "2026-11-24T12:00:00Z" } }, objectKeys: { partitionOrder: order, maxBytes: 1024, files }, access };
}
