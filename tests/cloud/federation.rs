//! What Workload Identity Federation is configured with:
//! <https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/create>,
//! <https://cloud.google.com/iam/docs/service-account-types>.

use super::{
    BLANKS_ROUND, PLACEHOLDER, QUOTED, Slip, Subject, blanks_round, length, text, with_capital,
    with_inside,
};
use crate::random::Random;

const DIGITS: &str = "0123456789";
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
const ID: &str = "abcdefghijklmnopqrstuvwxyz0123456789-";

pub const PROJECT_NUMBER: Subject = Subject {
    destination_type: "GCS",
    field: "projectNumber",
    code: "project_number",
    good: number,
    slips: &[
        PLACEHOLDER,
        QUOTED,
        ("float", |good, random| {
            let (first, rest) = good.split_at_checked(1)?;
            Some(match random.below(3) {
                0 => format!("{good}.0"),
                1 => format!("{first}.{rest}e+{}", rest.len()),
                _ => "4.15E+11".to_owned(),
            })
            .filter(|_| good.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty())
        }),
        ("looks_like_resource", |good, random| {
            let before = [
                "",
                "//iam.googleapis.com/",
                "https://iam.googleapis.com/v1/",
            ];
            let behind = ["", "/locations/global/workloadIdentityPools/acme-pool"];
            Some(format!(
                "{}projects/{good}{}",
                random.pick(&before),
                random.pick(&behind)
            ))
        }),
        BLANKS_ROUND,
        ("not_digits", |good, random| {
            let bad = ["a", "-", ",", " ", "é", "٣", "x", ".."];
            with_inside(good, random.pick(&bad), random)
        }),
        ("length", |_, random| {
            let length = random.below(20);
            Some(["1", &text(19 + length, DIGITS, random)].concat())
        }),
        ("leading_zero", |good, _| {
            Some(["0", good].concat()).filter(|number| number.len() <= 19)
        }),
    ],
};

pub const POOL: Subject = Subject {
    destination_type: "GCS",
    field: "poolId",
    code: "workload_identity_pool",
    good: |random| {
        if random.one_in(10) {
            format!("{}.svc.id.goog", project(random))
        } else {
            id(random)
        }
    },
    slips: ID_SLIPS,
};

pub const PROVIDER: Subject = Subject {
    destination_type: "GCS",
    field: "providerId",
    code: "workload_identity_provider",
    good: id,
    slips: ID_SLIPS,
};

const ID_SLIPS: &[(&str, Slip)] = &[
    PLACEHOLDER,
    QUOTED,
    ("looks_like_resource", |good, random| {
        let before = [
            "",
            "//iam.googleapis.com/",
            "https://iam.googleapis.com/v1/",
        ];
        let pools = "projects/123456789012/locations/global/workloadIdentityPools";
        Some(format!(
            "{}{pools}/{good}/providers/{good}",
            random.pick(&before)
        ))
    }),
    ("surrounding_whitespace", |_, random| {
        Some(blanks_round(&id(random), random))
    }),
    ("uppercase", |_, random| with_capital(&id(random), random)),
    ("characters", |_, random| {
        let bad = ["_", ".", " ", "/", "é", "😀", ":", "<", "\u{1}"];
        with_inside(&id(random), random.pick(&bad), random)
    }),
    ("length", |_, random| {
        let length = if random.one_in(2) {
            1 + random.below(3)
        } else {
            33 + random.below(40)
        };
        Some(text(length, ID, random)).filter(|id| !id.starts_with("gcp-"))
    }),
    ("reserved_prefix", |_, random| {
        Some(format!("gcp-{}", text(random.below(29), ID, random)))
    }),
];

pub const SERVICE_ACCOUNT: Subject = Subject {
    destination_type: "GCS",
    field: "serviceAccountEmail",
    code: "service_account_email",
    good: service_account,
    slips: &[
        PLACEHOLDER,
        QUOTED,
        ("empty", |_, _| Some(String::new())),
        BLANKS_ROUND,
        ("looks_like_resource", |good, random| {
            let before = [
                "serviceAccount:",
                "projects/-/serviceAccounts/",
                "//iam.googleapis.com/projects/acme-prod/serviceAccounts/",
                "https://iam.googleapis.com/v1/projects/-/serviceAccounts/",
            ];
            Some([random.pick(&before), good].concat())
        }),
        ("not_an_email", |good, random| {
            let (account, domain) = good.split_once('@')?;
            Some(match random.below(4) {
                0 => account.to_owned(),
                1 => format!("@{domain}"),
                2 => format!("{account}@"),
                _ => format!("{account}@@{domain}"),
            })
        }),
        ("not_a_service_account", |good, random| {
            let (account, _) = good.split_once('@')?;
            let domain = [
                "acme.com",
                "gmail.com",
                "gserviceaccount.com",
                "iam.gserviceaccount.org",
            ];
            Some(format!("{account}@{}", random.pick(&domain)))
        }),
        ("uppercase", with_capital),
        ("account_form", |good, random| {
            let (_, domain) = good.split_once('@')?;
            let account = match random.below(5) {
                0 => text(5, LETTERS, random),
                1 => text(31, LETTERS, random),
                2 => format!("9{}", text(9, LETTERS, random)),
                3 => format!("{}-", text(9, LETTERS, random)),
                _ => with_inside("exporter", random.pick(&["_", ".", " ", "é", "+"]), random)?,
            };
            Some(format!("{account}@{domain}"))
        }),
        ("project_form", |_, random| {
            let domain = match random.below(6) {
                0 => "iam".to_owned(),
                1 => format!("{}.iam", text(5, LETTERS, random)),
                2 => format!("{}.iam", text(31, LETTERS, random)),
                3 => format!("1{}.iam", text(8, ID, random)),
                4 => format!("{}-.iam", text(8, LETTERS, random)),
                _ => random
                    .pick(&["acme", "acme-prod", "apspot", "developers"])
                    .to_owned(),
            };
            Some(format!("{}@{domain}.gserviceaccount.com", account(random)))
        }),
    ],
};

fn number(random: &mut Random) -> String {
    let rest = length(0, 18, random);
    [text(1, "123456789", random), text(rest, DIGITS, random)].concat()
}

/// A pool's or a provider's.
fn id(random: &mut Random) -> String {
    loop {
        let length = length(4, 32, random);
        let id = text(length, ID, random);
        if !id.starts_with("gcp-") {
            return id;
        }
    }
}

/// A letter, letters, digits and hyphens, no hyphen at the end: 6 to 30 in all.
fn account(random: &mut Random) -> String {
    let inner = length(4, 28, random);
    let end = text(1, "abcxyz0189", random);
    [text(1, LETTERS, random), text(inner, ID, random), end].concat()
}

/// Accounts and projects have one form.
fn project(random: &mut Random) -> String {
    account(random)
}

fn service_account(random: &mut Random) -> String {
    let account = match random.below(10) {
        0 => format!("{}-compute@developer", number(random)),
        1 => format!("{}@appspot", project(random)),
        5 => format!("{}.acme.com@appspot", project(random)),
        6 => {
            let id = text(32, "abcdefghijklmnopqrstuvwxyz0123456789", random);
            format!("{}-{id}@developer", number(random))
        }
        2 => format!("{}@cloudbuild", number(random)),
        3 => format!("{}@cloudservices", number(random)),
        4 => format!("{}@{}.acme.com.iam", account(random), project(random)),
        _ => format!("{}@{}.iam", account(random), project(random)),
    };
    format!("{account}.gserviceaccount.com")
}
