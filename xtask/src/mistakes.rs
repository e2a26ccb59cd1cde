//! The mistakes that `npm run test:broken` makes: each changes a text that its file has once. That command takes minutes, so this
//! test says earlier which row is out of date.

use std::fs;

#[test]
fn every_mistake_can_be_made() {
    const LIST: &str = "tests/mutants/changes.tsv";
    let read = |file: &str| {
        fs::read_to_string(crate::absolute(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    };
    let list = read(LIST);
    let stale: Vec<&str> = list
        .lines()
        .skip(1)
        .filter(|row| {
            let mut cells = row.split('\t').map(unescape);
            let (file, source) = (cells.next(), cells.next());
            let (Some(file), Some(source)) = (file, source) else {
                return true;
            };
            read(&file).matches(&source).count() != 1
        })
        .collect();
    assert!(list.lines().count() > 1);
    assert!(
        stale.is_empty(),
        "{LIST}: the file must have the text of each row once: {stale:#?}"
    );
}

/// Reads a cell in which `\n` is a line break and `\\` a backslash.
fn unescape(cell: &str) -> String {
    let parts = cell.split(r"\\").map(|part| part.replace(r"\n", "\n"));
    parts.collect::<Vec<_>>().join("\\")
}
