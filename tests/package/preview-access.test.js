/** Who has to be let in, and how: policies, commands and Terraform, from a whole body and from a bucket alone. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { exportDestinationAccess, previewExportDestination } from "m3ter-export-destination";
import { CREATE, GCS, HOSTILE, hostileText, S3 } from "./preview-bodies.js";

/** @import { AccessFields, AccessOptions, GcsAccess, S3Access } from "m3ter-export-destination" */

const GUIDE = "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations";

/**
 * @param {Partial<AccessFields>} [fields]
 * @param {AccessOptions} [options]
 */
const s3 = (fields, options) =>
  /** @type {S3Access} */ (
    exportDestinationAccess({ destinationType: "S3", bucketName: "acme-exports", ...fields }, options)
  );

/**
 * @param {Partial<AccessFields>} [fields]
 * @param {AccessOptions} [options]
 */
const gcs = (fields, options) =>
  /** @type {GcsAccess} */ (
    exportDestinationAccess({ destinationType: "GCS", bucketName: "acme-exports", ...fields }, options)
  );

/** Reads a string of HCL as its specification says: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#quoted-templates */
const HCL_STRING =
  /"(?:[^"\\\n$%]|\\["\\nrt]|\\u[\da-f]{4}|\$\$\{|%%\{|\$(?![{$])|%(?![{%])|\$(?=\$(?!\{))|%(?=%(?!\{)))*"/;

/** @param {string} string of HCL, with its quotes */
function readHcl(string) {
  assert.match(string, new RegExp(`^${HCL_STRING.source}$`));
  return string.slice(1, -1).replace(/\\u(....)|\\(.)|([$%])\3\{/g, (_, code, escape, sign) => {
    if (code) return String.fromCharCode(parseInt(code, 16));
    if (sign) return `${sign}{`;
    return (
      new Map([
        ["n", "\n"],
        ["r", "\r"],
        ["t", "\t"],
      ]).get(escape) ?? escape
    );
  });
}

/**
 * @param {string} terraform
 * @param {string} name of an argument with a string
 */
function argument(terraform, name) {
  const [, string = ""] = new RegExp(`\n${name} += ("[^\n]*")\n`).exec(terraform) ?? [];
  return readHcl(string);
}

test("a preview has the same access", () => {
  for (const body of [
    S3,
    GCS,
    { ...S3, prefix: "a/b" },
    { ...GCS, serviceAccountEmail: "exports@acme-prod.iam.gserviceaccount.com" },
  ]) {
    assert.deepEqual(
      exportDestinationAccess(/** @type {AccessFields} */ (body)),
      previewExportDestination(body, CREATE).access,
    );
  }
});

describe("S3", () => {
  test("a bucket and a prefix are enough", () => {
    assert.deepEqual(s3({ prefix: "m3ter/exports" }), {
      destinationType: "S3",
      permissionPolicy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::acme-exports/m3ter/exports/*" }],
      },
      trustPolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "{{M3TER_PRINCIPAL}}" },
            Action: "sts:AssumeRole",
            Condition: { "{{CONDITION_OPERATOR}}": { "{{CONDITION_KEY}}": "{{CONDITION_VALUE}}" } },
          },
        ],
      },
      commands: `aws iam create-role \\
  --role-name='m3ter-exports' \\
  --assume-role-policy-document='{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "AWS": "{{M3TER_PRINCIPAL}}"
      },
      "Action": "sts:AssumeRole",
      "Condition": {
        "{{CONDITION_OPERATOR}}": {
          "{{CONDITION_KEY}}": "{{CONDITION_VALUE}}"
        }
      }
    }
  ]
}' \\
  --query Role.Arn --output text &&
aws iam put-role-policy \\
  --role-name='m3ter-exports' \\
  --policy-name=m3ter-exports \\
  --policy-document='{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::acme-exports/m3ter/exports/*"
    }
  ]
}'`,
      terraform: `variable "m3ter_principal" {
  description = "m3ter's AWS principal: see m3ter's guide, or ask m3ter"
  type        = string
}

variable "m3ter_condition" {
  description = "The Condition block of the trust policy: see m3ter's guide, or ask m3ter"
  type        = map(map(string))

  validation {
    condition     = length(var.m3ter_condition) > 0
    error_message = "The trust policy needs a condition."
  }
}

resource "aws_iam_role" "m3ter_exports" {
  name = "m3ter-exports"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.m3ter_principal }
      Action    = "sts:AssumeRole"
      Condition = var.m3ter_condition
    }]
  })
}

resource "aws_iam_role_policy" "m3ter_exports" {
  name = "m3ter-exports"
  role = aws_iam_role.m3ter_exports.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = "arn:aws:s3:::acme-exports/m3ter/exports/*"
    }]
  })
}

output "iam_role_arn" {
  value = aws_iam_role.m3ter_exports.arn
}
`,
      principalPlaceholder: "{{M3TER_PRINCIPAL}}",
      conditionPlaceholders: ["{{CONDITION_OPERATOR}}", "{{CONDITION_KEY}}", "{{CONDITION_VALUE}}"],
      accessPointPlaceholder: null,
      guide: GUIDE,
    });
  });

  test("the trust policy has a condition, whatever is known", () => {
    for (const options of [{}, { principal: "" }, { principal: "arn:aws:iam::123456789012:role/m3ter" }]) {
      for (const fields of [{}, S3]) {
        const { trustPolicy, commands, terraform, conditionPlaceholders } = s3(
          /** @type {AccessFields} */ (fields),
          options,
        );
        assert.deepEqual(trustPolicy.Statement[0].Condition, {
          "{{CONDITION_OPERATOR}}": { "{{CONDITION_KEY}}": "{{CONDITION_VALUE}}" },
        });
        for (const placeholder of conditionPlaceholders) assert.ok(commands.includes(placeholder));
        assert.match(terraform, /Condition = var\.m3ter_condition/);
        assert.doesNotMatch(terraform, /default/);
      }
    }
  });

  test("the principal goes where its placeholder is", () => {
    for (const principal of [
      "arn:aws:iam::123456789012:role/m3ter",
      "123456789012",
      ...HOSTILE.filter((text) => text !== "{{M3TER_PRINCIPAL}}"),
    ]) {
      const access = s3({}, { principal });
      assert.deepEqual(access.trustPolicy.Statement[0].Principal, { AWS: principal });
      assert.doesNotMatch(access.terraform, /m3ter_principal/);
      assert.equal(readHcl(/Principal = \{ AWS = ("[^\n]*") \}\n/.exec(access.terraform)?.[1] ?? ""), principal);
    }
  });

  test("an empty principal is not known", () => {
    assert.deepEqual(s3({}, { principal: "" }), s3({}));
  });

  test("the role has the ARN's name and path", () => {
    for (const [iamRoleArn, path, name] of /** @type {const} */ ([
      ["arn:aws:iam::922609978421:role/IAMRole636", undefined, "IAMRole636"],
      ["arn:aws:iam::922609978421:role/team/data/Exports", "/team/data/", "Exports"],
      ["arn:aws:iam::922609978421:role/", undefined, "m3ter-exports"],
      ["arn:aws:iam::922609978421:role/a/", undefined, "m3ter-exports"],
      ["IAMRole636", undefined, "m3ter-exports"],
      ["arn:aws:iam::922609978421:role/:role/x", "/:role/", "x"],
    ])) {
      const { commands, terraform } = s3({ iamRoleArn });
      assert.equal(commands.split(`--role-name='${name}' `).length, 3, commands);
      assert.equal(/--path='(.*)' /.exec(commands)?.[1], path);
      assert.equal(argument(terraform, "  name"), name);
      assert.equal(/ path = "(.*)"/.exec(terraform)?.[1], path);
    }
  });

  test("an access point's alias is not in the policy, which has to name the access point", () => {
    const access = s3({ bucketName: "exports-abcdefghij-s3alias", prefix: "a*${b}" });
    assert.equal(access.accessPointPlaceholder, "{{ACCESS_POINT_ARN}}");
    assert.equal(access.permissionPolicy.Statement[0].Resource, "{{ACCESS_POINT_ARN}}/object/a${*}${$}{b}/*");
    assert.match(
      access.terraform,
      /^ {6}Resource = "\$\{var\.access_point_arn\}\/object\/a\$\$\{\*\}\$\$\{\$\}\{b\}\/\*"$/m,
    );
    assert.match(access.terraform, /^variable "access_point_arn" \{$/m);
    for (const text of [access.commands, access.terraform]) assert.doesNotMatch(text, /s3alias/);
  });

  test("the role may write where the files land and nowhere else", () => {
    for (const [bucket, prefix, resource] of /** @type {const} */ ([
      ["acme", undefined, "acme/*"],
      ["acme", "", "acme/*"],
      ["acme", "a/b", "acme/a/b/*"],
      ["acme", "a/", "acme/a//*"],
      ["acme", "a*?${aws:username}$", "acme/a${*}${?}${$}{aws:username}${$}/*"],
      ["***", undefined, "${*}${*}${*}/*"],
    ])) {
      const { objectKeys, access } = previewExportDestination(
        { ...S3, bucketName: bucket.padEnd(3, "*"), prefix },
        CREATE,
      );
      assert.ok(access?.destinationType === "S3");
      const found = access.permissionPolicy.Statement[0].Resource ?? "";
      assert.equal(found, `arn:aws:s3:::${resource}`);
      // As IAM reads it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
      const literal = found.replace(/\$\{([*?$])\}/g, "$1");
      assert.ok(`arn:aws:s3:::${bucket}/${objectKeys?.files[0].key}`.startsWith(literal.slice(0, -1)));
    }
  });
});

describe("GCS", () => {
  test("a bucket is enough", () => {
    assert.deepEqual(gcs(), {
      destinationType: "GCS",
      audience:
        "//iam.googleapis.com/projects/{{PROJECT_NUMBER}}/locations/global/workloadIdentityPools/{{POOL_ID}}/providers/{{PROVIDER_ID}}",
      commands: `gcloud storage buckets add-iam-policy-binding 'gs://acme-exports' \\
  --member="\${M3TER_MEMBER:?set it to the principal of m3ter}" \\
  --role=roles/storage.objectCreator`,
      terraform: `variable "m3ter_member" {
  description = "m3ter's principal, principal://... or principalSet://...: see m3ter's guide, or ask m3ter"
  type        = string
}

resource "google_storage_bucket_iam_member" "m3ter_exports" {
  bucket = "acme-exports"
  role   = "roles/storage.objectCreator"
  member = var.m3ter_member
}
`,
      principalPlaceholder: "${M3TER_MEMBER:?set it to the principal of m3ter}",
      guide: GUIDE,
    });
  });

  test("through a service account", () => {
    const { audience, commands, terraform } = gcs({
      ...GCS,
      destinationType: "GCS",
      serviceAccountEmail: "exports@acme.iam.gserviceaccount.com",
    });
    assert.equal(
      audience,
      "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool/providers/m3ter-provider",
    );
    assert.equal(
      commands,
      `gcloud iam service-accounts add-iam-policy-binding 'exports@acme.iam.gserviceaccount.com' \\
  --member="\${M3TER_MEMBER:?set it to the principal of m3ter}" \\
  --role=roles/iam.workloadIdentityUser &&
gcloud storage buckets add-iam-policy-binding 'gs://acme-billing-exports' \\
  --member='serviceAccount:exports@acme.iam.gserviceaccount.com' \\
  --role=roles/storage.objectCreator`,
    );
    assert.equal(
      terraform.slice(terraform.indexOf("resource")),
      `resource "google_service_account_iam_member" "m3ter_exports" {
  service_account_id = "projects/-/serviceAccounts/exports@acme.iam.gserviceaccount.com"
  role               = "roles/iam.workloadIdentityUser"
  member             = var.m3ter_member
}

resource "google_storage_bucket_iam_member" "m3ter_exports" {
  bucket = "acme-billing-exports"
  role   = "roles/storage.objectCreator"
  member = "serviceAccount:exports@acme.iam.gserviceaccount.com"
}
`,
    );
  });

  test("the principal is the whole member", () => {
    const principal = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*";
    for (const serviceAccountEmail of [undefined, "", "a@b.c"]) {
      const { commands, terraform } = gcs({ serviceAccountEmail }, { principal });
      assert.ok(commands.includes(`--member='${principal}' \\`));
      assert.doesNotMatch(commands + terraform, /M3TER_MEMBER|m3ter_member/);
      assert.ok(terraform.includes(`= "${principal}"\n`));
    }
  });
});

test("Terraform reads each text as it is", () => {
  const property = fc.property(hostileText, hostileText, (bucketName, text) => {
    const grant = gcs({ bucketName }, { principal: text }).terraform;
    assert.equal(argument(grant, "  bucket"), bucketName);
    assert.equal(argument(grant, "  member"), text);
    const account = gcs({ serviceAccountEmail: text }).terraform;
    assert.equal(argument(account, "  service_account_id"), `projects/-/serviceAccounts/${text}`);
    const access = s3({ bucketName, prefix: text, iamRoleArn: `arn:aws:iam::1:role/${text}` });
    assert.equal(argument(access.terraform, "      Resource"), access.permissionPolicy.Statement[0].Resource);
  });
  fc.assert(property, { numRuns: 2_000 });
});

test("HCL's interpolations and directives are escaped", () => {
  for (const [text, written] of [
    ["${x}", '"$${x}"'],
    ["%{ if x }", '"%%{ if x }"'],
    ["$x %x {x}", '"$x %x {x}"'],
    ["$${x}", '"\\u0024\\u0024{x}"'],
    ["%%%{x}", '"\\u0025\\u0025\\u0025{x}"'],
    ["$%{x}", '"$%%{x}"'],
    ['\\"\n\r\t\u0001\u007f', '"\\\\\\"\\n\\r\\t\\u0001\\u007f"'],
  ]) {
    assert.ok(gcs({ bucketName: text }).terraform.includes(`bucket = ${written}\n`), written);
  }
});

test("wrong arguments", () => {
  /** @type {any} */
  const access = exportDestinationAccess;
  const fields = { destinationType: "S3", bucketName: "acme-exports" };
  for (const wrong of [undefined, null, "S3", 7])
    assert.throws(() => access(wrong), { name: "TypeError", message: "fields must be an object" });
  for (const destinationType of [undefined, null, "s3", ""])
    assert.throws(() => access({ ...fields, destinationType }), /fields\.destinationType must be/);
  for (const name of [
    "bucketName",
    "prefix",
    "iamRoleArn",
    "projectNumber",
    "poolId",
    "providerId",
    "serviceAccountEmail",
  ]) {
    for (const value of [null, 7, {}])
      assert.throws(() => access({ ...fields, [name]: value }), {
        name: "TypeError",
        message: `fields.${name} must be a string`,
      });
  }
  for (const bucketName of [undefined, ""]) assert.throws(() => access({ ...fields, bucketName }), TypeError);
  for (const options of [null, 7, "x"]) assert.throws(() => access(fields, options), TypeError);
  for (const principal of [null, 7, {}])
    assert.throws(() => access(fields, { principal }), /options\.principal must be a string/);
});
