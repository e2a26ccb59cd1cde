//! The contract: each field of the request and of the response once, in the API's order, with its limits. No other file has a
//! limit, and only `unwrap` and the repair of leading zeros in `json/explain.rs` know a field by its name.
//!
//! Sources, unless a line names another: m3ter's API reference, *Create ExportDestination*
//! (<https://docs.m3ter.com/api/exportdestination/create-exportdestination>), with its *Update* and *Retrieve* pages and the
//! published OpenAPI description; and the guide *Creating Data Export Destinations*
//! (<https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations>).

mod field;

pub use field::{DestinationType, Documentation, Field, Kind, Length, Presence, Subject};

use crate::format::Format;
use DestinationType::{Gcs, S3};

/// The member that declares the destination type.
pub const DISCRIMINATOR: &str = "destinationType";

/// The member that orders the folders of the exported files.
pub const PARTITION_ORDER: &str = "partitionOrder";

/// The member that counts the changes of an entity.
pub const VERSION: &str = "version";

/// The version of an entity after its creation.
pub const FIRST_VERSION: i64 = 1;

const DESTINATION_TYPES: &[&str] = &[S3.as_str(), Gcs.as_str()];
const PARTITION_ORDERS: &[&str] = &["TYPE_FIRST", "TIME_FIRST"];

