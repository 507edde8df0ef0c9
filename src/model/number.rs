//! A figure: finite, rounded and printed by its shortest decimal text.

use super::json;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A finite decimal figure. Not-a-number and infinities can't enter (RULES 2).
///
/// Kept at full precision; [`Number::rounded`] is what is compared and printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Number(f64);

/// Why a float can't be a [`Number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not-a-number or an infinity.
    #[error("a figure must be a finite number")]
    NotFinite,
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(0.0);

    /// The float underneath, always finite.
    pub fn get(self) -> f64 {
        self.0
    }

    /// Whether it is so large that not each of its digits is kept: printed in full, some would be made up.
    pub fn is_beyond_digits(self) -> bool {
        self.0.abs() >= LARGEST
    }

    /// The figure rounded half away from zero at `places` decimal places (0 to 12; more changes nothing),
    /// acting on the shortest decimal text, cleared of what arithmetic in binary adds: 1.005 at two places is 1.01,
    /// and so is 1.0049999999999997. `None` only clears it.
    pub fn rounded(self, places: Option<u8>) -> Self {
        Self(match places {
            Some(places) => {
                round_clear(self.0, places).unwrap_or_else(|| round_closely(self.0, places))
            }
            None => clear(self.0),
        })
    }

    /// The figure as printed: rounded at `places`, with exactly that many decimals and commas between
    /// thousands, a true minus sign in front of negatives. `None` prints the shortest text. What is beyond the digits that a
    /// figure keeps is printed by its size: `1 × 10³⁰⁸`.
    pub fn printed(self, places: Option<u8>) -> String {
        let rounded = self.rounded(places).0;
        if self.is_beyond_digits() || (rounded != 0.0 && rounded.abs() < SMALLEST) {
            return by_size(rounded);
        }
        if let Some(digits) = Digits::of(rounded.abs(), places) {
            return digits.text(rounded < 0.0);
        }
        let plain = match places {
            Some(places) => format!("{:.*}", usize::from(places), rounded.abs()),
            None => format!("{}", rounded.abs()),
        };
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::with_capacity(plain.len() + 6);
        if rounded < 0.0 {
            out.push('\u{2212}');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push('.');
            out.push_str(decimals);
        }
        out
    }
}

/// Up to here a figure keeps every digit; see [`Number::is_beyond_digits`].
const LARGEST: f64 = 1e15;

/// Figures nearer to zero than this are printed by their size: so many noughts can't be counted.
const SMALLEST: f64 = 1e-12;

/// A figure by its size: `1.5 × 10³⁰⁸`.
fn by_size(value: f64) -> String {
    let text = format!("{:e}", clear(value.abs()));
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let raised = power.chars().map(|sign| match sign {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '-' => '\u{207b}',
        digit => digit.to_digit(10).and_then(|it| char::from_u32(0x2070 + it)).unwrap_or(digit),
    });
    let minus = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{minus}{digits} × 10{}", raised.collect::<String>())
}

/// A figure without what arithmetic in binary adds (RULES 2): the float nearest to what exact decimals give.
///
/// Between two decimals of 15 significant digits lie several floats, so a figure that takes more digits to write
/// was worked out, and a few operations lose no more than its last three.
fn clear(value: f64) -> f64 {
    if is_short(value) {
        return value;
    }
    let text = format!("{value:e}");
    let digits = text.split('e').next().unwrap_or_default();
    if digits.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return value;
    }
    // With the reader that packs are read with: std's would be a second one in the page.
    json::read(&format!("{value:.12e}")).unwrap_or(value)
}

/// Whether a figure is plainly written in a few digits; where not, its text tells.
fn is_short(value: f64) -> bool {
    const LONGEST: f64 = 1e9;
    let few = |power: f64| in_parts(value, power).is_some();
    value.abs() < LONGEST && (few(1.0) || few(1e2) || few(1e5))
}

/// Tens by how often they are multiplied, each an exact float.
const POWERS: [f64; 14] =
    [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13];

/// How many `1 / power` a figure is, where it is exactly so many: its text is then a decimal of 15 digits at the most,
/// of which there is one. A quotient of two exact floats is the float nearest to the decimal, so it is the one that
/// reading that text gives.
fn in_parts(value: f64, power: f64) -> Option<f64> {
    // Up to here, every decimal of so many digits has a float of its own.
    const DIGITS: f64 = 1e15;
    let parts = to_whole(value * power);
    (parts.abs() < DIGITS && parts / power == value).then_some(parts)
}

/// A figure of up to 15 digits: so many parts, of which so many are decimals. A report prints tens of thousands of them.
struct Digits {
    parts: u64,
    decimals: u8,
}

