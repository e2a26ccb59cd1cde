//! Texts out of templates: the sentences of issues, and what a preview holds. `pkg/templates.js` makes the same of the same
//! tables, so that the WebAssembly needs neither them nor this.

use crate::data::{Data, Params};
use crate::number;
use crate::text::{halves, split_at};

/// How texts are made that are not known.
pub(crate) struct Templates {
    /// Each template begins with a line that is `#` and the text's name; behind that may come a blank and a condition: what is
    /// in a hole, whose text then is not empty, or that with `=` and what its text has to be. The first that fits is taken.
    pub table: &'static str,
    /// What stands round the name of a text that is filled in.
    pub hole: [u8; 2],
    /// The marks that a hole's name may begin with.
    pub marks: &'static [Mark],
}

/// How a hole writes a text.
pub(crate) struct Mark {
    pub sign: &'static str,
    /// What stands round it then.
    pub quote: &'static str,
    /// Appends a character of it. Letters, digits and blanks stand for themselves everywhere.
    pub escape: fn(char, &mut String),
}

/// Texts by name, known or made.
pub(crate) struct Texts<'t> {
    pub templates: &'static Templates,
    pub known: &'t Params,
}

impl Texts<'_> {
    /// The text of a name.
    pub(crate) fn get(&self, name: &str) -> String {
        let mut text = String::new();
        self.push(name, &mut text);
        text
    }

    /// Appends the text of a name.
    pub(crate) fn push(&self, name: &str, text: &mut String) {
        match self.known.get(name) {
            Some(Data::Text(known)) => text.push_str(known),
            Some(Data::Integer(number)) => number::push_decimal(*number, text),
            Some(Data::Texts(all)) => {
                for (index, one) in all.iter().enumerate() {
                    text.push_str(if index == 0 { "`" } else { " or `" });
                    text.push_str(one);
                    text.push('`');
                }
            }
            _ => self.make(self.templates.table, name, text),
        }
    }

    /// Appends what the first template of a table makes that fits a name; one that has none fits all.
    pub(crate) fn make(&self, mut table: &'static str, name: &str, text: &mut String) {
        let [open, close] = self.templates.hole;
        while !table.is_empty() {
            let (section, following) = halves(table, b'#');
            let (key, template) = halves(section, b'\n');
            let (own, condition) = halves(key, b' ');
            table = following;
            let is_its = own == name || own.is_empty();
            if section.is_empty() || !is_its || !self.holds(condition) {
                continue;
            }
            let mut rest = template.strip_suffix('\n').unwrap_or_default();
            while !rest.is_empty() {
                let (plain, behind) = halves(rest, open);
                let (hole, behind) = halves(behind, close);
                text.push_str(plain);
                self.fill(hole, text);
                rest = behind;
            }
            return;
        }
    }

    fn holds(&self, condition: &str) -> bool {
        let (hole, expected) = halves(condition, b'=');
        let mut text = String::new();
        self.fill(hole, &mut text);
        if expected.is_empty() {
            hole.is_empty() || !text.is_empty()
        } else {
            text == expected
        }
    }

    /// Appends what a hole stands for.
    pub(crate) fn fill(&self, hole: &str, text: &mut String) {
        for Mark {
            sign: mark,
            quote,
            escape,
        } in self.templates.marks
        {
            if let Some(name) = hole.strip_prefix(mark) {
                let unescaped = self.get(name);
                text.push_str(quote);
                // A word of the shell that begins with a hyphen would be an option.
                if *mark == "'" && unescaped.starts_with('-') {
                    text.push(' ');
                }
                push_escaped(&unescaped, *escape, text);
                text.push_str(quote);
                return;
            }
        }
        if !hole.is_empty() {
            self.push(hole, text);
        }
    }
}

/// Appends a text whose characters are escaped, but for letters, digits and blanks.
pub(crate) fn push_escaped(mut rest: &str, escape: fn(char, &mut String), text: &mut String) {
    let is_plain = |byte: &u8| *byte == b' ' || byte.is_ascii_alphanumeric();
    while !rest.is_empty() {
        let bytes = rest.as_bytes().iter();
        let (plain, behind) = split_at(rest, bytes.take_while(|byte| is_plain(byte)).count());
        text.push_str(plain);
        let mut characters = behind.chars();
        if let Some(character) = characters.next() {
            escape(character, text);
        }
        rest = characters.as_str();
    }
}
