//! One slot: a header that says what it holds, a checksum over all of it, and the squeezed text.

use super::code;
use crate::model::json;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The layout that this code writes. A slot of a higher one is left alone.
const LAYOUT: u32 = 1;

/// What a slot says of the draft in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct About {
    /// What the draft is called.
    pub name: String,
    /// Whose pack it is.
    pub organisation: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: u64,
    /// When it was last exported as a file, if ever.
    #[serde(default)]
    pub exported_at: Option<u64>,
    /// Counts the saves of the draft.
    pub generation: u64,
}

/// What a slot turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Whole.
    Sound(About, String),
    /// Written by a later version of the page.
    Newer,
    /// Not what was written.
    Damaged,
}

/// A slot's text: `layout checksum header-length header units`.
pub(super) fn write(about: &About, text: &str) -> String {
    let header = serde_json::to_string(about).unwrap_or_default();
    let body = format!("{} {header}{}", header.len(), code::squeeze(text));
    format!("{LAYOUT} {} {body}", checksum(&body))
}

/// Reads a slot, checking all of it.
pub(super) fn read(slot: &str) -> Slot {
    match parts(slot) {
        Err(unsound) => unsound,
        Ok((about, checked, body, units)) => {
            if checksum(body) != checked {
                return Slot::Damaged;
            }
            code::expand(units).map_or(Slot::Damaged, |text| Slot::Sound(about, text))
        }
    }
}

/// Reads only what a slot says of itself, for lists.
pub(super) fn about(slot: &str) -> Option<About> {
    parts(slot).ok().map(|(about, ..)| about)
}

/// The parts of a slot: header, checksum, what the checksum is over, units.
fn parts(slot: &str) -> Result<(About, &str, &str, &str), Slot> {
    let mut split = slot.splitn(3, ' ');
    let layout: u32 = split.next().and_then(|layout| layout.parse().ok()).ok_or(Slot::Damaged)?;
    if layout > LAYOUT {
        return Err(Slot::Newer);
    }
    let (checked, body) = split.next().zip(split.next()).ok_or(Slot::Damaged)?;
    let (length, rest) = body.split_once(' ').ok_or(Slot::Damaged)?;
    let length: usize = length.parse().map_err(|_| Slot::Damaged)?;
    let (header, units) = rest.split_at_checked(length).ok_or(Slot::Damaged)?;
    let about = json::read(header).ok_or(Slot::Damaged)?;
    Ok((about, checked, body, units))
}

/// Sixteen hexadecimal digits of SHA-256.
fn checksum(body: &str) -> String {
    Sha256::digest(body.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_and_nothing_else() {
        let about = About { name: "Figures é £".into(), generation: 7, ..About::default() };
        let slot = write(&about, "some text");
        assert_eq!(read(&slot), Slot::Sound(about.clone(), "some text".into()));
        assert_eq!(super::about(&slot), Some(about));
        // Any shorter text and any other unit is damage, never another text.
        let units: Vec<char> = slot.chars().collect();
        for at in 0..units.len() {
            let torn: String = units[..at].iter().collect();
            assert!(!matches!(read(&torn), Slot::Sound(..)), "torn at {at}");
            let mut other = units.clone();
            other[at] = if other[at] == 'x' { 'y' } else { 'x' };
            let other: String = other.into_iter().collect();
            assert!(!matches!(read(&other), Slot::Sound(..)), "changed at {at}");
        }
        assert_eq!(read("2 whatever"), Slot::Newer);
        assert_eq!(read(""), Slot::Damaged);
    }
}