impl Digits {
    /// Those of a figure from zero up that is rounded already; `None` where only its text tells them.
    fn of(value: f64, places: Option<u8>) -> Option<Self> {
        let of = |decimals: u8| {
            let parts = in_parts(value, *POWERS.get(usize::from(decimals))?)?;
            Some(Self { parts: parts as u64, decimals })
        };
        match places {
            Some(places) => of(places),
            None => {
                let mut found = [0, 2, 5].into_iter().find_map(of)?;
                while found.decimals > 0 && found.parts % 10 == 0 {
                    found = Self { parts: found.parts / 10, decimals: found.decimals - 1 };
                }
                Some(found)
            }
        }
    }

    /// With commas between thousands.
    fn text(&self, below_zero: bool) -> String {
        // From the last to the first, at least one before the point.
        let mut backwards = [0_u8; 40];
        let (mut left, mut count, mut place) = (self.parts, 0, 0);
        let mut put = |sign: u8| {
            if let Some(room) = backwards.get_mut(count) {
                *room = sign;
                count += 1;
            }
        };
        while left > 0 || place <= self.decimals {
            let whole = place.saturating_sub(self.decimals);
            if place > self.decimals && whole % 3 == 0 {
                put(b',');
            }
            put(b'0' + (left % 10) as u8);
            (left, place) = (left / 10, place + 1);
            if place == self.decimals {
                put(b'.');
            }
        }
        let mut out = String::with_capacity(count + 3);
        if below_zero {
            out.push('\u{2212}');
        }
        out.extend(backwards.iter().take(count).rev().copied().map(char::from));
        out
    }
}

/// The nearest whole number, half away from zero. By cutting, for which there is an instruction everywhere: rounding
/// so is a call. Right for what [`in_parts`] and [`round_clear`] ask: no figure just under a half is brought over it
/// that either takes.
fn to_whole(value: f64) -> f64 {
    (value + 0.5_f64.copysign(value)).trunc()
}

/// Rounds what [`round_clear`] can't: without making text, where that is sure to come to what the text says.
#[inline(never)] // What rounds nearly every figure stays small and quick.
fn round_closely(value: f64, places: u8) -> f64 {
    round_short(value, places)
        .or_else(|| round_noisy(value, places))
        .unwrap_or_else(|| round_text(clear(value), places))
}

/// Rounds where binary can't mistake the side of a half: the figure's error, and what clearing it would change, which
/// is under a half of its 13th digit, are far below the margin.
#[inline]
fn round_clear(value: f64, places: u8) -> Option<f64> {
    const MARGIN: f64 = 1e-3;
    const LARGEST: f64 = 1e9;
    let power = POWERS.get(usize::from(places)).filter(|_| places <= 9)?;
    let scaled = value * power;
    let past_whole = scaled.abs().fract();
    let clear = scaled.abs() < LARGEST && (past_whole - 0.5).abs() > MARGIN;
    // Plus zero turns a rounded-away minus zero into zero.
    clear.then(|| to_whole(scaled) / power + 0.0)
}

/// Rounds what is written in 15 digits with one place more than asked for, such as a half: the last is cut off exactly.
fn round_short(value: f64, places: u8) -> Option<f64> {
    if places >= 5 && is_short(value) {
        return Some(value + 0.0);
    }
    let places = usize::from(places);
    let tenths = in_parts(value, *POWERS.get(places + 1)?)?;
    // Tenths are whole, so that no quotient of theirs comes near a half but a half itself.
    Some(to_whole(tenths / 10.0) / POWERS[places] + 0.0)
}

/// Rounds by digits of the shortest text, since binary would take 1.005 for less than it says.
fn round_text(value: f64, places: u8) -> f64 {
    let text = format!("{}", value.abs());
    let Some((whole, decimals)) = text.split_once('.') else {
        return value;
    };
    let places = usize::from(places);
    if decimals.len() <= places {
        return value;
    }
    let mut digits: Vec<u8> = whole.bytes().chain(decimals.bytes().take(places)).collect();
    if decimals.as_bytes()[places] >= b'5' {
        carry_one(&mut digits);
    }
    let point = digits.len() - places;
    if places > 0 {
        digits.insert(point, b'.');
    }
    let magnitude = String::from_utf8(digits)
        .ok()
        // With the reader that packs are read with: std's would be a second one in the page.
        .and_then(|digits| json::read(&digits))
        .unwrap_or(value.abs());
    // Plus zero turns a rounded-away minus zero into zero.
    magnitude.copysign(value) + 0.0
}

