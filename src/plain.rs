//! The ordinary body, told at a glance: one pass over its bytes, which keeps nothing, makes sure that nobody has anything to
//! say of it. Most bodies are of this kind; all others are read once more, with care.
#![expect(
    clippy::inline_always,
    reason = "a call costs more than what is called"
)]

use crate::advice;
use crate::check::Rules;
use crate::contract::REQUEST;
use crate::eight::{begins, same};
use crate::format::{Format, code};
use crate::rule::{DestinationType, Field, Kind, Presence};
use crate::text::{begin, is_all};
use std::ptr;

/// The kind of destination that the body of a create names, if the body is plain: ASCII, each member a field of that kind and
/// there once, each value a string without an escape in which neither the contract nor a rule finds a flaw.
///
/// One that is not plain may be flawless too.
pub(crate) fn kind(text: &[u8], rules: &Rules) -> Option<DestinationType> {
    let is_create = !rules.is_update && ptr::eq(rules.fields, REQUEST.as_slice());
    is_create.then(|| kind_of_create(text))?
}

/// The same of a text that is the body of a create for sure.
pub(crate) fn kind_of_create(text: &[u8]) -> Option<DestinationType> {
    let mut glance = Glance::default();
    body(text, &mut glance)?;
    glance.kind_of_body()
}

/// The same of the values alone, as they are, in a row at the buffer's beginning, `length` bytes in all. Behind the room for them
/// there is their number, then of each the place of its field in the table and the lower byte of its length: with one that is
/// longer, the lengths are too short for the row.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) fn kind_of_values(buffer: &mut [u8], length: usize) -> Option<DestinationType> {
    let (row, heads) = buffer.split_at_mut_checked(ROOM)?;
    let (number, heads) = heads.split_first()?;
    let (heads, _) = heads.as_chunks();
    let mut glance = Glance::default();
    let mut at = 0;
    for &[place, length] in heads.get(..(*number).into())? {
        let end = at + usize::from(length);
        // No plain value goes on with it, whatever the next one begins with.
        let next = std::mem::replace(row.get_mut(end)?, 0);
        if end == at || glance.look(place.into(), row.get(at..)?) != end - at {
            return None;
        }
        *row.get_mut(end)? = next;
        at = end;
    }
    glance.kind_of_body().filter(|_| at == length)
}

/// For the values, in bytes.
#[cfg(any(test, target_arch = "wasm32"))]
const ROOM: usize = 1 << 12;

/// Whether a value for a field is plain in a body of a kind.
pub(crate) fn is_plain(field: &Field, kind: DestinationType, value: &str) -> bool {
    let place = REQUEST.iter().position(|other| ptr::eq(other, field));
    let mut glance = Glance {
        kind: Some(kind),
        seen: 0,
    };
    is_all(value, |text| {
        place.map_or(0, |place| glance.look(place, text))
    })
}

/// What was seen of a body so far.
#[derive(Default)]
struct Glance {
    kind: Option<DestinationType>,
    /// The fields, a bit each.
    seen: u32,
}

impl Glance {
    /// The length of the field's value at a text's beginning; 0 unless it is plain, and the field's first.
    #[inline(never)]
    fn look(&mut self, place: usize, text: &[u8]) -> usize {
        let Some(field) = REQUEST.get(place) else {
            return 0;
        };
        let length = self.plain(field, text);
        if place == 0 {
            self.kind = kind_named(begin(text, length));
        }
        let seen = self.seen;
        self.seen |= 1 << place;
        if self.seen == seen { 0 } else { length }
    }

    #[inline(always)]
    fn plain(&self, field: &Field, text: &[u8]) -> usize {
        match field.kind {
            Kind::Text { length, format } => {
                let plain = match field.subject {
                    Some(subject) => advice::plain(subject, self.kind, text),
                    None if format == Some(Format::Code) => code::plain(text),
                    None => 0,
                };
                if length.has_units(plain) { plain } else { 0 }
            }
            Kind::Choice(allowed) => {
                let begins = |word: &&&str| begins(text, word.as_bytes());
                allowed.iter().find(begins).map_or(0, |word| word.len())
            }
            Kind::Version => 0,
        }
    }

