//! Rare events: each is a mark, not a spike.

/// As many events of one period are marks of their own.
const STACKED: f64 = 8.0;

/// The heights at which the events of a period are marked: 1, 2 and 3 of three, nothing of none. `None` where they
/// can't be told apart: what isn't a whole number, or is too many.
pub fn heights(value: f64) -> Option<Vec<f64>> {
    let is_counted = (0.0..=STACKED).contains(&value) && value.fract() == 0.0;
    is_counted.then(|| (1..=value as u8).map(f64::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_is_a_mark() {
        let check = |value: f64, expected: Option<&[f64]>| {
            assert_eq!(heights(value).as_deref(), expected, "{value}");
        };
        check(0.0, Some(&[]));
        check(3.0, Some(&[1.0, 2.0, 3.0]));
        check(8.0, Some(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]));
        check(9.0, None);
        check(0.5, None);
        check(-1.0, None);
        check(f64::NAN, None);
    }
}
