//! Reports as numbers and texts, which `pkg/wire.js` reads. They hold no more than is known here alone: the names of codes and
//! reasons, the sentences and the titles are in `pkg/words.js`. JSON would be longer to write and to read.

use crate::data::{Data, Params};
use crate::issue::{Fix, Issue};
use crate::position::Position;
use crate::preview::Outlook;
use crate::report::Report;
use crate::text::count_units;
use std::borrow::Cow;

/// What crosses: the texts that are not in the module itself, in a row, as UTF-8; and numbers.
pub(crate) struct Wire {
    texts: Vec<u8>,
    numbers: Vec<u8>,
}

/// What comes before data, unless it is a text that the module holds: nothing lies so low in memory.
const UNKNOWN_TEXT: usize = 0;
const KNOWN_TEXTS: usize = 1;
const INTEGER: usize = 2;

/// How many bytes of numbers a report on a few mistakes has.
const USUAL: usize = 1 << 9;

/// What there may be any number of begins with how many there are, what may be missing too.
impl Wire {
    fn new() -> Self {
        Self {
            texts: Vec::with_capacity(USUAL),
            numbers: Vec::with_capacity(USUAL),
        }
    }

    /// A report. Of a value that came as no text there are no ranges.
    pub(crate) fn report(report: &Report, with_ranges: bool) -> Self {
        let mut wire = Self::new();
        wire.count(report.valid.into());
        let kind = report.destination_type;
        wire.count(kind.map_or(0, |kind| kind as usize + 1));
        wire.issues(&report.issues, with_ranges);
        wire
    }

    /// What the crate knows of a preview.
    pub(crate) fn outlook(outlook: &Outlook) -> Self {
        let mut wire = Self::new();
        wire.issues(&outlook.option_issues, true);
        wire.params(&outlook.facts);
        wire.all_known(&outlook.members);
        wire
    }

    /// The texts, their length, and the numbers; and where the length begins.
    pub(crate) fn into_bytes(self) -> (Vec<u8>, usize) {
        let Self { mut texts, numbers } = self;
        let length = texts.len();
        push(length as u64, &mut texts);
        texts.extend_from_slice(&numbers);
        (texts, length)
    }

    fn number(&mut self, number: u64) {
        push(number, &mut self.numbers);
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    #[expect(clippy::ptr_arg, reason = "a borrowed one is the module's own")]
    fn text(&mut self, text: &Cow<'static, str>) {
        match text {
            Cow::Borrowed(text) => self.known(text),
            Cow::Owned(text) => self.unknown(text),
        }
    }

    /// One that the module holds: its length in bytes, and 256 times where it is in memory. JavaScript reads it there, and
    /// remembers it.
    fn known(&mut self, text: &'static str) {
        match u8::try_from(text.len()) {
            Ok(length) => self.count(text.as_ptr().addr() << 8 | usize::from(length)),
            Err(_) => self.unknown(text),
        }
    }

    fn all_known(&mut self, texts: &[&'static str]) {
        self.count(texts.len());
        for text in texts {
            self.known(text);
        }
    }

    /// Any other: its length as JavaScript counts it, in UTF-16 units.
    fn unknown(&mut self, text: &str) {
        self.count(UNKNOWN_TEXT);
        self.count(count_units(text));
        self.texts.extend_from_slice(text.as_bytes());
    }

    fn issues(&mut self, issues: &[Issue], with_ranges: bool) {
        self.count(issues.len());
        for issue in issues {
            self.issue(issue, with_ranges);
        }
    }

    fn issue(&mut self, issue: &Issue, with_ranges: bool) {
        self.count(issue.code as usize);
        self.count(issue.reason.map_or(0, |reason| reason as usize + 1));
        self.count(issue.path.len());
        for name in issue.path.iter() {
            self.text(name);
        }
        self.params(&issue.params);
        let range = issue.range.filter(|_| with_ranges);
        self.count(range.is_some().into());
        if let Some(range) = range {
            self.position(&range.start);
            self.position(&range.end);
        }
        self.fix(issue.fix.as_ref());
    }

    fn params(&mut self, params: &Params) {
        self.count(params.iter().count());
        for (name, value) in params.iter() {
            self.known(name);
            self.data(value);
        }
    }

    fn data(&mut self, data: &Data) {
        match data {
            Data::Text(text) => self.text(text),
            Data::Texts(texts) => {
                self.count(KNOWN_TEXTS);
                self.all_known(texts);
            }
            Data::Integer(number) => {
                // None is negative: they are counts and versions.
                self.count(INTEGER);
                self.number(number.unsigned_abs());
            }
        }
    }

    fn position(&mut self, position: &Position) {
        self.count(position.offset);
        self.count(position.line);
        self.count(position.column);
    }

    fn fix(&mut self, fix: Option<&Fix>) {
        let patch = fix.map_or(&[][..], |fix| &fix.patch);
        self.count(patch.len());
        for operation in patch {
            let (op, from, name, value) = operation.parts();
            self.known(op);
            self.text(from);
            self.text(name);
            self.count(value.is_some().into());
            if let Some(value) = value {
                self.data(value);
            }
        }
    }
}

/// Appends a number in LEB128: <https://webassembly.github.io/spec/core/binary/values.html#integers>.
fn push(mut number: u64, bytes: &mut Vec<u8>) {
    loop {
        let rest = number >> 7;
        let more = if rest > 0 { 128 } else { 0 };
        bytes.push((number & 127) as u8 | more);
        if rest == 0 {
            break;
        }
        number = rest;
    }
}