    /// Of the whole body.
    fn kind_of_body(&self) -> Option<DestinationType> {
        let kind = self.kind?;
        let (required, own) = match kind {
            DestinationType::S3 => const { fields_of(DestinationType::S3) },
            DestinationType::Gcs => const { fields_of(DestinationType::Gcs) },
        };
        let is_whole = self.seen & required == required && self.seen & !own == 0;
        is_whole.then_some(kind)
    }
}

/// By the table's first field.
fn kind_named(name: &[u8]) -> Option<DestinationType> {
    match name {
        b"S3" => Some(DestinationType::S3),
        b"GCS" => Some(DestinationType::Gcs),
        _ => None,
    }
}

/// The fields that a kind must have in a create, and those that it may have, a bit each.
const fn fields_of(kind: DestinationType) -> (u32, u32) {
    let (mut required, mut own) = (0, 0);
    let mut place = 0;
    while place < REQUEST.len() {
        let Field { only, presence, .. } = &REQUEST[place];
        let is_own = match only {
            Some(only) => *only as u8 == kind as u8,
            None => true,
        };
        if is_own && !matches!(presence, Presence::OnUpdate) {
            own |= 1 << place;
        }
        if is_own && matches!(presence, Presence::Required) {
            required |= 1 << place;
        }
        place += 1;
    }
    (required, own)
}

/// Looks at all of a body; answers nothing when it meets something that is not plain.
#[inline(always)]
fn body(text: &[u8], glance: &mut Glance) -> Option<()> {
    let mut rest = behind(behind(text, b'{')?, b'"')?;
    let mut place = 0;
    loop {
        // Members mostly come in the table's order.
        place = field(rest, place)?;
        let length = REQUEST.get(place)?.name.len() + 1;
        rest = match rest.get(length..)? {
            [b':', b'"', value @ ..] | [b':', b' ', b'"', value @ ..] => value,
            other => next_string(other, b':')?,
        };
        let length = glance.look(place, rest);
        if length == 0 {
            return None;
        }
        place += 1;
        rest = match rest.get(length..)? {
            [b'"', b',', b'"', name @ ..] => name,
            [b'"', other @ ..] => {
                let Some(name) = next_string(other, b',') else {
                    let end = without_blanks(behind(other, b'}')?);
                    return end.is_empty().then_some(());
                };
                name
            }
            _ => return None,
        };
    }
}

/// The field whose name a text begins with, with the quote behind it; it is looked for from `place` on.
#[inline(always)]
fn field(text: &[u8], mut place: usize) -> Option<usize> {
    for _ in 0..REQUEST.len() {
        if place == REQUEST.len() {
            place = 0;
        }
        let name = REQUEST.get(place)?.name.as_bytes();
        if text.get(name.len()) == Some(&b'"') && same(text.get(..name.len())?, name) {
            return Some(place);
        }
        place += 1;
    }
    None
}

/// What comes behind a mark and a quote, if they come next. Kept out of line: most texts have no blanks there, and need it for
/// the last brace alone.
#[inline(never)]
fn next_string(text: &[u8], mark: u8) -> Option<&[u8]> {
    behind(behind(text, mark)?, b'"')
}

/// What comes behind a byte, if that comes next, behind blanks or not.
#[inline(always)]
fn behind(text: &[u8], byte: u8) -> Option<&[u8]> {
    let (first, rest) = without_blanks(text).split_first()?;
    (*first == byte).then_some(rest)
}

