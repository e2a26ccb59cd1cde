//! Tells whether the module and the package's JavaScript belong together, by a number that both have. Codes and reasons cross as
//! their places: with the files of two versions, one would be told as another. How else they talk changes with the version alone.

use crate::issue::Reason;
use crate::message;

/// The FNV-1a hash of this crate's version and of all words that a report is made of.
/// <https://www.rfc-editor.org/rfc/rfc9923>
pub(crate) const EDITION: u32 = {
    let version = hash(0x811C_9DC5, env!("CARGO_PKG_VERSION"));
    hash(hash(version, Reason::NAMES), message::TABLE)
};

const fn hash(mut hash: u32, text: &str) -> u32 {
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = behind;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_the_standard_says() {
        assert_eq!(hash(0x811C_9DC5, ""), 0x811C_9DC5);
        assert_eq!(hash(0x811C_9DC5, "a"), 0xE40C_292C);
        assert_eq!(hash(0x811C_9DC5, "foobar"), 0xBF9C_F968);
    }
}
