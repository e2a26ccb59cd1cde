//! Recognizes the placeholders of templates.

/// Returns the length of the placeholder at the start of a text. At the root, `{x}` can be an object, and `<html>` a page.
pub(super) fn placeholder(text: &str, is_root: bool) -> Option<usize> {
    let anywhere = [
        ("{{", "}}"),
        ("${{", "}}"),
        ("${", "}"),
        ("#{", "}"),
        ("<%", "%>"),
    ];
    let inside = [("{", "}"), ("<", ">"), ("%", "%")];
    let forms = anywhere.iter().chain(inside.iter().filter(|_| !is_root));
    for (opening, closing) in forms {
        let Some(rest) = text.strip_prefix(opening) else {
            continue;
        };
        // `{a: 1}` is an object.
        let is_content = |character: &char| match character {
            '"' | '\'' | '\n' | '\r' | ',' | '{' | '}' | '<' | '>' | '%' => false,
            ':' => *opening != "{",
            _ => true,
        };
        let length = rest
            .chars()
            .take_while(is_content)
            .map(char::len_utf8)
            .sum();
        let is_closed = rest.get(length..)?.starts_with(closing);
        if is_closed && length > 0 {
            return Some(opening.len() + length + closing.len());
        }
    }
    // A variable of a shell.
    let name = text.strip_prefix('$')?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = name.bytes().take_while(is_name).count();
    (length > 0).then_some(1 + length)
}
