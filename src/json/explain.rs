//! Names the mistake at the place where the parser stopped, and offers the repair if there is one plain one.

use super::parser::{BYTE_ORDER_MARK, WORD, is};
use super::repair::{
    Delimiter, begins_assignment, begins_comment, begins_member, begins_string, begins_value,
    colon_length, comment_length, entity, is_any_curly, is_boundary, meant_literal, plain_space,
    quote_length, skip_comments, skip_spaces, straighten,
};
use super::template::placeholder;
use super::wrapping::{
    code_fence, jira_macro, marked_lines, quotes_around, text_before, trailing_fence,
};
use super::{Expected, Mistake, SyntaxError, parse, string_literal};
use crate::span::Span;

/// The place where the parser stopped.
pub(super) struct Stop<'t> {
    pub text: &'t str,
    pub at: usize,
    /// The last string before, quotes included.
    pub string: Span,
}

impl<'t> Stop<'t> {
    /// Explains a character that the grammar does not allow here.
    #[cold]
    pub(super) fn unexpected(&self, expected: Expected) -> Box<SyntaxError> {
        if self.rest().is_empty() {
            return self.mistake(Mistake::UnexpectedEnd, 0).expecting(expected);
        }
        let explained = self
            .wrapping()
            .or_else(|| self.closing_curly_quote(expected))
            .or_else(|| self.missing_closing_quote(expected))
            .or_else(|| self.comment(expected))
            .or_else(|| self.preamble())
            .or_else(|| self.delimiter(expected))
            .or_else(|| self.template(expected))
            .or_else(|| self.foreign_mark(expected))
            .or_else(|| self.missing_mark(expected))
            .or_else(|| self.space(expected))
            .or_else(|| self.word_mistake(expected));
        explained.unwrap_or_else(|| {
            let length = self.first().map_or(0, char::len_utf8);
            self.mistake(Mistake::UnexpectedCharacter, length)
                .expecting(expected)
        })
    }

    /// Explains text after the document.
    #[cold]
    pub(super) fn trailing_text(&self) -> Box<SyntaxError> {
        let explained = quotes_around(self.text)
            .or_else(|| self.comment(Expected::CommaOrBrace))
            .or_else(|| trailing_fence(self.text, self.at))
            .or_else(|| text_before(self.text))
            .or_else(|| self.missing_braces());
        if let Some(explained) = explained {
            return explained;
        }
        let rest = self.rest();
        // At least 1: a form feed is a space to Rust, and not to JSON.
        let length = rest.trim_ascii_end().len().max(1);
        let error = self.mistake(Mistake::TrailingText, length);
        if skip_spaces(rest).is_empty() {
            error.replace(self.span(rest.len()), "")
        } else {
            error
        }
    }

    /// Explains a comma before the end of an object or array.
    #[cold]
    pub(super) fn trailing_comma(&self, expected: Expected) -> Box<SyntaxError> {
        let span = self.span(1);
        self.mistake(Mistake::TrailingComma, 1)
            .expecting(expected)
            .replace(span, "")
    }

    /// Explains a byte order mark before the document.
    #[cold]
    pub(super) fn byte_order_mark(&self) -> Box<SyntaxError> {
        let span = self.span(BYTE_ORDER_MARK.len_utf8());
        self.mistake(Mistake::ByteOrderMark, BYTE_ORDER_MARK.len_utf8())
            .replace(span, "")
    }

    /// Explains a control character, or the end of the text, in the string that begins at `start`.
    #[cold]
    pub(super) fn inside_string(&self, start: usize) -> Box<SyntaxError> {
        if let Some(explained) = quotes_around(self.text).filter(|error| error.span.start == start)
        {
            return explained;
        }
        // Without a plain end, the string may lack its closing quote, and the character is not part of it.
        let has_end = ends_plainly(self.rest());
        let quote = curly_end(self.text, Span::new(start + 1, self.at));
        if let Some(quote) = quote.filter(|_| !has_end) {
            return quote;
        }
        let Some(character) = self.first() else {
            return self.mistake(Mistake::UnexpectedEnd, 0);
        };
        let ends_line = matches!(character, '\n' | '\r');
        if ends_line
            && !has_end
            && let Some(explained) = self.missing_quote_at_line_end(start)
        {
            return explained;
        }
        let error = self.mistake(Mistake::ControlCharacter, 1);
        if has_end {
            let literal = string_literal(character.encode_utf8(&mut [0; 4]));
            error.replace(self.span(1), literal.trim_matches('"'))
        } else {
            error
        }
    }

    /// Explains an escape that JSON does not have.
    #[cold]
    pub(super) fn bad_escape(&self, length: usize) -> Box<SyntaxError> {
        let error = self.mistake(Mistake::BadEscape, length);
        match self.rest().as_bytes().get(1) {
            Some(b'\'') => error.replace(self.span(1), ""),
            // Markdown escapes punctuation; a Windows path may have it after a backslash too.
            Some(byte) if byte.is_ascii_punctuation() => {
                error.guess(vec![(self.span(1), String::new())])
            }
            _ => error,
        }
    }

