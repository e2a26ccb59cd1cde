//! The contract: each field of the request and of the response once, in the API's order, with its limits. Nothing else in
//! the crate knows a field's name or a limit.
//!
//! Sources, unless a line names another: m3ter's API reference, *Create ExportDestination*
//! (<https://docs.m3ter.com/api/exportdestination/create-exportdestination>), with its *Update* and *Retrieve* pages and the
//! published OpenAPI description; and the guide *Creating Data Export Destinations*
//! (<https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations>).

use crate::format::Format;
use crate::rule::{DestinationType, Field, Kind, Length, PartitionOrder, Presence, Prose, Subject};

/// The member that says which kind of destination the body describes.
pub const DISCRIMINATOR: &str = "destinationType";

/// The member that says how the folders of exported files are nested.
pub const PARTITION_ORDER: &str = "partitionOrder";

/// The member that counts the changes of an entity.
pub const VERSION: &str = "version";

/// The version that the first change of an entity, its creation, gives it.
pub const FIRST_VERSION: i64 = 1;

const ANY: Length = Length { min: 0, max: None };
const NOT_EMPTY: Length = Length { min: 1, max: None };
const ANY_TEXT: Kind = Kind::Text {
    length: ANY,
    format: None,
};
const SOME_TEXT: Kind = Kind::Text {
    length: NOT_EMPTY,
    format: None,
};

const NAME: Kind = Kind::Text {
    length: Length {
        min: 1,
        max: Some(200),
    },
    format: None,
};
const CODE: Kind = Kind::Text {
    length: Length {
        min: 1,
        max: Some(80),
    },
    format: Some(Format::Code),
};
/// Amazon's own bounds for a bucket's name; m3ter applies them to Google's buckets too.
const BUCKET_NAME: Kind = Kind::Text {
    length: Length {
        min: 3,
        max: Some(63),
    },
    format: None,
};
const IAM_ROLE_ARN: Kind = Kind::Text {
    length: NOT_EMPTY,
    format: Some(Format::IamRoleArn),
};
const DESTINATION_TYPE: Kind = Kind::Choice(&["S3", "GCS"]);
const PARTITION_ORDERS: Kind = Kind::Choice(&[
    PartitionOrder::TypeFirst.as_str(),
    PartitionOrder::TimeFirst.as_str(),
]);
const ID: Kind = Kind::Text {
    length: ANY,
    format: Some(Format::Uuid),
};
const DATE_TIME: Kind = Kind::Text {
    length: ANY,
    format: Some(Format::DateTime),
};

const S3: Option<DestinationType> = Some(DestinationType::S3);
const GCS: Option<DestinationType> = Some(DestinationType::Gcs);

/// The body of *Create ExportDestination* (`POST`) and *Update ExportDestination* (`PUT`).
pub static REQUEST: [Field; 12] = [
    Field {
        name: DISCRIMINATOR,
        prose: Prose::new(
            "Destination type",
            "The cloud that holds the bucket. When it is left out it is inferred: S3 if there is an `iamRoleArn`, otherwise \
              GCS if there is one of GCS's own fields, otherwise S3.",
            r#""S3""#,
        ),
        kind: DESTINATION_TYPE,
        only: None,
        presence: Presence::Optional,
        nullable: false,
        subject: None,
    },
    Field {
        name: "name",
        prose: Prose::new(
            "Name",
            "The destination's name, for people.",
            r#""Finance exports""#,
        ),
        kind: NAME,
        only: None,
        presence: Presence::Required,
        nullable: false,
        subject: Some(Subject::Name),
    },
    Field {
        name: "code",
        prose: Prose::new(
            "Code",
            "A short code, unique among the organization's export destinations. No control characters, and no space at its \
              edges.",
            r#""finance_exports""#,
        ),
        kind: CODE,
        only: None,
        presence: Presence::Required,
        nullable: false,
        subject: None,
    },
    Field {
        name: "bucketName",
        prose: Prose::new(
            "Bucket name",
            "The name of the bucket that receives the exports: the name alone, without `s3://`, `gs://` or a path.",
            r#""acme-billing-exports""#,
        ),
        kind: BUCKET_NAME,
        only: None,
        presence: Presence::Required,
        nullable: false,
        subject: Some(Subject::Bucket),
    },
    Field {
        name: "iamRoleArn",
        prose: Prose::new(
            "IAM role ARN",
            "The ARN of the IAM role that m3ter assumes to upload: `arn:aws:iam::<aws account id>:role/<role name>`.",
            r#""arn:aws:iam::922609978421:role/IAMRole636""#,
        ),
        kind: IAM_ROLE_ARN,
        only: S3,
        presence: Presence::Required,
        nullable: false,
        subject: Some(Subject::IamRole),
    },
    Field {
        name: "projectNumber",
        prose: Prose::new(
            "Project number",
            "The number (not the id) of the Google Cloud project that holds the workload identity pool.",
            r#""123456789012""#,
        ),
        kind: SOME_TEXT,
        only: GCS,
        presence: Presence::Required,
        nullable: false,
        subject: Some(Subject::ProjectNumber),
    },
    Field {
        name: "poolId",
        prose: Prose::new(
            "Workload identity pool id",
            "The id of the workload identity pool that trusts m3ter.",
            r#""m3ter-pool""#,
        ),
        kind: SOME_TEXT,
        only: GCS,
        presence: Presence::Required,
        nullable: false,
        subject: Some(Subject::Pool),
    },
    Field {
        name: "providerId",
        prose: Prose::new(
            "Workload identity provider id",
            "The id of the provider in that pool.",
            r#""m3ter-provider""#,
        ),
        kind: SOME_TEXT,
        only: GCS,
        presence: Presence::Required,
        nullable: false,
        subject: Some(Subject::Provider),
    },
    Field {
        name: "serviceAccountEmail",
        prose: Prose::new(
            "Service account e-mail",
            "The service account that m3ter impersonates to upload. Leave it out when the pool's principal has access to \
              the bucket itself.",
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
        ),
        kind: ANY_TEXT,
        only: GCS,
        presence: Presence::Optional,
        nullable: false,
        subject: Some(Subject::ServiceAccount),
    },
    Field {
        name: "prefix",
        prose: Prose::new(
            "Prefix",
            "The folder in the bucket under which the files land. Leave it out for the bucket's root.",
            r#""m3ter/exports""#,
        ),
        kind: ANY_TEXT,
        only: None,
        presence: Presence::Optional,
        nullable: false,
        subject: Some(Subject::ObjectPrefix),
    },
    Field {
        name: PARTITION_ORDER,
        prose: Prose::new(
            "Partition order",
            "Whether folders are named by date and hour first (`TIME_FIRST`, the default) or by type of data first \
              (`TYPE_FIRST`).",
            r#""TIME_FIRST""#,
        ),
        kind: PARTITION_ORDERS,
        only: None,
        presence: Presence::Optional,
        nullable: true,
        subject: None,
    },
    Field {
        name: VERSION,
        prose: Prose::new(
            "Version",
            "Only in an update: the version of the stored entity, which the update replaces.",
            "1",
        ),
        kind: Kind::Version,
        only: None,
        presence: Presence::OnUpdate,
        nullable: false,
        subject: None,
    },
];