/// The body of *Create ExportDestination* (`POST`) and *Update ExportDestination* (`PUT`).
pub static REQUEST: &[Field] = &[
    Field::choice(
        DISCRIMINATOR,
        DESTINATION_TYPES,
        Documentation::new(
            "Destination type",
            "The cloud that has the bucket. When it is missing, this package infers it: S3 if there is an `iamRoleArn`, else \
             GCS if there is a field that only GCS has, else S3.",
            r#""S3""#,
        ),
    ),
    Field::text(
        "name",
        Documentation::new("Name", "The destination's name, for people.", r#""Finance exports""#),
    )
    .required()
    .min_length(1)
    .max_length(200)
    .subject(Subject::Name),
    Field::text(
        "code",
        Documentation::new(
            "Code",
            "Unique per organization. No control characters, no leading or trailing space.",
            r#""finance_exports""#,
        ),
    )
    .required()
    .min_length(1)
    .max_length(80)
    .format(Format::Code)
    .subject(Subject::Code),
    // The limits of a bucket name at Amazon; m3ter applies them to Google's buckets too.
    Field::text(
        "bucketName",
        Documentation::new(
            "Bucket name",
            "The name of the bucket that receives the exports: the name alone, without `s3://`, `gs://` or a path.",
            r#""acme-billing-exports""#,
        ),
    )
    .required()
    .min_length(3)
    .max_length(63)
    .subject(Subject::Bucket),
    Field::text(
        "iamRoleArn",
        Documentation::new(
            "IAM role ARN",
            "The ARN of the IAM role that m3ter assumes to upload: `arn:aws:iam::<aws account id>:role/<role name>`.",
            r#""arn:aws:iam::922609978421:role/IAMRole636""#,
        ),
    )
    .only(S3)
    .required()
    .min_length(1)
    .format(Format::IamRoleArn)
    .subject(Subject::IamRole),
    Field::text(
        "projectNumber",
        Documentation::new(
            "Project number",
            "The number (not the ID) of the Google Cloud project that has the workload identity pool.",
            r#""123456789012""#,
        ),
    )
    .only(Gcs)
    .required()
    .min_length(1)
    .subject(Subject::ProjectNumber),
    Field::text(
        "poolId",
        Documentation::new(
            "Workload identity pool ID",
            "The ID of the workload identity pool that trusts m3ter.",
            r#""m3ter-pool""#,
        ),
    )
    .only(Gcs)
    .required()
    .min_length(1)
    .subject(Subject::Pool),
    Field::text(
        "providerId",
        Documentation::new(
            "Workload identity provider ID",
            "The ID of the provider in that pool.",
            r#""m3ter-provider""#,
        ),
    )
    .only(Gcs)
    .required()
    .min_length(1)
    .subject(Subject::Provider),
    Field::text(
        "serviceAccountEmail",
        Documentation::new(
            "Service account email",
            "The service account that m3ter impersonates to upload. Leave it out when the pool's principal has access to \
             the bucket itself.",
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
    )
    .only(Gcs)
    .subject(Subject::ServiceAccount),
    Field::text(
        "prefix",
        Documentation::new(
            "Prefix",
            "The folder in the bucket that receives the files. Leave it out for the bucket's root.",
            r#""m3ter/exports""#,
        ),
    )
    .subject(Subject::Prefix),
    Field::choice(
        PARTITION_ORDER,
        PARTITION_ORDERS,
        Documentation::new(
            "Partition order",
            "Whether folders are named by date and hour first (`TIME_FIRST`, the default) or by type of data first \
             (`TYPE_FIRST`).",
            r#""TIME_FIRST""#,
        ),
    )
    .nullable(),
    Field::version(Documentation::new(
        "Version",
        "Only in an update: the version of the stored entity, which the update replaces.",
        "1",
    ))
    .on_update(),
];

/// The response to a create, an update or a retrieve. Only `id` is promised.
pub static RESPONSE: &[Field] = &[
    Field::text(
        "id",
        Documentation::new(
            "ID",
            "The entity's ID.",
            r#""f47ac10b-58cc-4372-a567-0e02b2c3d479""#,
        ),
    )
    .required()
    .format(Format::Uuid),
    Field::version(Documentation::new(
        "Version",
        "1 after a create, the sent version plus 1 after an update.",
        "1",
    )),
    Field::text(
        "name",
        Documentation::new("Name", "The destination's name.", r#""Finance exports""#),
    ),
    Field::text(
        "code",
        Documentation::new("Code", "The destination's code.", r#""finance_exports""#),
    ),
    Field::choice(
        DISCRIMINATOR,
        DESTINATION_TYPES,
        Documentation::new(
            "Destination type",
            "The cloud that has the bucket.",
            r#""S3""#,
        ),
    ),
    Field::text(
        "dtCreated",
        Documentation::new(
            "Created",
            "When the entity was created.",
            r#""2025-01-27T10:30:00Z""#,
        ),
    )
    .format(Format::DateTime),
    Field::text(
        "dtLastModified",
        Documentation::new(
            "Last modified",
            "When the entity was last changed.",
            r#""2025-01-27T10:30:00Z""#,
        ),
    )
    .format(Format::DateTime),
    Field::text(
        "createdBy",
        Documentation::new(
            "Created by",
            "The ID of the user who created the entity.",
            r#""user-1""#,
        ),
    ),
    Field::text(
        "lastModifiedBy",
        Documentation::new(
            "Last modified by",
            "The ID of the user who last changed the entity.",
            r#""user-1""#,
        ),
    ),
    Field::text(
        "bucketName",
        Documentation::new(
            "Bucket name",
            "The bucket that receives the exports.",
            r#""acme-billing-exports""#,
        ),
    ),
    Field::text(
        "prefix",
        Documentation::new(
            "Prefix",
            "The folder in the bucket that receives the files.",
            r#""m3ter/exports""#,
        ),
    ),
    Field::choice(
        PARTITION_ORDER,
        PARTITION_ORDERS,
        Documentation::new(
            "Partition order",
            "How the folders are named.",
            r#""TIME_FIRST""#,
        ),
    )
    .nullable(),
    Field::text(
        "iamRoleArn",
        Documentation::new(
            "IAM role ARN",
            "The role that m3ter assumes to upload.",
            r#""arn:aws:iam::922609978421:role/IAMRole636""#,
        ),
    )
    .only(S3),
    Field::text(
        "projectNumber",
        Documentation::new(
            "Project number",
            "The project of the pool.",
            r#""123456789012""#,
        ),
    )
    .only(Gcs),
    Field::text(
        "poolId",
        Documentation::new(
            "Workload identity pool ID",
            "The pool's ID.",
            r#""m3ter-pool""#,
        ),
    )
    .only(Gcs),
    Field::text(
        "providerId",
        Documentation::new(
            "Workload identity provider ID",
            "The provider's ID.",
            r#""m3ter-provider""#,
        ),
    )
    .only(Gcs),
    Field::text(
        "serviceAccountEmail",
        Documentation::new(
            "Service account email",
            "The service account that m3ter impersonates.",
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
    )
    .only(Gcs),
];

/// Returns the field's name if only a response has the field.
pub(crate) fn response_field(name: &str) -> Option<&'static str> {
    let has = |fields: &'static [Field]| fields.iter().find(|field| field.name == name);
    let field = has(RESPONSE)?;
    has(REQUEST).is_none().then_some(field.name)
}
