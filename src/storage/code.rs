//! Text as few UTF-16 units: deflated, then fifteen bits a unit.
//!
//! Units run from U+0800 to U+87FF: no control characters, no surrogates, no non-characters, so that any
//! store keeps them as they are.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

/// The lowest unit.
const FIRST: u32 = 0x0800;
/// Bits in a unit.
const BITS: u32 = 15;
/// How hard to squeeze, 0 to 10. Beyond 3 a pack of ten megabytes gets little smaller and much slower.
const LEVEL: u8 = 3;
/// No draft inflates to more than this: a damaged or hostile text can't fill the memory.
const MOST: usize = 256 << 20;

/// Squeezes a text.
pub(super) fn squeeze(text: &str) -> String {
    let bytes = compress_to_vec(text.as_bytes(), LEVEL);
    let mut units = String::with_capacity(bytes.len() * 8 / 5 + 16);
    let (mut held, mut bits) = (0_u32, 0);
    let mut push = |value: u32| units.extend(char::from_u32(FIRST + value));
    for byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            push(held >> bits & 0x7FFF);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        push(held << (BITS - bits) & 0x7FFF);
    }
    units
}

/// Undoes [`squeeze`]; `None` where the units aren't of its making.
pub(super) fn expand(units: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(units.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0);
    for unit in units.chars() {
        let value = u32::from(unit).checked_sub(FIRST).filter(|value| *value <= 0x7FFF)?;
        held = held << BITS | value;
        bits += BITS;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
        held &= (1 << bits) - 1;
    }
    // Bits left over pad the last unit; deflate's own end mark says where the text ends.
    let text = decompress_to_vec_with_limit(&bytes, MOST).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>()) {
            prop_assert_eq!(expand(&squeeze(&text)), Some(text));
        }

        #[test]
        fn any_units_are_read_or_refused(units in any::<String>()) {
            let _ = expand(&units);
        }
    }

    #[test]
    fn repetitive_text_gets_small() {
        let text = r#"{"period":"2025-04","value":12.5}"#.repeat(1_000);
        let units = squeeze(&text);
        assert!(units.chars().count() * 20 < text.len(), "{}", units.chars().count());
        assert!(units.chars().all(|unit| unit.len_utf16() == 1));
    }
}
