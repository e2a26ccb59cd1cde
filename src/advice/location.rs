//! Places in object storage as people copy them: the ARN of a bucket, the URI of an object, the address of a console's page.

use super::object_prefix::tidied;
use super::{Finding, Given};
use crate::issue::PatchOperation;
use crate::rule::DestinationType;
use crate::text::{rsplit_once, split_at_part, split_once, strip_suffix_ignoring_case, trim};

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

fn before(text: &str, byte: u8) -> &str {
    split_once(text, byte).map_or(text, |(before, _)| before)
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

/// What is flawed about a bucket's name that is a place, with the place's bucket and prefix for a fix.
pub(super) fn pasted(given: &Given, pasted: &Pasted) -> Finding {
    let finding = Finding::default();
    let Pasted(Some(place)) = pasted else {
        return finding;
    };
    if let Some(elsewhere) = place.elsewhere(given) {
        return elsewhere;
    }
    let bucket = finding.meant(given, place.bucket.to_owned());
    match into_prefix(given, place.key) {
        Some(patch) if given.accepts(place.bucket) && !is_place(trim(place.bucket)) => Finding {
            patch: bucket.patch.into_iter().chain(patch).collect(),
            ..bucket
        },
        _ => Finding::default(),
    }
}

/// Another ARN or URL, or half of one.
fn is_place(bucket: &str) -> bool {
    split_once(bucket, b':').is_some() || url(bucket).is_some()
}

impl Place<'_> {
    /// The flaw that a place is one of the other cloud.
    pub(super) fn elsewhere(&self, given: &Given) -> Option<Finding> {
        let here = given.body.destination_type;
        (self.cloud != here).then(|| {
            Finding::default()
                .with("belongsTo", self.cloud.as_str())
                .with("destinationType", here.as_str())
        })
    }
}

/// What puts a key into the body's prefix; nothing when there is another prefix.
fn into_prefix(given: &Given, key: &str) -> Option<Vec<PatchOperation>> {
    let key = tidied(key);
    if key.is_empty() {
        return Some(Vec::new());
    }
    let (name, member) = given.body.prefix()?;
    match member {
        None => Some(vec![PatchOperation::Add {
            name: name.into(),
            value: key.into(),
        }]),
        Some(prefix) => (tidied(prefix) == key).then(Vec::new),
    }
}
