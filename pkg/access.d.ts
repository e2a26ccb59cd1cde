import type { DestinationType } from "./contract.js";

/**
 * Returns the policies that give m3ter access to a bucket, as data, as commands and as Terraform. A bucket and its prefix are
 * enough, so the role can be created before its ARN is known. What is not known is a placeholder.
 *
 * @param fields fields of a body; they are not validated
 * @param options the principal, if it is known
 * @throws TypeError if a field has the wrong type, or there is no `bucketName`
 *
 * @example
 * const access = exportDestinationAccess({ destinationType: "S3", bucketName: "acme-exports", prefix: "m3ter" });
 * access.commands; // aws iam create-role ...
 */
export declare function exportDestinationAccess<Type extends DestinationType>(
  fields: AccessFields<Type>,
  options?: AccessOptions,
): Access<Type>;

/** The fields of a body on which access depends. */
export interface AccessFields<Type extends DestinationType = DestinationType> {
  /** The cloud. */
  destinationType: Type;
  /** The name of the bucket. */
  bucketName: string;
  /** S3: the role may write only under this prefix. Without it, anywhere in the bucket. */
  prefix?: string | undefined;
  /** S3: the ARN from which the commands take the path and the name of the role, if it is known. */
  iamRoleArn?: string | undefined;
  /** GCS: part of the audience. */
  projectNumber?: string | undefined;
  /** GCS: part of the audience. */
  poolId?: string | undefined;
  /** GCS: part of the audience. */
  providerId?: string | undefined;
  /** GCS: the service account that writes, if the principal does not write directly. */
  serviceAccountEmail?: string | undefined;
}

/** Options of {@link exportDestinationAccess}. All are optional. */
export interface AccessOptions {
  /**
   * The principal of m3ter, in place of the placeholder. S3: an ARN, or an account ID of 12 digits. GCS: the whole IAM member,
   * such as `principal://...` or `principalSet://...`. It is not validated. An empty string means that it is not known.
   */
  principal?: string | undefined;
}

/** The policies that give m3ter access to a bucket: `S3Access`, `GcsAccess`, or either if the type is not known. */
export type Access<Type extends DestinationType = DestinationType> = Type extends "S3" ? S3Access : GcsAccess;

/**
 * The policies of the IAM role. The principal and the condition of the trust policy are placeholders, because the API's
 * description does not name them: see `guide`, or ask m3ter. AWS rejects a policy with a placeholder, so no role can be created without a condition.
 */
export interface S3Access {
  /** The cloud. */
  destinationType: "S3";
  /** Allows the role to write under the prefix, and nowhere else. */
  permissionPolicy: IamPolicy;
  /** Allows m3ter to assume the role. */
  trustPolicy: IamPolicy;
  /** Commands for a POSIX shell: `aws` creates the role with both policies. */
  commands: string;
  /** The same in Terraform, with variables for what is not known. */
  terraform: string;
  /** The placeholder of m3ter's principal in `trustPolicy`, where no `principal` is given. */
  principalPlaceholder: string;
  /** The placeholders of the condition in `trustPolicy`: its operator, key and value. */
  conditionPlaceholders: string[];
  /**
   * The placeholder of an ARN in `permissionPolicy`, if the bucket's name is the alias of an access point: the policy has to
   * name the access point, and the alias does not contain its ARN.
   */
  accessPointPlaceholder: string | null;
  /** The URL of m3ter's guide. */
  guide: string;
}

/** The grants to m3ter's principal in the workload identity pool. */
export interface GcsAccess {
  /** The cloud. */
  destinationType: "GCS";
  /** The audience of m3ter's tokens: the full name of the workload identity provider. Unknown parts are placeholders. */
  audience: string;
  /** Commands for a POSIX shell: `gcloud` allows m3ter to write to the bucket, directly or through the service account. */
  commands: string;
  /** The same in Terraform, with variables for what is not known. */
  terraform: string;
  /**
   * The placeholder of m3ter's principal in `commands`, where no `principal` is given: a whole IAM member. The commands that
   * contain it stop unless the environment variable `M3TER_MEMBER` is set.
   */
  principalPlaceholder: string;
  /** The URL of m3ter's guide. */
  guide: string;
}

/** A policy document of AWS. */
export interface IamPolicy {
  /** The version of the policy language. */
  Version: string;
  /** The statements. */
  Statement: IamStatement[];
}

/** A statement of a policy document of AWS. */
export interface IamStatement {
  /** The effect: the policies here only allow. */
  Effect: "Allow";
  /** In a trust policy: the principal that may assume the role. */
  Principal?: { AWS: string };
  /** The allowed action. */
  Action: string;
  /** In a permission policy: the ARN of the allowed objects. */
  Resource?: string;
  /** The condition: values by operator and key. */
  Condition?: Record<string, Record<string, string>>;
}
