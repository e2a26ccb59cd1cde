//! JSON text for people: two spaces a level, a line a member.

use crate::data::Data;
use crate::json_text;

/// The value as indented JSON text, with a line break at its end.
pub(super) fn pretty(value: &Data) -> String {
    let mut text = String::new();
    write(value, 1, &mut text);
    text.push('\n');
    text
}

fn write(value: &Data, level: usize, text: &mut String) {
    match value {
        Data::List(list) => {
            let parts = list.iter().map(|value| (String::new(), value));
            write_parts(parts, ['[', ']'], level, text);
        }
        Data::Object(members) if members.iter().next().is_some() => {
            let parts = members
                .iter()
                .map(|(name, value)| (json_text::value(&name.into()) + ": ", value));
            write_parts(parts, ['{', '}'], level, text);
        }
        leaf => text.push_str(&json_text::value(leaf)),
    }
}

fn write_parts<'d>(
    parts: impl Iterator<Item = (String, &'d Data)>,
    [opening, closing]: [char; 2],
    level: usize,
    text: &mut String,
) {
    let indent = |level| "  ".repeat(level);
    let mut separator = opening;
    for (name, value) in parts {
        text.push(separator);
        text.push('\n');
        text.push_str(&indent(level));
        text.push_str(&name);
        write(value, level + 1, text);
        separator = ',';
    }
    text.push('\n');
    text.push_str(&indent(level - 1));
    text.push(closing);
}
