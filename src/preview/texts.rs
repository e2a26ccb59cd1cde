//! The texts of a preview: a table of templates, and what is known to fill them. The WebAssembly has no room for saying the
//! same in code.

use super::{iam, shell};
use crate::data::Params;
use crate::json_text;
use crate::number::decimal;
use crate::text::halves;

/// How texts are made that are not known. Each template begins with a line that is `#` and the text's name; behind that may
/// come a blank and a condition: the name of a text that has to be known, or a name `=` what the text has to be. The first
/// that fits is taken. The members of the answer have their API's names.
///
/// In a template `<name>` stands for a text, known or made. Other holes write the text in another way:
///
/// - `<'name>` as a word of the shell, and never as an option,
/// - `<\name>` as a word that `printf`'s `%b` prints,
/// - `<"name>` as a string of JSON,
/// - `<*name>` as what a policy of IAM takes for it to the letter,
/// - `<=name>` as the number of its bytes.
static TEMPLATES: &str = include_str!("texts.txt");

/// Texts by name.
#[derive(Default)]
pub(super) struct Texts(Params);

impl Texts {
    #[inline(never)]
    pub(super) fn set(&mut self, name: &'static str, text: &str) {
        self.put(name, text.to_owned());
    }

    pub(super) fn put(&mut self, name: &'static str, text: String) {
        self.0.push(name, text);
    }

    /// The text of a name, known or made.
    #[inline(never)]
    pub(super) fn get(&self, name: &str) -> String {
        let mut text = self.0.text(name).to_owned();
        let mut rest = if text.is_empty() {
            self.template(name)
        } else {
            ""
        };
        while !rest.is_empty() {
            let (plain, behind) = halves(rest, b'<');
            let (hole, behind) = halves(behind, b'>');
            text.push_str(plain);
            self.fill(hole, &mut text);
            rest = behind;
        }
        text
    }

    /// The first template that fits.
    fn template(&self, name: &str) -> &'static str {
        let mut rest = TEMPLATES;
        while !rest.is_empty() {
            let (section, following) = halves(rest, b'#');
            let (key, template) = halves(section, b'\n');
            let (known, condition) = halves(key, b' ');
            if known == name && self.holds(condition) {
                return template.strip_suffix('\n').unwrap_or_default();
            }
            rest = following;
        }
        ""
    }

    fn holds(&self, condition: &str) -> bool {
        let (name, text) = halves(condition, b'=');
        let known = self.0.text(name);
        if text.is_empty() {
            name.is_empty() || !known.is_empty()
        } else {
            known == text
        }
    }

    /// Appends what a hole stands for.
    fn fill(&self, hole: &str, filled: &mut String) {
        let (mark, name) = hole.split_at_checked(1).unwrap_or_default();
        let (escape, quote, name): (fn(char, &mut String), _, _) = match mark {
            "'" => (shell::push_quoted, mark, name),
            "\\" => (shell::push_printed, "'", name),
            "\"" => (json_text::push_escaped, mark, name),
            "*" => (iam::push_literal, "", name),
            "=" => {
                let bytes = self.get(name).len();
                filled.push_str(&decimal(bytes.try_into().unwrap_or(i64::MAX)));
                return;
            }
            _ => (|character, text| text.push(character), "", hole),
        };
        let text = self.get(name);
        filled.push_str(quote);
        if mark == "'" && text.starts_with('-') {
            filled.push(' ');
        }
        for character in text.chars() {
            escape(character, filled);
        }
        filled.push_str(quote);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{REQUEST, RESPONSE};
    use crate::preview::KNOWN;

    /// Each template's name, condition and text.
    fn templates() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        TEMPLATES.split('#').skip(1).map(|section| {
            let (key, template) = section.split_once('\n').expect("a key, a line break");
            let (name, condition) = key.split_once(' ').unwrap_or((key, ""));
            assert!(template.ends_with('\n'), "{name}");
            (name, condition, template)
        })
    }

    fn is_known(name: &str) -> bool {
        KNOWN.contains(&name)
            || ["body", "isPiped", "entity"].contains(&name)
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
                let hole = hole.trim_start_matches(['\'', '\\', '"', '*', '=']);
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
            ("\"orgId", r#""-*'\"<id>é""#),
            ("*orgId", "-${*}'\"<id>é"),
            ("=orgId", "10"),
            ("=none", "0"),
            ("none", ""),
            ("'none", "''"),
            ("", ""),
        ] {
            let mut filled = String::new();
            texts.fill(hole, &mut filled);
            assert_eq!(filled, expected, "<{hole}>");
        }
        texts.set("base", "<orgId>");
        assert_eq!(texts.get("tokenUrl"), "<orgId>/oauth/token");
    }
}
