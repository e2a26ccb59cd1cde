//! The paths of folders as they were meant.

use super::RuleContext;
use crate::text::split_once;

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

/// Returns a path as it was meant, unless it is a path of Windows, such as `C:\exports` or `\\server\exports`, or a URL
/// whose scheme has no colon, or ends with a line break that was escaped twice.
pub(super) fn meant(path: &str) -> Option<String> {
    let is_windows = matches!(
        path.trim().as_bytes(),
        [_, b':', b'\\', ..] | [b'\\', b'\\', _, ..]
    );
    let is_url = split_once(path, "//")
        .is_some_and(|(scheme, _)| matches!(scheme, "gs" | "http" | "https" | "s3"));
    let ends_line = [r"\n", r"\r", r"\t"]
        .into_iter()
        .any(|escape| path.ends_with(escape));
    (!is_windows && !is_url && !ends_line).then(|| tidied(path))
}

/// Returns the text inside quotes as it was meant, if that has no error and no finding.
pub(super) fn tidied_inside_quotes(context: &RuleContext, inner: &str) -> Option<String> {
    // Something else that was pasted is not a path.
    let is_path = context.is_plausible(inner);
    meant(inner).filter(|path| is_path && context.is_clean(path))
}
