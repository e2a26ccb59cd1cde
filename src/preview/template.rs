//! Texts with holes.

use crate::text::split_once;

/// The template with the parts in its holes: `%0` for the first one, up to `%9`. Any other `%` means itself.
#[inline(never)]
pub(super) fn fill(template: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((plain, hole)) = split_once(rest, b'%') {
        text.push_str(plain);
        rest = hole;
        let part = hole
            .bytes()
            .next()
            .and_then(|digit| parts.get(usize::from(digit.wrapping_sub(b'0'))));
        if let Some(part) = part {
            text.push_str(part);
            rest = hole.get(1..).unwrap_or_default();
        } else {
            text.push('%');
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_holes() {
        assert_eq!(fill("%0/%1-%0%", &["a", "%1"]), "a/%1-a%");
        assert_eq!(fill("printf '%s' %0", &["é"]), "printf '%s' é");
        assert_eq!(fill("%1%é", &[""]), "%1%é");
    }
}
