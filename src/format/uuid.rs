//! A UUID in its text form: five groups of 8, 4, 4, 4 and 12 hexadecimal digits, joined by hyphens; any version.
//! <https://www.rfc-editor.org/rfc/rfc9562#section-4>

use super::Flaw;

pub const PATTERN: &str =
    r"^[0-9A-Fa-f]{8}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{12}$";

const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

pub fn check(text: &str) -> Result<(), Flaw> {
    let mut groups = text.split('-');
    let good = GROUPS
        .iter()
        .all(|&length| groups.next().is_some_and(|group| is_hex(group, length)));
    if good && groups.next().is_none() {
        Ok(())
    } else {
        Err(Flaw::default())
    }
}

fn is_hex(group: &str, length: usize) -> bool {
    group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
}
