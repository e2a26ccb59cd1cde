//! The JSON text of a report, as `serde` would write it: the WebAssembly sends it out and has no room for `serde`.

use crate::data::Data;
use crate::issue::{Fix, Issue, pointer};
use crate::json_text::Json;
use crate::message;
use crate::position::{Position, Range};
use crate::report::Report;

/// A report as JSON text without blanks. Of a value that came as no text there are no ranges.
pub(crate) fn of(report: &Report, with_ranges: bool) -> String {
    let mut json = Json::default();
    json.open('{');
    json.name("valid");
    json.bool(report.valid);
    json.name("destinationType");
    match report.destination_type {
        Some(kind) => json.text(kind.as_str()),
        None => json.raw("null"),
    }
    json.name("issues");
    json.issues(&report.issues, with_ranges);
    json.close('}');
    json.0
}

/// Issues as the JSON text of an array.
pub(crate) fn issues(issues: &[Issue]) -> String {
    let mut json = Json::default();
    json.issues(issues, true);
    json.0
}

impl Json {
    fn issues(&mut self, issues: &[Issue], with_ranges: bool) {
        self.open('[');
        for issue in issues {
            self.issue(issue, with_ranges);
        }
        self.close(']');
    }

    #[inline(never)]
    fn member(&mut self, name: &str, text: &str) {
        self.name(name);
        self.text(text);
    }

    fn issue(&mut self, issue: &Issue, with_ranges: bool) {
        self.open('{');
        self.member("severity", issue.severity().as_str());
        self.member("code", issue.code.as_str());
        if let Some(reason) = issue.reason {
            self.member("reason", reason.as_str());
        }
        self.name("path");
        self.open('[');
        for name in &issue.path {
            self.text(name);
        }
        self.close(']');
        self.member("message", &message::sentence(issue));
        self.name("params");
        self.params(&issue.params);
        if with_ranges && let Some(Range { start, end }) = &issue.range {
            self.name("range");
            self.open('{');
            self.position("start", start);
            self.position("end", end);
            self.close('}');
        }
        if let Some(fix) = &issue.fix {
            self.name("fix");
            self.fix(fix);
        }
        self.close('}');
    }

    #[inline(never)]
    fn position(&mut self, name: &str, position: &Position) {
        self.name(name);
        self.open('{');
        self.count("offset", position.offset);
        self.count("line", position.line);
        self.count("column", position.column);
        self.close('}');
    }

    #[inline(never)]
    fn count(&mut self, name: &str, count: usize) {
        self.name(name);
        self.data(&Data::from(count));
    }

    fn fix(&mut self, fix: &Fix) {
        self.open('{');
        self.member("title", &message::title(fix));
        self.name("patch");
        self.open('[');
        for operation in &fix.patch {
            let (op, from, name, value) = operation.parts();
            self.open('{');
            self.member("op", op);
            if op == "move" {
                self.member("from", &pointer(from));
            }
            self.member("path", &pointer(name));
            if let Some(value) = value {
                self.name("value");
                self.data(value);
            }
            self.close('}');
        }
        self.close(']');
        self.close('}');
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crate::cases;
    use crate::report::Options;
    use crate::validate::validate;
    use serde_json::Value;

    #[test]
    fn says_what_serde_says() {
        let mut reports = 0;
        for text in cases::texts() {
            let report = validate(&text, &Options::default());
            let (ours, serde) = (
                super::of(&report, true),
                serde_json::to_value(&report).unwrap(),
            );
            assert_eq!(
                serde_json::from_str::<Value>(&ours).unwrap(),
                serde,
                "{text}"
            );
            reports += usize::from(!report.issues.is_empty());
        }
        assert!(reports > 100, "{reports}");
    }
}
