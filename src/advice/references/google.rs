//! The resource names of Google Cloud. <https://cloud.google.com/apis/design/resource_names>

use super::{Place, folder_of, in_bucket};
use crate::contract::DestinationType::Gcs;
use crate::contract::Subject;

/// The parts that the resource name of a project, or of something of IAM in it, contains.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::advice) struct GoogleName<'t> {
    /// The project's number or ID.
    project: Option<&'t str>,
    pool: Option<&'t str>,
    provider: Option<&'t str>,
    service_account: Option<&'t str>,
}

impl<'t> GoogleName<'t> {
    /// Returns the part of the name that is a subject's value.
    pub(in crate::advice) fn get(&self, subject: Subject) -> Option<&'t str> {
        match subject {
            Subject::ProjectNumber => self.project,
            Subject::Pool => self.pool,
            Subject::Provider => self.provider,
            Subject::ServiceAccount => self.service_account,
            _ => None,
        }
    }
}

/// What names start with: nothing, a service of Google, or its console.
/// <https://cloud.google.com/apis/design/resource_names#full_resource_name>,
/// <https://cloud.google.com/iam/docs/principal-identifiers>
const STARTS: [&str; 14] = [
    "https://console.cloud.google.com/iam-admin/workload-identity-pools/",
    "//iam.googleapis.com/",
    "iam.googleapis.com/",
    "//cloudresourcemanager.googleapis.com/",
    "//iamcredentials.googleapis.com/",
    "https://iam.googleapis.com/v1/",
    "https://iam.googleapis.com/",
    "https://iamcredentials.googleapis.com/v1/",
    "https://cloudresourcemanager.googleapis.com/v1/",
    "https://cloudresourcemanager.googleapis.com/v3/",
    "principal://iam.googleapis.com/",
    "principalSet://iam.googleapis.com/",
    "/",
    "",
];

/// Reads the name of a project, or of something of IAM in it. The name may be incomplete.
pub(in crate::advice) fn google_name(text: &str) -> Option<GoogleName<'_>> {
    let start = STARTS.into_iter().find(|start| text.starts_with(start))?;
    let path = text.get(start.len()..)?.split('?').next()?;
    let mut segments = path.split('/');
    let mut name = GoogleName::default();
    while let Some(collection) = segments.next() {
        let id = segments.next().filter(|id| !id.is_empty());
        let is_first = name == GoogleName::default();
        match collection {
            // The end of a name: `m3ter-pool/providers/m3ter-provider`.
            _ if is_first && !collection.is_empty() && id == Some("providers") => {
                name.pool = Some(collection);
                name.provider = segments.next().filter(|id| !id.is_empty());
            }
            "projects" if is_first => name.project = id,
            "locations" => {}
            "workloadIdentityPools" | "pool" if name.pool.is_none() => name.pool = id,
            // No name has two pools.
            "workloadIdentityPools" | "pool" => return None,
            "providers" | "provider" if is_first || name.pool.is_some() => name.provider = id,
            // A method follows a colon: `x@y:generateAccessToken`.
            "serviceAccounts" => name.service_account = id.and_then(|id| id.split(':').next()),
            // The rest is something in it: an identity, a key.
            _ => break,
        }
    }
    let is_start = path.starts_with("projects/") || path.starts_with("locations/");
    (name != GoogleName::default() || is_start).then_some(name)
}

/// Reads the resource name of a bucket or an object.
/// <https://cloud.google.com/iam/docs/conditions-resource-attributes#resource-name>
pub(in crate::advice) fn object_resource(text: &str) -> Option<Place> {
    let name = text
        .strip_prefix("//storage.googleapis.com/")
        .unwrap_or(text);
    let (_project, path) = name.strip_prefix("projects/")?.split_once('/')?;
    let place = in_bucket(Gcs, path.strip_prefix("buckets/")?);
    let folder = match place.folder.strip_prefix("objects/") {
        Some(key) => folder_of(key),
        None if place.folder.is_empty() => String::new(),
        None => return None,
    };
    Some(Place { folder, ..place })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_resource_names() {
        let name = |text: &'static str| {
            let name = google_name(text)?;
            Some(
                [name.project, name.pool, name.provider, name.service_account]
                    .map(Option::unwrap_or_default),
            )
        };
        for (text, expected) in [
            (
                "projects/123/locations/global/workloadIdentityPools/pool",
                ["123", "pool", "", ""],
            ),
            (
                "//iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/pool/providers/acme",
                ["123", "pool", "acme", ""],
            ),
            (
                "principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/pool/subject/providers/b",
                ["123", "pool", "", ""],
            ),
            (
                "workloadIdentityPools/pool/providers/acme",
                ["", "pool", "acme", ""],
            ),
            // Each part is read once and in its place.
            ("projects/1/projects/2", ["1", "", "", ""]),
            ("projects/1/providers/acme", ["1", "", "", ""]),
            ("providers/acme", ["", "", "acme", ""]),
            ("pool/providers/acme", ["", "pool", "acme", ""]),
            (
                "https://console.cloud.google.com/iam-admin/workload-identity-pools/pool/x/provider/acme?project=y",
                ["", "x", "acme", ""],
            ),
            (
                "//iam.googleapis.com/locations/global/workforcePools/pool/providers/acme",
                ["", "", "", ""],
            ),
            (
                "https://iam.googleapis.com/v1/projects/123",
                ["123", "", "", ""],
            ),
            ("iam.googleapis.com/projects/123", ["123", "", "", ""]),
            (
                "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/x@y.z:signBlob",
                ["-", "", "", "x@y.z"],
            ),
            (
                "projects/acme/serviceAccounts/x@y.z/keys/1",
                ["acme", "", "", "x@y.z"],
            ),
        ] {
            assert_eq!(name(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "projects",
            "acme/projects/123",
            "https://example.com/projects/123",
            "projects/1/workloadIdentityPools/a/workloadIdentityPools/b",
        ] {
            assert_eq!(google_name(text), None, "{text}");
        }
    }

    #[test]
    fn reads_names_of_buckets() {
        let place = |text| object_resource(text).map(|place| (place.bucket, place.folder));
        let expected = |folder: &str| Some(("acme".to_owned(), folder.to_owned()));
        assert_eq!(place("projects/_/buckets/acme"), expected(""));
        assert_eq!(
            place("//storage.googleapis.com/projects/1/buckets/acme/objects/a/b/c"),
            expected("a/b")
        );
        assert_eq!(place("projects/_/buckets/acme/iam"), None);
        assert_eq!(place("projects/_/acme"), None);
    }
}
