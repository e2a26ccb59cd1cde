//! The only English in the crate: the sentence of an issue and the title of a fix.
//!
//! A sentence is a template filled with the issue's parameters. It reads after the field's name; it says what was found, what
//! is expected and, where that is not plain, why it matters: lower case, no full stop, back-ticks round what people typed.

use crate::data::{Data, Params};
use crate::issue::{Code, Fix, Issue, PatchOperation};
use crate::number;
use crate::text::{split_once, split_while};

/// The sentence of an issue: the first line of the table that fits it.
pub(crate) fn sentence(issue: &Issue) -> String {
    let start = STARTS.get(issue.code as usize).copied().unwrap_or(0);
    let mut rest = SENTENCES.get(usize::from(start)..).unwrap_or_default();
    while let Some((line, following)) = split_once(rest, b'\n') {
        rest = following;
        if let Some((key, template)) = split_once(line, b':')
            && fits(key, issue)
        {
            return fill(template.trim_ascii_start(), &issue.params);
        }
    }
    String::new()
}

/// All sentences, a line each: the issues that a line is for, a colon, a template.
///
/// A line is for a code, or a code and a reason joined by `/`; then may come the name of a parameter that has to be there, or
/// a parameter `=` its text as it would be shown. In a template `{name}` shows a parameter in back-ticks, `{=name}` shows it
/// bare, `{a name}` with its article, `{?name}` in the reader's words, and `{what}` shows what was found: the text, or its type.
static SENTENCES: &str = include_str!("sentences.txt");

/// Where the lines of each code begin, which stand together.
static STARTS: [u16; Code::ALL.len()] = starts(SENTENCES.as_bytes());

const fn starts(sentences: &[u8]) -> [u16; Code::ALL.len()] {
    let mut starts = [u16::MAX; Code::ALL.len()];
    let mut line = 0;
    while line < sentences.len() {
        let mut code = 0;
        while code < starts.len() {
            if starts[code] == u16::MAX && is_for(Code::ALL[code], sentences, line) {
                assert!(
                    line < u16::MAX as usize,
                    "the table is too long for its index"
                );
                #[expect(clippy::cast_possible_truncation, reason = "it was looked at")]
                let start = line as u16;
                starts[code] = start;
            }
            code += 1;
        }
        while sentences[line] != b'\n' {
            line += 1;
        }
        line += 1;
    }
    starts
}

/// Whether a line of the table is for a code.
const fn is_for(code: Code, sentences: &[u8], line: usize) -> bool {
    let name = code.as_str().as_bytes();
    let mut at = 0;
    while at < name.len() {
        if sentences[line + at] != name[at] {
            return false;
        }
        at += 1;
    }
    matches!(sentences[line + at], b'/' | b' ' | b':')
}

fn fits(key: &str, issue: &Issue) -> bool {
    let (names, condition) = split_once(key, b' ').unwrap_or((key, ""));
    let (code, reason) = split_once(names, b'/').unwrap_or((names, ""));
    let has = |name: &str| issue.params.get(name).is_some();
    let condition_holds = match split_once(condition, b'=') {
        Some((name, text)) => {
            let mut shown = String::new();
            push_visible(issue.params.text(name), &mut shown);
            shown == text
        }
        None => condition.is_empty() || has(condition),
    };
    code == issue.code.as_str()
        && (reason.is_empty() || issue.reason.is_some_and(|own| reason == own.as_str()))
        && condition_holds
}

/// What applying a fix does, as the label of a button.
pub(crate) fn title(fix: &Fix) -> String {
    let mut title = String::new();
    for operation in &fix.patch {
        if !title.is_empty() {
            title.push_str(", ");
        }
        match operation {
            PatchOperation::Add { name, value } => {
                title.push_str("add ");
                quote(&excerpt(name), &mut title);
                title.push_str(": ");
                show(Some(value), &mut title);
            }
            PatchOperation::Remove { name } => {
                title.push_str("remove ");
                quote(&excerpt(name), &mut title);
            }
            PatchOperation::Replace { value, .. } => {
                title.push_str("use ");
                show(Some(value), &mut title);
            }
            PatchOperation::Move { from, name } => {
                title.push_str("rename ");
                quote(&excerpt(from), &mut title);
                title.push_str(" to ");
                quote(&excerpt(name), &mut title);
            }
        }
    }
    title
}

fn fill(template: &'static str, params: &Params) -> String {
    let mut sentence = String::new();
    let mut rest = template;
    while let Some((plain, hole)) = split_once(rest, b'{') {
        sentence.push_str(plain);
        let Some((hole, after)) = split_once(hole, b'}') else {
            break;
        };
        rest = after;
        let (kind, name) = hole.split_at_checked(1).unwrap_or_default();
        match kind {
            "=" => sentence.push_str(&bare(params.get(name))),
            "?" => sentence.push_str(expectation(params.text(name))),
            _ if hole == "what" && params.get("found").is_some() => {
                show(params.get("found"), &mut sentence);
            }
            _ if hole == "what" => push_type(params.text("actual"), &mut sentence),
            "a" if name.starts_with(' ') => {
                push_type(params.text(name.trim_ascii()), &mut sentence);
            }
            _ => show(params.get(hole), &mut sentence),
        }
    }
    sentence.push_str(rest);
    sentence
}

