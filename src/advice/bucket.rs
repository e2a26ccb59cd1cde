//! What the bucket names of both clouds have in common, and the places that people paste for them.

use super::common::{as_typed, is_missing_value, labelled};
use super::path::{ROOTS, has_missing_value, tidied};
use super::placeholder::find_documented;
use super::references::{self, Place, Reference};
use super::service_account::project_of;
use super::{Finding, Rule, RuleContext, RuleDocumentation, RuleText};
use crate::contract::{DestinationType, Subject};
use crate::diagnostic::{Impact, Reason};
use crate::json::Value;
use crate::report::Repair;
use crate::text::{contains, is_digits, rsplit_once};
use crate::unicode::{is_invisible, without_delimiters};

/// Finds an ARN.
pub(super) fn looks_like_arn(message: &'static str, context: &RuleContext) -> Option<Box<Finding>> {
    reference(message, references::arn, context)
}

/// Makes the rule about URLs.
pub(super) const fn looks_like_url(
    source: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule {
        reason: Reason::LooksLikeUrl,
        impact: Impact::ExportFails,
        is_exclusive: true,
        check: |context| {
            let message = "looks like a URL; only the bucket name belongs here";
            reference(message, references::url, context)
        },
        documentation: RuleDocumentation::new(RuleText {
            when: "it is a URL",
            why: "a bucket name has no colons or slashes",
            source,
            bad,
            good,
        }),
    }
}

/// Makes the rule about slashes.
pub(super) const fn has_path(source: &'static str, bad: &'static str, good: &'static str) -> Rule {
    Rule {
        reason: Reason::HasPath,
        impact: Impact::ExportFails,
        is_exclusive: true,
        check: path_in_name,
        documentation: RuleDocumentation::new(RuleText {
            when: "it contains `/`",
            why: "a bucket name has no slashes; a folder belongs in `prefix`",
            source,
            bad,
            good,
        }),
    }
}

/// Finds a slash. The fix is for a bucket name with a folder, so for none of the paths in resource names and URLs.
fn path_in_name(context: &RuleContext) -> Option<Box<Finding>> {
    if !context.text.contains('/') {
        return None;
    }
    let path = context.text.trim_start_matches('/');
    // The end of a console's URL may have a query, which may name the folder.
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let place = references::in_bucket(context.body.destination_type, path);
    // Without a scheme, what ends with a region is likelier one than a bucket.
    let is_plain = !references::is_region(&place.bucket)
        && !path.split('/').any(references::is_resource_word)
        && !is_own_project(&place.bucket, context)
        && !contains(query, "prefix=")
        && context.is_clean(&place.bucket.to_ascii_lowercase());
    let repair = bucket_and_prefix(&place, context).filter(|_| is_plain);
    let message = "contains `/`, which no bucket name has; a folder goes into `prefix`";
    // With periods, it may be the host of a URL as well, and with a slash at its start a folder.
    // A single word may be an environment or a team: `uat/acme-data`.
    let is_word = place.bucket.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_guess =
        is_word || place.bucket.contains('.') || context.text.starts_with('/') || !query.is_empty();
    let repair = repair.map(|repair| repair.suggested_if(is_guess));
    Some(Finding::new(message).fix(repair))
}

/// Whether a text is the project of the body's service account: Terraform imports a bucket as `<project>/<bucket>`.
/// <https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket#import>
fn is_own_project(text: &str, context: &RuleContext) -> bool {
    let field = context.body.subject(Subject::ServiceAccount);
    let Some(Value::String(email)) = field.and_then(|(_, node)| Some(node?.value)) else {
        return false;
    };
    project_of(&email.decode().text).as_deref() == Some(text)
}

/// Schemes without their colon, and words of examples and of resource names.
const NOT_BUCKETS: &[&str] = &[
    "app",
    "arn",
    "aws",
    "bigstore",
    "bucket",
    "data",
    "default",
    "file",
    "files",
    "gcs",
    "global",
    "http",
    "https",
    "localhost",
    "locations",
    "media",
    "minio",
    "objects",
    "prod",
    "production",
    "s3a",
    "s3n",
    "sandbox",
    "staging",
    "test",
    "workspace",
];

