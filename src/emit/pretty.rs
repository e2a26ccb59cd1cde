//! JSON text for people: two spaces a level, a line a member.

use crate::data::Data;
use std::fmt::Write as _;

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
                .map(|(name, value)| (quoted(name) + ": ", value));
            write_parts(parts, ['{', '}'], level, text);
        }
        Data::Object(_) => text.push_str("{}"),
        Data::Texts(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
            text.push_str(&["[", &texts.join(","), "]"].concat());
        }
        Data::Text(leaf) => text.push_str(&quoted(leaf)),
        Data::Integer(number) => text.push_str(&number.to_string()),
        Data::Bool(bool) => text.push_str(&bool.to_string()),
        Data::Null => text.push_str("null"),
    }
}

/// A text as JSON's string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '\0'..='\u{1F}' => {
                _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            '"' | '\\' => quoted.extend(['\\', character]),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Params;

    #[test]
    fn each_kind_of_data_means_what_serde_writes() {
        let characters: String = ('\0'..='\u{80}').collect();
        let mut members = Params::default();
        members.push("integer", -7_i64);
        members.push("text", characters);
        members.push("texts", &["a", "b"][..]);
        let data = Data::List(vec![
            Data::Null,
            Data::Bool(true),
            Data::Bool(false),
            Data::Object(Params::default()),
            Data::Object(members),
        ]);
        let expected = serde_json::to_value(&data).expect("it is plain data");
        let written: serde_json::Value = serde_json::from_str(&pretty(&data)).expect("it is JSON");
        assert_eq!(written, expected);
    }
}
