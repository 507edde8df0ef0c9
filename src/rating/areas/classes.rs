//! The one scale of classes that maps and tables colour areas by: even steps from the lowest to the highest figure.

use crate::model::{Measure, Number};
use crate::rating::precision::settle;
use crate::rating::words::printed;

/// As many classes at most.
pub const CLASSES: usize = 5;

/// Classes of figures, from the lowest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    /// The highest figure of each class; a figure on it is in the class.
    ends: Vec<f64>,
    low: f64,
}

impl Classes {
    /// The classes of some figures: one where all are the same, none where there is none.
    pub fn of(figures: impl Iterator<Item = f64> + Clone) -> Self {
        let low = figures.clone().fold(f64::INFINITY, f64::min);
        let high = figures.fold(f64::NEG_INFINITY, f64::max);
        if low > high {
            return Self::default();
        }
        let count = if low == high { 1 } else { CLASSES };
        let part = |at: usize| at as f64 / count as f64;
        let mut ends: Vec<f64> =
            (1..count).map(|at| low * (1.0 - part(at)) + high * part(at)).collect();
        ends.push(high);
        Self { ends, low }
    }

    /// A figure's class, 1 for the lowest.
    pub fn class(&self, figure: f64) -> usize {
        let place = self.ends.iter().position(|end| figure <= *end);
        place.unwrap_or(self.ends.len().saturating_sub(1)) + 1
    }

    /// What each class holds, from the lowest: `38.0% to 41.2%`.
    pub fn words(&self, measure: &Measure) -> Vec<String> {
        let figure = |value: f64| printed(measure, settle(measure, value).unwrap_or(Number::ZERO));
        let lows = [self.low].into_iter().chain(self.ends.iter().copied());
        let pair = |(low, high): (f64, &f64)| match low == *high {
            true => figure(low),
            false => format!("{} to {}", figure(low), figure(*high)),
        };
        lows.zip(&self.ends).map(pair).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_even_steps_and_hold_every_figure() {
        let check = |figures: &[f64], expected: &[usize]| {
            let classes = Classes::of(figures.iter().copied());
            let found: Vec<usize> = figures.iter().map(|it| classes.class(*it)).collect();
            assert_eq!(found, expected, "{figures:?}");
        };
        check(&[10.0, 20.0, 12.0, 12.1, 15.0, 18.0], &[1, 5, 1, 2, 3, 4]);
        check(&[3.0, 3.0], &[1, 1]);
        check(&[f64::MIN, f64::MAX, 0.0], &[1, 5, 3]);
        let measure = Measure { unit: "%".into(), precision: Some(0), ..Measure::default() };
        let words = Classes::of([10.0, 20.0].into_iter()).words(&measure);
        assert_eq!(words, ["10% to 12%", "12% to 14%", "14% to 16%", "16% to 18%", "18% to 20%"]);
        assert!(Classes::of(std::iter::empty()).words(&measure).is_empty());
    }
}
