//! The crate's modules form layers: each imports only from those before it, so there are no cycles.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// The modules of `src/`, from the leaves to the boundary.
const LAYERS: [&str; 17] = [
    "span",
    "unicode",
    "text",
    "format",
    "contract",
    "options",
    "spelling",
    "json",
    "diagnostic",
    "edits",
    "body",
    "report",
    "check",
    "unwrap",
    "advice",
    "validate",
    "wasm",
];

#[test]
fn a_module_imports_only_from_the_layers_before_it() {
    let src = crate::absolute("src");
    let mut failures = Vec::new();
    let mut found = BTreeSet::from(["lib".to_owned()]);
    for entry in fs::read_dir(src).expect("there is a crate") {
        let path = entry.expect("the folder can be listed").path();
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name in UTF-8");
        found.insert(name.to_owned());
        let Some(layer) = LAYERS.iter().position(|module| *module == name) else {
            continue;
        };
        let code = read_code(&path).expect("the sources can be read");
        for later in &LAYERS[layer + 1..] {
            let mut imports = code.split("crate::").skip(1);
            let is_later = |import: &str| {
                let name = import
                    .split(|own: char| !own.is_alphanumeric() && own != '_')
                    .next();
                name == Some(later)
            };
            if imports.any(is_later) {
                failures.push(format!("`{name}` imports from `{later}`"));
            }
        }
    }
    let known: BTreeSet<String> = LAYERS
        .iter()
        .chain(&["lib"])
        .map(|&name| name.to_owned())
        .collect();
    assert_eq!(
        found, known,
        "LAYERS in xtask/src/modules.rs must list the modules of src/"
    );
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Returns the code of a module without its tests.
fn read_code(path: &Path) -> io::Result<String> {
    if path.is_dir() {
        let files: io::Result<Vec<String>> = fs::read_dir(path)?
            .map(|entry| read_code(&entry?.path()))
            .collect();
        return Ok(files?.concat());
    }
    if path.file_stem().is_some_and(|name| name == "tests") {
        return Ok(String::new());
    }
    let text = fs::read_to_string(path)?;
    let code = text.split("\nmod tests {").next().unwrap_or_default();
    Ok(code.to_owned())
}
