//! What a whole year's figure is of its year.

use crate::model::{Accumulation, Frequency, Measure};

/// What a whole year's figure is of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WholeYear {
    /// What its periods came to in all.
    Total,
    /// What they were on average.
    Average,
    /// What the whole of it came to, of a ratio.
    Overall,
    /// What it stood at at its end.
    AtItsEnd,
    /// The figure of the year itself, which has no other.
    Itself,
}

/// What a measure's figure of a whole year is: only what adds up comes to something in all, and a share that runs through
/// the year ends it at a level.
pub fn whole_year(measure: &Measure) -> WholeYear {
    let is_share = measure.unit.trim().starts_with('%');
    match measure.accumulation.filter(|_| measure.frequency != Some(Frequency::Yearly)) {
        Some(Accumulation::Running) if is_share => WholeYear::AtItsEnd,
        Some(Accumulation::Sum | Accumulation::Running) => WholeYear::Total,
        Some(Accumulation::Mean) => WholeYear::Average,
        Some(Accumulation::Ratio) => WholeYear::Overall,
        Some(Accumulation::Latest) => WholeYear::AtItsEnd,
        None => WholeYear::Itself,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_adds_up_comes_to_something_in_all() {
        let check = |accumulation, frequency, unit: &str, expected| {
            let measure = Measure {
                accumulation: Some(accumulation),
                frequency: Some(frequency),
                unit: unit.to_owned(),
                ..Measure::default()
            };
            assert_eq!(whole_year(&measure), expected, "{accumulation:?} {frequency:?} {unit}");
        };
        use Accumulation::{Latest, Mean, Ratio, Running, Sum};
        use Frequency::{Monthly, Yearly};
        check(Sum, Monthly, "homes", WholeYear::Total);
        check(Running, Monthly, "£ million", WholeYear::Total);
        check(Running, Monthly, "%", WholeYear::AtItsEnd);
        check(Mean, Monthly, "days", WholeYear::Average);
        check(Ratio, Monthly, "%", WholeYear::Overall);
        check(Latest, Monthly, "households", WholeYear::AtItsEnd);
        check(Sum, Yearly, "homes", WholeYear::Itself);
    }
}
