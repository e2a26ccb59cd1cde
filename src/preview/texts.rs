//! The texts of a preview: a table of templates, and what is known to fill them.

use super::{iam, shell};
use crate::data::Params;
use crate::template::{self, Mark, Templates};

pub(crate) static TABLE: &str = include_str!("texts.txt");

/// The members of the answer have their API's names. A hole writes a text with `'` as a word of the shell, and never as an
/// option; with `\` as a word that `printf`'s `%b` prints; with `*` as what a policy of IAM takes for it to the letter.
static TEMPLATES: Templates = Templates {
    table: TABLE,
    hole: *b"<>",
    marks: &[
        mark("'", "'", shell::push_quoted),
        mark("\\", "'", shell::push_printed),
        mark("*", "", iam::push_literal),
    ],
};

const fn mark(mark: &'static str, quote: &'static str, escape: fn(char, &mut String)) -> Mark {
    Mark {
        sign: mark,
        quote,
        escape,
    }
}

/// Texts by name; those that are empty are not known.
#[derive(Default)]
pub(super) struct Texts(pub(super) Params);

impl Texts {
    pub(super) fn set(&mut self, name: &'static str, text: &str) {
        if !text.is_empty() {
            self.0.push(name, text.to_owned());
        }
    }

    /// The text of a name, known or made.
    pub(super) fn get(&self, name: &str) -> String {
        let texts = template::Texts {
            templates: &TEMPLATES,
            known: &self.0,
        };
        texts.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{REQUEST, RESPONSE};
    use crate::preview::KNOWN;

    /// Each template's name, condition and text.
    fn templates() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        TEMPLATES.table.split('#').skip(1).map(|section| {
            let (key, template) = section.split_once('\n').expect("a key, a line break");
            let (name, condition) = key.split_once(' ').unwrap_or((key, ""));
            assert!(template.ends_with('\n'), "{name}");
            (name, condition, template)
        })
    }

    fn is_known(name: &str) -> bool {
        KNOWN.contains(&name)
            || ["body", "isPiped"].contains(&name)
            || REQUEST.iter().any(|field| field.name == name)
    }

    #[test]
    fn every_hole_can_be_filled() {
        for (name, condition, template) in templates() {
            let condition = condition.split('=').next().unwrap_or_default();
            assert!(
                condition.is_empty() || is_known(condition),
                "{name} {condition}"
            );
            for hole in template.split('<').skip(1) {
                let (hole, _) = hole.split_once('>').expect("an end of the hole");
                let hole = hole.trim_start_matches(['\'', '\\', '*']);
                assert!(
                    is_known(hole) || templates().any(|(made, _, _)| made == hole),
                    "{name} <{hole}>"
                );
            }
        }
    }

    #[test]
    fn the_last_template_of_a_name_has_no_condition_and_no_other_is_without() {
        let all: Vec<_> = templates().collect();
        for (index, (name, condition, _)) in all.iter().enumerate() {
            let is_last = all[index + 1..].iter().all(|(other, _, _)| other != name);
            let is_optional = ["stored", "folder"].contains(name);
            assert_eq!(
                condition.is_empty(),
                is_last && !is_optional,
                "{name} {condition}"
            );
        }
    }

    #[test]
    fn the_answer_lacks_nothing() {
        for field in &RESPONSE {
            assert!(
                is_known(field.name) || templates().any(|(name, _, _)| name == field.name),
                "{}",
                field.name
            );
        }
    }

    #[test]
    fn fills_holes() {
        let mut texts = Texts::default();
        texts.set("orgId", "-*'\"<id>é");
        for (hole, expected) in [
            ("orgId", "-*'\"<id>é"),
            ("'orgId", r#"' -*'\''"<id>é'"#),
            ("\\orgId", r#"'-*'\''"<id>é'"#),
            ("*orgId", "-${*}'\"<id>é"),
            ("none", ""),
            ("'none", "''"),
            ("", ""),
        ] {
            let filled = template::Texts {
                templates: &TEMPLATES,
                known: &texts.0,
            };
            let mut text = String::new();
            filled.fill(hole, &mut text);
            assert_eq!(text, expected, "<{hole}>");
        }
        texts.set("base", "<orgId>");
        assert_eq!(texts.get("tokenUrl"), "<orgId>/oauth/token");
    }
}
