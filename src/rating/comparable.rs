//! Whether a measure's figures can be held against those of other places. A rate can; a count or a sum grows with the place,
//! so that a nation's is neither better nor worse than a city's.

use crate::model::{Accumulation, Measure, Number};
use std::cmp::Ordering;

/// Words by which a unit or a name says that figures are of so many, or of the middle of many.
const OF_SO_MANY: &[&str] = &[
    "per",
    "rate",
    "rates",
    "ratio",
    "percentage",
    "proportion",
    "share",
    "average",
    "mean",
    "median",
];

/// Units of what doesn't grow with the place: what one takes, and how one is marked.
const OF_ONE: &[&str] = &[
    "score",
    "scores",
    "index",
    "grade",
    "grades",
    "rating",
    "ratings",
    "rank",
    "points",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "difference",
];

/// Whether its figures mean the same in a place of any size.
pub fn compares_places(measure: &Measure) -> bool {
    // All of these words are ASCII: the tables of other letters are 3 kB of the page.
    let (unit, name) = (measure.unit.to_ascii_lowercase(), measure.name.to_ascii_lowercase());
    let says = |text: &str, words: &[&str]| {
        text.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|word| words.contains(&word))
    };
    matches!(measure.accumulation, Some(Accumulation::Ratio | Accumulation::Mean))
        || unit.contains('%')
        || name.contains('%')
        || says(&unit, OF_SO_MANY)
        || says(&name, OF_SO_MANY)
        || (!measure.adds_up() && says(&unit, OF_ONE))
}

/// From how many peers on a measure is ranked among them.
pub const ENOUGH_PEERS: usize = 3;

/// How many of others' figures lie where, beside one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Above it.
    pub higher: usize,
    /// The same.
    pub level: usize,
    /// Below it.
    pub lower: usize,
}

impl Standing {
    /// A figure's among others.
    pub fn among(own: Number, others: impl Iterator<Item = Number>) -> Self {
        let mut standing = Self::default();
        for theirs in others {
            match theirs.partial_cmp(&own) {
                Some(Ordering::Greater) => standing.higher += 1,
                Some(Ordering::Equal) => standing.level += 1,
                Some(Ordering::Less) => standing.lower += 1,
                None => {}
            }
        }
        standing
    }
}

/// Whether its figures are known to grow with the place: they add up, or count whole things.
pub(super) fn grows_with_place(measure: &Measure) -> bool {
    measure.adds_up() || counts_whole(measure)
}

/// Whether each figure is a whole number of things.
pub fn counts_whole(measure: &Measure) -> bool {
    let mut figures = measure.series.iter().filter_map(|it| it.figure(measure.ratio_scale()));
    measure.precision.unwrap_or(0) == 0
        && !measure.unit.contains(['£', '%'])
        && figures.all(|figure| figure.get().fract() == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Observation, Reading};

    #[test]
    fn what_is_no_whole_count_and_does_not_add_up_may_or_may_not_grow_with_the_place() {
        let check =
            |unit: &str, accumulation: Option<Accumulation>, figure: f64, expected: bool| {
                let reading = Reading::Number(Number::try_from(figure).unwrap());
                let measure = Measure {
                    unit: unit.to_owned(),
                    accumulation,
                    series: vec![Observation::new("2025-04".parse().unwrap(), reading)],
                    ..Measure::default()
                };
                assert_eq!(grows_with_place(&measure), expected, "{unit} {figure}");
            };
        use Accumulation::{Latest, Sum};
        // An index that its file calls a number.
        check("number", None, 114.79, false);
        check("number", None, 277.0, true);
        check("£ million", Some(Latest), 2.0, false);
        check("£ million", Some(Sum), 2.5, true);
    }

    #[test]
    fn a_rate_can_be_held_against_other_places_and_a_count_can_not() {
        let check = |name: &str, unit: &str, accumulation: Option<Accumulation>, expected: bool| {
            let measure = Measure {
                name: name.to_owned(),
                unit: unit.to_owned(),
                accumulation,
                ..Measure::default()
            };
            assert_eq!(compares_places(&measure), expected, "{name}, {unit}");
        };
        use Accumulation::{Latest, Mean, Ratio, Running, Sum};
        check("Schools rated good", "number", None, false);
        check("Households in temporary accommodation", "households", Some(Latest), false);
        check("Rent arrears", "£ million", Some(Latest), false);
        check("Homes built", "", Some(Sum), false);
        check("Days lost to sickness", "days", Some(Sum), false);
        check("Days lost to sickness per employee", "days", Some(Sum), true);
        check("Waste", "tonnes", Some(Running), false);
        check("Smokers", "%", Some(Latest), true);
        check("Council tax collected", "%", Some(Running), true);
        check("Teenage conceptions", "rate per 1,000 girls aged 15-17", None, true);
        check("Regional gross domestic product (pounds per head)", "pounds", None, true);
        check("Attainment 8", "average score", Some(Latest), true);
        check("Life expectancy", "years", None, true);
        check("Recycled", "", Some(Ratio), true);
        check("Time to answer", "", Some(Mean), true);
        // Part of a word is no word.
        check("Permits", "operations", None, false);
    }
}