/// A field of the response that is not promised: most of them.
const fn answered(
    name: &'static str,
    title: &'static str,
    doc: &'static str,
    example: &'static str,
    kind: Kind,
) -> Field {
    Field {
        name,
        prose: Prose::new(title, doc, example),
        kind,
        only: None,
        presence: Presence::Optional,
        nullable: false,
        subject: None,
    }
}

/// The answer to a create, an update or a retrieve.
pub static RESPONSE: [Field; 17] = [
    Field {
        presence: Presence::Required,
        ..answered(
            "id",
            "Id",
            "The entity's id.",
            r#""f47ac10b-58cc-4372-a567-0e02b2c3d479""#,
            ID,
        )
    },
    answered(
        VERSION,
        "Version",
        "1 after a create, the sent version plus 1 after an update.",
        "1",
        Kind::Version,
    ),
    answered(
        "name",
        "Name",
        "The destination's name.",
        r#""Finance exports""#,
        ANY_TEXT,
    ),
    answered(
        "code",
        "Code",
        "The destination's code.",
        r#""finance_exports""#,
        ANY_TEXT,
    ),
    answered(
        DISCRIMINATOR,
        "Destination type",
        "The cloud that holds the bucket.",
        r#""S3""#,
        DESTINATION_TYPE,
    ),
    answered(
        "dtCreated",
        "Created",
        "When the entity was created.",
        r#""2025-01-27T10:30:00Z""#,
        DATE_TIME,
    ),
    answered(
        "dtLastModified",
        "Last modified",
        "When the entity was last changed.",
        r#""2025-01-27T10:30:00Z""#,
        DATE_TIME,
    ),
    answered(
        "createdBy",
        "Created by",
        "The id of who created the entity.",
        r#""user-1""#,
        ANY_TEXT,
    ),
    answered(
        "lastModifiedBy",
        "Last modified by",
        "The id of who last changed the entity.",
        r#""user-1""#,
        ANY_TEXT,
    ),
    answered(
        "bucketName",
        "Bucket name",
        "The bucket that receives the exports.",
        r#""acme-billing-exports""#,
        ANY_TEXT,
    ),
    answered(
        "prefix",
        "Prefix",
        "The folder in the bucket under which the files land.",
        r#""m3ter/exports""#,
        ANY_TEXT,
    ),
    Field {
        nullable: true,
        ..answered(
            PARTITION_ORDER,
            "Partition order",
            "How folders are named.",
            r#""TIME_FIRST""#,
            PARTITION_ORDERS,
        )
    },
    Field {
        only: S3,
        ..answered(
            "iamRoleArn",
            "IAM role ARN",
            "The role that m3ter assumes to upload.",
            r#""arn:aws:iam::922609978421:role/IAMRole636""#,
            ANY_TEXT,
        )
    },
    Field {
        only: GCS,
        ..answered(
            "projectNumber",
            "Project number",
            "The project of the pool.",
            r#""123456789012""#,
            ANY_TEXT,
        )
    },
    Field {
        only: GCS,
        ..answered(
            "poolId",
            "Workload identity pool id",
            "The pool's id.",
            r#""m3ter-pool""#,
            ANY_TEXT,
        )
    },
    Field {
        only: GCS,
        ..answered(
            "providerId",
            "Workload identity provider id",
            "The provider's id.",
            r#""m3ter-provider""#,
            ANY_TEXT,
        )
    },
    Field {
        only: GCS,
        ..answered(
            "serviceAccountEmail",
            "Service account e-mail",
            "The service account that m3ter impersonates.",
            r#""exports@acme-prod.iam.gserviceaccount.com""#,
            ANY_TEXT,
        )
    },
];
