//! The role in an ARN that m3ter's pattern accepts: what IAM requires of its name and path.

use super::common::{as_typed, named, surrounding_whitespace_because};
use super::placeholder::{self, find_placeholder};
use super::{Finding, Rule, RuleContext, RuleDocumentation, RuleSet, RuleText};
use crate::diagnostic::{Code, Impact, Reason};
use crate::format::iam_role_arn::{
    self, IDENTITY_CENTER, SERVICE_LINKED as SERVICE_ROLE, is_of_name,
};
use crate::report::Repair;
use crate::text::{character_count, contains, first_outside};

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::IamRole,
    rules: &[
        PLACEHOLDER,
        SURROUNDING_WHITESPACE,
        ACCOUNT_ID_LENGTH,
        ROLE_NAME_MISSING,
        ROLE_NAME_LENGTH,
        ROLE_NAME_CHARACTERS,
        PATH,
        AWS_RESERVED,
        SERVICE_LINKED,
    ],
    is_ordinary: Some(is_ordinary),
};

const QUOTAS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const ARNS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html";
const API: &str = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html";

const ACCOUNT_ID_DIGITS: usize = 12;
const MAX_NAME_LENGTH: usize = 64;
/// With a slash at both ends.
const MAX_PATH_LENGTH: usize = 512;

/// A role without a path.
fn is_ordinary(arn: &str) -> bool {
    iam_role_arn::parts(arn).is_some_and(|(account, name)| {
        account.len() == ACCOUNT_ID_DIGITS
            && matches!(name.len(), 1..=MAX_NAME_LENGTH)
            && name.bytes().all(is_of_name)
            && !name.starts_with(IDENTITY_CENTER)
            && !name.starts_with(SERVICE_ROLE)
            && !placeholder::is_missing(name)
    })
}

/// The parts of a role's ARN.
struct Role<'a> {
    account_id: &'a str,
    /// With a slash at its end, unless it is empty.
    path: &'a str,
    name: &'a str,
}

impl<'a> Role<'a> {
    fn of(context: &RuleContext<'a>) -> Self {
        let (account_id, path_and_name) = iam_role_arn::parts(context.text).unwrap_or_default();
        let name_start = path_and_name
            .bytes()
            .rposition(|byte| byte == b'/')
            .map_or(0, |slash| slash + 1);
        let (path, name) = path_and_name
            .split_at_checked(name_start)
            .unwrap_or_default();
        Self {
            account_id,
            path,
            name,
        }
    }

    /// Returns the ARN with one slash where there are more.
    fn with_single_slashes(&self) -> String {
        let mut arn = format!("arn:aws:iam::{}:role", self.account_id);
        let folders = self.path.split('/').filter(|folder| !folder.is_empty());
        for part in folders.chain([self.name]) {
            arn.push('/');
            arn.push_str(part);
        }
        arn
    }

    fn is_service_linked(&self) -> bool {
        self.path.starts_with("aws-service-role/") || self.name.starts_with(SERVICE_ROLE)
    }
}

const PLACEHOLDER: Rule = Rule {
    reason: Reason::Placeholder,
    impact: Impact::ExportFails,
    is_exclusive: true,
    check: |context| {
        if let Some(placeholder) = find_placeholder(context.text) {
            return Some(placeholder::finding(placeholder));
        }
        let name = Role::of(context).name;
        if placeholder::is_missing(name) {
            return Some(placeholder::missing_value(name));
        }
        let is_bracket = |own: &char| matches!(own, '<' | '>' | '{' | '}');
        let bracket = context.text.chars().find(is_bracket)?;
        let message = format!(
            "contains {}, as placeholders do; m3ter does not replace them",
            named(bracket)
        );
        Some(Finding::new(message).param("placeholder", bracket.to_string()))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the role contains `<`, `>`, `{` or `}`, or `$NAME` between slashes, or its name is `undefined`",
        why: "no role has them, and m3ter does not replace placeholders",
        source: API,
        bad: r#""arn:aws:iam::922609978421:role/<role name>""#,
        good: r#""arn:aws:iam::922609978421:role/role-name""#,
    }),
};

const SURROUNDING_WHITESPACE: Rule = Rule {
    reason: Reason::SurroundingWhitespace,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        surrounding_whitespace_because(
            "has trailing whitespace, which counts as a part of the role name",
            context,
        )
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "it has trailing spaces",
        why: "m3ter's pattern accepts them as part of the role name",
        source: API,
        bad: r#""arn:aws:iam::922609978421:role/Exporter ""#,
        good: r#""arn:aws:iam::922609978421:role/Exporter""#,
    }),
};

const ACCOUNT_ID_LENGTH: Rule = Rule {
    reason: Reason::AccountIdLength,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let actual = Role::of(context).account_id.len();
        (actual != ACCOUNT_ID_DIGITS).then(|| {
            let message = format!(
                "must contain an account ID of {ACCOUNT_ID_DIGITS} digits; this one has {actual}"
            );
            let finding = Finding::new(message).param("actual", actual);
            finding.fix(with_leading_zero(context))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the account ID does not have 12 digits",
        why: "there is no such account",
        source: ARNS,
        bad: r#""arn:aws:iam::92260997842:role/Exporter""#,
        good: r#""arn:aws:iam::012345678901:role/Exporter""#,
    }),
};

/// Returns the fix that puts a zero before an account ID of 11 digits: tools that take it for a number drop the first zero.
fn with_leading_zero(context: &RuleContext) -> Option<Repair> {
    let (account_id, role) = iam_role_arn::parts(context.text)?;
    if account_id.len() != ACCOUNT_ID_DIGITS - 1 {
        return None;
    }
    let arn = format!("arn:aws:iam::0{account_id}:role/{role}");
    context.replace_if_clean(&arn).map(Repair::suggested)
}