/// Whether a name is likelier a region, an account ID, an environment, a scheme without its colon, a word of an example or of a
/// resource name, a placeholder, the root of a file system or what a tool prints for a missing value than a bucket. A bucket may be named after a
/// region: `acme-eu-west-1`.
fn is_unlikely(name: &str) -> bool {
    let is_region = matches!(name.as_bytes(), [_, _, b'-', ..]) && references::is_region(name);
    is_region
        || NOT_BUCKETS.contains(&name)
        || ROOTS.contains(&name)
        || is_digits(name)
        || is_missing_value(name)
        || find_documented(name).is_some()
        || references::is_resource_word(name)
        || references::is_google_region(name)
}

/// Describes a reference in the place of a bucket name.
pub(super) fn pasted(
    reference: &Reference,
    message: &'static str,
    context: &RuleContext,
) -> Box<Finding> {
    match reference {
        Reference::Unknown => Finding::new(message),
        Reference::Place(place) => elsewhere(place, context)
            .unwrap_or_else(|| Finding::new(message).fix(bucket_and_prefix(place, context))),
    }
}

/// Describes a place that is not in the destination's cloud.
pub(super) fn elsewhere(place: &Place, context: &RuleContext) -> Option<Box<Finding>> {
    let here = context.body.destination_type;
    (place.cloud != here).then(|| {
        let is_declared = context.body.declared_type().is_some();
        let message = if is_declared {
            format!("is in {}, but the destination type is {here}", place.cloud)
        } else {
            format!("is in {}, but {here} is assumed", place.cloud)
        };
        let finding = Finding::new(message).param("belongsTo", place.cloud.as_str());
        finding.param("destinationType", here.as_str())
    })
}

/// Returns the fix that writes the bucket, and its folder as the prefix if there is none.
fn bucket_and_prefix(place: &Place, context: &RuleContext) -> Option<Repair> {
    let is_of_bucket =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    // An old bucket may have uppercase letters and `_`.
    let modern = place.bucket.to_ascii_lowercase().replace('_', "-");
    let is_good = place.bucket.bytes().all(is_of_bucket) && context.is_clean(&modern);
    if !is_good || is_unlikely(&place.bucket) || has_missing_value(&place.folder) {
        return None;
    }
    let repair = Repair::replace(context.field.name, &*place.bucket);
    let written = references::without_wildcard(&place.folder).trim_matches(is_invisible);
    if references::has_place(written) {
        return None;
    }
    let folder = tidied(without_file(written));
    // In an S3 URI it may be an endpoint: `s3://minio.acme.com/acme-data`.
    let may_be_host = place.bucket.contains('.') && is_s3_uri(context.text) && !folder.is_empty();
    let is_guess = may_be_host || may_differ(written, context);
    if folder.is_empty() {
        return Some(repair.suggested_if(is_guess));
    }
    match context.body.subject(Subject::Prefix)? {
        (field, None) => {
            let repair = repair.and_add(field.name, &*folder);
            Some(repair.suggested_if(is_guess || context.body.has_misspelled(field)))
        }
        (_, Some(node)) => match node.value {
            Value::String(text) if tidied(&text.decode().text) == folder => Some(repair),
            _ => None,
        },
    }
}

/// Whether another folder may be meant: the last part looks like an object's name, or the folder is one of m3ter's own
/// layout, or has something of a template, of documentation or of the text around a URI. Or the text has a wildcard that is
/// not for all of a folder, or is in another partition of AWS, or is a URI with `?`, which may be a part of the key or a
/// wildcard of `gsutil`, or an S3 URI with `#`, which may be a part of the key; in a GCS URI it starts a generation.
/// <https://cloud.google.com/storage/docs/wildcards>
pub(super) fn may_differ(folder: &str, context: &RuleContext) -> bool {
    let last = folder.split('/').next_back().unwrap_or_default();
    let text = if context.text.ends_with('/') {
        context.text
    } else {
        references::without_wildcard(context.text)
    };
    let is_other =
        |own| is_invisible(own) || matches!(own, '$' | '%' | '…' | ',' | ';' | '<' | '>' | '\\');
    let has_other_text = text.chars().any(char::is_whitespace)
        || folder.chars().any(is_other)
        || matches!(
            folder.as_bytes(),
            [.., b':' | b')' | b']' | b'\'' | b'"' | b'`']
        );
    let is_uri = contains(text, "://");
    let is_s3 = is_s3_uri(text);
    let is_gcs = is_uri && matches!(text.as_bytes(), [b'g' | b'G', b's' | b'S', b':', ..]);
    let is_unsure = |byte| match byte {
        b'*' => true,
        b'?' => is_s3 || is_gcs || text.starts_with("arn:"),
        b'#' => is_s3,
        _ => false,
    };
    // m3ter adds these folders to the prefix.
    let is_of_layout = |part: &str| {
        let names = ["orgId=", "date=", "hour=", "type="];
        names.into_iter().any(|name| part.starts_with(name))
    };
    // Objects of Hadoop, whose names have no extension.
    let is_of_hadoop = last == "_SUCCESS" || last.starts_with("part-");
    last.contains('.')
        || is_of_hadoop
        || folder
            .split('/')
            .any(|part| is_of_layout(part) || find_documented(part).is_some())
        || has_other_text
        || text.bytes().any(is_unsure)
        || may_be_start_of_name(context.text)
        || references::has_filter(context.text)
        || references::is_in_other_partition(context.text)
}

