//! The destination's code.

use super::{RuleSet, invisible, placeholder};
use crate::diagnostic::{Code, Impact};

pub(super) static RULES: RuleSet = RuleSet {
    code: Code::Code,
    rules: &[
        placeholder::whole_value_rule(r#""<string>""#, r#""exports <eu>""#),
        invisible::rule(Impact::Advice, r#""fin\u200bance""#, r#""fin ance""#),
    ],
    is_ordinary: Some(super::name::is_ordinary),
};