const ROLE_NAME_MISSING: Rule = Rule {
    reason: Reason::RoleNameMissing,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let is_missing = Role::of(context).name.is_empty();
        is_missing.then(|| Finding::new("has no role name after the last `/`"))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "nothing follows the last `/`",
        why: "every role has a name",
        source: ARNS,
        bad: r#""arn:aws:iam::922609978421:role/""#,
        good: r#""arn:aws:iam::922609978421:role/z""#,
    }),
};

const ROLE_NAME_LENGTH: Rule = Rule {
    reason: Reason::RoleNameLength,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let actual = character_count(Role::of(context).name);
        (actual > MAX_NAME_LENGTH).then(|| {
            let message = format!(
                "has a role name of {actual} characters; IAM allows at most {MAX_NAME_LENGTH}"
            );
            Finding::new(message)
                .param("actual", actual)
                .param("max", MAX_NAME_LENGTH)
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the role name has more than 64 characters",
        why: "IAM allows at most 64",
        source: QUOTAS,
        bad: r#""arn:aws:iam::922609978421:role/x×65""#,
        good: r#""arn:aws:iam::922609978421:role/x×64""#,
    }),
};

const ROLE_NAME_CHARACTERS: Rule = Rule {
    reason: Reason::RoleNameCharacters,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let name = Role::of(context).name;
        let character = first_outside(name, is_of_name)?;
        let message = format!(
            "contains {} in the role name; IAM allows only letters, digits and `_+=,.@-`",
            named(character)
        );
        let finding = Finding::new(message).param("character", character);
        Some(finding.fix(as_typed(context)))
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the role name contains a character that is not a letter, a digit or one of `_+=,.@-`",
        why: "IAM does not allow it",
        source: API,
        bad: r#""arn:aws:iam::922609978421:role/m3ter:Exporter""#,
        good: r#""arn:aws:iam::922609978421:role/m3ter_+=,.@-Exporter""#,
    }),
};

const PATH: Rule = Rule {
    reason: Reason::Path,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let role = Role::of(context);
        if role.is_service_linked() {
            return None;
        }
        if contains(role.path, "arn:aws") {
            // A template may have put the first part before a whole ARN.
            let (account, second) = iam_role_arn::parts(context.text)?;
            let is_repeated = iam_role_arn::parts(second)
                .is_some_and(|(own, role)| own == account && !contains(role, "arn:aws"));
            let repair = context.replace_if_clean(second).filter(|_| is_repeated);
            return Some(
                Finding::new("contains a second ARN; m3ter needs the ARN of one role").fix(repair),
            );
        }
        let length = "/".len() + role.path.len();
        if length > MAX_PATH_LENGTH {
            return Some(Finding::new(
                "has a path of over 512 characters before the role name; IAM allows at most 512",
            ));
        }
        if let Some(character) = first_outside(role.path, |byte| byte.is_ascii_graphic()) {
            return Some(Finding::new(format!(
                "contains {} in the path before the role name; IAM allows only printable ASCII",
                named(character)
            )));
        }
        let has_empty_segment =
            !role.name.is_empty() && (role.path.starts_with('/') || contains(role.path, "//"));
        has_empty_segment.then(|| {
            let message = "has an empty part in the path before the role name";
            Finding::new(message).fix(context.replace_if_clean(&role.with_single_slashes()))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the path before the role name has over 512 characters with its slashes, two slashes in a row, a second \
               ARN, or a space, control character or non-ASCII character",
        why: "there is no role with such a path",
        source: API,
        bad: r#""arn:aws:iam::922609978421:role/our team/Exporter""#,
        good: r#""arn:aws:iam::922609978421:role/team/app/Exporter""#,
    }),
};

const AWS_RESERVED: Rule = Rule {
    reason: Reason::AwsReserved,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let Role { path, name, .. } = Role::of(context);
        let is_reserved = path.starts_with("aws-reserved/") || name.starts_with(IDENTITY_CENTER);
        is_reserved.then(|| {
            Finding::new(
                "is a role of AWS, and only AWS can edit its trust policy; m3ter needs a role of your own",
            )
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the path starts with `aws-reserved/`, or the name with `AWSReservedSSO_`, as those of IAM Identity Center's roles do",
        why: "only AWS can edit the trust policy of such a role, so m3ter can never assume it",
        source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html",
        bad: r#""arn:aws:iam::922609978421:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef""#,
        good: r#""arn:aws:iam::922609978421:role/aws/Exporter""#,
    }),
};

const SERVICE_LINKED: Rule = Rule {
    reason: Reason::ServiceLinked,
    impact: Impact::ExportFails,
    is_exclusive: false,
    check: |context| {
        let role = Role::of(context);
        role.is_service_linked().then(|| {
            // Without the path, an older role of one's own may have such a name.
            let likeness = if role.path.is_empty() { "is named like" } else { "is" };
            Finding::new(format!("{likeness} a service-linked role, which only its AWS service can assume; m3ter needs a role of your own"))
        })
    },
    documentation: RuleDocumentation::new(RuleText {
        when: "the path starts with `aws-service-role/`, or the name with `AWSServiceRoleFor`",
        why: "the trust policy of a service-linked role cannot be edited, so m3ter can never assume it",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html",
        bad: r#""arn:aws:iam::922609978421:role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3""#,
        good: r#""arn:aws:iam::922609978421:role/service-role/Exporter""#,
    }),
};