fn show(value: Option<&Data>, sentence: &mut String) {
    if let Some(Data::Texts(texts)) = value {
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                sentence.push_str(" or ");
            }
            quote(text, sentence);
        }
    } else {
        quote(&bare(value), sentence);
    }
}

/// What the reader could have gone on with.
fn expectation(name: &str) -> &'static str {
    match name {
        "name" => "a name in double quotes",
        "colon" => "a colon",
        "comma_or_brace" => "a comma or `}`",
        "comma_or_bracket" => "a comma or `]`",
        _ => "a value",
    }
}

#[inline(never)]
fn bare(value: Option<&Data>) -> String {
    match value {
        Some(Data::Text(text)) => excerpt(text),
        Some(Data::Integer(number)) => number::decimal(*number),
        _ => String::new(),
    }
}

/// A type's name with its article.
fn push_type(name: &str, sentence: &mut String) {
    sentence.push_str(match name {
        "null" | "undefined" => "",
        "array" | "object" => "an ",
        _ => "a ",
    });
    sentence.push_str(name);
}

/// What people typed, in back-ticks.
fn quote(text: &str, quoted: &mut String) {
    quoted.push('`');
    push_visible(text, quoted);
    quoted.push('`');
}

/// What people typed, with what cannot be seen made visible.
fn push_visible(text: &str, quoted: &mut String) {
    let mut rest = text;
    loop {
        let (visible, after) = split_while(rest, |byte| matches!(byte, b' '..=b'~'));
        quoted.push_str(visible);
        let mut after = after.chars();
        match after.next() {
            None => break,
            Some('\n') => quoted.push_str("\\n"),
            Some('\r') => quoted.push_str("\\r"),
            Some('\t') => quoted.push_str("\\t"),
            Some(character) if is_invisible(character) => push_code_point(character, quoted),
            Some(character) => quoted.push(character),
        }
        rest = after.as_str();
    }
}

/// Controls, blanks that look like a space or like nothing, marks that turn the direction of writing.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{A0}' | '\u{AD}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}'
        )
}

/// `U+00A0`
fn push_code_point(character: char, text: &mut String) {
    let code = u32::from(character);
    let length = match code {
        0..=0xFFFF => 4,
        0x1_0000..=0xF_FFFF => 5,
        _ => 6,
    };
    text.push_str("U+");
    number::push_hex(code, length, text);
}

/// The most bytes of what people typed that an issue repeats, and how many it keeps of each end when there are more.
const LONGEST: usize = 80;
const HEAD: usize = 50;
const TAIL: usize = 24;

/// What people typed, cut in the middle when it is long.
#[inline(never)]
pub(crate) fn excerpt(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let head = text.get(..boundary(HEAD)).unwrap_or_default();
    let tail = text.get(boundary(text.len() - TAIL)..).unwrap_or_default();
    String::from_iter([head, "…", tail])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Reason;

    fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
        SENTENCES
            .lines()
            .map(|line| line.split_once(": ").expect("a key, a colon, a template"))
    }

    #[test]
    fn every_line_is_for_a_code_and_its_reason() {
        for (key, template) in lines() {
            let (code, reason) = key
                .split(' ')
                .next()
                .unwrap_or_default()
                .split_once('/')
                .unwrap_or((key, ""));
            let code = code.split(' ').next().unwrap_or_default();
            assert!(
                Code::ALL.iter().any(|known| known.as_str() == code),
                "{key}"
            );
            assert!(
                reason.is_empty() || Reason::ALL.iter().any(|known| known.as_str() == reason),
                "{key}"
            );
            assert!(
                !template.ends_with('.') && template.matches(". ").count() == 0,
                "{template}"
            );
            assert_eq!(
                template.matches('{').count(),
                template.matches('}').count() - template.matches("`}`").count()
            );
        }
    }

    #[test]
    fn the_lines_of_a_code_stand_together() {
        let mut codes: Vec<&str> = lines()
            .map(|(key, _)| key.split([' ', '/']).next().unwrap_or_default())
            .collect();
        codes.dedup();
        assert_eq!(codes.len(), Code::ALL.len(), "{codes:?}");
    }

    #[test]
    fn every_code_has_a_line_without_a_condition() {
        for code in Code::ALL {
            assert!(lines().any(|(key, _)| key == code.as_str()), "{code}");
            assert!(!sentence(&Issue::document(*code)).is_empty(), "{code}");
        }
    }

    #[test]
    fn shows_what_cannot_be_seen() {
        let mut shown = String::new();
        push_visible("a\n\t\u{0}\u{A0}\u{202E}é😀\u{E0001}", &mut shown);
        assert_eq!(shown, "a\\n\\tU+0000U+00A0U+202Eé😀\u{E0001}");
    }

    #[test]
    fn cuts_long_texts_in_the_middle() {
        assert_eq!(excerpt("short"), "short");
        let long = excerpt(&"é".repeat(1000));
        assert_eq!(
            long,
            ["é".repeat(25), "…".to_owned(), "é".repeat(12)].concat()
        );
    }
}
