//! A report as a text that `pkg/report-text.js` reads. It holds no more than is known here alone: the names of codes and
//! reasons, the sentences and the titles are in `pkg/words.js`. JSON would be longer to write and to read.

use crate::data::{Data, Params};
use crate::issue::{Fix, Issue};
use crate::position::Position;
use crate::preview::Outlook;
use crate::report::Report;
use crate::rule::DestinationType;
use crate::text::count_units;

/// A report. Of a value that came as no text there are no ranges.
pub(crate) fn of(report: &Report, with_ranges: bool) -> Vec<u8> {
    let mut text = ReportText::new();
    text.count(report.valid.into());
    text.count(match report.destination_type {
        None => 0,
        Some(DestinationType::S3) => 1,
        Some(DestinationType::Gcs) => 2,
    });
    text.issues(&report.issues, with_ranges);
    text.0
}

/// What the crate knows of a preview.
pub(crate) fn of_outlook(outlook: &Outlook) -> Vec<u8> {
    let mut text = ReportText::new();
    text.issues(&outlook.option_issues, true);
    text.params(&outlook.facts);
    text.texts(&outlook.members);
    text.0
}

/// In bytes, of a report on a few mistakes.
const USUAL: usize = 1 << 10;

/// UTF-8: numbers and texts, one behind the other: [`Self::number`] and [`Self::text`]. What there may be any number of begins
/// with how many there are, what may be missing too.
struct ReportText(Vec<u8>);

impl ReportText {
    fn new() -> Self {
        Self(Vec::with_capacity(USUAL))
    }

    /// Its digits to the base 64, the first one first, each an ASCII character; if another follows, 64 more.
    #[inline(never)]
    fn number(&mut self, number: u64) {
        self.digits(number, 0);
    }

    fn digits(&mut self, number: u64, mark: u8) {
        if number >= 64 {
            self.digits(number >> 6, 64);
        }
        self.0.push((number & 63) as u8 | mark);
    }

    #[inline(never)]
    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    /// As JavaScript counts its length, in UTF-16 units, and then itself.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.count(count_units(text));
        self.0.extend_from_slice(text.as_bytes());
    }

    #[inline(never)]
    fn texts<T: AsRef<str>>(&mut self, texts: &[T]) {
        self.count(texts.len());
        for text in texts {
            self.text(text.as_ref());
        }
    }

    fn issues(&mut self, issues: &[Issue], with_ranges: bool) {
        self.count(issues.len());
        for issue in issues {
            self.issue(issue, with_ranges);
        }
    }

    #[inline(never)]
    fn issue(&mut self, issue: &Issue, with_ranges: bool) {
        self.count(issue.code as usize);
        self.count(issue.reason.map_or(0, |reason| reason as usize + 1));
        self.texts(&issue.path);
        self.params(&issue.params);
        let range = issue.range.filter(|_| with_ranges);
        self.count(range.is_some().into());
        if let Some(range) = range {
            self.position(&range.start);
            self.position(&range.end);
        }
        self.fix(issue.fix.as_ref());
    }

    #[inline(never)]
    fn params(&mut self, params: &Params) {
        self.count(params.iter().count());
        for (name, value) in params.iter() {
            self.text(name);
            self.data(value);
        }
    }

    /// Behind its kind.
    #[inline(never)]
    fn data(&mut self, data: &Data) {
        match data {
            Data::Text(text) => {
                self.count(0);
                self.text(text);
            }
            Data::Texts(texts) => {
                self.count(1);
                self.texts(texts);
            }
            Data::Integer(number) => {
                // None is negative: they are counts and versions.
                self.count(2);
                self.number(number.unsigned_abs());
            }
        }
    }

    #[inline(never)]
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
            for part in [op, from, name] {
                self.text(part);
            }
            self.count(value.is_some().into());
            if let Some(value) = value {
                self.data(value);
            }
        }
    }
}