/// Adds one to the last of a row of ASCII digits.
fn carry_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

/// Rounds what arithmetic in binary left beside a decimal with one place more than asked for, such as a half: where
/// clearing is sure to give that decimal, and the figure isn't one of 15 digits itself, which is left as it is.
fn round_noisy(value: f64, places: u8) -> Option<f64> {
    // Of 13 digits: what clearing keeps. Under a half of the last of them is nearer to no other.
    const KEPT: f64 = 1e13;
    const HALF: f64 = 0.4e-13;
    let magnitude = value.abs();
    let whole_digits = POWERS.iter().take(10).position(|power| magnitude < *power)?;
    let places = usize::from(places);
    let power = POWERS.get(places + 1)?;
    let tenths = to_whole(value * power);
    let is_beside = whole_digits > 0
        && tenths.abs() < KEPT
        && (value - tenths / power).abs() < HALF * magnitude;
    // 15 digits need up to 14 places; the quotient of two such tens is exact.
    let of_fifteen = 1e15 / POWERS.get(whole_digits)?;
    let is_worked_out = is_beside && in_parts(value, of_fifteen).is_none();
    is_worked_out.then(|| to_whole(tenths / 10.0) / POWERS[places] + 0.0)
}

impl TryFrom<f64> for Number {
    type Error = NumberError;

    fn try_from(value: f64) -> Result<Self, NumberError> {
        if value.is_finite() {
            // Plus zero turns minus zero into zero, so that equal figures print alike.
            Ok(Self(value + 0.0))
        } else {
            Err(NumberError::NotFinite)
        }
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(f64::from(value))
    }
}

