//! Places in S3.

use super::url_parts::UrlParts;
use super::{
    DIRECTIONS, Form, Place, folder_of, form, in_bucket_of_host, in_encoded_bucket, listed,
};
use crate::advice::common::is_label;
use crate::contract::DestinationType::S3;
use crate::text::{contains, is_digits, rsplit_once, strip_suffix_ignoring_case};

pub(super) const FORMS: &[Form] = &[
    form!(
        "https://docs.aws.amazon.com/cli/latest/reference/s3/#path-argument-type; `s3a` and `s3n` are Hadoop's",
        |url| {
            let is_s3 = ["s3", "s3a", "s3n"]
                .into_iter()
                .any(|scheme| url.has_scheme(scheme));
            is_s3.then(|| Place {
                cloud: S3,
                bucket: url.host.to_owned(),
                folder: url.path.to_owned(),
            })
        },
        &[
            ("s3://acme-data", "acme-data", ""),
            ("S3://acme-data/exports/", "acme-data", "exports/"),
            ("s3a://acme-data/2025%20Q1", "acme-data", "2025%20Q1"),
        ],
    ),
    form!(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html#virtual-hosted-style-access",
        |url| {
            let (bucket, _) = endpoint(url)?;
            in_bucket_of_host(S3, bucket, url)
        },
        &[
            (
                "https://acme-data.s3.amazonaws.com/2025%20Q1/",
                "acme-data",
                "2025 Q1/"
            ),
            ("acme-data.s3.eu-west-1.amazonaws.com", "acme-data", ""),
            (
                "https://acme-data.s3.amazonaws.com/?list-type=2&prefix=a%2Fb/",
                "acme-data",
                "a/b/"
            ),
            (
                "https://acme-data.s3-eu-west-1.amazonaws.com",
                "acme-data",
                ""
            ),
            (
                "https://acme-data.s3.dualstack.eu-west-1.amazonaws.com",
                "acme-data",
                ""
            ),
            (
                "https://acme-data.s3-accelerate.dualstack.amazonaws.com",
                "acme-data",
                ""
            ),
            (
                "http://acme-data.s3-website-eu-west-1.amazonaws.com/a",
                "acme-data",
                "a"
            ),
            (
                "http://acme-data.s3-website.eu-central-1.amazonaws.com",
                "acme-data",
                ""
            ),
            ("acme-data.s3.eusc-de-east-1.amazonaws.eu", "acme-data", ""),
            (
                "https://s3.acme.s3.cn-north-1.amazonaws.com.cn/a?b#c",
                "s3.acme",
                "a"
            ),
        ],
    ),
    form!(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html#path-style-access",
        |url| {
            let ("", service) = endpoint(url)? else {
                return None;
            };
            let is_of_buckets = service.starts_with("accelerate") || service.starts_with("website");
            if is_of_buckets {
                return None;
            }
            let place = in_encoded_bucket(S3, url.path)?;
            Some(listed(place, url))
        },
        &[
            (
                "https://s3.amazonaws.com/acme-data/2025%20Q1/",
                "acme-data",
                "2025 Q1/"
            ),
            (
                "https://s3-eu-west-1.amazonaws.com/acme-data",
                "acme-data",
                ""
            ),
            (
                "s3.dualstack.eu-west-1.amazonaws.com/acme-data/a",
                "acme-data",
                "a"
            ),
            (
                "https://s3.amazonaws.com/acme-data?prefix=a/",
                "acme-data",
                "a/"
            ),
        ],
    ),
    form!(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/view-bucket-properties.html",
        |url| {
            let place = in_encoded_bucket(S3, in_console(url)?.strip_prefix("s3/buckets/")?)?;
            Some(listed(place, url))
        },
        &[
            (
                "https://s3.console.aws.amazon.com/s3/buckets/acme-data?prefix=a%2Fb/&tab=objects",
                "acme-data",
                "a/b/"
            ),
            (
                "https://eu-west-1.console.aws.amazon.com/s3/buckets/acme-data/exports/",
                "acme-data",
                "exports/"
            ),
            (
                "https://console.aws.amazon.com/s3/buckets/acme-data?tab=properties",
                "acme-data",
                ""
            ),
        ],
    ),
    form!(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/view-object-overview.html",
        |url| {
            let object = in_encoded_bucket(S3, in_console(url)?.strip_prefix("s3/object/")?)?;
            let object = listed(object, url);
            Some(Place {
                folder: folder_of(&object.folder),
                ..object
            })
        },
        &[
            (
                "https://eu-west-1.console.aws.amazon.com/s3/object/acme-data?prefix=a/b/x.csv",
                "acme-data",
                "a/b"
            ),
            (
                "https://s3.console.aws.amazon.com/s3/object/acme-data?prefix=x.csv",
                "acme-data",
                ""
            ),
            (
                "http://s3.console.aws.amazon.com/s3/object/acme-data/a/b/x.csv?region=us-east-1",
                "acme-data",
                "a/b"
            ),
        ],
    ),
    form!(
        "the console before 2017: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html",
        |url| {
            in_console(url)?.strip_prefix("s3/home")?;
            let bucket = url.fragment_parameter("bucket")?;
            (!bucket.is_empty()).then(|| Place {
                cloud: S3,
                bucket,
                folder: url.fragment_parameter("prefix").unwrap_or_default(),
            })
        },
        &[
            (
                "https://console.aws.amazon.com/s3/home?region=eu-west-1#&bucket=acme-data&prefix=a/",
                "acme-data",
                "a/"
            ),
            (
                "https://s3.console.aws.amazon.com/s3/home#&bucket=acme-data",
                "acme-data",
                ""
            ),
        ],
    ),
];

