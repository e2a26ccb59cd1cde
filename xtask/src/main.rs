//! `cargo xtask generate`: writes the files that are made from the contract, the names of issues and the rules of the advice.
//! With `--check` it writes nothing, and fails if a file differs.

#![expect(
    clippy::format_push_string,
    reason = "reads better than `write!`, and a generator need not be fast"
)]

mod field_table;
mod json_schema;
#[cfg(test)]
mod modules;
#[cfg(test)]
mod other_lists;
mod rules;
mod sarif_rules;
mod typescript;

use similar::TextDiff;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "usage: cargo xtask generate [--check]";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args[..] {
        ["generate"] => generate(),
        ["generate", "--check"] => check(),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// A generated file: its path from the repository's root, what it has now, and what it should have.
struct Output {
    path: &'static str,
    current: String,
    expected: String,
}

impl Output {
    fn whole(path: &'static str, expected: String) -> Self {
        // A file that does not exist yet is written like a file that differs.
        let current = fs::read_to_string(absolute(path)).unwrap_or_default();
        Self {
            path,
            current,
            expected,
        }
    }

    /// A file of which only the part between `<!-- name -->` and `<!-- /name -->` is generated.
    fn section(path: &'static str, name: &str, content: &str) -> Result<Self, String> {
        let current =
            fs::read_to_string(absolute(path)).map_err(|error| format!("{path}: {error}"))?;
        let begin = format!("<!-- {name} -->\n");
        let end = format!("<!-- /{name} -->");
        let parts = current.split_once(&begin).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(&end)?;
            Some(format!("{before}{begin}\n{content}\n{end}{after}"))
        });
        let expected = parts
            .ok_or_else(|| format!("{path} has no section between {} and {end}", begin.trim()))?;
        Ok(Self {
            path,
            current,
            expected,
        })
    }
}

fn outputs() -> Result<Vec<Output>, String> {
    Ok(vec![
        Output::whole("pkg/schema.json", json_schema::json_schema()),
        Output::whole("pkg/contract.d.ts", typescript::typescript()),
        Output::whole("pkg/src/cli/sarif-rules.js", sarif_rules::sarif_rules()),
        Output::whole("docs/rules.md", rules::page()),
        Output::section("README.md", "fields", &field_table::field_table())?,
    ])
}

fn generate() -> Result<(), String> {
    for Output {
        path,
        current,
        expected,
    } in outputs()?
    {
        if current == expected {
            println!("unchanged  {path}");
        } else {
            fs::write(absolute(path), &expected).map_err(|error| format!("{path}: {error}"))?;
            println!("updated    {path}");
        }
    }
    Ok(())
}

fn check() -> Result<(), String> {
    let differing: Vec<String> = outputs()?
        .into_iter()
        .filter(|output| output.current != output.expected)
        .map(|output| {
            let diff = TextDiff::from_lines(&output.current, &output.expected);
            let mut diff = diff.unified_diff();
            diff.header(output.path, "what `npm run update` writes")
                .to_string()
        })
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    Err(differing.join("\n"))
}

fn absolute(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
