//! Results as a short code that can be read out.
//!
//! A digit holds two exercises, of five outcomes each. Codes of before there were five had two bits an exercise; they are
//! told by their length, or by their check, and still read.

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
/// Exercises in a digit, and outcomes of each: 5 × 5 of 32.
const IN_A_DIGIT: usize = 2;
const OUTCOMES: u8 = 5;
/// Bits of an exercise in codes of before.
const BITS_BEFORE: usize = 2;

/// How a code is written.
#[derive(Clone, Copy)]
enum Version {
    /// Four outcomes, two bits each.
    Before,
    /// Five outcomes, two in a digit.
    Now,
}

impl Version {
    /// How many digits say how exercises went.
    fn of_body(self, exercises: usize) -> usize {
        match self {
            Self::Before => (exercises * BITS_BEFORE).div_ceil(BITS),
            Self::Now => exercises.div_ceil(IN_A_DIGIT),
        }
    }

    /// What its check is made with: a code of one version is none of the other.
    fn mark(self) -> &'static [u8] {
        match self {
            Self::Before => b"golden-thread-training",
            Self::Now => b"golden-thread-training-2",
        }
    }

    fn check(self, digits: &[u8]) -> Vec<u8> {
        hashed(&[self.mark(), digits].concat(), OF_CHECK)
    }

    /// How an exercise went, of the digits that say so; `None` where no code of this version has them.
    fn outcome(self, body: &[u8], at: usize) -> Option<Outcome> {
        let number = match self {
            Self::Before => {
                let bit = |at: usize| {
                    body.get(at / BITS).map(|digit| digit >> (BITS - 1 - at % BITS) & 1)
                };
                bit(BITS_BEFORE * at)? << 1 | bit(BITS_BEFORE * at + 1)?
            }
            Self::Now => {
                let digit = body.get(at / IN_A_DIGIT)?;
                if at.is_multiple_of(IN_A_DIGIT) { digit / OUTCOMES } else { digit % OUTCOMES }
            }
        };
        Outcome::ALL.get(usize::from(number)).copied()
    }
}

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
    digits.extend(Version::Now.check(&digits));
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
    match (read_as(Version::Now, set, &digits), read_as(Version::Before, set, &digits)) {
        (Err(_), Ok(outcomes)) => Ok(outcomes),
        // As long as one of before, and a slip in it.
        (Err(CodeError::Length { .. }), Err(error @ (CodeError::Check | CodeError::OtherSet))) => {
            Err(error)
        }
        (now, _) => now,
    }
}

/// The digits of a code read as one of a version.
fn read_as(version: Version, set: &ExerciseSet, digits: &[u8]) -> Result<Vec<Outcome>, CodeError> {
    let of_body = version.of_body(set.exercises.len());
    let expected = OF_SET + of_body + OF_CHECK;
    if digits.len() != expected {
        return Err(CodeError::Length { expected, found: digits.len() });
    }
    let (said, checked) = digits.split_at(OF_SET + of_body);
    if version.check(said) != checked {
        return Err(CodeError::Check);
    }
    let (of_set, body) = said.split_at(OF_SET);
    if of_set != set_digits(set) {
        return Err(CodeError::OtherSet);
    }
    let outcomes = (0..set.exercises.len()).map(|at| version.outcome(body, at));
    outcomes.collect::<Option<_>>().ok_or(CodeError::Check)
}

/// Which set: it changes with the exercises that are in it, so that no code is taken for another set's.
fn set_digits(set: &ExerciseSet) -> Vec<u8> {
    let ids = set.exercises.iter().map(|it| it.id.as_str());
    let all: Vec<&str> = std::iter::once(set.id.as_str()).chain(ids).collect();
    hashed(all.join("\n").as_bytes(), OF_SET)
}

fn body(set: &ExerciseSet, outcomes: &[Outcome]) -> Vec<u8> {
    let number = |at: usize| {
        let outcome = outcomes.get(at).copied().unwrap_or_default();
        let place = Outcome::ALL.iter().position(|it| *it == outcome);
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
    };
    let digit = |at: usize| {
        // Beyond the last exercise there is nothing, which is the number of what wasn't done.
        let second = if at + 1 < set.exercises.len() { number(at + 1) } else { 0 };
        number(at) * OUTCOMES + second
    };
    (0..set.exercises.len()).step_by(IN_A_DIGIT).map(digit).collect()
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
