//! The number of the project that has the workload identity pool. A project's ID is not accepted there.

use super::common::{as_typed, labelled, surrounding_whitespace};
use super::references::{google_name, project_in_console};
use super::service_account::is_lowercase_id;
use super::{
    Finding, Rule, RuleDocumentation, RuleSet, RuleText, placeholder, quoted, resource_name,
};
use crate::diagnostic::{Code, Impact, Reason};
use crate::json::{self, meant_literal};
use crate::text::{Quoted, contains, is_digits, split_digits};
use crate::unicode::{is_unicode_space, without_delimiters};

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
        FLOAT,
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

/// Returns the number of a project after its label, in a URL of the console, or in the address of a service account of
/// Google's. A short number may be part of a name: `service-1@`.
/// <https://cloud.google.com/iam/docs/service-account-types#default>
fn number_in(text: &str) -> Option<String> {
    if let Some(digits) = without_separators(text) {
        return Some(digits);
    }
    let text = without_delimiters(text);
    // As gcloud prints it, or as a variable.
    if let Some(number) = labelled(text, &["export", "gcp", "google", "number", "project"]) {
        return Some(number.to_owned());
    }
    if let Some(project) = project_in_console(text) {
        return Some(project);
    }
    let (number, rest) = split_digits(text.strip_prefix("service-").unwrap_or(text));
    let is_google = number.len() > 9 && rest.ends_with(".gserviceaccount.com");
    (rest.is_empty() || is_google).then(|| number.to_owned())
}

/// Returns the digits of a number that is written in three or more groups, as in `415,104,041,262`. Two may be two numbers.
fn without_separators(text: &str) -> Option<String> {
    let (first, mut rest) = split_digits(text);
    let separator = rest.chars().next()?;
    let is_separator =
        matches!(separator, ',' | '.' | '\'' | '’' | '_' | ' ') || is_unicode_space(separator);
    let mut number = first.to_owned();
    while let Some(after) = rest.strip_prefix(separator) {
        let (group, after) = split_digits(after);
        if group.len() != 3 {
            return None;
        }
        number.push_str(group);
        rest = after;
    }
    let is_number = rest.is_empty() && matches!(first.len(), 1..=3) && number.len() > 6;
    (is_separator && is_number).then_some(number)
}

const LOOKS_LIKE_RESOURCE: Rule = Rule {
    reason: Reason::LooksLikeResource,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        let name = google_name(context.text)?;
        let message = "looks like a resource name; only the project number belongs here";
        // A bucket or an account may be in another project than the pool.
        let mut after = context.text.split('/').skip_while(|part| !is_digits(part));
        let is_of_other = after
            .nth(1)
            .is_some_and(|part| !matches!(part, "" | "locations"));
        let repair = resource_name::repair(&name, context);
        let repair = repair.map(|repair| repair.suggested_if(is_of_other));
        Some(Finding::new(message).fix(repair))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a resource name",
        why: "only the number is accepted",
        source: PROJECTS,
        bad: r#""projects/123456789012""#,
        good: r#""123456789012""#,
    }),
};

const SURROUNDING_WHITESPACE: Rule = surrounding_whitespace(
    "a project number is digits only",
    PROJECTS,
    r#"" 123456789012""#,
    r#""123456789012""#,
);

const FLOAT: Rule = Rule {
    reason: Reason::Float,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        // Most texts are no number, and the parser would explain why.
        let is_positive = context
            .text
            .starts_with(|first: char| first.is_ascii_digit());
        let is_number = is_positive && json::parse(context.text).is_ok();
        (is_number && !is_digits(context.text)).then(|| {
            let digits = json::exact_integer(context.text).map(|number| number.to_string());
            let repair = digits.and_then(|digits| context.replace_if_clean(&digits));
            let message =
                "is written as a floating-point number; expected all digits of the project number";
            Finding::new(message).fix(repair)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a number with a decimal point or an exponent",
        why: "a tool took the project number for a floating-point number",
        source: PROJECTS,
        bad: r#""4.15104041262e+11""#,
        good: r#""415104041262""#,
    }),
};

const NOT_DIGITS: Rule = Rule {
    reason: Reason::NotDigits,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        (!is_digits(context.text)).then(|| {
            if is_lowercase_id(context.text) && meant_literal(context.text).is_none() {
                let found = Quoted(context.text);
                Finding::new(format!(
                    "{found} looks like a project ID; expected the project number, which is digits only"
                ))
            } else {
                let repair = number_in(context.text)
                    .filter(|own| is_digits(own))
                    .and_then(|own| context.replace_if_clean(&own));
                // An account and a bucket may be of another project than the pool, and an angle bracket the rest of a
                // placeholder.
                let is_unsure =
                    context.text.contains(['@', '<', '>']) || contains(context.text, "/storage/");
                let repair = repair.map(|repair| repair.suggested_if(is_unsure));
                let repair = repair.or_else(|| as_typed(context));
                Finding::new("must be the project number, which is digits only").fix(repair)
            }
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it is a project ID, or contains anything but digits",
        why: "workload identity federation needs the number of the project, not its ID",
        source: PROJECTS,
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
        bad: r#""0123456789""#,
        good: r#""1234567890""#,
    }),
};

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn addresses_with_a_long_number_have_a_project() {
        let number = |account: &str| number_in(&format!("{account}.gserviceaccount.com"));
        let expected = Some("1234567890".to_owned());
        assert_eq!(number("1234567890@developer"), expected);
        let agent = number("service-1234567890@gcp-sa-logging.iam");
        assert_eq!(agent, expected);
        assert_eq!(number("123456789@developer"), None);
    }
}
