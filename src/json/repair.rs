//! Repairs of strings whose delimiters are not straight double quotes. A repair changes the delimiters, and of the content only
//! what the same habit changed: an HTML entity inside entities, a backslash inside escaped quotes.

use crate::span::Span;
use crate::unicode::{has_no_width, is_unicode_space};

/// Replacements in the text's order.
pub(super) type Edits = Vec<(Span, String)>;

/// A delimiter that people and tools use in place of a straight double quote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// `'`
    Single,
    /// `“`, `”`, `„`, `«` and similar quotes.
    Curly,
    /// `‘`, `’` and similar quotes.
    SingleCurly,
    /// `&quot;` and similar entities.
    Entity,
    /// `\"`
    Escaped,
}

impl Delimiter {
    /// Returns the delimiter at the start of a text, and its length.
    pub(super) fn at_start(text: &str) -> Option<(Self, usize)> {
        let first = text.chars().next()?;
        match first {
            '\'' => Some((Self::Single, 1)),
            // Python's strings of Unicode and of bytes.
            'u' | 'b' => text
                .get(1..)?
                .starts_with('\'')
                .then_some((Self::Single, 2)),
            '\\' => text.starts_with("\\\"").then_some((Self::Escaped, 2)),
            '&' => {
                let entity = entity(text)?;
                is_quote(entity.character).then_some((Self::Entity, entity.length))
            }
            _ if is_curly(first) => Some((Self::Curly, first.len_utf8())),
            _ if is_single_curly(first) => Some((Self::SingleCurly, first.len_utf8())),
            _ => None,
        }
    }

    fn closes(self, character: char) -> bool {
        match self {
            Self::Single => character == '\'',
            Self::Curly => character == '"' || is_curly(character),
            Self::SingleCurly => character == '\'' || is_single_curly(character),
            Self::Entity => is_quote(character),
            Self::Escaped => false,
        }
    }
}

/// Curly double quotes, low and reversed ones, angle quotes, and the full-width quote.
fn is_curly(character: char) -> bool {
    matches!(character, '\u{201C}'..='\u{201F}' | '«' | '»' | '\u{FF02}')
}

/// Curly single quotes, low and reversed ones.
fn is_single_curly(character: char) -> bool {
    matches!(character, '\u{2018}'..='\u{201B}')
}

pub(super) fn is_any_curly(character: char) -> bool {
    is_curly(character) || is_single_curly(character)
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || is_any_curly(character)
}

/// A character of HTML, written as an entity.
pub(super) struct Entity {
    pub character: char,
    pub length: usize,
}

/// The entities that a quote, a space, or a character of HTML's own syntax becomes.
const ENTITIES: &[(&str, char)] = &[
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#x22;", '"'),
    ("&apos;", '\''),
    ("&#39;", '\''),
    ("&#034;", '"'),
    ("&#039;", '\''),
    ("&#x27;", '\''),
    ("&ldquo;", '“'),
    ("&rdquo;", '”'),
    ("&lsquo;", '‘'),
    ("&rsquo;", '’'),
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&nbsp;", '\u{A0}'),
    ("&#160;", '\u{A0}'),
];

/// Returns the entity at the start of a text.
pub(super) fn entity(text: &str) -> Option<Entity> {
    let is_next = |(name, _): &&(&str, char)| text.starts_with(name);
    ENTITIES
        .iter()
        .find(is_next)
        .map(|&(name, character)| Entity {
            character,
            length: name.len(),
        })
}

/// Returns the edits that give the string at `start` straight double quotes, if its end is plain.
pub(super) fn straighten(text: &str, start: usize) -> Option<Edits> {
    let (delimiter, length) = Delimiter::at_start(text.get(start..)?)?;
    let mut edits = vec![(Span::new(start, start + length), "\"".to_owned())];
    let mut at = start + length;
    // Whether a backslash came before, so that a quote does not end the string.
    let mut is_escaped = false;
    // The quotes in the content so far that could have ended it, and whether its last character is one.
    let mut quotes_inside = 0;
    let mut ends_with_quote = false;
    loop {
        let rest = text.get(at..)?;
        let unit = Unit::at_start(rest, delimiter)?;
        let span = Span::new(at, at + unit.length);
        at = span.end;
        let is_end = match delimiter {
            Delimiter::Escaped => unit.character == '"' && unit.length == 2 && !is_escaped,
            _ => !is_escaped && delimiter.closes(unit.character) && is_boundary(text.get(at..)?),
        };
        if is_end {
            // In `“a””`, one quote is too many, unless another one inside belongs to it.
            let is_plain = !ends_with_quote || quotes_inside % 2 == 0;
            edits.push((span, "\"".to_owned()));
            return is_plain.then_some(edits);
        }
        let is_entity = delimiter == Delimiter::Entity;
        ends_with_quote =
            !is_escaped && delimiter.closes(unit.character) && (unit.is_decoded() || !is_entity);
        quotes_inside += usize::from(ends_with_quote);
        // The second quote of `''a''` is a part of the delimiter.
        let is_doubled = delimiter == Delimiter::Single && span.start == start + length;
        if !is_escaped
            && delimiter.closes(unit.character)
            && (is_doubled || may_end_string(text.get(at..)?))
        {
            return None;
        }
        if unit.character == '"' && !is_escaped {
            // A quote that ended nothing is content.
            edits.push((span, "\\\"".to_owned()));
        } else if unit.is_decoded() {
            edits.push((span, String::from(unit.character)));
        }
        is_escaped = unit.character == '\\' && !is_escaped;
    }
}

