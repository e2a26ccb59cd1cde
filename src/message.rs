//! The only English in the crate: the sentence of an issue and the title of a fix. `pkg/sentences.js` makes the same of the
//! same table.
//!
//! A sentence is a template filled with the issue's parameters. It reads after the field's name; it says what was found, what
//! is expected and, where that is not plain, why it matters: lower case, no full stop, back-ticks round what people typed.

use crate::data::{Data, Params};
use crate::issue::{Code, Fix, Issue};
use crate::template::{Mark, Templates, Texts};
use crate::text::{concat, split_at};
use std::fmt::Write as _;

/// What sentences have in common, and the titles of fixes by their operation; then the sentences, those of a code together,
/// in the order of [`Code::ALL`] and behind a line that is `##` and the code. Each has the name of a reason, and the last of a
/// code none.
pub(crate) static TABLE: &str = include_str!("sentences.txt");

/// With a back-tick, a text is put into back-ticks and what cannot be seen in it is made visible.
static SENTENCES: Templates = Templates {
    table: TABLE.split_at(STARTS[0] as usize).0,
    hole: *b"{}",
    marks: &[Mark {
        sign: "`",
        quote: "`",
        escape: push_visible,
    }],
};

/// Where the sentences of each code begin.
static STARTS: [u16; Code::ALL.len()] = starts(TABLE.as_bytes());

const fn starts(table: &[u8]) -> [u16; Code::ALL.len()] {
    let mut starts = [0; Code::ALL.len()];
    let mut code = 0;
    let mut rest = table;
    assert!(
        table.len() <= u16::MAX as usize,
        "the table is too long for its index"
    );
    while let [_, behind @ ..] = rest {
        if let [b'#', b'#', ..] = rest {
            #[expect(clippy::cast_possible_truncation, reason = "it was looked at")]
            let start = (table.len() - rest.len()) as u16;
            starts[code] = start;
            code += 1;
        }
        rest = behind;
    }
    starts
}

/// The sentence of an issue.
pub(crate) fn sentence(issue: &Issue) -> String {
    let reason = issue.reason.map_or("", |reason| reason.as_str());
    let start = STARTS.get(issue.code as usize).copied().unwrap_or_default();
    let texts = Texts {
        templates: &SENTENCES,
        known: &issue.params,
    };
    let mut sentence = String::new();
    let table = TABLE.get(usize::from(start)..).unwrap_or_default();
    texts.make(table, reason, &mut sentence);
    sentence
}

/// What applying a fix does, as the label of a button.
pub(crate) fn title(fix: &Fix) -> String {
    let mut title = String::new();
    for operation in &fix.patch {
        if !title.is_empty() {
            title.push_str(", ");
        }
        let (op, from, name, value) = operation.parts();
        let mut known = Params::default();
        known.push("from", excerpt(from));
        known.push("name", name.clone().into_owned());
        match value {
            Some(Data::Text(text)) => known.push("value", excerpt(text)),
            Some(Data::Integer(number)) => known.push("value", *number),
            _ => {}
        }
        let texts = Texts {
            templates: &SENTENCES,
            known: &known,
        };
        texts.push(op, &mut title);
    }
    title
}

