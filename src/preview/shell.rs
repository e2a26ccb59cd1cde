//! Text for a shell to read: what POSIX's `sh` takes, and what is safe to paste into a terminal.
//! <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02>

use crate::number::push_digits;

/// Appends, between single quotes, what the shell reads as the character, byte for byte. No shell can carry U+0000, for which
/// U+FFFD stands.
///
/// All is literal there but the quote itself. A terminal, though, takes a pasted control character for a key (DEL deletes the
/// quote before it), so all but blanks and line ends come out of a `printf`.
pub(super) fn push_quoted(character: char, command: &mut String) {
    match character {
        '\'' => command.push_str(r"'\''"),
        '\0' => command.push(char::REPLACEMENT_CHARACTER),
        '\t' | '\n' | '\r' => command.push(character),
        _ if character.is_control() => push_printed(character, command),
        _ => command.push(character),
    }
}

/// A control character, out of the single quotes and in again. They end at U+009F, and those from U+0080 are, in UTF-8, a byte
/// that is their number behind an octal 302.
fn push_printed(character: char, command: &mut String) {
    command.push_str(if character < '\u{80}' {
        r#"'"$(printf '\"#
    } else {
        r#"'"$(printf '\302\"#
    });
    push_digits(character.into(), 3, 3, command);
    command.push_str(r#"')"'"#);
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
            let mut word = String::from("'");
            for character in text.chars() {
                push_quoted(character, &mut word);
            }
            assert_eq!(word + "'", expected, "{text:?}");
        }
    }
}