/// Returns the path of a page of the console.
fn in_console<'t>(url: &UrlParts<'t>) -> Option<&'t str> {
    let host = url.host;
    let is_console = url.has_host("console.aws.amazon.com")
        || (url.is_web() && strip_suffix_ignoring_case(host, ".console.aws.amazon.com").is_some());
    is_console.then_some(url.path)
}

/// Splits the host of an endpoint into a bucket, which may be empty, and the service without `s3-`: `eu-west-1` of
/// `acme.s3-eu-west-1.amazonaws.com`. <https://docs.aws.amazon.com/general/latest/gr/s3.html>
fn endpoint<'t>(url: &UrlParts<'t>) -> Option<(&'t str, String)> {
    if !url.is_web() {
        return None;
    }
    let mut domains = [".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu"].into_iter();
    let host = domains.find_map(|domain| strip_suffix_ignoring_case(url.host, domain))?;
    let host = strip_last_label(host, is_region).unwrap_or(host);
    let host =
        strip_last_label(host, |label| label.eq_ignore_ascii_case("dualstack")).unwrap_or(host);
    let (bucket, label) = rsplit_once(host, b'.').unwrap_or(("", host));
    let label = label.to_ascii_lowercase();
    let service = if label == "s3" {
        ""
    } else {
        label.strip_prefix("s3-")?
    };
    let region = service
        .strip_prefix("website-")
        .or(service.strip_prefix("fips-"))
        .unwrap_or(service);
    let is_known = matches!(service, "" | "accelerate" | "fips" | "website") || is_region(region);
    is_known.then(|| (bucket, service.to_owned()))
}

/// Removes the last label of a host, if it is of a kind and not the only one.
fn strip_last_label(host: &str, is_of_kind: fn(&str) -> bool) -> Option<&str> {
    let (rest, label) = rsplit_once(host, b'.')?;
    is_of_kind(label).then_some(rest)
}

/// Whether a text has the form of a region: `eu-west-1`.
pub(in crate::advice) fn is_region(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let parts = rsplit_once(&text, b'-').filter(|(_, last)| is_digits(last));
    let has_direction = |area: &str| DIRECTIONS.into_iter().any(|own| contains(area, own));
    is_label(&text)
        && !text.starts_with("s3-")
        && parts.is_some_and(|(area, _)| has_direction(area))
}
