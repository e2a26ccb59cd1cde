/**
 * Writes the policies of the IAM role that m3ter assumes, and two ways to create it. No public text names the principal and the
 * condition for data exports, so both are placeholders, which AWS refuses as they are.
 */
import { GUIDE } from "./access-guide.js";
import { hclLiteral, hclString, hclVariable } from "./hcl.js";
import { folderOf } from "./object-keys.js";
import { quoted } from "./shell.js";

/** @import { AccessFields, IamPolicy, S3Access } from "../../index.js" */

const PRINCIPAL = "{{M3TER_PRINCIPAL}}";
const OPERATOR = "{{CONDITION_OPERATOR}}";
const KEY = "{{CONDITION_KEY}}";
const VALUE = "{{CONDITION_VALUE}}";
const ACCESS_POINT = "{{ACCESS_POINT_ARN}}";

/** The name of the policy, and of the role if there is no ARN yet. */
const NAME = "m3ter-exports";

/**
 * @param {AccessFields} fields
 * @param {string} [principal]
 * @returns {S3Access}
 */
export function s3Access({ bucketName, prefix, iamRoleArn }, principal) {
  // A policy cannot name an access point by its alias, and the alias does not contain the ARN:
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html
  const isAccessPoint = bucketName.endsWith("-s3alias");
  const objects = `/${iamLiteral(folderOf(prefix))}*`;
  const bucket = `arn:aws:s3:::${iamLiteral(bucketName)}`;
  const resource = isAccessPoint ? `${ACCESS_POINT}/object${objects}` : `${bucket}${objects}`;
  const permissionPolicy = policy({ Effect: "Allow", Action: "s3:PutObject", Resource: resource });
  const trustPolicy = policy({
    Effect: "Allow",
    Principal: { AWS: principal ?? PRINCIPAL },
    Action: "sts:AssumeRole",
    Condition: { [OPERATOR]: { [KEY]: VALUE } },
  });
  const role = roleOf(iamRoleArn);
  const hclResource = isAccessPoint ? `"\${var.access_point_arn}/object${hclLiteral(objects)}"` : hclString(resource);
  return {
    destinationType: "S3",
    permissionPolicy,
    trustPolicy,
    commands: commands(role, permissionPolicy, trustPolicy),
    terraform: terraform(role, hclResource, principal, isAccessPoint),
    principalPlaceholder: PRINCIPAL,
    conditionPlaceholders: [OPERATOR, KEY, VALUE],
    accessPointPlaceholder: isAccessPoint ? ACCESS_POINT : null,
    guide: GUIDE,
  };
}

/**
 * @param {IamPolicy["Statement"][0]} statement
 * @returns {IamPolicy}
 */
function policy(statement) {
  return { Version: "2012-10-17", Statement: [statement] };
}

/**
 * Returns text that IAM reads literally; it knows wildcards and variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 * @param {string} text
 */
function iamLiteral(text) {
  return text.replace(/[*?$]/g, "${$&}");
}

/**
 * Returns the path and the name in a role's ARN.
 * @param {string} [arn]
 */
function roleOf(arn = "") {
  const at = arn.indexOf(":role/");
  if (at === -1) return { path: "/", name: NAME };
  const resource = arn.slice(at + ":role".length);
  const end = resource.lastIndexOf("/") + 1;
  const name = resource.slice(end);
  return name === "" ? { path: "/", name: NAME } : { path: resource.slice(0, end), name };
}

/**
 * Writes the options with `=`, so that no value is read as an option.
 * @param {{ path: string, name: string }} role
 * @param {IamPolicy} permissionPolicy
 * @param {IamPolicy} trustPolicy
 */
function commands({ path, name }, permissionPolicy, trustPolicy) {
  const pathOption = path === "/" ? "" : `  --path=${quoted(path)} \\\n`;
  return `aws iam create-role \\
  --role-name=${quoted(name)} \\
${pathOption}  --assume-role-policy-document=${quotedJson(trustPolicy)} \\
  --query Role.Arn --output text &&
aws iam put-role-policy \\
  --role-name=${quoted(name)} \\
  --policy-name=${NAME} \\
  --policy-document=${quotedJson(permissionPolicy)}`;
}

/** @param {IamPolicy} policy */
function quotedJson(policy) {
  const json = JSON.stringify(policy, null, 2);
  // The other control characters are escapes already.
  return quoted(json.replace(/[\x7f-\x9f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`));
}

/** An empty map is refused, because without a condition any customer of m3ter could make it write to the bucket. */
const CONDITION_VARIABLE = `variable "m3ter_condition" {
  description = "The Condition block of the trust policy: see m3ter's guide, or ask m3ter"
  type        = map(map(string))

  validation {
    condition     = length(var.m3ter_condition) > 0
    error_message = "The trust policy needs a condition."
  }
}
`;

/**
 * Writes what is not known as variables without a default: Terraform asks for them.
 * @param {{ path: string, name: string }} role
 * @param {string} resource an HCL expression
 * @param {string | undefined} principal
 * @param {boolean} isAccessPoint
 */
function terraform({ path, name }, resource, principal, isAccessPoint) {
  const variables = [
    ...(principal === undefined
      ? [hclVariable("m3ter_principal", "m3ter's AWS principal: see m3ter's guide, or ask m3ter")]
      : []),
    CONDITION_VARIABLE,
    ...(isAccessPoint ? [hclVariable("access_point_arn", "The ARN of the S3 access point")] : []),
  ];
  const pathArgument = path === "/" ? "" : `  path = ${hclString(path)}\n`;
  return `${variables.join("\n")}
resource "aws_iam_role" "m3ter_exports" {
  name = ${hclString(name)}
${pathArgument}
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ${principal === undefined ? "var.m3ter_principal" : hclString(principal)} }
      Action    = "sts:AssumeRole"
      Condition = var.m3ter_condition
    }]
  })
}

resource "aws_iam_role_policy" "m3ter_exports" {
  name = "${NAME}"
  role = aws_iam_role.m3ter_exports.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = ${resource}
    }]
  })
}

output "iam_role_arn" {
  value = aws_iam_role.m3ter_exports.arn
}
`;
}
