//! Checks the files that are named and prints what is wrong with each, a line an issue:
//! `cargo run --example check payload.json` prints `payload.json:4:13: error: code: must not start with a space`.

use m3ter_export_destination::{Issue, Options, validate_bytes};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let mut files = env::args_os().skip(1).peekable();
    if files.peek().is_none() {
        eprintln!("usage: check <file> ...");
        return ExitCode::from(2);
    }
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let name = file.display();
        match fs::read(&file) {
            Ok(bytes) => {
                let report = validate_bytes(&bytes, &Options::default());
                for issue in &report.issues {
                    println!("{name}{}", line(issue));
                }
                if !report.valid {
                    code = ExitCode::FAILURE;
                }
            }
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    code
}

/// `:4:13: error: code: must not start with a space`
fn line(issue: &Issue) -> String {
    let place = issue.range.map_or_else(String::new, |range| {
        format!(":{}:{}", range.start.line, range.start.column)
    });
    let mut line = format!("{place}: {}: ", issue.severity());
    if !issue.path.is_empty() {
        // Names are anybody's, and may hold what moves a terminal's cursor.
        line.extend(issue.path.join(".").escape_debug());
        line += ": ";
    }
    line + &issue.to_string()
}
