//! Who has to be let in, and how. No public text names m3ter's principal, so there is a placeholder for it that no cloud
//! takes for a principal, and the way to the guide.

use super::texts::Texts;
use crate::rule::DestinationType;
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
        principal_placeholder: String,
        /// The page that names the principal.
        guide: String,
    },
    /// The grants to m3ter's principal in the workload identity pool.
    #[serde(rename = "GCS")]
    Gcs {
        /// The provider's full name, for which m3ter's tokens are made out.
        audience: String,
        /// Text for a POSIX shell: lets the principal write to the bucket, itself or through the service account.
        commands: String,
        /// The text in `commands` in whose place the principal's subject belongs. While it is there, the shell takes the subject
        /// from the environment's variable `M3TER_SUBJECT`, and runs no command that needs it if there is none.
        principal_placeholder: String,
        /// The page that names the principal.
        guide: String,
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
    pub statement: [Statement; 1],
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
    pub aws: String,
}

impl Access {
    pub(super) fn of(destination_type: DestinationType, texts: &Texts) -> Self {
        match destination_type {
            DestinationType::S3 => Self::S3 {
                permission_policy: Policy::of(Statement {
                    effect: "Allow",
                    principal: None,
                    action: "s3:PutObject",
                    resource: Some(texts.get("objects")),
                }),
                trust_policy: Policy::of(Statement {
                    effect: "Allow",
                    principal: Some(Principal {
                        aws: texts.get("placeholder"),
                    }),
                    action: "sts:AssumeRole",
                    resource: None,
                }),
                principal_placeholder: texts.get("placeholder"),
                guide: texts.get("guide"),
            },
            DestinationType::Gcs => Self::Gcs {
                audience: texts.get("audience"),
                commands: texts.get("commands"),
                principal_placeholder: texts.get("placeholder"),
                guide: texts.get("guide"),
            },
        }
    }
}

impl Policy {
    const fn of(statement: Statement) -> Self {
        Self {
            version: "2012-10-17",
            statement: [statement],
        }
    }
}