#[inline(always)]
fn without_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = text {
        text = rest;
    }
    text
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::cases;
    use crate::report::Options;
    use crate::validate::look_closer;
    use serde_json::{Map, Value};

    const BODIES: [&str; 4] = [
        r#"{"destinationType":"S3","name":"Finance exports","code":"finance_exports","bucketName":"acme-data","iamRoleArn":"arn:aws:iam::922609978421:role/Exporter"}"#,
        r#"{"destinationType":"S3","name":"F","code":"f","bucketName":"abc","iamRoleArn":"arn:aws:iam::922609978421:role/m3ter_+=,-x","prefix":"m3ter/exports/a=b","partitionOrder":"TYPE_FIRST"}"#,
        r#"{"destinationType":"GCS","name":"Finance exports","code":"finance_exports","bucketName":"acme-data","projectNumber":"123456789012","poolId":"m3ter-pool","providerId":"m3ter-provider"}"#,
        r#"{
            "bucketName" : "acme-data", "prefix": "exports",
            "destinationType": "GCS",	"serviceAccountEmail": "exports@acme-prod.iam.gserviceaccount.com",
            "partitionOrder": "TIME_FIRST", "name": "Finance exports", "code": "finance exports",
            "providerId": "m3ter-provider", "poolId": "m3ter-pool", "projectNumber": "123456789012"
        } "#,
    ];

    /// What slips put into a text.
    const SLIPS: [&str; 38] = [
        "", " ", "\n", "\t", "\u{0}", "\u{7F}", "é", "😀", "\"", "\\", "/", "//", ".", "..", ",",
        ":", "{", "}", "-", "--", "_", "=", "+", "@", "0", "9", "a", "z", "A", "Z", "S3", "GCS",
        "goog", "gle", "xn", "-an", "role/", "\\n",
    ];

    /// Every text that a slip at any place of another makes.
    fn slips(text: &str) -> impl Iterator<Item = String> {
        let places = 0..=text.len();
        places.flat_map(move |at| {
            let (before, behind) = text.split_at(at);
            SLIPS.into_iter().flat_map(move |slip| {
                let added = [before, slip, behind].concat();
                let replaced = behind.get(1..).map(|rest| [before, slip, rest].concat());
                [Some(added), replaced].into_iter().flatten()
            })
        })
    }

    /// Holds the glance at a text against the look at it; tells whether it was plain.
    #[track_caller]
    fn is_plain(text: &str) -> bool {
        let rules = Rules::from(&Options::default());
        let plain = kind(text.as_bytes(), &rules);
        if plain.is_some() {
            let report = look_closer(text, &rules);
            assert_eq!(
                (plain, &*report.issues),
                (report.destination_type, &[][..]),
                "{text}"
            );
        }
        assert_eq!(kind_in_row(text), plain_value(text), "{text}");
        plain.is_some()
    }

    /// The kind of a body by its values alone, if it is an object of strings with the names of fields, put as JavaScript does.
    fn kind_in_row(text: &str) -> Option<DestinationType> {
        let members: Map<String, Value> = serde_json::from_str(text).ok()?;
        let mut row = String::new();
        let mut heads = vec![u8::try_from(members.len()).expect("few members")];
        for (name, value) in &members {
            let value = value.as_str()?;
            let place = REQUEST.iter().position(|field| field.name == name)?;
            heads.push(u8::try_from(place).expect("few fields"));
            let [low, ..] = value.len().to_le_bytes();
            heads.push(low);
            row += value;
        }
        let mut buffer = row.clone().into_bytes();
        buffer.resize(buffer.len().max(ROOM), b'x');
        buffer.splice(ROOM..ROOM, heads);
        kind_of_values(&mut buffer, row.len())
    }

    /// The kind of a body that is plain when it is written anew, and has no value that is too long for a row.
    fn plain_value(text: &str) -> Option<DestinationType> {
        let members: Map<String, Value> = serde_json::from_str(text).ok()?;
        let mut values = members.values().filter_map(Value::as_str);
        if values.any(|value| value.len() > 0xFF) {
            return None;
        }
        let rules = Rules::from(&Options::default());
        kind(Value::from(members).to_string().as_bytes(), &rules)
    }

    #[test]
    fn ordinary_bodies_are_plain() {
        for body in BODIES {
            assert!(is_plain(body), "{body}");
        }
        let [mut body, ..] = BODIES.map(str::to_owned);
        body.insert_str(1, r#""name":"twice","#);
        assert!(!is_plain(&body) && !is_plain("") && !is_plain("{}"));
    }

    #[test]
    fn nothing_is_to_be_said_of_what_is_plain() {
        let (mut plain, mut other) = (0, 0);
        for text in BODIES.iter().flat_map(|body| slips(body)) {
            *if is_plain(&text) {
                &mut plain
            } else {
                &mut other
            } += 1;
        }
        assert!(
            plain > 4000 && other > 20_000,
            "{plain} plain, {other} others"
        );
    }

    #[test]
    fn nothing_is_to_be_said_of_plain_cases() {
        let plain = cases::texts().iter().filter(|text| is_plain(text)).count();
        assert!(plain > 20, "{plain}");
    }

    #[test]
    fn an_update_is_never_plain() {
        let update = Options {
            operation: crate::Operation::Update,
            ..Options::default()
        };
        assert_eq!(kind(BODIES[0].as_bytes(), &Rules::from(&update)), None);
    }
}
