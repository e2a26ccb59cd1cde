/** The request as a call of m3ter's SDK for Python: https://github.com/m3ter-com/m3ter-sdk-python */
import { literal, membersOf, PYTHON, text } from "./literal.js";

/** The parameters of `create` and `update` in version 0.9.0. Other members go into `extra_body`. */
const PARAMETERS = new Map(
  Object.entries({
    destinationType: "destination_type",
    bucketName: "bucket_name",
    iamRoleArn: "iam_role_arn",
    projectNumber: "project_number",
    poolId: "pool_id",
    providerId: "provider_id",
    serviceAccountEmail: "service_account_email",
    prefix: "prefix",
    partitionOrder: "partition_order",
    version: "version",
  }),
);

/**
 * @param {object} request
 * @param {string} request.body
 * @param {string | undefined} request.organizationId
 * @param {string | undefined} request.destinationId for an update
 * @param {string} [request.baseUrl] unless it is the SDK's own
 */
export function pythonSnippet({ body, organizationId, destinationId, baseUrl }) {
  const options = [
    ...(organizationId === undefined ? [] : [`org_id=${text(organizationId)}`]),
    ...(baseUrl === undefined ? [] : [`base_url=${text(baseUrl)}`]),
  ];
  const members = Object.entries(membersOf(body));
  const known = members.flatMap(([name, value]) => {
    const parameter = PARAMETERS.get(name);
    return parameter === undefined ? [] : [`${parameter}=${literal(value, PYTHON, "    ")}`];
  });
  const others = Object.fromEntries(members.filter(([name]) => !PARAMETERS.has(name)));
  const id = destinationId === undefined ? [] : [text(destinationId)];
  const lines = [...id, ...known].map((argument) => `    ${argument},\n`);
  return `from m3ter import M3ter

# It reads M3TER_API_KEY${organizationId === undefined ? ", M3TER_API_SECRET and M3TER_ORG_ID" : " and M3TER_API_SECRET"}.
client = M3ter(${options.join(", ")})

destination = client.data_exports.destinations.${destinationId === undefined ? "create" : "update"}(
${lines.join("")}    # The method has no parameters for these.
    extra_body=${literal(others, PYTHON, "    ")},
)
print(destination.id)
`;
}