/// Appends what people typed, with what cannot be seen made visible.
fn push_visible(character: char, text: &mut String) {
    match character {
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        // It lies below U+10000.
        _ if is_invisible(character) => {
            _ = write!(text, "U+{:04X}", u32::from(character));
        }
        _ => text.push(character),
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

/// The most characters of what people typed that an issue repeats, and how many it keeps of each end when there are more.
const LONGEST: usize = 80;
const HEAD: usize = 50;
const TAIL: usize = 24;

/// What people typed, cut in the middle when it is long.
#[inline(never)]
pub(crate) fn excerpt(text: &str) -> String {
    if text.len() <= LONGEST || after(text, LONGEST).is_empty() {
        return text.to_owned();
    }
    let mut before = text.chars();
    for _ in 0..TAIL {
        before.next_back();
    }
    let (head, _) = split_at(text, text.len() - after(text, HEAD).len());
    let (_, tail) = split_at(text, before.as_str().len());
    concat(&[head, "…", tail])
}

/// What stands behind a text's first characters, so many.
#[inline(never)]
fn after(text: &str, characters: usize) -> &str {
    let mut rest = text.chars();
    for _ in 0..characters {
        rest.next();
    }
    rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Code, Reason};

    /// What comes before the first code, and of each code its name and its sentences.
    fn groups() -> (&'static str, Vec<(&'static str, &'static str)>) {
        let mut groups = TABLE.split("##");
        let common = groups.next().expect("what sentences have in common");
        let groups = groups.map(|group| group.split_once('\n').expect("a code, a line end"));
        (common, groups.collect())
    }

    /// Each template's name, condition and text.
    fn templates(
        group: &'static str,
    ) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        let sections = group.split('#').filter(|section| !section.is_empty());
        sections.map(|section| {
            let (key, template) = section.split_once('\n').expect("a key, a line end");
            let (name, condition) = key.split_once(' ').unwrap_or((key, ""));
            (name, condition, template)
        })
    }

    #[test]
    fn the_codes_come_in_their_order_each_with_a_sentence_for_all_reasons() {
        let (_, groups) = groups();
        let codes: Vec<&str> = groups.iter().map(|(code, _)| *code).collect();
        let all: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes, all);
        for (code, sentences) in groups {
            let (name, condition, _) = templates(sentences).last().expect("a sentence");
            assert_eq!((name, condition), ("", ""), "{code}");
            // JavaScript looks for one of the reason first, and then for one of none.
            let is_sorted = templates(sentences).is_sorted_by_key(|(name, _, _)| name.is_empty());
            assert!(is_sorted, "{code}");
            for (reason, _, _) in templates(sentences) {
                let is_known = Reason::ALL.iter().any(|known| known.as_str() == reason);
                assert!(is_known || reason.is_empty(), "{code}/{reason}");
            }
        }
        for code in Code::ALL {
            assert!(!sentence(&Issue::document(*code)).is_empty(), "{code}");
        }
    }

    #[test]
    fn what_sentences_have_in_common_is_used() {
        let (common, _) = groups();
        for (name, _, _) in templates(common) {
            let is_title = ["add", "remove", "replace", "move"].contains(&name);
            assert!(is_title || TABLE.contains(&format!("{{{name}}}")), "{name}");
            // Where a reason's name stands there is its number in `pkg/words.js`.
            assert!(Reason::ALL.iter().all(|reason| reason.as_str() != name));
        }
    }

    #[test]
    fn every_template_is_one_line_without_a_full_stop() {
        for (name, condition, template) in templates(TABLE) {
            if template.is_empty() {
                continue;
            }
            assert_eq!(template.matches('\n').count(), 1, "{name} {condition}");
            assert!(
                !template.ends_with(".\n") && !template.contains(". "),
                "{template}"
            );
            let closed = template.matches('}').count() - template.matches("`}`").count();
            assert_eq!(template.matches('{').count(), closed, "{template}");
        }
    }

    #[test]
    fn shows_what_cannot_be_seen() {
        let mut shown = String::new();
        for character in "a\n\r\t\u{0}\u{A0}\u{202E}é😀\u{E0001}".chars() {
            push_visible(character, &mut shown);
        }
        assert_eq!(shown, "a\\n\\r\\tU+0000U+00A0U+202Eé😀\u{E0001}");
    }

    #[test]
    fn cuts_long_texts_in_the_middle() {
        assert_eq!(excerpt("short"), "short");
        let long = excerpt(&"é".repeat(1000));
        assert_eq!(
            long,
            ["é".repeat(50), "…".to_owned(), "é".repeat(24)].concat()
        );
        for (length, is_cut) in [(80, false), (81, true)] {
            for character in ["a", "é", "😀"] {
                let text = character.repeat(length);
                assert_eq!(excerpt(&text) != text, is_cut, "{text}");
            }
        }
    }
}
