//! Splitting at an ASCII byte. The standard library's searchers do it faster for long texts, and would be a kilobyte of the
//! WebAssembly.

/// What stands before the first `byte`, which is ASCII, and what behind it.
#[inline(never)]
pub(crate) fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|other| other == byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}
