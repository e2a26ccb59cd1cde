//! References to things in the clouds, as people copy them: URIs, the URLs of consoles and APIs, ARNs, resource names. Each
//! known form is a row of a table. What has no known form is not read, so it gets no wrong fix.

mod gcs;
mod google;
mod s3;
mod url_parts;

pub(super) use gcs::{is_google_region, is_resource_word};
pub(super) use google::{GoogleName, google_name, object_resource};
pub(super) use s3::is_region;
pub(super) use url_parts::percent_decoded;

use super::common::has_word_in_capitals;
use crate::contract::DestinationType;
use crate::text::{contains, rsplit_once, strip_suffix_ignoring_case};
use url_parts::UrlParts;

/// The words in the names of both clouds' regions.
const DIRECTIONS: [&str; 5] = ["east", "west", "north", "south", "central"];

/// A bucket, or a folder in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub cloud: DestinationType,
    pub bucket: String,
    /// The folder as written; may be empty. Of an object, the folder that has it.
    pub folder: String,
}

/// What a text refers to.
pub(super) enum Reference {
    /// A place in one of the clouds.
    Place(Place),
    /// A URL or an ARN of another form.
    Unknown,
}

/// A form of URL.
struct Form {
    read: fn(&UrlParts) -> Option<Place>,
    /// Some URLs of this form, each with its bucket and folder.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    examples: &'static [(&'static str, &'static str, &'static str)],
}

/// Makes a row of a table. Its first argument is the page that documents the form, for readers.
macro_rules! form {
    ($source:literal, $read:expr, $examples:expr $(,)?) => {
        super::Form {
            read: $read,
            #[cfg(all(test, not(target_arch = "wasm32")))]
            examples: $examples,
        }
    };
}
use form;

/// Returns the project, a number or an ID, in the URL of a page of Google's console.
pub(super) fn project_in_console(url: &str) -> Option<String> {
    let url = UrlParts::new(url);
    let is_console =
        url.has_host("console.cloud.google.com") || url.has_host("console.developers.google.com");
    url.query("project").filter(|_| is_console)
}

/// Whether there is a URL or an ARN in the folder of a place: either may be meant.
pub(super) fn has_place(folder: &str) -> bool {
    contains(folder, "://") || contains(folder, "arn:aws") || is_normalized_uri(folder)
}

/// Whether an ARN or a URL is in another partition of AWS, to which no role of this one can write.
pub(super) fn is_in_other_partition(text: &str) -> bool {
    let marks = ["arn:aws-", ".amazonaws.com.cn", ".amazonaws.eu", "us-gov-"];
    marks.into_iter().any(|mark| contains(text, mark))
}

/// Whether the URL of a page of a console has a filter for the names of objects, which may be a folder or the start of a
/// name.
pub(super) fn has_filter(url: &str) -> bool {
    let url = UrlParts::new(url);
    let is_google = url.has_host("console.cloud.google.com");
    let is_filter = |prefix: String| !prefix.is_empty() && (!prefix.ends_with('/') || is_google);
    !contains(url.path, "/object/") && url.query("prefix").is_some_and(is_filter)
}

/// Reads a URL, with or without its scheme.
pub(super) fn url(text: &str) -> Option<Reference> {
    let url = UrlParts::new(text);
    let mut forms = s3::FORMS.iter().chain(gcs::FORMS);
    if let Some(place) = forms.find_map(|form| (form.read)(&url)) {
        return Some(Reference::Place(place));
    }
    let is_url = contains(text, "://")
        || is_encoded_url(text)
        || (text.contains('/') && is_cloud_host(url.host))
        || is_s3_host(text)
        || is_normalized_uri(text);
    is_url.then_some(Reference::Unknown)
}

/// Whether a text is a URL in a query, `https%3A%2F%2Fhost`, or in an escaped JSON text, `https:\/\/host`.
fn is_encoded_url(text: &str) -> bool {
    contains(text, r":\/\/") || contains(text, "%3A%2F%2F") || contains(text, "%3a%2f%2f")
}

