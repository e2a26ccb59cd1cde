//! Text for a shell to read: what POSIX's `sh` takes, and what is safe to paste into a terminal, which takes a control
//! character for a key: DEL deletes the quote before it. Blanks and line ends it takes for what they are.
//! <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02>

use std::fmt::Write as _;

/// Whether a terminal might take a character for a key.
pub(super) fn is_key(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// Appends, between single quotes, what a shell reads as the character. For one that is a key stands U+FFFD: nothing in a
/// cloud has a name with such, and U+0000 no shell can carry.
pub(super) fn push_quoted(character: char, command: &mut String) {
    match character {
        '\'' => command.push_str(r"'\''"),
        _ if is_key(character) => command.push(char::REPLACEMENT_CHARACTER),
        _ => command.push(character),
    }
}

/// Appends, between single quotes, what `printf`'s `%b` prints as the character, byte for byte.
/// <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/printf.html>
pub(super) fn push_printed(character: char, command: &mut String) {
    if is_key(character) {
        // The last is U+009F, and those from U+0080 are a byte that is their number behind another one.
        if !character.is_ascii() {
            command.push_str(r"\0302");
        }
        _ = write!(command, r"\0{:03o}", u32::from(character));
        return;
    }
    if character == '\\' {
        command.push(character);
    }
    push_quoted(character, command);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_pushed(push: fn(char, &mut String), text: &str, expected: &str) {
        let mut pushed = String::new();
        for character in text.chars() {
            push(character, &mut pushed);
        }
        assert_eq!(pushed, expected, "{text:?}");
    }

    #[test]
    fn quoted() {
        assert_pushed(push_quoted, "it's", r"it'\''s");
        let literal = "$a `b` \"c\" \\ !d %s\n\t\ré\u{202E}😀";
        assert_pushed(push_quoted, literal, literal);
        assert_pushed(
            push_quoted,
            "a\u{0}\u{1B}\u{7F}\u{9B}b",
            "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b",
        );
    }

    #[test]
    fn printed() {
        assert_pushed(push_printed, r"it's \n\c \\", r"it'\''s \\n\\c \\\\");
        assert_pushed(push_printed, "%s\n\té😀", "%s\n\té😀");
        assert_pushed(
            push_printed,
            "\u{1}8\u{7F}\u{80}\u{9F}",
            r"\00018\0177\0302\0200\0302\0237",
        );
    }
}
