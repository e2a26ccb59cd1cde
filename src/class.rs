//! Sets of ASCII characters, as the clouds' rules name them.

/// A set of ASCII characters, a bit each.
pub(crate) struct Class([u32; 4]);

impl Class {
    /// The characters of a text, in which `a-z` is all from `a` to `z`, and a hyphen at the end itself.
    pub(crate) const fn new(characters: &str) -> Self {
        let characters = characters.as_bytes();
        let mut bits = [0; 4];
        let mut at = 0;
        while at < characters.len() {
            let mut byte = characters[at];
            let last = if at + 2 < characters.len() && characters[at + 1] == b'-' {
                at += 2;
                characters[at]
            } else {
                byte
            };
            while byte <= last {
                bits[(byte >> 5) as usize] |= 1 << (byte & 31);
                byte += 1;
            }
            at += 1;
        }
        Self(bits)
    }

    #[inline(never)]
    pub(crate) fn has(&self, byte: u8) -> bool {
        self.holds(byte)
    }

    #[expect(
        clippy::inline_always,
        reason = "a call costs more than what is called"
    )]
    #[inline(always)]
    pub(crate) fn holds(&self, byte: u8) -> bool {
        let bits = self.0.get(usize::from(byte >> 5));
        bits.is_some_and(|bits| bits >> (byte & 31) & 1 == 1)
    }

    /// Whether a text has no other characters.
    #[inline(never)]
    pub(crate) fn has_all(&self, text: &str) -> bool {
        text.bytes().all(|byte| self.holds(byte))
    }

    /// Whether a text has such a character.
    #[inline(never)]
    pub(crate) fn is_in(&self, text: &str) -> bool {
        text.bytes().any(|byte| self.has(byte))
    }

    /// The first character of a text that is not in the set.
    #[inline(never)]
    pub(crate) fn first_other(&self, text: &str) -> Option<char> {
        text.chars()
            .find(|&character| !u8::try_from(character).is_ok_and(|byte| self.has(byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_ranges_and_single_characters() {
        const CLASS: Class = Class::new("a-cX.~-");
        let has: String = (0..=u8::MAX)
            .filter(|&byte| CLASS.has(byte))
            .map(char::from)
            .collect();
        assert_eq!(has, "-.Xabc~");
        assert!(CLASS.has_all("") && CLASS.has_all("a-c") && !CLASS.has_all("ad"));
        assert!(CLASS.is_in("dé.") && !CLASS.is_in("dé") && !CLASS.is_in(""));
        assert_eq!(CLASS.first_other("abé\u{161}"), Some('é'));
    }
}
