//! JSON text of what serialises: a `serde` serializer for the types that this crate sends out, and no others. It costs the
//! WebAssembly 1 kB, where `serde_json` would cost 30.

use crate::number;
use serde::ser::{self, Impossible, Serialize};
use std::fmt;

/// The value as JSON text without blanks.
pub(crate) fn of(value: &impl Serialize) -> String {
    let mut writer = Writer {
        text: String::new(),
    };
    let written = value.serialize(&mut writer);
    debug_assert!(written.is_ok(), "the crate serialises only what JSON has");
    writer.text
}

struct Writer {
    text: String,
}

impl Writer {
    /// A comma, unless the container was just opened.
    fn separate(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }
}

/// Appends a character of a string, escaped where JSON asks for that.
#[inline(never)]
pub(crate) fn push_escaped(character: char, text: &mut String) {
    if character < ' ' {
        text.push_str("\\u");
        number::push_hex(character.into(), 4, text);
        return;
    }
    if matches!(character, '"' | '\\') {
        text.push('\\');
    }
    text.push(character);
}

/// What serialising never meets here: a type that JSON, or this crate, does not have.
#[derive(Debug)]
pub(crate) struct Unsupported;

impl fmt::Display for Unsupported {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unsupported type")
    }
}

impl std::error::Error for Unsupported {}

impl ser::Error for Unsupported {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

type Result<T = ()> = std::result::Result<T, Unsupported>;

/// Types that nothing in the crate serialises.
macro_rules! unsupported {
    ($($method:ident($($type:ty),*);)*) => {
        $(fn $method(self, $(_: $type),*) -> Result {
            Err(Unsupported)
        })*
    };
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Container<'w>;
    type SerializeMap = Container<'w>;
    type SerializeStruct = Container<'w>;
    type SerializeTuple = Impossible<(), Unsupported>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    fn serialize_bool(self, value: bool) -> Result {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result {
        self.text.push_str(&number::decimal(value));
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result {
        self.serialize_i64(value.try_into().unwrap_or(i64::MAX))
    }

    fn serialize_str(self, value: &str) -> Result {
        self.text.push('"');
        for character in value.chars() {
            push_escaped(character, &mut self.text);
        }
        self.text.push('"');
        Ok(())
    }

    fn serialize_none(self) -> Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        self.serialize_str(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Container<'w>> {
        self.text.push('[');
        Ok(Container {
            writer: self,
            closing: ']',
        })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Container<'w>> {
        self.text.push('{');
        Ok(Container {
            writer: self,
            closing: '}',
        })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Container<'w>> {
        self.serialize_map(Some(length))
    }

    unsupported! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result {
        Err(Unsupported)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result {
        Err(Unsupported)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple> {
        Err(Unsupported)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct> {
        Err(Unsupported)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(Unsupported)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(Unsupported)
    }
}

/// An array or an object whose end is still to come.
struct Container<'w> {
    writer: &'w mut Writer,
    closing: char,
}

impl Container<'_> {
    fn close(self) {
        self.writer.text.push(self.closing);
    }
}

impl ser::SerializeSeq for Container<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        self.writer.separate();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result {
        self.close();
        Ok(())
    }
}

impl ser::SerializeMap for Container<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
        self.writer.separate();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        self.writer.text.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Container<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result {
        ser::SerializeMap::serialize_entry(self, name, value)
    }

    fn end(self) -> Result {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, validate};

    #[test]
    fn says_what_serde_json_says() {
        for body in [
            "{}",
            "[",
            "\u{1}",
            r#"{"destinationType":"s3","name":"\"\\\n\u0001\u20ac","bucket_name":"abc","version":1,"code":"\t"}"#,
            r#"{"destinationType":"GCS","a/b~c":1,"name":null,"prefix":null,"serviceAccountEmail":7}"#,
        ] {
            let report = validate(body, &Options::default());
            let written: serde_json::Value = serde_json::from_str(&of(&report)).unwrap();
            assert_eq!(written, serde_json::to_value(&report).unwrap(), "{body}");
        }
    }
}
