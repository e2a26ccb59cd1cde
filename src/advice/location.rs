//! Places in object storage as people copy them: the ARN of a bucket, the URI of an object, the address of a console's page.

use super::Given;
use super::object_prefix::tidied;
use crate::issue::Issue;
use crate::json::Value;
use crate::rule::DestinationType;
use crate::text::{
    before, rsplit_once, split_at_part, split_once, strip_suffix_ignoring_case, trim,
};

/// A bucket, or an object or folder in it.
pub(super) struct Place<'t> {
    cloud: DestinationType,
    bucket: &'t str,
    pub key: &'t str,
}

/// What a text that looks like a place names, if that is known.
pub(super) struct Pasted<'t>(pub Option<Place<'t>>);

/// Whether a text is an ARN; then the place in S3 that it names, if it does.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html>
pub(super) fn arn(text: &str) -> Option<Pasted<'_>> {
    let rest = text.strip_prefix("arn:")?;
    let place = split_once(rest, b':').and_then(|(_partition, rest)| {
        let place = in_bucket(DestinationType::S3, rest.strip_prefix("s3:::")?);
        // All objects, as policies name them.
        let key = place.key.strip_suffix('*').unwrap_or(place.key);
        Some(Place { key, ..place })
    });
    Some(Pasted(place))
}

/// Whether a text is a URL, with or without its scheme; then the place that it names, if it does.
pub(super) fn url(text: &str) -> Option<Pasted<'_>> {
    // A query, a fragment; `#` with a generation behind it, as `gcloud storage` writes it.
    let text = before(before(text, b'?'), b'#');
    let Some((scheme, rest)) = split_at_part(text, "://") else {
        let place = on_host(text)?;
        return Some(Pasted(Some(place)));
    };
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    Some(Pasted(if is("s3") || is("s3a") || is("s3n") {
        Some(in_bucket(DestinationType::S3, rest))
    } else if is("gs") {
        Some(in_bucket(DestinationType::Gcs, rest))
    } else if is("https") || is("http") {
        on_host(rest)
    } else {
        None
    }))
}

/// `bucket/key`
pub(super) fn in_bucket(cloud: DestinationType, path: &str) -> Place<'_> {
    let (bucket, key) = split_once(path, b'/').unwrap_or((path, ""));
    Place { cloud, bucket, key }
}

/// `host/path`, as both clouds serve objects and show them in their consoles.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>
/// <https://cloud.google.com/storage/docs/request-endpoints>
fn on_host(address: &str) -> Option<Place<'_>> {
    let (host, path) = split_once(address, b'/').unwrap_or((address, ""));
    let of = |domain| strip_suffix_ignoring_case(host, domain);
    let is = |name: &str| host.eq_ignore_ascii_case(name);
    if let Some(service) = of(".amazonaws.com").or_else(|| of(".amazonaws.com.cn")) {
        return on_s3(service, path);
    }
    if of("console.aws.amazon.com").is_some() {
        return Some(in_bucket(
            DestinationType::S3,
            path.strip_prefix("s3/buckets/")?,
        ));
    }
    if is("console.cloud.google.com") {
        let path = path.strip_prefix("storage/browser/")?;
        return Some(in_bucket(DestinationType::Gcs, before(path, b';')));
    }
    if is("storage.googleapis.com") || is("storage.cloud.google.com") {
        return Some(in_bucket(DestinationType::Gcs, path));
    }
    Some(Place {
        cloud: DestinationType::Gcs,
        bucket: of(".storage.googleapis.com")?,
        key: path,
    })
}

/// `bucket.s3.eu-west-1`, `s3-eu-west-1`, `bucket.s3.dualstack.eu-west-1`
fn on_s3<'t>(service: &'t str, path: &'t str) -> Option<Place<'t>> {
    let mut before = service;
    loop {
        let (rest, label) = rsplit_once(before, b'.').unwrap_or(("", before));
        let is_s3 = label.get(..2)?.eq_ignore_ascii_case("s3")
            && matches!(label.as_bytes().get(2), None | Some(b'-'));
        match (is_s3, rest) {
            (true, "") => return Some(in_bucket(DestinationType::S3, path)),
            (true, bucket) => {
                return Some(Place {
                    cloud: DestinationType::S3,
                    bucket,
                    key: path,
                });
            }
            (false, "") => return None,
            (false, rest) => before = rest,
        }
    }
}

/// Whether a bucket's name is a place; then the place's bucket and prefix are a fix.
pub(super) fn pasted(given: &Given, pasted: Option<&Pasted>, issue: &mut Issue) -> bool {
    if let Some(Pasted(Some(place))) = pasted
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
    pasted.is_some()
}

/// Another ARN or URL, or half of one.
fn is_place(bucket: &str) -> bool {
    split_once(bucket, b':').is_some() || url(bucket).is_some()
}

impl Place<'_> {
    /// The flaw that a place is one of the other cloud.
    pub(super) fn is_elsewhere(&self, given: &Given, issue: &mut Issue) -> bool {
        let here = given.body.destination_type;
        if self.cloud != here {
            issue.text("belongsTo", self.cloud.as_str());
            issue.text("destinationType", here.as_str());
        }
        self.cloud != here
    }
}
