//! Places in object storage as people copy them: the ARN of a bucket, the URI of an object, the URL of a console's page.

use super::{Finding, RuleContext, prefix};
use crate::contract::{DestinationType, Subject};
use crate::json::Value;
use crate::report::Repair;
use crate::text::{contains, strip_prefix_ignoring_case, strip_suffix_ignoring_case};

/// A bucket, or an object or folder in it. Of a place elsewhere, nothing is known.
#[derive(Default)]
pub(super) struct Place<'t> {
    cloud: Option<DestinationType>,
    bucket: &'t str,
    pub key: &'t str,
}

/// Reads an ARN. <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html>
pub(super) fn arn(text: &str) -> Option<Place<'_>> {
    let (_partition, rest) = halves(text.strip_prefix("arn:")?, ':');
    let Some(path) = rest.strip_prefix("s3:::") else {
        return Some(Place::default());
    };
    let mut place = in_bucket(DestinationType::S3, path);
    // Policies name all objects as `*`.
    place.key = place.key.strip_suffix('*').unwrap_or(place.key);
    Some(place)
}

/// Reads a URL, with or without its scheme.
pub(super) fn url(text: &str) -> Option<Place<'_>> {
    // A query; a fragment, or a generation as `gcloud storage` writes it.
    let (text, _) = halves(halves(text, '?').0, '#');
    match place(text) {
        None if contains(text, "://") => Some(Place::default()),
        place => place,
    }
}

/// Reads `bucket/key`.
pub(super) fn in_bucket(cloud: DestinationType, path: &str) -> Place<'_> {
    let (bucket, key) = halves(path, '/');
    Place {
        cloud: Some(cloud),
        bucket,
        key,
    }
}

/// Splits a text at the first separator; without one, the second half is empty.
fn halves(text: &str, separator: char) -> (&str, &str) {
    text.split_once(separator).unwrap_or((text, ""))
}

/// The schemes of the clouds' own URIs.
const SCHEMES: [(&str, DestinationType); 4] = [
    ("s3://", DestinationType::S3),
    ("s3a://", DestinationType::S3),
    ("s3n://", DestinationType::S3),
    ("gs://", DestinationType::Gcs),
];

/// Reads a text without query and fragment. <https://cloud.google.com/storage/docs/request-endpoints>
fn place(text: &str) -> Option<Place<'_>> {
    for (scheme, cloud) in SCHEMES {
        if let Some(path) = strip_prefix_ignoring_case(text, scheme) {
            return Some(in_bucket(cloud, path));
        }
    }
    let address = strip_prefix_ignoring_case(text, "https://")
        .or_else(|| strip_prefix_ignoring_case(text, "http://"))
        .unwrap_or(text);
    let (host, path) = halves(address, '/');
    let service = strip_suffix_ignoring_case(host, ".amazonaws.com")
        .or_else(|| strip_suffix_ignoring_case(host, ".amazonaws.com.cn"));
    if let Some(service) = service {
        return on_s3(service, path);
    }
    let in_console = |cloud, folder| {
        // A console's parameters follow a semicolon.
        let (path, _) = halves(path.strip_prefix(folder)?, ';');
        Some(in_bucket(cloud, path))
    };
    if strip_suffix_ignoring_case(host, "console.aws.amazon.com").is_some() {
        return in_console(DestinationType::S3, "s3/buckets/");
    }
    match &*host.to_ascii_lowercase() {
        "console.cloud.google.com" => in_console(DestinationType::Gcs, "storage/browser/"),
        "storage.googleapis.com" | "storage.cloud.google.com" => {
            Some(in_bucket(DestinationType::Gcs, path))
        }
        _ => Some(Place {
            cloud: Some(DestinationType::Gcs),
            bucket: strip_suffix_ignoring_case(host, ".storage.googleapis.com")?,
            key: path,
        }),
    }
}

/// Reads `bucket.s3.eu-west-1`, `s3-eu-west-1` or `bucket.s3.dualstack.eu-west-1`: the last label that is S3's counts.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>
fn on_s3<'t>(service: &'t str, path: &'t str) -> Option<Place<'t>> {
    let mut place = None;
    let mut start = 0;
    for label in service.split('.') {
        if label.eq_ignore_ascii_case("s3") || strip_prefix_ignoring_case(label, "s3-").is_some() {
            let bucket = service
                .get(..start)
                .and_then(|before| before.strip_suffix('.'));
            place = Some(match bucket {
                Some(bucket) => Place {
                    cloud: Some(DestinationType::S3),
                    bucket,
                    key: path,
                },
                None => in_bucket(DestinationType::S3, path),
            });
        }
        start += label.len() + 1;
    }
    place
}

impl Place<'_> {
    /// Describes a pasted place in the field of a bucket's name. The fix writes the bucket, and the key as the prefix.
    pub(super) fn pasted(&self, context: &RuleContext, message: &'static str) -> Finding {
        let Some(finding) = self.elsewhere(context, message) else {
            return Finding::new(message).fix(self.bucket_and_prefix(context));
        };
        finding
    }

    /// Describes a place that is not in the destination's cloud.
    pub(super) fn elsewhere(
        &self,
        context: &RuleContext,
        message: &'static str,
    ) -> Option<Finding> {
        let here = context.body.destination_type;
        match self.cloud {
            Some(cloud) if cloud == here => None,
            Some(cloud) => {
                let message = format!("is in {cloud}, but the destination type is {here}");
                let finding = Finding::new(message).param("belongsTo", cloud.as_str());
                Some(finding.param("destinationType", here.as_str()))
            }
            None => Some(Finding::new(message)),
        }
    }

    fn bucket_and_prefix(&self, context: &RuleContext) -> Option<Repair> {
        if !context.field.accepts_text(self.bucket) || is_place(self.bucket.trim()) {
            return None;
        }
        let repair = Repair::replace(context.field.name, self.bucket);
        let key = prefix::tidied(self.key);
        if key.is_empty() {
            return Some(repair);
        }
        match context.body.subject(Subject::Prefix)? {
            (field, None) => Some(repair.and_add(field.name, key)),
            (_, Some(node)) => match node.value {
                Value::String(text) if prefix::tidied(&text.decode().text) == key => Some(repair),
                _ => None,
            },
        }
    }
}

/// Whether what should be a bucket is another ARN or URL, or half of one.
fn is_place(bucket: &str) -> bool {
    bucket.contains(':') || place(bucket).is_some()
}
