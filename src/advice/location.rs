//! Places in object storage as people copy them: the ARN of a bucket, the URI of an object, the address of a console's page.

use super::Given;
use super::object_prefix::tidied;
use crate::issue::Issue;
use crate::json::Value;
use crate::rule::DestinationType;
use crate::text::{before, halves, has, parts_ignoring_case, trim};

/// A bucket, or an object or folder in it. Of a place that is somewhere else nothing is known.
#[derive(Default)]
pub(super) struct Place<'t> {
    cloud: Option<DestinationType>,
    bucket: &'t str,
    pub key: &'t str,
}

/// The place that a text names as an ARN, if it is one.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html>
pub(super) fn arn(text: &str) -> Option<Place<'_>> {
    let (_partition, rest) = halves(text.strip_prefix("arn:")?, b':');
    let Some(path) = rest.strip_prefix("s3:::") else {
        return Some(Place::default());
    };
    let mut place = in_bucket(DestinationType::S3, path);
    // All objects, as policies name them.
    place.key = place.key.strip_suffix('*').unwrap_or(place.key);
    Some(place)
}

/// The place that a text names as a URL, with or without its scheme, if it is one.
pub(super) fn url(text: &str) -> Option<Place<'_>> {
    // A query, a fragment; `#` with a generation behind it, as `gcloud storage` writes it.
    let text = before(before(text, b'?'), b'#');
    match place(text) {
        None if has(text, "://") => Some(Place::default()),
        place => place,
    }
}

/// `bucket/key`
pub(super) fn in_bucket(cloud: DestinationType, path: &str) -> Place<'_> {
    let (bucket, key) = halves(path, b'/');
    let cloud = Some(cloud);
    Place { cloud, bucket, key }
}

/// The schemes of the clouds' own URIs.
static SCHEMES: [(&str, DestinationType); 4] = [
    ("s3://*", DestinationType::S3),
    ("s3a://*", DestinationType::S3),
    ("s3n://*", DestinationType::S3),
    ("gs://*", DestinationType::Gcs),
];

/// Of a text without a query and a fragment.
/// <https://cloud.google.com/storage/docs/request-endpoints>
fn place(text: &str) -> Option<Place<'_>> {
    for &(scheme, cloud) in &SCHEMES {
        if let Some([path]) = parts_ignoring_case(text, scheme) {
            return Some(in_bucket(cloud, path));
        }
    }
    let [address] = parts_ignoring_case(text, "https://*")
        .or_else(|| parts_ignoring_case(text, "http://*"))
        .unwrap_or([text]);
    let (host, path) = halves(address, b'/');
    let service = parts_ignoring_case(host, "*.amazonaws.com")
        .or_else(|| parts_ignoring_case(host, "*.amazonaws.com.cn"));
    if let Some([service]) = service {
        return on_s3(service, path);
    }
    let is = |name: &str| host.eq_ignore_ascii_case(name);
    // Behind a semicolon a console has its parameters.
    let in_console = |cloud, folder| {
        let path = path.strip_prefix(folder)?;
        Some(in_bucket(cloud, before(path, b';')))
    };
    if parts_ignoring_case::<1>(host, "*console.aws.amazon.com").is_some() {
        return in_console(DestinationType::S3, "s3/buckets/");
    }
    if is("console.cloud.google.com") {
        return in_console(DestinationType::Gcs, "storage/browser/");
    }
    if is("storage.googleapis.com") || is("storage.cloud.google.com") {
        return Some(in_bucket(DestinationType::Gcs, path));
    }
    let [bucket] = parts_ignoring_case(host, "*.storage.googleapis.com")?;
    Some(Place {
        cloud: Some(DestinationType::Gcs),
        bucket,
        key: path,
    })
}

/// `bucket.s3.eu-west-1`, `s3-eu-west-1`, `bucket.s3.dualstack.eu-west-1`: the last label that is S3's counts.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>
fn on_s3<'t>(service: &'t str, path: &'t str) -> Option<Place<'t>> {
    let mut place = None;
    let mut rest = service;
    while !rest.is_empty() {
        let (label, behind) = halves(rest, b'.');
        if label.eq_ignore_ascii_case("s3") || parts_ignoring_case::<1>(label, "s3-*").is_some() {
            let before = service.get(..service.len() - rest.len());
            place = Some(match before.and_then(|before| before.strip_suffix('.')) {
                Some(bucket) => Place {
                    cloud: Some(DestinationType::S3),
                    bucket,
                    key: path,
                },
                None => in_bucket(DestinationType::S3, path),
            });
        }
        rest = behind;
    }
    place
}

/// Whether a bucket's name is a place; then the place's bucket and prefix are a fix.
pub(super) fn pasted(given: &Given, place: Option<&Place>, issue: &mut Issue) -> bool {
    if let Some(place) = place
        && !place.is_elsewhere(given, issue)
        && given.accepts(place.bucket)
        && !is_place(trim(place.bucket))
    {
        let key = tidied(place.key);
        let (name, prefix) = given.body.prefix();
        let is_another = match &prefix {
            Some(Value::String(prefix)) => tidied(prefix.text) != key,
            Some(_) => true,
            None => false,
        };
        if key.is_empty() || !is_another {
            issue.replace(place.bucket);
            if !key.is_empty() && prefix.is_none() {
                issue.add(name, key.into());
            }
        }
    }
    place.is_some()
}

/// Another ARN or URL, or half of one.
fn is_place(bucket: &str) -> bool {
    has(bucket, ":") || place(bucket).is_some()
}

impl Place<'_> {
    /// The flaw that a place is not one of the destination's cloud.
    pub(super) fn is_elsewhere(&self, given: &Given, issue: &mut Issue) -> bool {
        let here = given.body.destination_type;
        match self.cloud {
            Some(cloud) if cloud == here => return false,
            Some(cloud) => {
                issue.word("belongsTo", cloud.as_str());
                issue.word("destinationType", here.as_str());
            }
            None => {}
        }
        true
    }
}
