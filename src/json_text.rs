//! JSON text, value by value. For what this crate sends out `serde` would write the same with a kilobyte more of code.

use crate::data::{Data, Params};
use crate::number;
use crate::template;

/// A value as JSON text without blanks.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn value(data: &Data) -> String {
    let mut json = Json::default();
    json.data(data);
    json.0
}

/// Named values as the text of an object.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) fn object(members: &Params) -> String {
    let mut json = Json::default();
    json.params(members);
    json.0
}

/// A text that grows by values; the commas between them come by themselves.
#[derive(Default)]
pub(crate) struct Json(pub String);

impl Json {
    #[inline(never)]
    fn separate(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.close(',');
        }
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.separate();
        self.close(bracket);
    }

    #[inline(never)]
    pub(crate) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    pub(crate) fn raw(&mut self, literal: &str) {
        self.separate();
        self.0.push_str(literal);
    }

    pub(crate) fn bool(&mut self, bool: bool) {
        self.raw(if bool { "true" } else { "false" });
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.open('"');
        template::push_escaped(text, push_escaped, &mut self.0);
        self.close('"');
    }

    #[inline(never)]
    pub(crate) fn name(&mut self, name: &str) {
        self.text(name);
        self.close(':');
    }

    pub(crate) fn params(&mut self, params: &Params) {
        self.open('{');
        for (name, value) in params.iter() {
            self.name(name);
            self.data(value);
        }
        self.close('}');
    }

    #[inline(never)]
    pub(crate) fn data(&mut self, data: &Data) {
        match data {
            Data::Integer(number) => {
                self.separate();
                number::push_decimal(*number, &mut self.0);
            }
            Data::Text(text) => self.text(text),
            Data::Texts(texts) => {
                self.open('[');
                for text in *texts {
                    self.text(text);
                }
                self.close(']');
            }
            #[cfg(not(target_arch = "wasm32"))]
            Data::Null => self.raw("null"),
            #[cfg(not(target_arch = "wasm32"))]
            Data::Bool(bool) => self.bool(*bool),
            #[cfg(not(target_arch = "wasm32"))]
            Data::List(list) => {
                self.open('[');
                for data in list {
                    self.data(data);
                }
                self.close(']');
            }
            #[cfg(not(target_arch = "wasm32"))]
            Data::Object(members) => self.params(members),
        }
    }
}

/// Appends a character of a string, escaped where JSON asks for that.
#[inline(never)]
pub(crate) fn push_escaped(character: char, text: &mut String) {
    if character <= '\u{1F}' {
        text.push_str("\\u");
        number::push_hex(character.into(), 4, text);
        return;
    }
    if matches!(character, '"' | '\\') {
        text.push('\\');
    }
    text.push(character);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn only_what_has_to_be_is_escaped() {
        let text: String = ('\0'..='\u{80}').collect();
        let mut expected = String::from('"');
        for character in text.chars() {
            match character {
                '\0'..='\u{1F}' => {
                    write!(expected, "\\u{:04X}", u32::from(character)).expect("a string grows");
                }
                '"' | '\\' => expected.extend(['\\', character]),
                other => expected.push(other),
            }
        }
        expected.push('"');
        assert_eq!(value(&text.into()), expected);
    }

    #[test]
    fn each_kind_of_data_means_what_serde_writes() {
        let mut members = Params::default();
        members.push("integer", -7_i64);
        members.push("text", "\u{1f}\"\\é");
        members.push("texts", &["a", "b"][..]);
        let data = Data::List(vec![
            Data::Null,
            Data::Bool(true),
            Data::Bool(false),
            Data::List(Vec::new()),
            Data::Object(Params::default()),
            Data::Object(members),
        ]);
        let expected = serde_json::to_value(&data).expect("it is plain data");
        let written: serde_json::Value = serde_json::from_str(&value(&data)).expect("it is JSON");
        assert_eq!(written, expected);
    }
}