/// The shortest decimal text, as the file has it: no commas, a plain hyphen for minus.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole figures are written without ".0", up to where every integer is still exact.
        if self.0.fract() == 0.0 && self.0.abs() < 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::try_from(value).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_away_from_zero_on_the_shortest_text() {
        let check = |value: f64, places: u8, expected: f64| {
            let rounded = Number(value).rounded(Some(places)).get();
            assert_eq!(rounded, expected, "{value} at {places} places");
        };
        check(1.005, 2, 1.01);
        check(-1.005, 2, -1.01);
        check(2.5, 0, 3.0);
        check(-2.5, 0, -3.0);
        check(0.5, 0, 1.0);
        check(9.995, 2, 10.0);
        check(99.95, 1, 100.0);
        check(1.004_999, 2, 1.0);
        check(1e21, 2, 1e21);
        check(1e-7, 2, 0.0);
        check(-0.4, 0, 0.0);
        check(123.0, 2, 123.0);
    }

    #[test]
    fn clears_what_arithmetic_in_binary_adds() {
        let check = |value: f64, expected: f64| {
            assert_eq!(Number(value).rounded(None).get(), expected, "{value:e}");
        };
        check(0.1 + 0.2, 0.3);
        check(0.7000000000000001, 0.7);
        check(1834.3 * 0.95, 1742.585);
        check(-(1.1 + 2.2), -3.3);
        check(1e300, 1e300);
        check(123_456_789_012.345, 123_456_789_012.345);
        check(0.0, 0.0);
        check(1.0 / 3.0, 0.333_333_333_333_3);
        assert_eq!(Number(1.9 * 1.05).rounded(Some(2)).get(), 2.0);
    }

    proptest::proptest! {
        #[test]
        fn a_decimal_of_up_to_fifteen_digits_is_as_it_was(
            digits in -999_999_999_999_999..999_999_999_999_999i64,
            places in 0..20i32,
        ) {
            let value: f64 = format!("{digits}e-{places}").parse().unwrap();
            proptest::prop_assert_eq!(clear(value).to_bits(), value.to_bits());
        }

        #[test]
        fn a_sum_of_decimals_is_what_exact_decimals_give(
            cents in proptest::collection::vec(-99_999_999..99_999_999i64, 1..24),
        ) {
            let sum: f64 = cents.iter().map(|cents| *cents as f64 / 100.0).sum();
            let exact = cents.iter().sum::<i64>() as f64 / 100.0;
            // Where large figures all but cancel out, their noise is of the size of theirs.
            let size = cents.iter().map(|cents| cents.abs()).sum::<i64>() as f64 / 100.0;
            // By chance, a noisy sum is the float that fifteen digits write: it can't be told from a figure that was typed.
            let as_typed = format!("{sum:e}").bytes().filter(u8::is_ascii_digit).count() <= 16;
            if exact.abs() * 10.0 > size && !as_typed {
                proptest::prop_assert_eq!(clear(sum), exact);
            }
            proptest::prop_assert_eq!(Number(sum).rounded(Some(2)).get(), exact + 0.0);
        }

        #[test]
        fn the_quick_way_rounds_as_the_text_does(
            value in -1e10..1e10f64,
            shrunk in 0..12i32,
            places in 0..11u8,
        ) {
            let value = value / 10f64.powi(shrunk);
            if let Some(quick) = round_clear(value, places) {
                proptest::prop_assert_eq!(quick.to_bits(), round_text(value, places).to_bits());
            }
        }

        #[test]
        fn short_decimals_and_sums_of_them_are_rounded_as_their_text(
            digits in -99_999_999_999_999_999..99_999_999_999_999_999i64,
            shorter in 0..17u32,
            written in 0..10i32,
            noise in -60..60i64,
            places in 0..13u8,
        ) {
            let digits = digits / 10_i64.pow(shorter);
            let written: f64 = format!("{digits}e-{written}").parse().unwrap();
            let value = f64::from_bits(written.to_bits().wrapping_add_signed(noise));
            let quick = round_clear(value, places)
                .or_else(|| round_short(value, places))
                .or_else(|| round_noisy(value, places));
            if let Some(quick) = quick.filter(|_| value.is_finite()) {
                let slow = round_text(clear(value), places);
                proptest::prop_assert_eq!(quick.to_bits(), slow.to_bits(), "{:?} {}", value, places);
            }
        }

        #[test]
        fn what_is_printed_from_its_digits_is_what_its_text_says(
            digits in -999_999_999_999_999..999_999_999_999_999i64,
            shorter in 0..15u32,
            written in 0..14i32,
            places in proptest::option::of(0..13u8),
        ) {
            let digits = digits / 10_i64.pow(shorter);
            let value: f64 = format!("{digits}e-{written}").parse().unwrap();
            let rounded = Number(value).rounded(places).0;
            if let Some(found) = Digits::of(rounded.abs(), places) {
                let plain = match places {
                    Some(places) => format!("{:.*}", usize::from(places), rounded.abs()),
                    None => format!("{}", rounded.abs()),
                };
                let text = found.text(rounded < 0.0);
                let bare = text.trim_start_matches('\u{2212}').replace(',', "");
                proptest::prop_assert_eq!(bare, plain, "{:?} {:?}", value, places);
                let whole = text.trim_start_matches('\u{2212}').split('.').next().unwrap();
                let groups: Vec<&str> = whole.split(',').collect();
                proptest::prop_assert!(groups[1..].iter().all(|it| it.len() == 3) && groups[0].len() <= 3, "{}", text);
            }
        }

        #[test]
        fn the_quick_way_never_decides_a_half(whole in -100_000..100_000i32, places in 0..5u8) {
            let half = format!("{whole}5e-{}", places + 1).parse::<f64>().unwrap();
            proptest::prop_assert_eq!(round_clear(half, places), None);
        }
    }

    #[test]
    fn prints_with_commas_decimals_and_a_true_minus() {
        let check = |value: f64, places: Option<u8>, expected: &str| {
            assert_eq!(Number(value).printed(places), expected);
        };
        check(6_921_314.0, Some(0), "6,921,314");
        check(1.005, Some(2), "1.01");
        check(-1234.5, Some(1), "\u{2212}1,234.5");
        check(-0.04, Some(1), "0.0");
        check(97.2, Some(2), "97.20");
        check(0.5, Some(0), "1");
        check(0.0, Some(0), "0");
        check(0.0, Some(1), "0.0");
        check(0.05, None, "0.05");
        check(1234.5, None, "1,234.5");
        check(-1_000_000.0, None, "\u{2212}1,000,000");
        check(999_999_999_999_999.0, Some(0), "999,999,999,999,999");
        check(1e15, Some(0), "1 × 10¹⁵");
        check(1e20, None, "1 × 10²⁰");
        check(1e308, Some(1), "1 × 10³⁰⁸");
        check(-1.25e16, Some(2), "\u{2212}1.25 × 10¹⁶");
        check(f64::MAX, Some(0), "1.797693134862 × 10³⁰⁸");
        check(5e-324, None, "5 × 10⁻³²⁴");
        check(0.000_000_000_001, None, "0.000000000001");
        check(0.1234567, None, "0.1234567");
        check(0.1, None, "0.1");
        check(999.0, None, "999");
    }

    #[test]
    fn refuses_what_is_not_finite() {
        assert_eq!(Number::try_from(f64::NAN), Err(NumberError::NotFinite));
        assert_eq!(Number::try_from(f64::INFINITY), Err(NumberError::NotFinite));
    }
}
