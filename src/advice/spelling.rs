//! The field that a misspelled member's name was meant for.

use crate::rule::Field;

/// A longer name is none that slipped.
const LONGEST: usize = 40;

/// The field whose name is nearest, if one is near: the same but for case and joining marks, or a slip or two away.
pub(crate) fn nearest(name: &str, fields: &'static [Field]) -> Option<&'static Field> {
    let letters = letters(name)?;
    let mut best = None;
    for field in fields {
        let known = self::letters(field.name)?;
        let distance = distance(&letters, &known);
        // One slip in a short name, two or three in a long one.
        if distance <= known.len().div_ceil(5) && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, field));
        }
    }
    best.map(|(_, field)| field)
}

/// The letters and digits of a name in lower case; nothing for a name that is too long to be one of ours.
fn letters(name: &str) -> Option<Vec<u8>> {
    let is_joint = |byte: u8| matches!(byte, b'_' | b'-' | b' ' | b'.');
    let letters = || {
        name.bytes()
            .filter(|&byte| !is_joint(byte))
            .map(|byte| byte.to_ascii_lowercase())
    };
    (name.len() <= LONGEST).then(|| letters().collect())
}

/// Levenshtein's distance, where two letters changed in place count once (Damerau's addition).
fn distance(left: &[u8], right: &[u8]) -> usize {
    if left.len().abs_diff(right.len()) > 3 {
        return usize::MAX;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, &a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &b) in right.iter().enumerate() {
            let mut best = (last[column] + usize::from(a != b))
                .min(last[column + 1] + 1)
                .min(current[column] + 1);
            let swapped = row > 0 && column > 0 && a == right[column - 1] && left[row - 1] == b;
            if swapped {
                best = best.min(before_last[column - 1] + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
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
            "buketNames",
        ] {
            assert_nearest(name, Some("bucketName"));
        }
        assert_nearest("iamRoleARN", Some("iamRoleArn"));
        assert_nearest("iam_role_arn", Some("iamRoleArn"));
        assert_nearest("nmae", Some("name"));
        assert_nearest("serviceAccountMail", Some("serviceAccountEmail"));
    }

    #[test]
    fn leaves_other_words_alone() {
        for name in [
            "",
            "n",
            "region",
            "description",
            "tags",
            "bucket",
            "id",
            "comment",
            "\u{1F600}",
            &"bucketName".repeat(9),
        ] {
            assert_nearest(name, None);
        }
    }
}
