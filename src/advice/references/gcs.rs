//! Places in Google Cloud Storage.

use super::url_parts::{UrlParts, halves, percent_decoded};
use super::{
    DIRECTIONS, Form, Place, folder_of, form, in_bucket, in_bucket_of_host, in_encoded_bucket,
    listed,
};
use crate::contract::DestinationType::Gcs;
use crate::text::{is_digits, rsplit_once, split_once, strip_suffix_ignoring_case};

pub(super) const FORMS: &[Form] = &[
    form!(
        "https://cloud.google.com/storage/docs/gsutil#syntax",
        |url| {
            // Some libraries read `gcs` as well.
            let is_gcs = url.has_scheme("gs") || url.has_scheme("gcs");
            // The generation of an object.
            let is_object = is_digits(url.fragment) && !url.path.ends_with('/');
            is_gcs.then(|| Place {
                cloud: Gcs,
                bucket: url.host.to_owned(),
                folder: if is_object {
                    folder_of(url.path)
                } else {
                    url.path.to_owned()
                },
            })
        },
        &[
            ("gs://acme-data", "acme-data", ""),
            ("gs://acme-data/a/report#1737973805007", "acme-data", "a"),
            ("gcs://acme-data/exports", "acme-data", "exports"),
            (
                "GS://acme_data/exports/#1737973805007",
                "acme_data",
                "exports/"
            ),
        ],
    ),
    form!(
        "https://cloud.google.com/storage/docs/json_api/v1/objects",
        |url| {
            let is_api =
                url.has_host("www.googleapis.com") || url.has_host("storage.googleapis.com");
            let path = url.path.strip_prefix("download/").unwrap_or(url.path);
            in_api(path.strip_prefix("storage/v1/").filter(|_| is_api)?, url)
        },
        &[
            (
                "https://www.googleapis.com/storage/v1/b/acme-data",
                "acme-data",
                ""
            ),
            (
                "https://storage.googleapis.com/storage/v1/b/acme-data/o",
                "acme-data",
                ""
            ),
            (
                "https://storage.googleapis.com/storage/v1/b/acme-data/o?delimiter=/&prefix=a/",
                "acme-data",
                "a/"
            ),
            (
                "https://storage.googleapis.com/storage/v1/b/acme-data/o/x.csv",
                "acme-data",
                ""
            ),
            (
                "https://www.googleapis.com/download/storage/v1/b/acme-data/o/a%2F2025%20Q1%2Fx.csv?alt=media",
                "acme-data",
                "a/2025 Q1",
            ),
        ],
    ),
    form!(
        "https://firebase.google.com/docs/storage/web/download-files",
        |url| {
            let is_firebase = url.has_host("firebasestorage.googleapis.com");
            in_api(url.path.strip_prefix("v0/").filter(|_| is_firebase)?, url)
        },
        &[(
            "https://firebasestorage.googleapis.com/v0/b/acme.appspot.com/o/a%2Fx.csv?alt=media",
            "acme.appspot.com",
            "a",
        )],
    ),
    form!(
        "https://cloud.google.com/storage/docs/request-endpoints; `storage.cloud.google.com` is for browsers",
        |url| {
            let is_storage =
                url.has_host("storage.googleapis.com") || url.has_host("storage.cloud.google.com");
            let place = in_encoded_bucket(Gcs, url.path).filter(|_| is_storage)?;
            (!is_resource_word(&place.bucket)).then(|| listed(place, url))
        },
        &[
            (
                "https://storage.googleapis.com/acme-data/2025%20Q1/",
                "acme-data",
                "2025 Q1/"
            ),
            (
                "https://storage.googleapis.com/acme-data?prefix=a%2Fb",
                "acme-data",
                "a/b"
            ),
            (
                "storage.cloud.google.com/acme_data/exports?authuser=1",
                "acme_data",
                "exports"
            ),
        ],
    ),
    form!(
        "https://cloud.google.com/storage/docs/request-endpoints#xml-api",
        |url| {
            let bucket = strip_suffix_ignoring_case(url.host, ".storage.googleapis.com");
            in_bucket_of_host(Gcs, bucket.filter(|_| url.is_web())?, url)
        },
        &[(
            "https://data.acme.com.storage.googleapis.com/exports",
            "data.acme.com",
            "exports"
        )],
    ),
    form!(
        "https://cloud.google.com/storage/docs/cloud-console#_objectdetails",
        |url| {
            let place = in_console(url, "storage/browser/_details/")?;
            Some(Place {
                folder: folder_of(&place.folder),
                ..place
            })
        },
        &[
            (
                "https://console.cloud.google.com/storage/browser/_details/acme-data/a/b/x.csv;tab=live_object?project=acme",
                "acme-data",
                "a/b",
            ),
            (
                "https://console.cloud.google.com/storage/browser/_details/acme-data/x.csv",
                "acme-data",
                ""
            ),
        ],
    ),
    form!(
        "https://cloud.google.com/storage/docs/cloud-console#_accessing",
        |url| {
            let place = in_console(url, "storage/browser/")?;
            (!place.bucket.starts_with('_')).then_some(place)
        },
        &[
            (
                "https://console.cloud.google.com/storage/browser/acme-data;tab=objects?prefix=",
                "acme-data",
                ""
            ),
            (
                "https://console.cloud.google.com/storage/browser/acme-data/a/b?project=acme",
                "acme-data",
                "a/b"
            ),
        ],
    ),
];

/// Reads `b/<bucket>`, `b/<bucket>/o?prefix=<folder>` and `b/<bucket>/o/<encoded key>`.
fn in_api(path: &str, url: &UrlParts) -> Option<Place> {
    let place = in_bucket(Gcs, path.strip_prefix("b/")?);
    let (collection, key) = halves(&place.folder, '/');
    let folder = folder_of(&percent_decoded(key)?);
    let is_known = matches!(collection, "" | "o") && !place.bucket.is_empty();
    is_known.then(|| {
        let place = Place { folder, ..place };
        if key.is_empty() {
            listed(place, url)
        } else {
            place
        }
    })
}

/// Reads a page of the console, whose parameters follow a semicolon.
fn in_console(url: &UrlParts, folder: &str) -> Option<Place> {
    let is_console = url.has_host("console.cloud.google.com");
    let path = url.path.strip_prefix(folder).filter(|_| is_console)?;
    in_encoded_bucket(Gcs, halves(path, ';').0)
}

/// The locations of several regions, apart from `eu` and `us`, which are too short for a bucket.
const MULTI_REGIONS: [&str; 7] = ["asia", "asia1", "eur4", "eur5", "eur7", "eur8", "nam4"];

/// Whether a text has the form of a location: `europe-west1`. <https://cloud.google.com/storage/docs/locations>
pub(in crate::advice) fn is_google_region(text: &str) -> bool {
    let end = rsplit_once(text, b'-').map_or("", |(_, end)| end);
    let mut directions = DIRECTIONS.into_iter();
    MULTI_REGIONS.contains(&text)
        || directions.any(|own| split_once(end, own).is_some_and(|(_, number)| is_digits(number)))
}

/// Whether a text is a part of resource names, API paths and consoles' URLs, and so hardly a bucket name.
pub(in crate::advice) fn is_resource_word(text: &str) -> bool {
    matches!(
        text,
        "projects"
            | "buckets"
            | "b"
            | "o"
            | "_"
            | "v1"
            | "storage"
            | "download"
            | "upload"
            | "batch"
            | "browser"
            | "_details"
            | "console"
            | "object"
            | "accesspoint"
    )
}
