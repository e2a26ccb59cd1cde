//! Names the mistake at the place where the parser stopped, and offers the repair if there is one plain one.

use super::code_fence::{code_fence, jira_macro, trailing_fence};
use super::delimiter::{Delimiter, entity};
use super::lookahead::{
    begins_assignment, begins_comment, begins_member, begins_string, colon_length,
    follows_line_mark, meant_literal, plain_space, quote_length, skip_spaces,
};
use super::parser::{BYTE_ORDER_MARK, WORD, is};
use super::repair::Edits;
use super::straighten::straighten;
use super::template::placeholder;
use super::wrapping::{marked_lines, quotes_around, text_before};
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
            .or_else(|| self.closing_curly_quote())
            .or_else(|| self.missing_closing_quote(expected))
            .or_else(|| self.comment(expected))
            .or_else(|| self.preamble())
            .or_else(|| self.delimiter(expected))
            .or_else(|| self.template(expected))
            .or_else(|| self.foreign_mark(expected))
            .or_else(|| self.missing_mark(expected))
            .or_else(|| self.space(expected))
            .or_else(|| self.stray_entity(expected))
            .or_else(|| self.escaped_space(expected))
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
            .or_else(|| marked_lines(self.text))
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
        if let Some(brace) = self.stray_brace() {
            return brace;
        }
        let span = self.span(1);
        self.mistake(Mistake::TrailingComma, 1)
            .expecting(expected)
            .replace(span, "")
    }

    /// Explains the brace after a comma that ends the document, though more members follow.
    fn stray_brace(&self) -> Option<Box<SyntaxError>> {
        let next = skip_spaces(self.text.get(self.at + 1..)?);
        let after = skip_spaces(next.strip_prefix('}')?);
        let is_stray = begins_member(skip_spaces(after.strip_prefix(',').unwrap_or(after)))
            && parse(&format!("{}}}", self.text.get(..self.at)?)).is_ok();
        let brace = self.text.len() - next.len();
        let error = SyntaxError::new(Mistake::UnexpectedCharacter, Span::new(brace, brace + 1));
        is_stray.then(|| error.expecting(Expected::Name))
    }

    /// Explains a byte order mark before the document.
    #[cold]
    pub(super) fn byte_order_mark(&self) -> Box<SyntaxError> {
        let span = self.span(BYTE_ORDER_MARK.len_utf8());
        self.mistake(Mistake::ByteOrderMark, BYTE_ORDER_MARK.len_utf8())
            .replace(span, "")
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
        // `-d` and `--data` are options of a command.
        let is_option = matches!(word.trim_start_matches('-').as_bytes(), [b'a'..=b'z', ..]);
        if is_option && self.is_first() {
            return self
                .mistake(Mistake::UnexpectedCharacter, word.len())
                .expecting(Expected::Value);
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
    pub(super) fn is_first(&self) -> bool {
        skip_spaces(self.text).len() == self.rest().len()
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
        // The quotes may be around members without braces.
        let is_around = self.is_first() && begins_member(self.rest().get(length..)?);
        // `'name: 'a'` has a name without its closing quote.
        let runs_on = |edits: &Edits| {
            let end = edits.last().map_or(self.at, |(span, _)| span.start);
            let content = self.text.get(self.at..end).unwrap_or_default();
            let value = content.split_once(':').map(|(_, value)| skip_spaces(value));
            expected == Expected::Name
                && value.is_some_and(|value| value.is_empty() || begins_string(value))
        };
        let repair = straighten(self.text, self.at)
            .filter(|edits| !is_around && !runs_on(edits))
            .unwrap_or_default();
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

    /// Explains white space that JSON does not have.
    fn space(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let spaces = self.rest().chars().map_while(|character| {
            plain_space(character).map(|space| (character.len_utf8(), space))
        });
        let (lengths, plain): (Vec<usize>, String) = spaces.unzip();
        let length = lengths.iter().sum();
        (length > 0).then(|| {
            self.mistake(Mistake::UnexpectedCharacter, length)
                .expecting(expected)
                .replace(self.span(length), &plain)
        })
    }

    /// Explains an HTML entity, which may be white space.
    fn stray_entity(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let entity = entity(self.rest())?;
        let error = self
            .mistake(Mistake::HtmlEntity, entity.length)
            .expecting(expected);
        Some(match plain_space(entity.character) {
            Some(_) => error.replace(self.span(entity.length), " "),
            None => error,
        })
    }

    /// Explains white space that is written as an escape outside of strings.
    fn escaped_space(&self, expected: Expected) -> Option<Box<SyntaxError>> {
        let rest = self.rest();
        let line_end = match rest.get(..2)? {
            "\\n" => "\n",
            "\\r" => "\r",
            "\\t" => "\t",
            _ => return None,
        };
        let error = self.mistake(Mistake::EscapedQuotes, 2).expecting(expected);
        // `\reports` is a folder.
        let is_word = is(*rest.as_bytes().get(2)?, WORD);
        Some(if is_word {
            error
        } else {
            error.replace(self.span(2), line_end)
        })
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
                    let value = skip_spaces(next.get(colon_length(next)..)?);
                    colon_length(next) > 0 && !follows_line_mark(value)
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
                None => self.missing_opening_quote().unwrap_or_else(|| {
                    let error = self.mistake(Mistake::BadLiteral, word.len());
                    let after = self.text.get(span.end..).unwrap_or_default();
                    // A call, a member or an element of an object, an email, or a string of another language is no text
                    // without its quotes.
                    if word.contains('.') || after.starts_with(['(', '[', '"', '\'', '@']) {
                        error.expecting(Expected::Value)
                    } else {
                        error
                    }
                }),
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
