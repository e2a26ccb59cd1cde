//! Text for a shell to read: what POSIX's `sh` takes, and what is safe to paste into a terminal.
//! <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02>

use crate::number::push_digits;

/// The word that the shell reads as the text, byte for byte. No shell can carry U+0000, for which U+FFFD stands.
///
/// Between single quotes all is literal but the quote itself. A terminal, though, takes a pasted control character for a key
/// (DEL deletes the quote before it), so all but blanks and line ends come out of a `printf`.
#[inline(never)]
pub(super) fn quote(text: &str) -> String {
    let mut word = String::with_capacity(text.len() + 2);
    word.push('\'');
    for character in text.chars() {
        match character {
            '\'' => word.push_str(r"'\''"),
            '\0' => word.push(char::REPLACEMENT_CHARACTER),
            '\t' | '\n' | '\r' => word.push(character),
            _ if character.is_control() => push_printed(character, &mut word),
            _ => word.push(character),
        }
    }
    word.push('\'');
    word
}

/// A character, out of the single quotes and in again.
fn push_printed(character: char, word: &mut String) {
    word.push_str(r#"'"$(printf '"#);
    for &byte in character.encode_utf8(&mut [0; 4]).as_bytes() {
        word.push('\\');
        push_digits(byte.into(), 8, 3, word);
    }
    word.push_str(r#"')"'"#);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for (text, expected) in [
            ("", "''"),
            ("it's", r"'it'\''s'"),
            ("$a `b` \"c\" \\ !d\n\t\re", "'$a `b` \"c\" \\ !d\n\t\re'"),
            ("a\u{0}b", "'a\u{FFFD}b'"),
            ("'\u{7F}", r#"''\'''"$(printf '\177')"''"#),
            (
                "\u{1B}[\u{9B}",
                r#"''"$(printf '\033')"'['"$(printf '\302\233')"''"#,
            ),
            ("é\u{202E}😀", "'é\u{202E}😀'"),
        ] {
            assert_eq!(quote(text), expected, "{text:?}");
        }
    }
}
