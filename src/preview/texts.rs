//! The texts of a preview: a table of templates, and what is known to fill them. The WebAssembly has no room for saying the
//! same in code.

use super::{iam, shell};
use crate::data::Params;
use crate::json_text;
use crate::number::decimal;
use crate::text::split_once;

/// How texts are made that are not known. Each template begins with a line that is `#` and the text's name; behind that may
/// come a blank and a condition: the name of a text that has to be known, or a name `=` what the text has to be. The first
/// that fits is taken. The members of the answer have their API's names.
///
/// In a template `<name>` stands for a text, known or made. Other holes write the text in another way:
///
/// - `<'name>` as a word of the shell, and never as an option,
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
        let mut rest = self.template(name);
        while let Some((plain, behind)) = split_once(rest, b'<') {
            text.push_str(plain);
            let (hole, behind) = split_once(behind, b'>').unwrap_or_default();
            rest = behind;
            self.fill(hole, &mut text);
        }
        text.push_str(rest);
        text
    }

    /// The template of a name, or nothing.
    fn template(&self, name: &str) -> &'static str {
        let mut rest = TEMPLATES;
        while let Some((_, section)) = split_once(rest, b'#') {
            rest = section;
            let (key, template) = split_once(section, b'\n').unwrap_or_default();
            let (known, condition) = split_once(key, b' ').unwrap_or((key, ""));
            if known == name && self.holds(condition) {
                let (template, _) = split_once(template, b'#').unwrap_or((template, ""));
                return template.strip_suffix('\n').unwrap_or(template);
            }
        }
        ""
    }

    fn holds(&self, condition: &str) -> bool {
        match split_once(condition, b'=') {
            Some((name, text)) => self.0.text(name) == text,
            None => condition.is_empty() || !self.0.text(condition).is_empty(),
        }
    }

    /// Appends what a hole stands for.
    fn fill(&self, hole: &str, filled: &mut String) {
        let (kind, name) = hole.split_at_checked(1).unwrap_or_default();
        let escape: fn(char, &mut String) = match kind {
            "'" => shell::push_quoted,
            "\"" => json_text::push_escaped,
            "*" => iam::push_literal,
            "=" => {
                let bytes = self.get(name).len();
                filled.push_str(&decimal(bytes.try_into().unwrap_or(i64::MAX)));
                return;
            }
            _ => {
                filled.push_str(&self.get(hole));
                return;
            }
        };
        let text = self.get(name);
        let quote = if kind == "*" { "" } else { kind };
        filled.push_str(quote);
        if kind == "'" && text.starts_with('-') {
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

    fn names() -> impl Iterator<Item = &'static str> {
        TEMPLATES
            .split('#')
            .skip(1)
            .map(|section| section.lines().next().unwrap_or_default())
    }
}
