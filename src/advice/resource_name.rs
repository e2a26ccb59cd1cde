//! Resource names of Google Cloud in the place of a part of them.

use super::common::is_missing_value;
use super::references::{GoogleName, google_name, project_in_console};
use super::{Finding, RuleContext, is_clean};
use crate::contract::Subject;
use crate::json::{Node, Value};
use crate::report::Repair;
use crate::text::is_digits;

/// Describes a resource name in the place of a part of it.
pub(super) fn finding(
    message: &'static str,
    name: &GoogleName,
    context: &RuleContext,
) -> Box<Finding> {
    Finding::new(message).fix(repair(name, context))
}

/// Returns the fix that writes the part that belongs here, and the other parts into fields that are missing or empty. It is
/// only a suggestion where another field contradicts the name.
pub(super) fn repair(name: &GoogleName, context: &RuleContext) -> Option<Repair> {
    let own = name.get(context.field.subject?)?;
    let mut repair = context.replace_if_clean(own)?;
    // The address of a page of the console has the project, by its ID or its number, at its end.
    let project = project_in_console(context.text).filter(|project| is_digits(project));
    for subject in [Subject::ProjectNumber, Subject::Pool, Subject::Provider] {
        let in_console = project
            .as_deref()
            .filter(|_| subject == Subject::ProjectNumber);
        let part = name.get(subject).or(in_console);
        let Some((part, (field, node))) = part.zip(context.body.subject(subject)) else {
            continue;
        };
        if is_missing_value(part) {
            return None;
        }
        if field.name == context.field.name || !is_clean(context.body, field, part) {
            continue;
        }
        match fill(node, subject, part) {
            Fill::Add => {
                let is_guess = context.body.has_misspelled(field);
                repair = repair.and_add(field.name, part).suggested_if(is_guess);
            }
            Fill::Replace => repair = repair.and_replace(field.name, part),
            Fill::Keep => {}
            Fill::Contradict => repair = repair.suggested(),
        }
    }
    Some(repair)
}

/// What to do with another field for which the name has a value.
enum Fill {
    Add,
    Replace,
    Keep,
    Contradict,
}

fn fill(node: Option<Node>, subject: Subject, part: &str) -> Fill {
    let text = match node.map(|node| node.value) {
        None => return Fill::Add,
        Some(Value::Null) => return Fill::Replace,
        Some(Value::String(text)) => text.decode().text,
        Some(_) => return Fill::Contradict,
    };
    let text = text.trim();
    let is_same =
        text == part || google_name(text).and_then(|name| name.get(subject)) == Some(part);
    match text {
        "" => Fill::Replace,
        _ if is_same => Fill::Keep,
        _ => Fill::Contradict,
    }
}
