//! What is said beside a measure's row of targets: that it is signed, that its plans come to another sum, and what its
//! target would have made of the past.

use super::target_parts::{come_to, plan_of};
use crate::{
    edit,
    model::{Aim, Measure, Pack, Period, ReportingYear, Vocabulary},
    rating,
};
use chrono::NaiveDate;

/// What is said of a measure's target of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Who signed it, where it can't be changed.
    pub signed: Option<String>,
    /// How far its plans miss it.
    pub off: Option<String>,
    /// What it would have made of the past.
    pub past: Option<String>,
    /// The period that this ends with; `None` where there is no past to hold it against.
    pub past_to: Option<Period>,
}

/// What is said of a measure's target of a year, with the past as it is known on a day.
pub fn told(
    pack: &Pack,
    measure: &Measure,
    year: ReportingYear,
    on: NaiveDate,
    vocabulary: Vocabulary,
) -> Told {
    let signed = edit::stops_target(pack, &measure.id, year);
    Told {
        signed: signed.map(|held| format!("Signed off by {}: propose a change instead", held.by)),
        off: off(measure, pack, year),
        past: measure.targets.get(&year).and_then(|_| {
            let found = rating::back_test(pack, measure, year, Some(on))?;
            let frequency = measure.frequency?;
            Some(rating::back_test_words(&found, pack.calendar(), frequency, vocabulary))
        }),
        past_to: rating::back_test_ends(pack.calendar(), measure, Some(on)),
    }
}

/// How far the plans of a year miss its target, to a figure: `plans come to 1,205: 5 over`.
fn off(measure: &Measure, pack: &Pack, year: ReportingYear) -> Option<String> {
    let target = measure.targets.get(&year)?;
    let Aim::Value { value } = target.aim else { return None };
    // Of a ratio, planned numerators and denominators would say it.
    if target.trajectory.iter().any(|step| step.denominator.is_some()) {
        return None;
    }
    let comes_to = come_to(measure, pack.calendar(), year, |period| plan_of(Some(target), period))?;
    let (plans, aimed) = (rating::printed(measure, comes_to), rating::printed(measure, value));
    let by = crate::model::Number::try_from(comes_to.get() - value.get()).ok()?.rounded(None);
    let distance = crate::model::Number::try_from(by.get().abs()).ok()?;
    let side = if by.get() > 0.0 { "over" } else { "short" };
    (plans != aimed)
        .then(|| format!("plans come to {plans}: {} {side}", rating::printed(measure, distance)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Bounds, Calendar, Frequency, Number, Step, Target};

    #[test]
    fn plans_that_miss_the_target_say_by_how_much() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let check = |accumulation, last: i32, expected: Option<&str>| {
            let mut target = Target::new(Aim::Value { value: Number::from(1200) });
            let quarters = calendar.periods(year, Frequency::Quarterly);
            let plans = [300, 300, 300, last];
            target.trajectory = quarters
                .into_iter()
                .zip(plans)
                .map(|(period, plan)| Step::new(period, Bounds::Value(Number::from(plan))))
                .collect();
            let measure = Measure {
                frequency: Some(Frequency::Quarterly),
                accumulation: Some(accumulation),
                targets: [(year, target)].into(),
                ..Measure::default()
            };
            let pack = Pack::default();
            let on = "2026-03-31".parse().unwrap();
            let told = told(&pack, &measure, year, on, Vocabulary::RedAmberGreen);
            assert_eq!(told.off.as_deref(), expected);
            let none = Some("No past period can be held against it".to_owned());
            assert_eq!((told.signed, told.past, told.past_to), (None, none, None));
        };
        check(Accumulation::Sum, 300, None);
        check(Accumulation::Sum, 305, Some("plans come to 1,205: 5 over"));
        check(Accumulation::Sum, 290, Some("plans come to 1,190: 10 short"));
        check(Accumulation::Latest, 1200, None);
        check(Accumulation::Latest, 300, Some("plans come to 300: 900 short"));
    }
}
