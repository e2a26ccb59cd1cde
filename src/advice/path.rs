//! The paths of folders as they were meant.

use super::RuleContext;
use super::common::is_missing_value;
use super::references::is_scheme;
use crate::text::{contains, split_once};

/// Returns a path as it was meant: without leading and trailing spaces and slashes, and without double slashes and
/// backslashes.
pub(super) fn tidied(text: &str) -> String {
    let is_slash = |character| matches!(character, '/' | '\\');
    let mut tidied = String::new();
    let mut follows_slash = false;
    for character in text
        .trim_matches(|character: char| is_slash(character) || character.is_whitespace())
        .chars()
    {
        if !is_slash(character) {
            tidied.push(character);
        } else if !follows_slash {
            tidied.push('/');
        }
        follows_slash = is_slash(character);
    }
    tidied
}

/// The folders at the root of a file system.
pub(super) const ROOTS: &[&str] = &[
    "dbfs", "dev", "etc", "home", "mnt", "nfs", "opt", "private", "root", "run", "srv", "tmp",
    "Users", "usr", "var", "Volumes",
];

/// Returns a path as it was meant, unless it is a path of a disk, such as `C:\exports`, `\\server\exports`, `~/exports` or
/// `/mnt/exports`, or a URL whose scheme has no colon, or has an escape or what a tool prints for a missing value.
pub(super) fn meant(path: &str) -> Option<String> {
    let trimmed = path.trim();
    let root = trimmed
        .strip_prefix('/')
        .and_then(|path| path.split('/').next());
    let is_of_disk = root.is_some_and(|root| ROOTS.contains(&root))
        || matches!(
            trimmed.as_bytes(),
            [_, b':', b'\\' | b'/', ..]
                | [b'/', _, b':', b'/', ..]
                | [b'\\', b'\\', _, ..]
                | [b'~', b'/', ..]
        );
    let is_url = split_once(path, "//").is_some_and(|(scheme, _)| is_scheme(scheme));
    let is_good = !is_of_disk && !is_url && !has_escape(path) && !has_missing_value(path);
    is_good.then(|| tidied(path))
}

/// Whether a folder has the name of what a tool prints for a missing value.
pub(super) fn has_missing_value(path: &str) -> bool {
    path.split('/').any(is_missing_value)
}

/// Whether a backslash is an escape that a shell, Markdown or JSON needs, and so separates no folders: `my\ exports`,
/// `m3ter\_exports`, `Z\u00fcrich`, `exports\n`.
fn has_escape(path: &str) -> bool {
    let mut parts = path.as_bytes().split(|&byte| byte == b'\\').skip(1);
    parts.any(|part| match part {
        [b'n' | b'r' | b't'] => true,
        [b'u', digits @ ..] => {
            let digits = digits.iter().take(4);
            digits.filter(|digit| digit.is_ascii_hexdigit()).count() == 4
        }
        [first, ..] => first.is_ascii() && !first.is_ascii_alphanumeric() && *first != b'/',
        [] => false,
    })
}

/// Whether a backslash may separate folders, or be the escape of a line break or a tab: `exports\new`.
pub(super) fn may_have_escape(path: &str) -> bool {
    [r"\n", r"\r", r"\t"]
        .into_iter()
        .any(|escape| contains(path, escape))
}

/// Returns the text inside quotes as it was meant, if that has no error and no finding.
pub(super) fn tidied_inside_quotes(context: &RuleContext, inner: &str) -> Option<String> {
    meant(inner).filter(|path| !may_have_escape(inner) && context.is_clean(path))
}
