//! The IDs of a workload identity pool and of a provider in it.

use super::common::{as_typed, characters, is_label, labelled, surrounding_whitespace, uppercase};
use super::references::google_name;
use super::{
    Finding, Rule, RuleContext, RuleDocumentation, RuleSet, RuleText, placeholder, quoted,
    resource_name,
};
use crate::contract::Subject;
use crate::diagnostic::{Code, Impact, Reason};
use crate::report::Repair;
use crate::text::{character_count, contains};
use crate::unicode::without_delimiters;

pub(super) static POOL_RULES: RuleSet = RuleSet {
    code: Code::WorkloadIdentityPool,
    rules: &[
        placeholder::rule(Impact::ExportFails, r#""<pool>""#, r#""pool""#),
        quoted::rule(Impact::ExportFails, r#""'m3ter-pool'""#, r#""m3ter-pool""#),
        Rule {
            reason: Reason::LooksLikeResource,
            impact: Impact::ExportFails,
            is_exclusive: true,
            check: |context| {
                looks_like_resource(
                    "looks like a resource name; only the pool ID belongs here",
                    context,
                )
            },
            documentation: RuleDocumentation::new(RuleText {
                when: "it is the full name of a pool or provider",
                why: "only the ID is accepted",
                source: POOLS,
                bad: r#""projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool""#,
                good: r#""m3ter-pool""#,
            }),
        },
        SURROUNDING_WHITESPACE,
        UPPERCASE,
        CHARACTERS,
        LENGTH,
        RESERVED_PREFIX,
    ],
    is_ordinary: Some(is_ordinary),
};

pub(super) static PROVIDER_RULES: RuleSet = RuleSet {
    code: Code::WorkloadIdentityProvider,
    rules: &[
        placeholder::rule(Impact::ExportFails, r#""<provider>""#, r#""provider""#),
        quoted::rule(
            Impact::ExportFails,
            r#""'m3ter-provider'""#,
            r#""m3ter-provider""#,
        ),
        Rule {
            reason: Reason::LooksLikeResource,
            impact: Impact::ExportFails,
            is_exclusive: true,
            check: |context| {
                looks_like_resource(
                    "looks like a resource name; only the provider ID belongs here",
                    context,
                )
            },
            documentation: RuleDocumentation::new(RuleText {
                when: "it is the full name of a pool or provider",
                why: "only the ID is accepted",
                source: PROVIDERS,
                bad: r#""projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool/providers/m3ter-provider""#,
                good: r#""m3ter-provider""#,
            }),
        },
        SURROUNDING_WHITESPACE,
        UPPERCASE,
        CHARACTERS,
        LENGTH,
        RESERVED_PREFIX,
    ],
    is_ordinary: Some(is_ordinary),
};

const POOLS: &str = "https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/create";
const PROVIDERS: &str = "https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools.providers/create";

const MIN_LENGTH: usize = 4;
const MAX_LENGTH: usize = 32;
const RESERVED: &str = "gcp-";

fn is_ordinary(id: &str) -> bool {
    matches!(id.len(), MIN_LENGTH..=MAX_LENGTH) && is_label(id) && !id.starts_with(RESERVED)
}

/// Whether it is the pool of a fleet of clusters: Google creates it, and names it by other rules.
/// <https://cloud.google.com/kubernetes-engine/fleet-management/docs/use-workload-identity>
fn is_fleet_pool(context: &RuleContext) -> bool {
    context.field.subject == Some(Subject::Pool) && context.text.ends_with(".svc.id.goog")
}

/// The words of a label before a pool.
const POOL_LABEL: &[&str] = &["gcp", "identity", "id", "name", "pool", "wif", "workload"];
/// The words of a label before a provider, such as `workload_identity_pool_provider_id`.
const PROVIDER_LABEL: &[&str] = &[
    "audience",
    "gcp",
    "identity",
    "id",
    "name",
    "poolprovider",
    "provider",
    "wif",
    "workload",
];

/// Returns the text after a label of the field.
fn after_label<'t>(context: &RuleContext<'t>) -> Option<&'t str> {
    let is_pool = context.field.subject == Some(Subject::Pool);
    labelled(
        context.text,
        if is_pool { POOL_LABEL } else { PROVIDER_LABEL },
    )
}

/// Finds a resource name. The name of a pool contains no provider.
fn looks_like_resource(message: &'static str, context: &RuleContext) -> Option<Box<Finding>> {
    if contains(context.text, "workforcePools/") {
        let message = "is in a workforce pool; m3ter uses a workload identity pool";
        return Some(Finding::new(message));
    }
    let labelled = || after_label(context).and_then(google_name);
    if let Some(name) = google_name(without_delimiters(context.text)).or_else(labelled) {
        return Some(resource_name::finding(message, &name, context));
    }
    contains(context.text, "workloadIdentityPools/").then(|| Finding::new(message))
}

const SURROUNDING_WHITESPACE: Rule = surrounding_whitespace(
    "an ID has no spaces",
    POOLS,
    r#""m3ter-main ""#,
    r#""m3ter-main""#,
);

const UPPERCASE: Rule = Rule {
    reason: Reason::Uppercase,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        if is_fleet_pool(context) {
            return None;
        }
        uppercase(
            "contains uppercase letters, which Google does not allow",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains uppercase letters",
        why: "Google allows only lowercase letters",
        source: POOLS,
        bad: r#""M3ter-Main""#,
        good: r#""m3ter-main""#,
    }),
};

const CHARACTERS: Rule = Rule {
    reason: Reason::Characters,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        if is_fleet_pool(context) {
            return None;
        }
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let finding = characters(
            "Google allows only lowercase letters, digits and `-`",
            context.text,
            is_allowed,
        )?;
        // The end of a copied path, perhaps with something around it. An angle bracket may be the rest of a placeholder.
        let id = without_delimiters(context.text).trim_end_matches('/');
        let is_unsure = context.text.contains(['<', '>']);
        let end_of_path = || Repair::replace(context.field.name, id).suggested_if(is_unsure);
        let repair = as_typed(context)
            .or_else(|| is_ordinary(id).then(end_of_path))
            .or_else(|| context.replace_if_clean(after_label(context)?));
        Some(finding.fix(repair))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it contains a character that is not a letter, a digit or `-`",
        why: "Google does not allow it",
        source: POOLS,
        bad: r#""m3ter_main""#,
        good: r#""m3ter-main-1""#,
    }),
};

const LENGTH: Rule = Rule {
    reason: Reason::Length,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let actual = character_count(context.text);
        let is_bad = !(MIN_LENGTH..=MAX_LENGTH).contains(&actual) && !is_fleet_pool(context);
        is_bad.then(|| {
            let message =
                format!("must have {MIN_LENGTH} to {MAX_LENGTH} characters; it has {actual}");
            let finding = Finding::new(message).param("min", MIN_LENGTH);
            finding.param("max", MAX_LENGTH).param("actual", actual)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it does not have 4 to 32 characters",
        why: "Google does not allow other lengths",
        source: POOLS,
        bad: r#""m3t""#,
        good: r#""m3te""#,
    }),
};

const RESERVED_PREFIX: Rule = Rule {
    reason: Reason::ReservedPrefix,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let is_reserved = context.text.starts_with(RESERVED) && !is_fleet_pool(context);
        is_reserved.then(|| {
            Finding::new(format!("starts with `{RESERVED}`, which Google reserves"))
                .param("prefix", RESERVED)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it starts with `gcp-`",
        why: "Google reserves the prefix",
        source: POOLS,
        bad: r#""gcp-main""#,
        good: r#""main-gcp""#,
    }),
};
