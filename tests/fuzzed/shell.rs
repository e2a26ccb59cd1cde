//! As much of how a POSIX shell splits a command into words as the preview's commands use. Variables stay as they are written.
//! <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02>

use std::iter::Peekable;
use std::str::Chars;

/// The words of a command; `|` is one of them. Panics where a shell would wait for more, or do what nobody asked for.
pub fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<Vec<u8>> = None;
    let mut characters = command.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            ' ' | '\n' => words.extend(word.take().map(text)),
            '|' => {
                words.extend(word.take().map(text));
                words.push("|".to_owned());
            }
            '\\' => match characters.next() {
                // A line goes on.
                Some('\n') => {}
                Some(escaped) => push(escaped, word.get_or_insert_default()),
                None => panic!("{command:?} ends in a backslash"),
            },
            '\'' => single_quoted(&mut characters, word.get_or_insert_default()),
            '"' => double_quoted(&mut characters, word.get_or_insert_default()),
            _ => {
                let is_plain = character.is_ascii_alphanumeric() || "-_=./:@%".contains(character);
                assert!(is_plain, "{character:?} is bare in {command:?}");
                push(character, word.get_or_insert_default());
            }
        }
    }
    words.extend(word.map(text));
    words
}

fn text(word: Vec<u8>) -> String {
    String::from_utf8(word).expect("a word is UTF-8")
}

fn push(character: char, word: &mut Vec<u8>) {
    word.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

fn single_quoted(characters: &mut Peekable<Chars>, word: &mut Vec<u8>) {
    loop {
        match characters.next().expect("a closing quote") {
            '\'' => return,
            // What a terminal would take for a key.
            character if character.is_control() && !"\t\n\r".contains(character) => {
                panic!("{character:?} is bare")
            }
            character => push(character, word),
        }
    }
}

fn double_quoted(characters: &mut Peekable<Chars>, word: &mut Vec<u8>) {
    loop {
        match characters.next().expect("a closing quote") {
            '"' => return,
            '$' if characters.peek() == Some(&'(') => {
                let printed: String = characters.take_while(|&next| next != ')').collect();
                let octal = printed
                    .strip_prefix("(printf '")
                    .and_then(|rest| rest.strip_suffix('\''))
                    .expect("nothing but a `printf`");
                for number in octal.split('\\').skip(1) {
                    word.push(u8::from_str_radix(number, 8).expect("three octal digits"));
                }
            }
            '`' | '\\' => panic!("what is known needs no escape"),
            character => push(character, word),
        }
    }
}

#[test]
fn splits_as_a_shell_does() {
    let command = "printf '%s' 'it'\\''s'\"$(printf '\\033')\"'' \\\n  \"a $B\" |\n  x=y";
    let expected = ["printf", "%s", "it's\u{1b}", "a $B", "|", "x=y"];
    assert_eq!(words(command), expected);
}