/// Whether a text is a URI that was treated as a path, which leaves one slash: `s3:/acme`.
fn is_normalized_uri(text: &str) -> bool {
    let (scheme, rest) = text.split_once(':').unwrap_or_default();
    rest.starts_with('/') && is_scheme(scheme)
}

/// Whether a text is the scheme of the URL of a page, a file or a bucket.
pub(super) fn is_scheme(text: &str) -> bool {
    let schemes = ["file", "gcs", "gs", "http", "https", "s3", "s3a", "s3n"];
    schemes
        .into_iter()
        .any(|own| text.eq_ignore_ascii_case(own))
}

/// Whether a text is a host of S3 such as `acme.s3-accesspoint.eu-west-1.amazonaws.com`.
fn is_s3_host(text: &str) -> bool {
    strip_suffix_ignoring_case(text, ".amazonaws.com")
        .is_some_and(|host| host.split('.').any(|label| label.starts_with("s3")))
}

/// Whether a host is one of the clouds'.
fn is_cloud_host(host: &str) -> bool {
    const DOMAINS: [&str; 6] = [
        ".amazonaws.com",
        ".amazonaws.com.cn",
        ".amazonaws.eu",
        ".aws.amazon.com",
        ".googleapis.com",
        ".google.com",
    ];
    DOMAINS
        .into_iter()
        .any(|domain| strip_suffix_ignoring_case(host, domain).is_some())
}

/// Reads an ARN. <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html>
pub(super) fn arn(text: &str) -> Option<Reference> {
    let (_partition, rest) = text
        .strip_prefix("arn:")?
        .split_once(':')
        .unwrap_or_default();
    let Some(path) = rest.strip_prefix("s3:::") else {
        return Some(Reference::Unknown);
    };
    let mut place = in_bucket(DestinationType::S3, path);
    // Policies name all objects as `*`.
    if place.folder.ends_with('*') {
        place.folder.pop();
    }
    Some(Reference::Place(place))
}

/// Reads `bucket/folder`.
pub(super) fn in_bucket(cloud: DestinationType, path: &str) -> Place {
    let (bucket, folder) = url_parts::halves(path, '/');
    Place {
        cloud,
        bucket: bucket.to_owned(),
        folder: folder.to_owned(),
    }
}

/// Reads `bucket/folder`, where the folder is percent-encoded.
fn in_encoded_bucket(cloud: DestinationType, path: &str) -> Option<Place> {
    let place = in_bucket(cloud, path);
    let folder = url_parts::percent_decoded(&place.folder)?;
    (!place.bucket.is_empty()).then_some(Place { folder, ..place })
}

/// Reads a URL whose host names the bucket.
fn in_bucket_of_host(cloud: DestinationType, bucket: &str, url: &UrlParts) -> Option<Place> {
    let folder = url_parts::percent_decoded(url.path)?;
    (!bucket.is_empty()).then(|| {
        // A host has no case, but in capitals it may be a placeholder.
        let bucket = if has_word_in_capitals(bucket) {
            bucket.to_owned()
        } else {
            bucket.to_ascii_lowercase()
        };
        let place = Place {
            cloud,
            bucket,
            folder,
        };
        listed(place, url)
    })
}

/// The parameters of requests for a single object: of its version, of the response's headers, or with a signature.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>,
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/RetrievingObjectVersions.html>,
/// <https://cloud.google.com/storage/docs/authentication/signatures>
const OBJECT_PARAMETERS: &[&str] = &[
    "versionId",
    "generation",
    "response-content-disposition",
    "response-content-type",
    "X-Amz-Algorithm",
    "X-Amz-Signature",
    "X-Goog-Algorithm",
    "X-Goog-Signature",
    "AWSAccessKeyId",
    "GoogleAccessId",
];

/// Adds the folder whose objects a request lists: the parameter `prefix`. Of a request for an object, the folder is the one
/// that has it.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>,
/// <https://cloud.google.com/storage/docs/json_api/v1/objects/list>
fn listed(mut place: Place, url: &UrlParts) -> Place {
    if place.folder.is_empty() {
        place.folder = url.query("prefix").unwrap_or_default();
    } else if url.has_query(OBJECT_PARAMETERS) {
        place.folder = folder_of(&place.folder);
    }
    place
}

