//! Results as a short code that can be read out.

use super::Outcome;
use crate::training::ExerciseSet;
use sha2::{Digest, Sha256};

/// Said wherever a code is shown or taken.
pub const FORGEABLE: &str =
    "A code shows slips of the tongue. It proves nothing: anybody can make one up.";

/// Digits of a code (D. Crockford's base 32): no I, L, O or U, which are heard or read as others.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bits of a digit; digits that say which set; digits of the check.
const BITS: usize = 5;
const OF_SET: usize = 3;
const OF_CHECK: usize = 4;
/// Digits in a group.
const GROUP: usize = 4;

/// Why a code can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It has a letter that no code has.
    #[error("'{0}' is in no code: codes have digits and letters without I, L, O and U")]
    Letter(char),
    /// Too many letters, or too few.
    #[error("a code of this set has {expected} letters and digits, and this has {found}")]
    Length {
        /// How many it should have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A slip: the check doesn't fit.
    #[error("one letter or more was misheard: ask for the code again")]
    Check,
    /// It fits, and is of another set.
    #[error("this code is of another set of exercises")]
    OtherSet,
}

/// The code of how the exercises of a set went, in their order.
pub fn code(set: &ExerciseSet, outcomes: &[Outcome]) -> String {
    let mut digits = set_digits(set);
    digits.extend(body(set, outcomes));
    digits.extend(check(&digits));
    let letters: Vec<char> = digits.into_iter().map(letter).collect();
    letters
        .chunks(GROUP)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

/// How the exercises of a set went, of a code. Case, spaces and dashes don't matter; O counts as 0, I and L as 1.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_code(set: &ExerciseSet, text: &str) -> Result<Vec<Outcome>, CodeError> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
    let digits = letters.map(digit).collect::<Result<Vec<u8>, CodeError>>()?;
    let of_body = (set.exercises.len() * 2).div_ceil(BITS);
    let expected = OF_SET + of_body + OF_CHECK;
    if digits.len() != expected {
        return Err(CodeError::Length { expected, found: digits.len() });
    }
    let (said, checked) = digits.split_at(OF_SET + of_body);
    if check(said) != checked {
        return Err(CodeError::Check);
    }
    let (of_set, body) = said.split_at(OF_SET);
    if of_set != set_digits(set) {
        return Err(CodeError::OtherSet);
    }
    let bits = |at: usize| {
        let digit = body.get(at / BITS).copied().unwrap_or_default();
        digit >> (BITS - 1 - at % BITS) & 1
    };
    let outcome = |at: usize| {
        let both = usize::from(bits(2 * at) << 1 | bits(2 * at + 1));
        Outcome::ALL.get(both).copied().unwrap_or_default()
    };
    Ok((0..set.exercises.len()).map(outcome).collect())
}

/// Which set: it changes with the exercises that are in it, so that no code is taken for another set's.
fn set_digits(set: &ExerciseSet) -> Vec<u8> {
    let ids = set.exercises.iter().map(|it| it.id.as_str());
    let all: Vec<&str> = std::iter::once(set.id.as_str()).chain(ids).collect();
    hashed(all.join("\n").as_bytes(), OF_SET)
}

fn body(set: &ExerciseSet, outcomes: &[Outcome]) -> Vec<u8> {
    let mut bits = Vec::new();
    for at in 0..set.exercises.len() {
        let outcome = outcomes.get(at).copied().unwrap_or_default();
        let place = Outcome::ALL.iter().position(|it| *it == outcome).unwrap_or_default();
        bits.extend([place >> 1 & 1 == 1, place & 1 == 1]);
    }
    let digit = |bits: &[bool]| {
        (0..BITS).fold(0, |digit, at| digit << 1 | u8::from(bits.get(at) == Some(&true)))
    };
    bits.chunks(BITS).map(digit).collect()
}

fn check(digits: &[u8]) -> Vec<u8> {
    hashed(&[b"golden-thread-training", digits].concat(), OF_CHECK)
}

/// The first digits of a SHA-256.
fn hashed(bytes: &[u8], count: usize) -> Vec<u8> {
    Sha256::digest(bytes).iter().take(count).map(|byte| byte & 31).collect()
}

fn letter(digit: u8) -> char {
    char::from(DIGITS.get(usize::from(digit)).copied().unwrap_or(b'0'))
}

fn digit(letter: char) -> Result<u8, CodeError> {
    let read = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let place = DIGITS.iter().position(|digit| char::from(*digit) == read);
    place.and_then(|place| u8::try_from(place).ok()).ok_or(CodeError::Letter(letter))
}
