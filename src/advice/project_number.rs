//! The number of the project that has the workload identity pool. A project's ID is not accepted there.

use super::common::surrounding_whitespace;
use super::{Finding, Rule, RuleDocumentation, RuleSet, RuleText, placeholder, quoted};
use crate::diagnostic::{Code, Impact, Reason};
use crate::report::Repair;
use crate::text::is_digits;

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::ProjectNumber,
    rules: &[
        placeholder::rule(
            Impact::ExportFails,
            r#""{{project_number}}""#,
            r#""123456789012""#,
        ),
        quoted::rule(
            Impact::ExportFails,
            r#""'123456789012'""#,
            r#""123456789012""#,
        ),
        LOOKS_LIKE_RESOURCE,
        SURROUNDING_WHITESPACE,
        NOT_DIGITS,
        LENGTH,
        LEADING_ZERO,
    ],
    is_ordinary: Some(is_ordinary),
};

const PROJECTS: &str = "https://cloud.google.com/resource-manager/docs/creating-managing-projects#identifying_projects";

/// The digits of the greatest int64.
const MAX_DIGITS: usize = 19;

fn is_ordinary(number: &str) -> bool {
    is_digits(number) && number.len() <= MAX_DIGITS && !number.starts_with('0')
}

const LOOKS_LIKE_RESOURCE: Rule = Rule {
    reason: Reason::LooksLikeResource,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        let text = context.text;
        let path = text.strip_prefix("//iam.googleapis.com/");
        let path = path
            .or_else(|| text.strip_prefix("https://iam.googleapis.com/v1/"))
            .unwrap_or(text);
        let project = path.strip_prefix("projects/")?.split('/').next()?;
        let repair = is_ordinary(project).then(|| Repair::replace(context.field.name, project));
        Some(Finding::new("is a resource name; only the project number belongs here").fix(repair))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a resource name",
        why: "only the number is accepted",
        source: PROJECTS,
        only: None,
        bad: r#""projects/123456789012""#,
        good: r#""123456789012""#,
    }),
};

const SURROUNDING_WHITESPACE: Rule = Rule {
    reason: Reason::SurroundingWhitespace,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: surrounding_whitespace,
    documentation: RuleDocumentation::new(RuleText {
        when: "it has leading or trailing spaces",
        why: "a project number is digits only",
        source: PROJECTS,
        only: None,
        bad: r#"" 123456789012""#,
        good: r#""123456789012""#,
    }),
};

const NOT_DIGITS: Rule = Rule {
    reason: Reason::NotDigits,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let is_bad = !is_digits(context.text);
        is_bad.then(|| Finding::new("must be the project number, which is digits only"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a project ID, or has anything else but digits",
        why: "workload identity federation needs the number of the project, not its ID",
        source: PROJECTS,
        only: None,
        bad: r#""acme-prod""#,
        good: r#""1""#,
    }),
};

const LENGTH: Rule = Rule {
    reason: Reason::Length,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let actual = context.text.len();
        let is_long = is_digits(context.text) && actual > MAX_DIGITS;
        is_long.then(|| {
            let message = format!("has {actual} digits; a project number has at most {MAX_DIGITS}");
            Finding::new(message)
                .param("actual", actual)
                .param("max", MAX_DIGITS)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it has more than 19 digits",
        why: "a project number is an int64",
        source: "https://cloud.google.com/resource-manager/reference/rest/v1/projects",
        only: None,
        bad: r#""12345678901234567890""#,
        good: r#""1234567890123456789""#,
    }),
};

const LEADING_ZERO: Rule = Rule {
    reason: Reason::LeadingZero,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let has_zero = is_digits(context.text) && context.text.starts_with('0');
        has_zero.then(|| Finding::new("starts with 0, which no project number does"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it starts with 0",
        why: "no project number does",
        source: PROJECTS,
        only: None,
        bad: r#""0123456789""#,
        good: r#""1234567890""#,
    }),
};
