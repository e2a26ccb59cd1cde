//! Characters that a reader does not see, or takes for an ordinary space.

/// Whether a character has no width, or only turns the direction of writing. U+200C and U+200D are not among them: many
/// languages and emoji need them.
pub(crate) fn is_invisible_mark(character: char) -> bool {
    matches!(
        character,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// Whether a character has no width: an invisible mark, or one that some languages and emoji need.
pub(crate) fn has_no_width(character: char) -> bool {
    is_invisible_mark(character)
        || matches!(
            character,
            '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200C}'..='\u{200F}' | '\u{2061}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{FE0F}'
        )
}

/// Whether a character is a space other than U+0020.
pub(crate) fn is_unicode_space(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether a character is an invisible mark or a space other than U+0020.
pub(crate) fn is_invisible(character: char) -> bool {
    is_invisible_mark(character) || is_unicode_space(character)
}

/// Removes what can be around a copied value without being a part of it: spaces, quotes, angle brackets, commas.
pub(crate) fn without_delimiters(text: &str) -> &str {
    text.trim_matches(|own| {
        matches!(
            own,
            '“' | '”' | '‘' | '’' | '„' | '‚' | '«' | '»' | '\t' | '\n' | '\r'
        ) || matches!(own, ' ' | '"' | '\'' | '`' | '<' | '>' | ',' | ';' | '\\')
            || is_invisible(own)
    })
}

/// Returns a copied text without the characters that have no width, which no name of a cloud's resource has.
pub(crate) fn without_marks(text: &str) -> String {
    text.chars().filter(|&own| !has_no_width(own)).collect()
}

/// Whether a character is a dash or a hyphen that a program, or a person, wrote in place of `-`. Copied from a PDF, a soft hyphen
/// may be one.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a reader does not see a character, or takes it for a space.
pub(crate) fn is_unseen(character: char) -> bool {
    has_no_width(character) || is_unicode_space(character)
}

/// Returns the number and the name of an invisible character.
pub(crate) fn name_of_invisible(character: char) -> String {
    let name = match character {
        '\u{200B}' => "zero width space",
        '\u{2060}' => "word joiner",
        '\u{FEFF}' => "byte order mark",
        '\u{AD}' => "soft hyphen",
        '\u{A0}' => "no-break space",
        '\u{202F}' => "narrow no-break space",
        '\u{3000}' => "ideographic space",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "bidirectional control",
        _ if is_unicode_space(character) => "space",
        _ => "invisible character",
    };
    format!("U+{:04X} {name}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_invisible_characters() {
        for (character, name) in [
            ('\u{AD}', "U+00AD soft hyphen"),
            ('\u{2003}', "U+2003 space"),
            ('\u{200B}', "U+200B zero width space"),
            ('\u{202E}', "U+202E bidirectional control"),
            ('\u{202F}', "U+202F narrow no-break space"),
            ('\u{2060}', "U+2060 word joiner"),
            ('\u{2069}', "U+2069 bidirectional control"),
        ] {
            assert_eq!(name_of_invisible(character), name);
        }
        for character in ['\u{200C}', '\u{200D}', ' ', '\t', 'a', '\u{85}', '\u{2028}'] {
            assert!(!is_invisible_mark(character) && !is_unicode_space(character));
        }
    }
}
