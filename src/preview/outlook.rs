//! A preview for the package: the facts, without the texts that are made of them.

use super::{facts, issues, response};
use crate::body::Body;
use crate::contract;
use crate::data::Params;
use crate::issue::Issue;
use crate::json;

/// What the crate has to tell, where the texts of a preview are made elsewhere: out of `texts.txt` too.
pub(crate) struct Outlook {
    /// What is wrong with the options; the rest is empty then.
    pub option_issues: Vec<Issue>,
    pub facts: Params,
    /// The names of the answer's members.
    pub members: Vec<&'static str>,
}

/// The outlook for a body that has no error.
pub(crate) fn outlook(text: &str, org_id: &str, stored_id: Option<&str>) -> Outlook {
    let mut outlook = Outlook {
        option_issues: issues(org_id, stored_id),
        facts: Params::default(),
        members: Vec::new(),
    };
    if outlook.option_issues.is_empty()
        && let Ok(document) = json::read(text, &contract::REQUEST)
    {
        let body = Body::new(&document, &contract::REQUEST);
        outlook.facts = facts(text, &body);
        outlook.members = response::members(&body).collect();
    }
    outlook
}
