//! The field that a misspelled member's name was meant for.

use crate::rule::Field;

/// The field whose name is the same but for case, joining marks and one slip.
pub(crate) fn nearest(name: &str, fields: &'static [Field]) -> Option<&'static Field> {
    let written = letters(name);
    fields
        .iter()
        .find(|field| is_near(&written, &letters(field.name)))
}

/// The letters and digits of a name in lower case. A name's beginning is enough to tell that it is none of ours.
fn letters(name: &str) -> Vec<u8> {
    let is_joint = |byte: &u8| matches!(byte, b'_' | b'-' | b' ' | b'.');
    name.bytes()
        .take(40)
        .filter(|byte| !is_joint(byte))
        .map(|byte| byte.to_ascii_lowercase())
        .collect()
}

/// Whether what is left between a common beginning and a common end is one slip: a letter too many, too few or another, or
/// two that changed places; in a long name, two letters that stand together.
fn is_near(written: &[u8], known: &[u8]) -> bool {
    let shorter = written.len().min(known.len());
    let beginning = written
        .iter()
        .zip(known)
        .take_while(|(a, b)| a == b)
        .count();
    let end = written
        .iter()
        .rev()
        .zip(known.iter().rev())
        .take(shorter - beginning)
        .take_while(|(a, b)| a == b)
        .count();
    let slip = written.len().max(known.len()) - beginning - end;
    let is_swap = || {
        written.get(beginning) == known.get(beginning + 1)
            && written.get(beginning + 1) == known.get(beginning)
    };
    match slip {
        0 | 1 => true,
        2 => known.len() > 6 || (written.len() == known.len() && is_swap()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::REQUEST;

    #[track_caller]
    fn assert_nearest(name: &str, expected: Option<&str>) {
        assert_eq!(
            nearest(name, &REQUEST).map(|field| field.name),
            expected,
            "{name}"
        );
    }

    #[test]
    fn knows_slips() {
        for name in [
            "bucket_name",
            "bucketname",
            "BucketName",
            "bucktName",
            "bucketNmae",
            "bucket-name",
            "bucketNames",
            "bukcetName",
        ] {
            assert_nearest(name, Some("bucketName"));
        }
        assert_nearest("iamRoleARN", Some("iamRoleArn"));
        assert_nearest("iam_role_arn", Some("iamRoleArn"));
        assert_nearest("nmae", Some("name"));
        assert_nearest("names", Some("name"));
        assert_nearest("ame", Some("name"));
        assert_nearest("prefxi", Some("prefix"));
        assert_nearest("serviceAccountMail", Some("serviceAccountEmail"));
    }

    #[test]
    fn leaves_other_words_alone() {
        let long = "bucketName".repeat(9);
        for name in [
            "",
            "n",
            "nm",
            "region",
            "description",
            "tags",
            "bucket",
            "id",
            "comment",
            "nema",
            "\u{1F600}",
            &long,
        ] {
            assert_nearest(name, None);
        }
    }
}