fn is_s3_uri(text: &str) -> bool {
    contains(text, "://") && matches!(text.as_bytes(), [b's' | b'S', b'3', ..])
}

/// Whether a text may be the start of the names of objects, as in the condition of a policy. The name of a file mostly has an
/// extension, and that of a folder ends with a slash.
fn may_be_start_of_name(text: &str) -> bool {
    let (path, _) = text.split_once('?').unwrap_or((text, ""));
    let last = rsplit_once(path, b'/').map_or("", |(_, last)| last);
    let is_object = contains(path, "/objects/") && references::object_resource(text).is_some()
        || contains(path, "/o/") && contains(path, "googleapis.com/");
    !last.is_empty() && !last.contains('.') && is_object
}

/// Returns the folder of a path whose last part has the extension of a file, such as `.csv` and unlike the `.2` of `v1.2`.
pub(super) fn without_file(path: &str) -> &str {
    let (folder, file) = rsplit_once(path, b'/').unwrap_or(("", path));
    let has_extension = rsplit_once(file, b'.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && matches!(extension.len(), 2..=7)
            && extension.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    if has_extension { folder } else { path }
}

/// Returns the fix for a character that no bucket name has, where it is of a label or around the name. The label of the other
/// cloud has none: either may be meant.
pub(super) fn without_surroundings(context: &RuleContext) -> Option<Repair> {
    let words: &[&str] = match context.body.destination_type {
        DestinationType::S3 => &["aws", "bucket", "export", "name", "s"],
        DestinationType::Gcs => &["bucket", "cloud", "export", "gcs", "google", "name"],
    };
    let labelled = || labelled(context.text, words).filter(|name| !is_unlikely(name));
    as_typed(context).or_else(|| context.replace_if_clean(labelled()?))
}

/// Finds a reference, which may have a label before it, and quotes or commas around it: `Bucket: s3://acme-data,`. With them,
/// the end of a folder is not sure.
fn reference(
    message: &'static str,
    read: fn(&str) -> Option<Reference>,
    context: &RuleContext,
) -> Option<Box<Finding>> {
    const LABEL: &[&str] = &["arn", "bucket", "name", "path", "resource", "uri", "url"];
    let mut text = without_delimiters(context.text);
    if !text.starts_with("arn:") {
        text = labelled(text, LABEL).unwrap_or(text);
    }
    let has_more = context.text.trim_matches(is_invisible) != text;
    let mut finding = pasted(&read(text)?, message, &context.with_value(text));
    finding.repair = finding.repair.map(|repair| {
        let is_guess = repair.patch.len() > 1 || context.text.contains(['<', '>']);
        repair.suggested_if(has_more && is_guess)
    });
    Some(finding)
}

/// Whether a name is four decimal numbers up to 255.
pub(super) fn is_ip_address(name: &str) -> bool {
    let is_octet =
        |part: &str| is_digits(part) && (part.len() < 3 || (part.len() == 3 && part <= "255"));
    name.split('.').count() == 4 && name.split('.').all(is_octet)
}

#[cfg(test)]
mod tests {
    use super::without_file;

    #[test]
    fn a_file_is_recognized_by_its_extension() {
        for (path, folder) in [
            ("exports/a.csv", "exports"),
            ("a.geojson", ""),
            ("exports/a.parquets", "exports/a.parquets"),
            ("exports/a.b", "exports/a.b"),
            ("exports/v1.2", "exports/v1.2"),
            ("exports/.csv", "exports/.csv"),
            ("a.csv/exports", "a.csv/exports"),
        ] {
            assert_eq!(without_file(path), folder);
        }
    }
}
