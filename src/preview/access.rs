//! Who has to be let in, and how. No public text names m3ter's principal, so there is a placeholder for it that no cloud
//! takes for a principal, and the way to the guide.

use super::object_keys::folder;
use super::shell::quote;
use super::template::fill;
use crate::body::Body;
use crate::rule::{DestinationType, Subject};
use serde::Serialize;

/// What the bucket's cloud needs to be told, so that m3ter may write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "destinationType", rename_all_fields = "camelCase")]
pub enum Access {
    /// The policies of the IAM role that m3ter assumes.
    S3 {
        /// Lets the role write under the prefix, and nowhere else.
        permission_policy: Policy,
        /// Lets m3ter assume the role.
        trust_policy: Policy,
        /// The text in `trust_policy` in whose place m3ter's principal belongs.
        principal_placeholder: &'static str,
        /// The page that names the principal.
        guide: &'static str,
    },
    /// The grants to m3ter's principal in the workload identity pool.
    #[serde(rename = "GCS")]
    Gcs {
        /// The provider's full name, for which m3ter's tokens are made out.
        audience: String,
        /// Text for a POSIX shell: lets the principal write to the bucket, itself or through the service account.
        commands: String,
        /// The environment's variable in `commands` that has to hold the principal's subject; without, they stop.
        principal_placeholder: &'static str,
        /// The page that names the principal.
        guide: &'static str,
    },
}

/// A policy of IAM.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Policy {
    /// Of the policy language.
    pub version: &'static str,
    /// What it says.
    pub statement: Vec<Statement>,
}

/// A statement of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Statement {
    /// `Allow`
    pub effect: &'static str,
    /// In a trust policy, who may assume the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal: Option<Principal>,
    /// What is allowed.
    pub action: &'static str,
    /// In a permission policy, to what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Principal {
    /// The ARN of an account, a role or a user.
    #[serde(rename = "AWS")]
    pub aws: &'static str,
}

const GUIDE: &str = "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations";

const PRINCIPAL: &str = "<M3TER_PRINCIPAL>";
const SUBJECT: &str = "M3TER_SUBJECT";

pub(super) fn access(body: &Body) -> Access {
    match body.destination_type {
        DestinationType::S3 => s3(body),
        DestinationType::Gcs => gcs(body),
    }
}

fn s3(body: &Body) -> Access {
    let bucket = body.text_of(Subject::Bucket).unwrap_or_default();
    let objects = fill(
        "arn:aws:s3:::%0/%1*",
        &[&literal(bucket), &literal(&folder(body))],
    );
    Access::S3 {
        permission_policy: policy("s3:PutObject", None, Some(objects)),
        trust_policy: policy("sts:AssumeRole", Some(Principal { aws: PRINCIPAL }), None),
        principal_placeholder: PRINCIPAL,
        guide: GUIDE,
    }
}

fn policy(action: &'static str, principal: Option<Principal>, resource: Option<String>) -> Policy {
    Policy {
        version: "2012-10-17",
        statement: vec![Statement {
            effect: "Allow",
            principal,
            action,
            resource,
        }],
    }
}

/// A text that IAM takes to the letter where it knows wildcards and variables.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars>
fn literal(text: &str) -> String {
    let mut literal = String::new();
    for character in text.chars() {
        match character {
            '*' => literal.push_str("${*}"),
            '?' => literal.push_str("${?}"),
            '$' => literal.push_str("${$}"),
            other => literal.push(other),
        }
    }
    literal
}

/// <https://cloud.google.com/iam/docs/principal-identifiers>
const POOL: &str = "//iam.googleapis.com/projects/%0/locations/global/workloadIdentityPools/%1/%2";

const MEMBER: &str = r#"%0"${M3TER_SUBJECT:?is told by the guide}""#;

const ON_BUCKET: &str = "gcloud storage buckets add-iam-policy-binding %0 \\
  --member=%1 \\
  --role=roles/storage.objectCreator\n";
const ON_ACCOUNT: &str = "gcloud iam service-accounts add-iam-policy-binding %0 \\
  --member=%1 \\
  --role=roles/iam.workloadIdentityUser\n";

fn gcs(body: &Body) -> Access {
    let [project, pool, provider, bucket, account] = [
        Subject::ProjectNumber,
        Subject::Pool,
        Subject::Provider,
        Subject::Bucket,
        Subject::ServiceAccount,
    ]
    .map(|subject| body.text_of(subject).unwrap_or_default());
    let in_pool = |rest: &str| fill(POOL, &[project, pool, rest]);
    let subjects = String::from_iter(["principal:", &in_pool("subject/")]);
    let principal = fill(MEMBER, &[&quote(&subjects)]);
    let bucket = quote(&fill("gs://%0", &[bucket]));
    let commands = if account.is_empty() {
        fill(ON_BUCKET, &[&bucket, &principal])
    } else {
        let member = quote(&fill("serviceAccount:%0", &[account]));
        // What begins with a hyphen would be an option, behind a blank it is only wrong.
        let blank = if account.starts_with('-') { " " } else { "" };
        let account = quote(&String::from_iter([blank, account]));
        String::from_iter([
            fill(ON_ACCOUNT, &[&account, &principal]),
            fill(ON_BUCKET, &[&bucket, &member]),
        ])
    };
    Access::Gcs {
        audience: in_pool(&fill("providers/%0", &[provider])),
        commands,
        principal_placeholder: SUBJECT,
        guide: GUIDE,
    }
}
