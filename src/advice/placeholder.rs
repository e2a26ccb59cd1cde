//! Placeholders of templates that nothing filled in.

/// Returns the first `{…}`, `${…}` or `<…>` with something inside.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    let mut opening: Option<(usize, char)> = None;
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        match character {
            '{' | '<' => {
                let start = if previous == '$' { at - 1 } else { at };
                opening = Some((start, character));
            }
            '}' | '>' => {
                let pair = opening.take().map(|(start, open)| (start, open, character));
                if let Some((start, open, _)) =
                    pair.filter(|(_, open, close)| matches!((open, close), ('{', '}') | ('<', '>')))
                    && previous != open
                {
                    return text.get(start..=at);
                }
            }
            _ => {}
        }
        previous = character;
    }
    None
}
