//! The axis that figures are read by: where it starts, its ticks and their words.

use super::scale::{places, ticks};
use crate::model::{Measure, Number};
use crate::rating::printed;

/// As many ticks at most.
const MOST: usize = 6;

/// The ticks and their words, from the lowest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Round figures.
    pub ticks: Vec<f64>,
    /// As printed along the axis.
    pub words: Vec<String>,
}

impl Axis {
    /// The lowest and the highest figure of the axis.
    pub fn ends(&self) -> Option<(f64, f64)> {
        Some((*self.ticks.first()?, *self.ticks.last()?))
    }

    /// That zero isn't on the axis, in a sentence; `None` where it is.
    pub fn broken(&self) -> Option<String> {
        let (low, high) = self.ends()?;
        if low > 0.0 {
            Some(format!("The axis starts at {}, not at zero.", self.words.first()?))
        } else if high < 0.0 {
            Some(format!("The axis ends at {}, not at zero.", self.words.last()?))
        } else {
            None
        }
    }
}

/// The axis over some figures. Columns stand on zero; lines start there too where that costs them less than
/// half of the height.
pub fn axis(measure: &Measure, low: f64, high: f64, columns: bool) -> Axis {
    if low > high {
        return Axis::default();
    }
    let span = high / 2.0 - low / 2.0;
    let (mut from, mut to) = (low, high);
    if low > 0.0 && (columns || low / 2.0 <= span) {
        from = 0.0;
    }
    if high < 0.0 && (columns || -high / 2.0 <= span) {
        to = 0.0;
    }
    let finest = measure.precision.map_or(0.0, |places| 10_f64.powi(-i32::from(places)));
    let mut ticks = ticks(from, to, MOST, finest);
    // Room above and below what is all the same is no reason to go past zero.
    if low >= 0.0 {
        ticks.retain(|tick| *tick >= 0.0);
    }
    if high <= 0.0 && low < 0.0 {
        ticks.retain(|tick| *tick <= 0.0);
    }
    let words = words(measure, &ticks);
    let (ticks, words) = below_all(ticks, words, high);
    Axis { ticks, words }
}

/// Without ticks over a hundred per cent, where no figure is.
fn below_all(mut ticks: Vec<f64>, mut words: Vec<String>, high: f64) -> (Vec<f64>, Vec<String>) {
    let percent = words.first().is_some_and(|words| words.ends_with('%'));
    let kept = ticks.iter().take_while(|tick| **tick <= 100.0).count();
    let covered =
        kept.checked_sub(1).and_then(|last| ticks.get(last)).is_some_and(|it| *it >= high);
    if percent && covered && kept > 1 {
        ticks.truncate(kept);
        words.truncate(kept);
    }
    (ticks, words)
}

/// The words of ticks: with as many places as tell them apart, large ones in millions and more.
fn words(measure: &Measure, ticks: &[f64]) -> Vec<String> {
    let largest = ticks.iter().fold(0.0_f64, |largest, tick| largest.max(tick.abs()));
    let (by, large) = match largest {
        1e15.. => return ticks.iter().map(|tick| powers(*tick)).collect(),
        1e12.. => (1e12, "tn"),
        1e9.. => (1e9, "bn"),
        1e6.. => (1e6, "m"),
        _ => (1.0, ""),
    };
    let print = |by: f64, large: &str| -> Vec<String> {
        let scaled: Vec<f64> = ticks.iter().map(|tick| tick / by).collect();
        // A unit is all that printing needs of a measure.
        let alike = Measure {
            unit: measure.unit.clone(),
            precision: Some(places(&scaled)),
            ..Measure::default()
        };
        let print = |tick: &f64| {
            Number::try_from(*tick).map_or_else(|_| String::new(), |tick| printed(&alike, tick))
        };
        scaled.iter().map(|tick| print(tick) + large).collect()
    };
    let shortened = print(by, "");
    // "£12m" of millions would be another figure.
    let with_unit = shortened.iter().any(|words| !words.ends_with(|it: char| it.is_ascii_digit()));
    // Ticks that only differ in their last digits are printed in full.
    let apart = shortened.array_windows().all(|[one, next]| one != next);
    if with_unit || !apart {
        return print(1.0, "");
    }
    shortened.into_iter().map(|words| words + large).collect()
}

/// What is too large to be printed in full.
fn powers(tick: f64) -> String {
    if tick == 0.0 { "0".to_owned() } else { format!("{tick:.1e}").replace('-', "\u{2212}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_at_zero_where_it_can_and_says_so_where_it_does_not() {
        let check = |unit: &str, span: (f64, f64), columns, expected: &[&str], broken: bool| {
            let measure = Measure { unit: unit.into(), precision: Some(1), ..Measure::default() };
            let axis = axis(&measure, span.0, span.1, columns);
            assert_eq!(axis.words, expected);
            assert_eq!(axis.broken().is_some(), broken, "{span:?}");
        };
        check("%", (12.0, 47.3), false, &["0%", "10%", "20%", "30%", "40%", "50%"], false);
        check("%", (99.6, 99.8), false, &["99.6%", "99.7%", "99.8%"], true);
        check("%", (80.0, 94.0), true, &["0%", "20%", "40%", "60%", "80%", "100%"], false);
        check("£", (1.0e6, 3.0e6), false, &["£0m", "£1m", "£2m", "£3m"], false);
        check(
            "£ million",
            (1.0e6, 3.0e6),
            true,
            &["£0m", "£1,000,000m", "£2,000,000m", "£3,000,000m"],
            false,
        );
        check("days", (-4.0, -3.0), false, &["−4.0", "−3.8", "−3.6", "−3.4", "−3.2", "−3.0"], true);
    }

    #[test]
    fn figures_that_are_all_the_same_have_an_axis() {
        let same = axis(&Measure::default(), 0.0, 0.0, true);
        assert!(same.ticks.len() >= 2 && same.ticks.first() == Some(&0.0), "{same:?}");
        assert_eq!(
            axis(&Measure::default(), f64::INFINITY, f64::NEG_INFINITY, false),
            Axis::default()
        );
    }
}
