// Generated from src/contract.rs and src/issue.rs by `npm run update`.

/** The cloud that a destination lies in. */
export type DestinationType = "S3" | "GCS";

/** What to send for a bucket in Amazon S3. */
export interface S3ExportDestinationRequest {
  /** The cloud that holds the bucket. When it is left out it is inferred: S3 if there is an `iamRoleArn`, otherwise GCS if there is one of GCS's own fields, otherwise S3. */
  destinationType?: "S3";
  /** The destination's name, for people. */
  name: string;
  /** A short code, unique among the organization's export destinations. No control characters, and no space at its edges. */
  code: string;
  /** The name of the bucket that receives the exports: the name alone, without `s3://`, `gs://` or a path. */
  bucketName: string;
  /** The ARN of the IAM role that m3ter assumes to upload: `arn:aws:iam::<aws account id>:role/<role name>`. */
  iamRoleArn: string;
  /** The folder in the bucket under which the files land. Leave it out for the bucket's root. */
  prefix?: string;
  /** Whether folders are named by date and hour first (`TIME_FIRST`, the default) or by type of data first (`TYPE_FIRST`). */
  partitionOrder?: "TYPE_FIRST" | "TIME_FIRST" | null;
  /** Only in an update: the version of the stored entity, which the update replaces. */
  version?: number;
}

/** What to send for a bucket in Google Cloud Storage. */
export interface GcsExportDestinationRequest {
  /** The cloud that holds the bucket. When it is left out it is inferred: S3 if there is an `iamRoleArn`, otherwise GCS if there is one of GCS's own fields, otherwise S3. */
  destinationType?: "GCS";
  /** The destination's name, for people. */
  name: string;
  /** A short code, unique among the organization's export destinations. No control characters, and no space at its edges. */
  code: string;
  /** The name of the bucket that receives the exports: the name alone, without `s3://`, `gs://` or a path. */
  bucketName: string;
  /** The number (not the id) of the Google Cloud project that holds the workload identity pool. */
  projectNumber: string;
  /** The id of the workload identity pool that trusts m3ter. */
  poolId: string;
  /** The id of the provider in that pool. */
  providerId: string;
  /** The service account that m3ter impersonates to upload. Leave it out when the pool's principal has access to the bucket itself. */
  serviceAccountEmail?: string;
  /** The folder in the bucket under which the files land. Leave it out for the bucket's root. */
  prefix?: string;
  /** Whether folders are named by date and hour first (`TIME_FIRST`, the default) or by type of data first (`TYPE_FIRST`). */
  partitionOrder?: "TYPE_FIRST" | "TIME_FIRST" | null;
  /** Only in an update: the version of the stored entity, which the update replaces. */
  version?: number;
}

/** The body of *Create ExportDestination* and *Update ExportDestination*. */
export type ExportDestinationRequest = S3ExportDestinationRequest | GcsExportDestinationRequest;

/** What comes back for a bucket in Amazon S3. */
export interface S3ExportDestinationResponse {
  /** The entity's id. */
  id: string;
  /** 1 after a create, the sent version plus 1 after an update. */
  version?: number;
  /** The destination's name. */
  name?: string;
  /** The destination's code. */
  code?: string;
  /** The cloud that holds the bucket. */
  destinationType?: "S3";
  /** When the entity was created. */
  dtCreated?: string;
  /** When the entity was last changed. */
  dtLastModified?: string;
  /** The id of who created the entity. */
  createdBy?: string;
  /** The id of who last changed the entity. */
  lastModifiedBy?: string;
  /** The bucket that receives the exports. */
  bucketName?: string;
  /** The folder in the bucket under which the files land. */
  prefix?: string;
  /** How folders are named. */
  partitionOrder?: "TYPE_FIRST" | "TIME_FIRST" | null;
  /** The role that m3ter assumes to upload. */
  iamRoleArn?: string;
}

/** What comes back for a bucket in Google Cloud Storage. */
export interface GcsExportDestinationResponse {
  /** The entity's id. */
  id: string;
  /** 1 after a create, the sent version plus 1 after an update. */
  version?: number;
  /** The destination's name. */
  name?: string;
  /** The destination's code. */
  code?: string;
  /** The cloud that holds the bucket. */
  destinationType?: "GCS";
  /** When the entity was created. */
  dtCreated?: string;
  /** When the entity was last changed. */
  dtLastModified?: string;
  /** The id of who created the entity. */
  createdBy?: string;
  /** The id of who last changed the entity. */
  lastModifiedBy?: string;
  /** The bucket that receives the exports. */
  bucketName?: string;
  /** The folder in the bucket under which the files land. */
  prefix?: string;
  /** How folders are named. */
  partitionOrder?: "TYPE_FIRST" | "TIME_FIRST" | null;
  /** The project of the pool. */
  projectNumber?: string;
  /** The pool's id. */
  poolId?: string;
  /** The provider's id. */
  providerId?: string;
  /** The service account that m3ter impersonates. */
  serviceAccountEmail?: string;
}

/** The answer to a create, an update or a retrieve. */
export type ExportDestinationResponse = S3ExportDestinationResponse | GcsExportDestinationResponse;

/** What kind of issue it is. Stable. */
export type IssueCode =
  | "syntax"
  | "not_serializable"
  | "not_an_object"
  | "required"
  | "type"
  | "too_short"
  | "too_long"
  | "choice"
  | "format"
  | "version_on_create"
  | "version_conflict"
  | "destination_type_missing"
  | "foreign_field"
  | "unknown_field"
  | "duplicate_member"
  | "name"
  | "s3_bucket_name"
  | "gcs_bucket_name"
  | "iam_role"
  | "project_number"
  | "workload_identity_pool"
  | "workload_identity_provider"
  | "service_account_email"
  | "prefix";

/** The detail within a code. Stable. */
export type IssueReason =
  | "unexpected_end"
  | "unexpected_character"
  | "trailing_comma"
  | "missing_comma"
  | "single_quotes"
  | "comment"
  | "unquoted_name"
  | "bad_literal"
  | "control_character"
  | "bad_escape"
  | "bad_number"
  | "not_utf8"
  | "byte_order_mark"
  | "trailing_text"
  | "too_deep"
  | "too_large"
  | "cycle"
  | "big_int"
  | "threw"
  | "leading_space"
  | "trailing_space"
  | "surrounding_whitespace"
  | "not_an_arn"
  | "partition"
  | "service"
  | "region"
  | "account_id"
  | "resource"
  | "assumed_role"
  | "missing_colon"
  | "line_break"
  | "lone_surrogate"
  | "looks_like_arn"
  | "looks_like_url"
  | "looks_like_resource"
  | "has_path"
  | "uppercase"
  | "characters"
  | "edge"
  | "adjacent_periods"
  | "ip_address"
  | "reserved_prefix"
  | "reserved_suffix"
  | "account_regional_suffix"
  | "goog_prefix"
  | "google_word"
  | "empty"
  | "leading_slash"
  | "trailing_slash"
  | "double_slash"
  | "relative_segment"
  | "backslash"
  | "avoided_characters"
  | "too_long_for_key"
  | "placeholder"
  | "reserved_by_gcs"
  | "account_id_length"
  | "role_name_missing"
  | "role_name_length"
  | "role_name_characters"
  | "path"
  | "service_linked"
  | "not_digits"
  | "length"
  | "leading_zero"
  | "not_an_email"
  | "not_a_service_account"
  | "account_form"
  | "project_form";
