//! JSON Patch, RFC 6902: the five operations that a fix could use.

use serde_json::Value;

/// Applies a patch; on an error the document may be half changed.
pub fn apply(document: &mut Value, patch: &Value) -> Result<(), String> {
    let operations = patch.as_array().ok_or("a patch is an array")?;
    if operations.is_empty() {
        return Err("a patch without operations mends nothing".to_owned());
    }
    operations.iter().try_for_each(|operation| {
        apply_one(document, operation).map_err(|error| format!("{operation}: {error}"))
    })
}

fn apply_one(document: &mut Value, operation: &Value) -> Result<(), String> {
    let text = |name: &str| {
        operation[name]
            .as_str()
            .ok_or_else(|| format!("no `{name}`"))
    };
    let value = || {
        operation
            .get("value")
            .cloned()
            .ok_or_else(|| "no `value`".to_owned())
    };
    match text("op")? {
        "add" => add(document, text("path")?, value()?),
        "remove" => remove(document, text("path")?).map(drop),
        "replace" => {
            *document
                .pointer_mut(text("path")?)
                .ok_or("nothing to replace")? = value()?;
            Ok(())
        }
        "move" => {
            let moved = remove(document, text("from")?)?;
            add(document, text("path")?, moved)
        }
        "test" if document.pointer(text("path")?) == Some(&value()?) => Ok(()),
        "test" => Err("the test fails".to_owned()),
        other => Err(format!("no operation `{other}`")),
    }
}

/// Stricter than the RFC, by which `add` may overwrite: a fix never means that.
fn add(document: &mut Value, pointer: &str, value: Value) -> Result<(), String> {
    let (parent, name) = split(pointer)?;
    match document.pointer_mut(parent).ok_or("no parent")? {
        Value::Object(members) if members.contains_key(&name) => {
            Err("the member is there already".to_owned())
        }
        Value::Object(members) => {
            members.insert(name, value);
            Ok(())
        }
        Value::Array(elements) if name == "-" => {
            elements.push(value);
            Ok(())
        }
        Value::Array(elements) => {
            let index = name
                .parse()
                .ok()
                .filter(|&index| index <= elements.len())
                .ok_or("no such index")?;
            elements.insert(index, value);
            Ok(())
        }
        _ => Err("the parent holds no members".to_owned()),
    }
}

fn remove(document: &mut Value, pointer: &str) -> Result<Value, String> {
    let (parent, name) = split(pointer)?;
    match document.pointer_mut(parent).ok_or("no parent")? {
        Value::Object(members) => members
            .remove(&name)
            .ok_or_else(|| "nothing to remove".to_owned()),
        Value::Array(elements) => {
            let index = name
                .parse()
                .ok()
                .filter(|&index| index < elements.len())
                .ok_or("no such index")?;
            Ok(elements.remove(index))
        }
        _ => Err("the parent holds no members".to_owned()),
    }
}

/// The parent's pointer and the last token, decoded (RFC 6901).
fn split(pointer: &str) -> Result<(&str, String), String> {
    let (parent, token) = pointer
        .rsplit_once('/')
        .ok_or("not a pointer to a member")?;
    Ok((parent, token.replace("~1", "/").replace("~0", "~")))
}
