//! What people and tools write in place of the straight double quotes around strings, and the entities of HTML.

/// A delimiter that people and tools use in place of a straight double quote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// `'`
    Single,
    /// `“`, `”`, `„`, `«` and similar quotes.
    Curly,
    /// `‘`, `’` and similar quotes.
    SingleCurly,
    /// `&quot;` and similar entities.
    Entity,
    /// `\"`
    Escaped,
}

impl Delimiter {
    /// Returns the delimiter at the start of a text, and its length.
    pub(super) fn at_start(text: &str) -> Option<(Self, usize)> {
        let first = text.chars().next()?;
        match first {
            '\'' => Some((Self::Single, 1)),
            // Python's strings of Unicode and of bytes.
            'u' | 'b' => text
                .get(1..)?
                .starts_with('\'')
                .then_some((Self::Single, 2)),
            '\\' => text.starts_with("\\\"").then_some((Self::Escaped, 2)),
            '&' => {
                let entity = entity(text)?;
                is_quote(entity.character).then_some((Self::Entity, entity.length))
            }
            _ if is_curly(first) => Some((Self::Curly, first.len_utf8())),
            _ if is_single_curly(first) => Some((Self::SingleCurly, first.len_utf8())),
            _ => None,
        }
    }

    pub(super) fn closes(self, character: char) -> bool {
        match self {
            Self::Single => character == '\'',
            Self::Curly => character == '"' || is_curly(character),
            Self::SingleCurly => character == '\'' || is_single_curly(character),
            Self::Entity => is_quote(character),
            Self::Escaped => false,
        }
    }
}

/// Curly double quotes, low and reversed ones, angle quotes, and the full-width quote.
fn is_curly(character: char) -> bool {
    matches!(character, '\u{201C}'..='\u{201F}' | '«' | '»' | '\u{FF02}')
}

/// Curly single quotes, low and reversed ones.
fn is_single_curly(character: char) -> bool {
    matches!(character, '\u{2018}'..='\u{201B}')
}

pub(super) fn is_any_curly(character: char) -> bool {
    is_curly(character) || is_single_curly(character)
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || is_any_curly(character)
}

/// A character of HTML, written as an entity.
pub(super) struct Entity {
    pub character: char,
    pub length: usize,
}

/// The entities that a quote, a space, or a character of HTML's own syntax becomes.
pub(super) const ENTITIES: &[(&str, char)] = &[
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#x22;", '"'),
    ("&apos;", '\''),
    ("&#39;", '\''),
    ("&#034;", '"'),
    ("&#039;", '\''),
    ("&#x27;", '\''),
    ("&ldquo;", '“'),
    ("&rdquo;", '”'),
    ("&lsquo;", '‘'),
    ("&rsquo;", '’'),
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&nbsp;", '\u{A0}'),
    ("&#160;", '\u{A0}'),
];

/// Returns the entity at the start of a text.
pub(super) fn entity(text: &str) -> Option<Entity> {
    let is_next = |(name, _): &&(&str, char)| text.starts_with(name);
    ENTITIES
        .iter()
        .find(is_next)
        .map(|&(name, character)| Entity {
            character,
            length: name.len(),
        })
}

/// Whether a curly quote, by its form, opens a text.
pub(super) fn is_opening(character: char) -> bool {
    matches!(character, '“' | '„' | '‘' | '‚' | '«')
}
