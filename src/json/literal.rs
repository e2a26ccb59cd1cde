//! Writes strings as JSON.

use std::fmt::Write as _;

/// Returns the JSON literal of a string, as `JSON.stringify` writes it.
pub(crate) fn string_literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            '\u{8}' => literal.push_str("\\b"),
            '\u{C}' => literal.push_str("\\f"),
            '\0'..='\x1F' => {
                // Writing to a string cannot fail.
                _ = write!(literal, "\\u{:04x}", u32::from(character));
            }
            _ => literal.push(character),
        }
    }
    literal.push('"');
    literal
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::string_literal;

    #[test]
    fn writes_like_serde_json() {
        let mut text: String = ('\0'..='\u{FF}').collect();
        text.push_str("\u{2028}😀");
        assert_eq!(string_literal(&text), serde_json::to_string(&text).unwrap());
    }
}
