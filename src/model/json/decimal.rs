//! The float nearest to a decimal: of two as near the even one, as IEEE 754 says.

use super::big::Big;

/// Tens by how often they are multiplied, each an exact float.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Up to here every whole number is a float.
const EXACT: u64 = 1 << 53;

/// Digits past these only say whether there is more: no float lies halfway to the next at so many.
const DIGITS: usize = 800;

/// The float nearest to `written` (digits, with or without a point) without its point, by a power of ten; `None` past
/// the largest. `said` is what the digits say where that fits.
pub(super) fn nearest(said: Option<u64>, written: &str, power: i64) -> Option<f64> {
    match said {
        Some(0) => Some(0.0),
        Some(said) if said <= EXACT && power.unsigned_abs() < POWERS.len() as u64 => {
            // Both are exact, so that there is one rounding.
            let ten = POWERS.get(power.unsigned_abs() as usize)?;
            Some(if power < 0 { said as f64 / ten } else { said as f64 * ten })
        }
        _ => said
            .and_then(|said| nearest_of_few(said, power))
            .unwrap_or_else(|| nearest_of_any(written, power)),
    }
}

/// The same of digits that fit, over a power of ten that does: what a spreadsheet works out has 16 digits or 17, and large
/// packs are full of it. `None` where the power doesn't.
fn nearest_of_few(said: u64, power: i64) -> Option<Option<f64>> {
    // With one bit of room left, nothing is lost where a rest is doubled.
    const MOST: u64 = 38;
    let power = Some(power.unsigned_abs()).filter(|it| power <= 0 && *it <= MOST)?;
    let mut under = (0..power).fold(1_u128, |under, _| under * 10);
    let mut over = u128::from(said);
    let (longer, shorter) = (128 - over.leading_zeros(), 128 - under.leading_zeros());
    over <<= shorter.saturating_sub(longer);
    under <<= longer.saturating_sub(shorter);
    let mut digits = 0_u64;
    for _ in 0..64 {
        let goes = over >= under;
        digits = digits << 1 | u64::from(goes);
        over = (over - if goes { under } else { 0 }) << 1;
    }
    Some(rounded(digits, i64::from(longer) - i64::from(shorter) - 63, over > 0))
}

fn nearest_of_any(written: &str, mut power: i64) -> Option<f64> {
    let mut over = Big::new(0);
    let (mut count, mut more) = (0, false);
    for digit in written.bytes().filter_map(|byte| char::from(byte).to_digit(10)) {
        if count == 0 && digit == 0 {
            continue;
        }
        if count < DIGITS {
            over.times_plus(10, digit);
            count += 1;
        } else {
            more |= digit > 0;
            power = power.saturating_add(1);
        }
    }
    if more {
        over.times_plus(10, 1);
        count += 1;
        power = power.saturating_sub(1);
    }
    // It lies under this power of ten, and not under the one before.
    let size = power.saturating_add(i64::try_from(count).ok()?);
    if count == 0 || size < -330 {
        return Some(0.0);
    }
    if size > 310 {
        return None;
    }
    let mut under = Big::new(1);
    for _ in 0..power.unsigned_abs() {
        if power < 0 { &mut under } else { &mut over }.times_plus(10, 0);
    }
    quotient(over, under)
}

/// The float nearest to a quotient.
fn quotient(mut over: Big, mut under: Big) -> Option<f64> {
    // Both of as many bits: the quotient lies between a half and two.
    let (longer, shorter) = (over.bits(), under.bits());
    if longer < shorter {
        over.doubled(shorter - longer);
    } else {
        under.doubled(longer - shorter);
    }
    let mut digits = 0_u64;
    for _ in 0..64 {
        digits = digits << 1 | u64::from(over.take(&under));
        over.doubled(1);
    }
    let lowest = i64::try_from(longer).ok()? - i64::try_from(shorter).ok()? - 63;
    rounded(digits, lowest, !over.is_zero())
}

