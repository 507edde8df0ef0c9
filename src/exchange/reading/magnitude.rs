//! Magnitudes behind a figure: `640k`, `5.193m`, `1.1 billion`; and what they come to in a unit that has one itself.

use crate::model::Number;

/// A thousand, a million or a billion, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Magnitude {
    written: &'static str,
    times: f64,
}

/// Why a figure with a magnitude isn't one of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInUnit {
    /// The letter may be the unit itself.
    Unclear,
    /// Beyond what can be reckoned with.
    TooLarge,
}

/// As people write them, the longer first.
const WRITTEN: [(&str, f64); 8] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("mn", 1e6),
    ("bn", 1e9),
    ("k", 1e3),
    ("m", 1e6),
    ("b", 1e9),
];

/// The magnitude that a text starts with, after spaces, and what comes behind it.
pub fn at_start_of(text: &str) -> Option<(Magnitude, &str)> {
    let text = text.trim_start_matches(' ');
    WRITTEN.into_iter().find_map(|(written, times)| {
        let (head, behind) = text.split_at_checked(written.len())?;
        let whole = !behind.starts_with(char::is_alphanumeric);
        let found = head.eq_ignore_ascii_case(written) && whole;
        found.then_some((Magnitude { written, times }, behind))
    })
}

impl Magnitude {
    /// How many ones it stands for.
    pub fn times(self) -> f64 {
        self.times
    }

    /// `millions`.
    pub fn name(self) -> &'static str {
        match self.times {
            1e3 => "thousands",
            1e6 => "millions",
            _ => "billions",
        }
    }

    /// A figure of this magnitude in a unit that may have one of its own: 7.2 million in `£ million` is 7.2.
    ///
    /// # Errors
    /// Where the letter may be the unit itself, or the figure can't be held.
    pub fn in_unit(self, number: Number, unit: &str) -> Result<Number, NotInUnit> {
        if self.written == "m" && is_m(unit) {
            return Err(NotInUnit::Unclear);
        }
        let of_unit = times_of_unit(unit);
        let value = if self.times >= of_unit {
            number.get() * (self.times / of_unit)
        } else {
            number.get() / (of_unit / self.times)
        };
        Ok(Number::try_from(value).map_err(|_| NotInUnit::TooLarge)?.rounded(None))
    }
}

/// What a unit counts in: `£ million` in millions.
pub fn times_of_unit(unit: &str) -> f64 {
    let unit = unit.trim().to_lowercase();
    let money = |letter: char| unit.ends_with(letter) && unit.contains(['£', '$', '€']);
    if unit.contains("billion") || unit.ends_with("bn") {
        1e9
    } else if unit.contains("million") || money('m') {
        1e6
    } else if unit.contains("thousand") || unit.contains("000") || money('k') {
        1e3
    } else {
        1.0
    }
}

/// Whether `m` may stand for the unit: metres, minutes, miles, months.
fn is_m(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    let words = ["metre", "minute", "mile", "month", "min", "meter"];
    unit == "m" || words.iter().any(|word| unit.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_magnitude_that_a_text_starts_with() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let found = at_start_of(text).map(|(magnitude, behind)| (magnitude.name(), behind));
            assert_eq!(found, expected, "{text}");
        };
        check("m", Some(("millions", "")));
        check(" Million pounds", Some(("millions", " pounds")));
        check("k", Some(("thousands", "")));
        check("bn", Some(("billions", "")));
        check("metres", None);
        check("m2", None);
        check("", None);
        check("é", None);
    }

    #[test]
    fn what_a_figure_comes_to_in_a_unit() {
        let check = |text: &str, unit: &str, expected: Result<f64, NotInUnit>| {
            let (magnitude, _) = at_start_of(text).unwrap();
            let found = magnitude.in_unit(Number::try_from(7.2).unwrap(), unit);
            assert_eq!(found.map(Number::get), expected, "{text} in {unit}");
        };
        check("m", "£", Ok(7_200_000.0));
        check("m", "£ million", Ok(7.2));
        check("k", "£m", Ok(0.0072));
        check("bn", "£000s", Ok(7_200_000.0));
        check("m", "000", Ok(7_200.0));
        check("m", "metres", Err(NotInUnit::Unclear));
        check("million", "metres", Ok(7_200_000.0));
    }
}