    /// Explains a number that JSON does not have.
    #[cold]
    pub(super) fn bad_number(&self) -> Box<SyntaxError> {
        if let Some(explained) = self.preamble() {
            return explained;
        }
        let word = self.word();
        // A list of YAML.
        if word == "-" && self.is_first() {
            return self
                .mistake(Mistake::BadLiteral, 1)
                .expecting(Expected::OpeningBrace);
        }
        let error = self.mistake(Mistake::BadNumber, word.len());
        let sign = if word.starts_with('-') { "-" } else { "" };
        let digits = word.strip_prefix('-').unwrap_or(word);
        let significant = digits.trim_start_matches('0');
        let is_integer_zero = !significant.starts_with(|first: char| first.is_ascii_digit());
        let zero = if is_integer_zero { "0" } else { "" };
        let meant = format!("{sign}{zero}{significant}");
        if meant.len() >= word.len() || parse(&meant).is_err() {
            return error;
        }
        // The version is the contract's only number; in any other member the zeros are a part of a text.
        let member = self.text.get(self.string.start..self.at);
        if member.is_some_and(|member| member.starts_with("\"version\"")) {
            error.replace(self.span(word.len()), &meant)
        } else {
            error.replace(self.span(word.len()), &string_literal(word))
        }
    }

    /// Explains what is around the document.
    fn wrapping(&self) -> Option<Box<SyntaxError>> {
        let around = if self.is_first() {
            quotes_around(self.text).or_else(|| code_fence(self.text))
        } else {
            None
        };
        around.or_else(|| jira_macro(self.text))
    }

    /// Explains what is before the document.
    fn preamble(&self) -> Option<Box<SyntaxError>> {
        let body = skip_spaces(self.text);
        let may_be_log_line = body.starts_with('[') && body.len() >= self.rest().len();
        if self.is_first() || may_be_log_line {
            marked_lines(self.text).or_else(|| text_before(self.text))
        } else {
            None
        }
    }

    /// Whether nothing but white space is before this.
    fn is_first(&self) -> bool {
        skip_spaces(self.text).len() == self.rest().len()
    }

    /// Explains the string before that has a curly quote in place of its closing quote, and so ran on to the next straight one.
    fn closing_curly_quote(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let is_after_string = self
            .text
            .get(self.string.end..self.at)
            .is_some_and(|between| skip_spaces(between).is_empty());
        if matches!(expected, Expected::Value | Expected::Name)
            || !is_after_string
            || self.string.end == 0
        {
            return None;
        }
        curly_end(
            self.text,
            Span::new(self.string.start + 1, self.string.end - 1),
        )
    }

    fn comment(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let is_hash = rest.starts_with('#');
        // `#fff` in place of a value is no comment.
        let is_color = is_hash && expected == Expected::Value && !rest.starts_with("# ");
        if is_color || !begins_comment(rest) {
            return None;
        }
        let error = self
            .mistake(Mistake::Comment, if is_hash { 1 } else { 2 })
            .expecting(expected);
        let before = self.text.get(..self.at)?;
        // Without quotes, `//bucket/folder` may be the value.
        let line = rest.lines().next().unwrap_or_default();
        let may_be_value = before.trim_ascii_end().ends_with(':')
            && (line.ends_with(',') || !begins_value(skip_comments(rest)));
        // Without line breaks, a comment swallows the rest of the document.
        let is_kept =
            |length: &usize| !may_be_value && (*length < rest.len() || parse(before).is_ok());
        Some(match comment_length(rest).filter(is_kept) {
            Some(length) => error.replace(self.span(length), ""),
            None => error,
        })
    }

    /// Explains a name or a value in quotes that are not straight double quotes.
    fn delimiter(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        if !matches!(expected, Expected::Value | Expected::Name) {
            return None;
        }
        let (delimiter, length) = Delimiter::at_start(self.rest())?;
        let mistake = match delimiter {
            Delimiter::Single => Mistake::SingleQuotes,
            Delimiter::Curly | Delimiter::SingleCurly => Mistake::CurlyQuote,
            Delimiter::Entity => Mistake::HtmlEntity,
            Delimiter::Escaped => Mistake::EscapedQuotes,
        };
        let repair = straighten(self.text, self.at).unwrap_or_default();
        Some(
            self.mistake(mistake, length)
                .expecting(expected)
                .repair(repair),
        )
    }

    /// Explains what templates and examples have in place of JSON.
    fn template(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        for dots in ["...", "…"] {
            if rest.starts_with(dots) {
                return Some(
                    self.mistake(Mistake::Ellipsis, dots.len())
                        .expecting(expected),
                );
            }
        }
        let before = self.text.get(..self.at).unwrap_or_default();
        let start = match expected {
            Expected::Value => self.at,
            // The parser took the first brace of `{{x}}` or `{x}` for an object's.
            Expected::Name if before.ends_with('{') => self.at - 1,
            _ => return None,
        };
        let is_root = matches!(skip_spaces(before), "" | "{");
        let length = placeholder(self.text.get(start..)?, is_root)?;
        Some(
            SyntaxError::new(Mistake::Placeholder, Span::new(start, start + length))
                .expecting(expected),
        )
    }