/// The float nearest to 64 binary digits, of which the lowest stands for a power of two, and whether there is a rest
/// below them.
fn rounded(mut digits: u64, lowest: i64, mut rest: bool) -> Option<f64> {
    // A float holds 53 bits, and none below this.
    const BELOW: i64 = -1074;
    const MOST_STEPS: u64 = 971 + 1074;
    let mut dropped = (11 - i64::from(digits.leading_zeros())).max(BELOW - lowest);
    let last = lowest + dropped;
    while dropped > 63 {
        rest |= digits & 1 > 0;
        digits >>= 1;
        dropped -= 1;
    }
    let half = 1_u64 << (dropped - 1);
    let (kept, left) = (digits >> dropped, digits & ((half << 1) - 1));
    let up = left > half || (left == half && (rest || kept & 1 > 0));
    // The power counts from the lowest there is; the first of the 53 bits, where there are so many, counts it up by one.
    let steps = u64::try_from(last - BELOW).ok().filter(|steps| *steps <= MOST_STEPS)?;
    let bits = (steps << 52) + kept + u64::from(up);
    let value = f64::from_bits(bits);
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {

    /// What the reader makes of a decimal.
    fn read(text: &str) -> Option<f64> {
        crate::model::json::read(text)
    }

    #[test]
    fn reads_decimals_to_the_nearest_float() {
        let check = |text: &str| {
            let expected = text.parse::<f64>().unwrap();
            let expected = expected.is_finite().then_some(expected.to_bits());
            assert_eq!(read(text).map(f64::to_bits), expected, "{text}");
        };
        for text in [
            "0.30000000000000004",
            "1e22",
            "1e23",
            "8.5e22",
            "9007199254740993",
            "9007199254740993.0",
            "9007199254740992.99999999999999999999999",
            "9007199254740993.00000000000000000000001",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "1.797693134862315807e308",
            "2e308",
            "1e309",
            "1e99999999999999999999",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "2.225073858507201136e-308",
            "4.9e-324",
            "5e-324",
            "2.5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "7.4e-324",
            "1e-400",
            "1e-99999999999999999999",
            "0e999",
            "-0",
            "-0.0",
            "-1",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551615",
            "18446744073709551616",
            "123456789012345678901234567890",
            "0.000000000000000000000000000000000000000000001",
        ] {
            check(text);
        }
        check(&format!("1.{}1", "0".repeat(900)));
        check(&format!("9007199254740993.{}1", "0".repeat(900)));
        check(&format!("0.{}123456789", "0".repeat(320)));
        check(&format!("{}.5", "9".repeat(300)));
        check(&"9".repeat(400));
    }

    proptest::proptest! {
        #[test]
        fn every_float_is_read_from_its_text(bits in proptest::num::u64::ANY) {
            let value = f64::from_bits(bits);
            if value.is_finite() {
                for text in [format!("{value:e}"), format!("{value}"), format!("{value:.25e}")] {
                    let expected = text.parse::<f64>().unwrap().to_bits();
                    proptest::prop_assert_eq!(read(&text).map(f64::to_bits), Some(expected), "{}", text);
                }
            }
        }

        #[test]
        fn a_decimal_is_read_as_the_library_reads_it(whole in "(0|[1-9][0-9]{0,30})", part in "[0-9]{1,40}", power in -345..330i32) {
            for text in [format!("{whole}.{part}e{power}"), format!("{whole}e{power}"), format!("{whole}.{part}")] {
                let expected = text.parse::<f64>().unwrap();
                let expected = expected.is_finite().then_some(expected.to_bits());
                proptest::prop_assert_eq!(read(&text).map(f64::to_bits), expected, "{}", text);
            }
        }

        #[test]
        fn half_way_between_two_floats_goes_to_the_even_one(bits in 1..0x7fe0_0000_0000_0000_u64, nudge in 0..3usize) {
            // The exact decimal of what lies half way, by way of one bit more than a float has.
            let (low, high) = (f64::from_bits(bits), f64::from_bits(bits + 1));
            let exact = format!("{low:.1100}");
            let above = format!("{high:.1100}");
            let half = half_of(&exact, &above);
            let text = match nudge { 0 => half, 1 => format!("{half}1"), _ => format!("{half}0") };
            let expected = text.parse::<f64>().unwrap().to_bits();
            proptest::prop_assert_eq!(read(&text).map(f64::to_bits), Some(expected));
        }
    }

    /// The mean of two decimals with as many places.
    fn half_of(one: &str, other: &str) -> String {
        let digits = |text: &str| {
            text.bytes().filter(u8::is_ascii_digit).map(|it| it - b'0').collect::<Vec<_>>()
        };
        let (one_digits, mut other_digits) = (digits(one), digits(other));
        let length = other_digits.len();
        let mut one_digits = [vec![0; length - one_digits.len()], one_digits].concat();
        // Their sum, by hand, then a half of it.
        let mut carried = 0;
        for at in (0..length).rev() {
            let sum = one_digits[at] + other_digits[at] + carried;
            (other_digits[at], carried) = (sum % 10, sum / 10);
        }
        let mut left = carried;
        one_digits.clear();
        for digit in other_digits {
            let whole = left * 10 + digit;
            one_digits.push(b'0' + whole / 2);
            left = whole % 2;
        }
        one_digits.push(if left > 0 { b'5' } else { b'0' });
        let point = length - 1100;
        let text = String::from_utf8(one_digits).unwrap();
        let (whole, part) = text.split_at(point);
        let whole = whole.trim_start_matches('0');
        format!("{}.{part}", if whole.is_empty() { "0" } else { whole })
    }
}