/// A character of a string's content, as its delimiters write it.
struct Unit {
    character: char,
    length: usize,
}

impl Unit {
    /// Returns the first unit of a text; none where the line ends, which no string goes across.
    fn at_start(text: &str, delimiter: Delimiter) -> Option<Self> {
        let character = text.chars().next()?;
        let plain = Self {
            character,
            length: character.len_utf8(),
        };
        match character {
            '\n' | '\r' => None,
            '&' if delimiter == Delimiter::Entity => Some(entity(text).map_or(
                plain,
                |Entity { character, length }| Self { character, length },
            )),
            '\\' if delimiter == Delimiter::Escaped => {
                let second = text.chars().nth(1)?;
                let length = if matches!(second, '"' | '\\') { 2 } else { 1 };
                let character = if length == 2 { second } else { '\\' };
                Some(Self { character, length })
            }
            _ => Some(plain),
        }
    }

    /// Whether the text has another spelling of the character.
    const fn is_decoded(&self) -> bool {
        self.length != self.character.len_utf8()
    }
}

/// Whether a string can end before this text: the text goes on as JSON does after a name or a value, or as JSON with one of
/// the common mistakes.
pub(super) fn is_boundary(rest: &str) -> bool {
    let next = skip_spaces(rest);
    let skipped = rest.len() - next.len();
    if rest
        .bytes()
        .take(skipped)
        .any(|byte| byte == b'\n' || byte == b'\r')
    {
        return true;
    }
    let after = |length| skip_spaces(next.get(length..).unwrap_or_default());
    if begins_colon(next) {
        return begins_value(after(colon_length(next)));
    }
    match next.chars().next() {
        None | Some('}' | ']') => true,
        Some(comma @ (',' | '，')) => {
            let after = after(comma.len_utf8());
            begins_member(after)
                || begins_value(after)
                || matches!(after.as_bytes().first(), None | Some(b'}' | b']'))
        }
        Some('/' | '#') => begins_comment(next),
        _ => (skipped > 0 || begins_string(next)) && begins_member(next),
    }
}

/// Whether a quote before this text may be more than a part of a string's content: another quote follows, or a member, or a
/// mark that is between strings in JSON or in another language.
fn may_end_string(rest: &str) -> bool {
    let next = skip_spaces(rest);
    match next.chars().next() {
        Some('=' | ':' | ';' | '：' | '，') => true,
        Some(',') => {
            let after = skip_spaces(next.get(1..).unwrap_or_default());
            let first = after.bytes().next();
            first.is_none_or(|byte| byte.is_ascii_punctuation()) || begins_assignment(after)
        }
        _ => {
            let length = quote_length(next);
            let is_closed = || is_boundary(next.get(length..).unwrap_or_default());
            length > 0 && !is_closed() || begins_assignment(next)
        }
    }
}

/// Returns the length of the colon at the start of a text, or of what other languages and keyboards have in its place; 0 if
/// there is none.
pub(super) fn colon_length(text: &str) -> usize {
    first_length(text, &[":", "=>", "=", "："])
}

/// Whether a colon begins here. An equals sign alone may be a part of a text.
fn begins_colon(text: &str) -> bool {
    colon_length(text) > 0 && (!text.starts_with('=') || text.starts_with("=>"))
}

/// Returns the length of the semicolon, or of the comma of a Chinese keyboard, at the start of a text; 0 if there is none.
pub(super) fn comma_length(text: &str) -> usize {
    first_length(text, &[";", "，"])
}

fn first_length(text: &str, marks: &[&str]) -> usize {
    let mark = marks.iter().find(|mark| text.starts_with(**mark));
    mark.map_or(0, |mark| mark.len())
}

/// Whether a member begins here: a name, with quotes of any sort, without, or without its opening quote, and a colon.
pub(super) fn begins_member(text: &str) -> bool {
    begins_member_with(text, begins_colon)
}

/// Like [`begins_member`], but also accepts an equals sign.
pub(super) fn begins_assignment(text: &str) -> bool {
    begins_member_with(text, |rest| colon_length(rest) > 0)
}