    /// Explains white space that JSON does not have, as a character, as an entity or as an escape.
    fn space(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let spaces = rest.chars().map_while(|character| {
            plain_space(character).map(|space| (character.len_utf8(), space))
        });
        let (lengths, plain): (Vec<usize>, String) = spaces.unzip();
        if !lengths.is_empty() {
            let length = lengths.iter().sum();
            let error = self
                .mistake(Mistake::UnexpectedCharacter, length)
                .expecting(expected);
            return Some(error.replace(self.span(length), &plain));
        }
        if let Some(entity) = entity(rest) {
            let error = self
                .mistake(Mistake::HtmlEntity, entity.length)
                .expecting(expected);
            let is_space = plain_space(entity.character).is_some();
            return Some(if is_space {
                error.replace(self.span(entity.length), " ")
            } else {
                error
            });
        }
        let line_end = match rest.get(..2)? {
            "\\n" => "\n",
            "\\r" => "\r",
            "\\t" => "\t",
            _ => return None,
        };
        let error = self.mistake(Mistake::EscapedQuotes, 2).expecting(expected);
        Some(error.replace(self.span(2), line_end))
    }

    /// Explains a word without quotes.
    fn word_mistake(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let word = self.word();
        let (first, second) = (word.as_bytes().first()?, word.as_bytes().get(1));
        let span = self.span(word.len());
        match expected {
            Expected::Name if is(*first, WORD) => {
                let error = self.mistake(Mistake::UnquotedName, word.len());
                let after = self.text.get(span.end..)?;
                let closing = quote_length(after);
                let next = skip_spaces(after);
                // With a quote after the name, the opening quote alone is missing, if a colon follows. Before a member, it may be
                // the number of a line.
                let is_repaired = if closing > 0 {
                    begins_assignment(self.rest())
                } else {
                    colon_length(next) > 0
                        || begins_comment(next)
                        || begins_string(next) && !begins_member(next)
                };
                if is_repaired {
                    let quote = |start, end| (Span::new(start, end), "\"".to_owned());
                    return Some(error.repair(vec![
                        quote(span.start, span.start),
                        quote(span.end, span.end + closing),
                    ]));
                }
                // The thousands of a number with commas are no name.
                (!first.is_ascii_digit()).then_some(error)
            }
            Expected::Value if matches!(first, b'+' | b'.') => {
                let is_number = is(*second?, WORD);
                is_number.then(|| self.mistake(Mistake::BadNumber, word.len()))
            }
            Expected::Value if matches!(word, "NaN" | "Infinity") => {
                Some(self.mistake(Mistake::BadNumber, word.len()))
            }
            Expected::Value => Some(match meant_literal(word) {
                Some(literal) => self
                    .mistake(Mistake::BadLiteral, word.len())
                    .replace(span, literal),
                // In double quotes, it would be no body either.
                None if self.is_first() => self
                    .mistake(Mistake::BadLiteral, word.len())
                    .expecting(Expected::OpeningBrace),
                None => self
                    .missing_opening_quote()
                    .unwrap_or_else(|| self.mistake(Mistake::BadLiteral, word.len())),
            }),
            _ => None,
        }
    }

    pub(super) fn mistake(&self, mistake: Mistake, length: usize) -> Box<SyntaxError> {
        SyntaxError::new(mistake, self.span(length))
    }

    pub(super) fn span(&self, length: usize) -> Span {
        Span::new(self.at, self.at + length)
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn first(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the whole word that begins here, signs and points included.
    pub(super) fn word(&self) -> &'t str {
        let is_word = |byte: &u8| is(*byte, WORD) || matches!(byte, b'+' | b'-');
        let length = self.rest().bytes().take_while(is_word).count();
        self.rest().get(..length).unwrap_or_default()
    }
}

/// Explains the curly quote in a string at which the string was meant to end: what follows it is what follows a string, and it
/// is not one of a pair of quotes in the string.
fn curly_end(text: &str, content: Span) -> Option<Box<SyntaxError>> {
    let mut open = 0_usize;
    for (offset, character) in text.get(content.start..content.end)?.char_indices() {
        if !is_any_curly(character) {
            continue;
        }
        let at = content.start + offset;
        let span = Span::new(at, at + character.len_utf8());
        let is_opening = matches!(character, '“' | '„' | '‘' | '‚' | '«');
        if open == 0 && is_boundary(text.get(span.end..)?) {
            return Some(SyntaxError::new(Mistake::CurlyQuote, span).replace(span, "\""));
        }
        open = if is_opening {
            open + 1
        } else {
            open.saturating_sub(1)
        };
    }
    None
}

/// Whether the string that goes on here has an end after which JSON goes on.
fn ends_plainly(rest: &str) -> bool {
    let mut is_escaped = false;
    for (at, character) in rest.char_indices() {
        if character == '"' && !is_escaped {
            return is_boundary(rest.get(at + 1..).unwrap_or_default());
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    false
}
