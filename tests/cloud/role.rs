//! ARNs of IAM roles: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>,
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use super::{Subject, has_variable, length, text, with_inside};
use crate::random::Random;

const NAME: &str = "ABCXYZabcxyz0189_+=,.@-";
/// U+0021 to U+007E but for what a placeholder has, and the slash.
const PATH: &str = "abcXYZ019!\"#$%&'()*+,-.:;=?@[\\]^_`|~";

pub const ARN: Subject = Subject {
    destination_type: "S3",
    field: "iamRoleArn",
    code: "iam_role",
    good: |random| {
        arn(
            &text(12, "0123456789", random),
            &path(random),
            &name(random),
        )
    },
    slips: &[
        ("surrounding_whitespace", |good, random| {
            let blank = ["", " ", "\t", "\u{A0}", "\u{3000}", "\u{B}"];
            Some([good, " ", random.pick(&blank)].concat())
        }),
        ("account_id_length", |_, random| {
            let lengths = [1, 2, 11, 13, 14, 30];
            let account = text(lengths[random.below(lengths.len())], "0123456789", random);
            Some(arn(&account, &path(random), &name(random)))
        }),
        ("role_name_missing", |_, random| {
            Some(arn(ACCOUNT, &path(random), ""))
        }),
        ("role_name_length", |_, random| {
            let length = 65 + random.below(64);
            Some(arn(ACCOUNT, &path(random), &text(length, NAME, random)))
        }),
        ("role_name_characters", |_, random| {
            let bad = [" ", "\"", "*", ":", "é", "!", "#", "$", "😀", "\u{1}", "٣"];
            let name = with_inside(&text(9, NAME, random), random.pick(&bad), random)?;
            (!has_variable(&name)).then(|| arn(ACCOUNT, &path(random), &name))
        }),
        ("path", |_, random| {
            let path = if random.one_in(2) {
                // With a slash at either end: 513 or more. Without dollar signs, it has no variable of a shell.
                format!(
                    "{}/",
                    text(511 + random.below(40), PATH, random).replace('$', "-")
                )
            } else {
                let bad = [" ", "é", "\t", "\u{7F}", "\u{A0}", "😀", "/"];
                format!("team{}/", random.pick(&bad))
            };
            Some(arn(ACCOUNT, &path, &name(random)))
        }),
        ("aws_reserved", |_, random| {
            let path = "aws-reserved/sso.amazonaws.com/eu-west-1/";
            Some(arn(ACCOUNT, path, &name(random)))
        }),
        ("service_linked", |_, random| {
            Some(arn(
                ACCOUNT,
                "aws-service-role/s3.amazonaws.com/",
                &name(random),
            ))
        }),
        ("placeholder", |_, random| {
            let hole = ["<role name>", "{role}", "${ROLE}", "<", ">", "{", "}"];
            let hole = random.pick(&hole);
            Some(if random.one_in(2) {
                arn(ACCOUNT, "team/", &format!("x{hole}"))
            } else {
                // A blank would be told as the path's.
                arn(
                    ACCOUNT,
                    &format!("{}/", hole.replace(' ', "-")),
                    &name(random),
                )
            })
        }),
    ],
};

const ACCOUNT: &str = "922609978421";

fn arn(account: &str, path: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:role/{path}{name}")
}

fn name(random: &mut Random) -> String {
    let length = length(1, 64, random);
    text(length, NAME, random)
}

/// Empty, or segments that each end in a slash; with the slash before them at most 512.
fn path(random: &mut Random) -> String {
    if random.one_in(2) {
        return String::new();
    }
    let is_long = random.one_in(8);
    loop {
        let path = if is_long {
            text(510, PATH, random)
        } else {
            let count = 1 + random.below(4);
            let segments: Vec<String> = (0..count)
                .map(|_| text(1 + random.below(30), PATH, random))
                .collect();
            segments.join("/")
        };
        if !has_variable(&path) {
            return path + "/";
        }
    }
}
