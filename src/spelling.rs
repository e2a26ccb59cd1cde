//! Finds the field that a misspelled member name was probably meant for.

use crate::contract::Field;
use crate::unicode::is_unseen;

/// What AWS, Google and their tools call what a field is for, without joining marks, and the field.
const OTHER_NAMES: [(&str, &str); 20] = [
    ("type", "destinationType"),
    ("bucket", "bucketName"),
    ("gcsbucket", "bucketName"),
    ("s3bucket", "bucketName"),
    ("arn", "iamRoleArn"),
    ("iamrole", "iamRoleArn"),
    ("rolearn", "iamRoleArn"),
    ("projectid", "projectNumber"),
    ("pool", "poolId"),
    ("workloadidentitypool", "poolId"),
    ("workloadidentitypoolid", "poolId"),
    ("workloadidentitypoolproviderid", "providerId"),
    ("workloadidentityprovider", "providerId"),
    ("clientemail", "serviceAccountEmail"),
    ("email", "serviceAccountEmail"),
    ("serviceaccount", "serviceAccountEmail"),
    ("bucketprefix", "prefix"),
    ("folder", "prefix"),
    ("path", "prefix"),
    ("s3prefix", "prefix"),
];

/// Returns the field whose name differs only in case, joining marks, invisible characters and one slip, or for which other tools
/// have this name.
pub(crate) fn nearest(name: &str, fields: &'static [Field]) -> Option<&'static Field> {
    let written = letters(name);
    let near = |field: &&Field| is_near(written.as_bytes(), field.name.as_bytes());
    let other = || {
        let mut names = OTHER_NAMES.iter();
        let (_, own) = names.find(|(other, _)| written.eq_ignore_ascii_case(other))?;
        fields.iter().find(|field| field.name == *own)
    };
    fields.iter().find(near).or_else(other)
}

/// Whether a name that is near a field's is unlikely to be another word. In a short name, one replaced or added letter often
/// makes one: `mode` and `codes` are near `code`.
pub(crate) fn is_sure(name: &str, field: &Field) -> bool {
    let written = letters(name).to_ascii_lowercase();
    let known = field.name.to_ascii_lowercase();
    let (written, known) = (written.as_bytes(), known.as_bytes());
    let is_other_letter = written.len() == known.len() && !has_same_letters(written, known);
    let is_one_more =
        written.len() > known.len() && doubled_letters(written) <= doubled_letters(known);
    // `provider` is a word of `providerId`.
    let begins_word = |at: usize| {
        field
            .name
            .as_bytes()
            .get(at)
            .is_some_and(u8::is_ascii_uppercase)
    };
    let is_word_of_name = known.starts_with(written) && begins_word(written.len());
    is_near(written, known)
        && !is_word_of_name
        && (known.len() > 6 || !(is_other_letter || is_one_more))
}

/// Whether two words of the same length have the same letters, in any order.
fn has_same_letters(a: &[u8], b: &[u8]) -> bool {
    let mut rest = b.to_vec();
    a.iter().all(|letter| {
        let place = rest.iter().position(|own| own == letter);
        place.map(|place| rest.swap_remove(place)).is_some()
    })
}

/// Counts the letters that follow the same letter.
fn doubled_letters(word: &[u8]) -> usize {
    let pairs = word.windows(2);
    pairs
        .filter(|pair| matches!(pair, [a, b] if a == b))
        .count()
}

/// Returns the first 40 characters of a name, more than any field's has, without joining marks and invisible characters.
#[inline(never)]
fn letters(name: &str) -> String {
    let mut letters = String::new();
    for character in name.chars().take(40) {
        let is_mark = matches!(character, '_' | '-' | ' ' | '.');
        if !is_mark && !is_unseen(character) {
            letters.push(character);
        }
    }
    letters
}

/// Whether what remains between a common start and a common end, ignoring case, is one slip: a letter too many, too few
/// or another, or two in the wrong order; in a long name, two letters next to each other.
fn is_near(written: &[u8], known: &[u8]) -> bool {
    let is_same = u8::eq_ignore_ascii_case;
    let (mut a, mut b) = (written, known);
    while let ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) = (a, b)
        && is_same(first_a, first_b)
    {
        (a, b) = (rest_a, rest_b);
    }
    while let ([rest_a @ .., last_a], [rest_b @ .., last_b]) = (a, b)
        && is_same(last_a, last_b)
    {
        (a, b) = (rest_a, rest_b);
    }
    match (a, b) {
        ([] | [_], [] | [_]) => true,
        ([a1, a2], [b1, b2]) if is_same(a1, b2) && is_same(a2, b1) => true,
        ([] | [_] | [_, _], [] | [_] | [_, _]) => known.len() > 6,
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
            nearest(name, REQUEST).map(|field| field.name),
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
        assert_nearest("bucketNoue", Some("bucketName"));
    }

    #[test]
    fn is_sure_of_what_is_no_other_word() {
        let is_sure = |name: &str| {
            let field = nearest(name, REQUEST).expect("it is near a field");
            super::is_sure(name, field)
        };
        for name in [
            "Code",
            "co-de",
            "cdoe",
            "cod",
            "codee",
            "ame",
            "nmae",
            "pool_id",
            "pooolId",
            "buckatName",
        ] {
            assert!(is_sure(name), "{name}");
        }
        for name in [
            "mode", "core", "codes", "same", "named", "names", "toolId", "poolIds", "spoolId",
        ] {
            assert!(!is_sure(name), "{name}");
        }
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
            "id",
            "comment",
            "nema",
            "nmxe",
            "nxae",
            "nooe",
            "preoox",
            "\u{1F600}",
            &long,
        ] {
            assert_nearest(name, None);
        }
    }

    #[test]
    fn knows_what_other_tools_call_a_field() {
        for (name, field) in OTHER_NAMES {
            assert_nearest(name, Some(field));
            assert!(
                REQUEST
                    .iter()
                    .any(|own| own.name == field && !is_sure(name, own))
            );
        }
        assert_nearest("Role_ARN", Some("iamRoleArn"));
    }
}