/// Returns a folder without the wildcard for all that is in it: `exports/*`, `exports/**`, `exports/*/`.
pub(super) fn without_wildcard(folder: &str) -> &str {
    let path = folder.trim_end_matches('/');
    let stem = path.trim_end_matches('*');
    let has_wildcard = stem.len() < path.len();
    if has_wildcard && (stem.is_empty() || stem.ends_with('/')) {
        stem
    } else {
        folder
    }
}

/// Returns the folder that has an object.
fn folder_of(key: &str) -> String {
    let (folder, _object) = rsplit_once(key, b'/').unwrap_or_default();
    folder.to_owned()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_its_examples() {
        for (cloud, forms) in [
            (DestinationType::S3, s3::FORMS),
            (DestinationType::Gcs, gcs::FORMS),
        ] {
            for (index, form) in forms.iter().enumerate() {
                assert!(!form.examples.is_empty());
                for &(text, bucket, folder) in form.examples {
                    let expected = Place {
                        cloud,
                        bucket: bucket.to_owned(),
                        folder: folder.to_owned(),
                    };
                    assert_eq!(
                        (form.read)(&UrlParts::new(text)).as_ref(),
                        Some(&expected),
                        "form {index}: {text}"
                    );
                    let Some(Reference::Place(place)) = url(text) else {
                        panic!("{text} is no place");
                    };
                    assert_eq!(place, expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn other_urls_are_unknown() {
        for text in [
            "https://example.com/acme-data",
            "ftp://s3.amazonaws.com/acme-data",
            "https://acme.s3-accesspoint.eu-west-1.amazonaws.com/exports",
            "https://acme.s3-object-lambda.eu-west-1.amazonaws.com",
            "https://s3-control.eu-west-1.amazonaws.com/acme-data",
            "https://s3-website-eu-west-1.amazonaws.com/acme-data",
            "https://ec2.eu-west-1.amazonaws.com/acme-data",
            "https://s3.amazonaws.com:443/acme-data",
            "https://s3.amazonaws.com/",
            "s3.console.aws.amazon.com/s3/home",
            "https://s3.console.aws.amazon.com/s3/buckets",
            "https://s3.console.aws.amazon.com/s3/buckets/",
            "https://console.cloud.google.com/storage/browser",
            "https://console.cloud.google.com/storage/browser/_other/acme-data",
            "https://storage.googleapis.com/upload/storage/v1/b/acme-data/o",
            "https://storage.googleapis.com/storage/v1/b/acme-data/iam",
            "https://storage.googleapis.com/acme-data/%FF",
            "storage.googleapis.com/",
            "https://firebasestorage.googleapis.com/v1beta/projects/acme/buckets",
            "https%3A%2F%2Facme-data.s3.amazonaws.com%2Fa",
            r"https:\/\/acme-data.s3.amazonaws.com\/a",
            "s3:/acme-data/exports",
            "gs:/acme-data/exports",
            "s3.amazonaws.com",
            "acme.s3-accesspoint.eu-west-1.amazonaws.com",
        ] {
            assert!(matches!(url(text), Some(Reference::Unknown)), "{text}");
        }
        for text in [
            "acme-data",
            "acme.data/exports",
            "amazonaws.com",
            "acme.google.com",
            "s3/exports",
            "s3:exports",
        ] {
            assert!(url(text).is_none(), "{text}");
        }
    }

    #[test]
    fn reads_arns() {
        let place = |text| match arn(text) {
            Some(Reference::Place(place)) => Some((place.bucket, place.folder)),
            _ => None,
        };
        let folder = |folder: &str| Some(("acme-data".to_owned(), folder.to_owned()));
        assert_eq!(place("arn:aws:s3:::acme-data"), folder(""));
        assert_eq!(
            place("arn:aws-cn:s3:::acme-data/exports/*"),
            folder("exports/")
        );
        assert_eq!(
            place("arn:aws:s3:eu-west-1:922609978421:accesspoint/acme"),
            None
        );
        assert!(arn("arn:").is_some() && arn("acme").is_none());
    }
}