fn begins_member_with(text: &str, is_colon: fn(&str) -> bool) -> bool {
    let opening = quote_length(text);
    let name = text.get(opening..).unwrap_or_default();
    let rest = name.trim_start_matches(is_name_character);
    let closing = quote_length(rest);
    let next = skip_spaces(rest.get(closing..).unwrap_or_default());
    if opening > 0 {
        let is_name = closing > 0 && rest.len() < name.len();
        is_name && (is_colon(next) || begins_comment(next))
    } else {
        begins_word(name) && (is_colon(next) || closing == 0 && begins_comment(next))
    }
}

/// Whether a value begins here, with quotes of any sort.
pub(super) fn begins_value(text: &str) -> bool {
    let is_literal = || {
        let rest = text.trim_start_matches(is_name_character);
        let word = text.get(..text.len() - rest.len()).unwrap_or_default();
        meant_literal(word).is_some()
    };
    begins_string(text)
        || begins_comment(text)
        || text.starts_with(['{', '[', '$', '<'])
        || matches!(text.as_bytes(), [b'0'..=b'9', ..] | [b'-', b'0'..=b'9', ..])
        || is_literal()
}

/// Whether a string begins here, with quotes of any sort.
pub(super) fn begins_string(text: &str) -> bool {
    quote_length(text) > 0
}

/// Returns the length of the quote of any sort at the start of a text; 0 if there is none.
pub(super) fn quote_length(text: &str) -> usize {
    if text.starts_with('"') {
        return 1;
    }
    Delimiter::at_start(text).map_or(0, |(_, length)| length)
}

fn begins_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$'))
}

/// Whether a character can be part of a name without quotes.
pub(super) fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$' | '-' | '.')
}

/// Whether a comment begins here, of JavaScript or of a shell.
pub(super) fn begins_comment(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("/*") || text.starts_with('#')
}

/// Returns the length of the comment at the start of a text, if it has an end.
pub(super) fn comment_length(text: &str) -> Option<usize> {
    if text.starts_with("/*") {
        let mut pairs = text.as_bytes().get(2..)?.windows(2);
        return pairs.position(|pair| pair == b"*/").map(|at| at + 4);
    }
    let is_inside = |byte: &u8| !matches!(byte, b'\n' | b'\r');
    begins_comment(text).then(|| text.bytes().take_while(is_inside).count())
}

/// Skips white space and comments.
pub(super) fn skip_comments(text: &str) -> &str {
    let mut rest = skip_spaces(text);
    while let Some(length) = comment_length(rest) {
        rest = skip_spaces(rest.get(length..).unwrap_or_default());
    }
    rest
}

/// Returns the literal of JSON that a word of another language means.
pub(crate) fn meant_literal(word: &str) -> Option<&'static str> {
    let meanings = [
        ("true", "true"),
        ("false", "false"),
        ("null", "null"),
        ("none", "null"),
        ("nil", "null"),
        ("undefined", "null"),
    ];
    let mut meanings = meanings.into_iter();
    meanings.find_map(|(known, literal)| word.eq_ignore_ascii_case(known).then_some(literal))
}

/// Skips white space, of JSON, of Unicode and of HTML.
pub(super) fn skip_spaces(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_space);
    while let Some(entity) = entity(rest).filter(|entity| is_space(entity.character)) {
        let after = rest.get(entity.length..).unwrap_or_default();
        rest = after.trim_start_matches(is_space);
    }
    rest
}

/// Returns the place of a text without the white space around it.
pub(super) fn trimmed(text: &str) -> Span {
    let start = text.len() - skip_spaces(text).len();
    Span::new(start, trim_end(text).len().max(start))
}

/// Removes the white space at the end, of JSON, of Unicode and of HTML.
pub(super) fn trim_end(text: &str) -> &str {
    let mut rest = text.trim_end_matches(is_space);
    while let Some(before) = without_entity_of_space(rest) {
        rest = before.trim_end_matches(is_space);
    }
    rest
}

fn without_entity_of_space(text: &str) -> Option<&str> {
    let mut entities = ENTITIES
        .iter()
        .filter(|(_, character)| is_space(*character));
    entities.find_map(|(entity, _)| text.strip_suffix(entity))
}

/// Whether a character is white space, of JSON or of Unicode.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\n' | '\r' | '\t') || plain_space(character).is_some()
}

/// Returns what to write in place of white space that JSON does not have: a space, or nothing if it has no width.
pub(super) fn plain_space(character: char) -> Option<&'static str> {
    match character {
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{1680}' | '\u{2028}' | '\u{2029}' => Some(" "),
        _ if is_unicode_space(character) => Some(" "),
        _ if has_no_width(character) => Some(""),
        _ => None,
    }
}
