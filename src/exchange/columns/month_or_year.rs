//! A year's target that may be a period's, and a plan that may be the year's, of measures whose figures add up: 20 typed
//! as the year's target beside months of about 20, 240 as one month's plan.

use super::{
    column::Column,
    target_parts::{TargetPart, bounds_of},
};
use crate::{
    exchange::{
        reading::{
            amount,
            target::{self, TargetReading},
        },
        typed_target::written,
    },
    model::{Accumulation, Aim, Bounds, Calendar, Frequency, Measure, Number, Period, Target},
    rating::{is_change, printed, usual_size},
};

/// How many figures add up to a year's, where they do.
pub(super) fn times_a_year(measure: &Measure) -> Option<f64> {
    match (measure.accumulation, measure.frequency?) {
        (Some(Accumulation::Sum), Frequency::Monthly) => Some(12.0),
        (Some(Accumulation::Sum), Frequency::Quarterly) => Some(4.0),
        (Some(Accumulation::Sum), Frequency::HalfYearly) => Some(2.0),
        _ => None,
    }
}

/// What its figures come to as a rule, and how many of them make a year's, where they add up.
fn usual(measure: &Measure) -> Option<(f64, f64)> {
    let times = times_a_year(measure)?;
    if is_change(&measure.name) {
        return None;
    }
    let scale = measure.ratio_scale();
    let own = measure.frequency?;
    let figures: Vec<f64> = measure
        .series
        .iter()
        .filter(|held| held.period.frequency() == own)
        .filter_map(|held| Some(held.figure(scale)?.get()))
        .collect();
    Some((usual_size(&figures)?, times))
}

/// Whether a value is of about this size and clearly not of that: at most twice the one or half of it, and as a ratio at
/// most half the way to the other.
fn is_nearer(value: f64, to: f64, than: f64) -> bool {
    let way = |size: f64| (value / size).ln().abs();
    let near = |to: f64| way(to) <= 2f64.ln() && way(to) * 2.0 <= way(than);
    value > 0.0 && to > 0.0 && than > 0.0 && near(to)
}

/// What is asked of a year's target that is nearer to what its figures come to in one period than in a year.
pub(in crate::exchange) fn asked_of_aim(measure: &Measure, aim: &Aim) -> Option<String> {
    let Aim::Value { value } = *aim else { return None };
    let (usual, times) = usual(measure)?;
    is_nearer(value.get(), usual, usual * times).then(|| words(measure, value, (usual, times)))
}

/// What is asked of a period's plan that is nearer to what its figures come to in a year. A target of the year that is
/// larger by far says that it is the period's.
pub(in crate::exchange) fn asked_of_plan(
    measure: &Measure,
    target: Option<&Target>,
    (period, plan): (Period, Bounds),
) -> Option<String> {
    let Bounds::Value(value) = plan else { return None };
    // The year's own is the year's.
    if measure.frequency != Some(period.frequency()) {
        return None;
    }
    let (usual, times) = usual(measure)?;
    let aimed = target.and_then(|target| match target.aim {
        Aim::Value { value } => Some(value.get()),
        _ => None,
    });
    let is_part = aimed.is_some_and(|aimed| value.get() * 1.5 < aimed);
    (!is_part && is_nearer(value.get(), usual * times, usual))
        .then(|| words(measure, value, (usual, times)))
}

/// The question of both.
fn words(measure: &Measure, value: Number, (usual, times): (f64, f64)) -> String {
    let period = period_words(measure);
    let said = |figure: f64| {
        let figure = Number::try_from(figure).ok();
        let figure = figure.map(|it| it.rounded(measure.precision.or(Some(1))));
        figure.map(|it| printed(measure, it)).unwrap_or_default()
    };
    format!(
        "is {} for {period}, or for the year? Its figures usually come to {} in {period} and {} in a year",
        printed(measure, value),
        said(usual),
        said(usual * times)
    )
}

fn period_words(measure: &Measure) -> &'static str {
    match measure.frequency {
        Some(Frequency::Quarterly) => "a quarter",
        Some(Frequency::HalfYearly) => "half a year",
        _ => "a month",
    }
}

/// The other of the two meanings of what is typed in a cell and asked about: what it is called, and the text that says so.
/// Of a year's target it is as much in each period, of a plan an equal part of it.
pub fn otherwise(
    measure: &Measure,
    calendar: Calendar,
    (column, text): (Column, &str),
) -> Option<(String, String)> {
    let times = times_a_year(measure)?;
    let plain = amount::in_unit(text, &measure.unit).ok()?;
    match column {
        Column::Target(_, TargetPart::Aim) => {
            let Ok(TargetReading::Aim { aim, strict, .. }) = target::read(&plain, calendar) else {
                return None;
            };
            let Aim::Value { value } = aim else { return None };
            asked_of_aim(measure, &aim)?;
            let value = Number::try_from(value.get() * times).ok()?.rounded(None);
            let target = Target { strict, ..Target::new(Aim::Value { value }) };
            let text = written(&target, measure.polarity);
            let each = match measure.frequency {
                Some(Frequency::Quarterly) => "quarter",
                Some(Frequency::HalfYearly) => "half-year",
                _ => "month",
            };
            Some((format!("It is for each {each}: {text} for the year"), text))
        }
        Column::Plan(period) => {
            let plan = bounds_of(text, &measure.unit).ok()??;
            asked_of_plan(measure, None, (period, plan))?;
            let Bounds::Value(value) = plan else { return None };
            let part = Number::try_from(value.get() / times).ok()?;
            let text = part.rounded(measure.precision.or(Some(1))).to_string();
            Some((format!("It is for the year: {text} for {}", period.label()), text))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Observation, Polarity, Reading, ReportingYear};

    /// A measure that reports so often, with a year's figures of 20, and how they add up.
    fn measure(frequency: Frequency, accumulation: Accumulation) -> Measure {
        let calendar = Calendar::default();
        let figure = |at: &Period| Observation::new(*at, Reading::Number(Number::from(20)));
        Measure {
            name: "Homes built".into(),
            frequency: Some(frequency),
            accumulation: Some(accumulation),
            polarity: Some(Polarity::HigherIsBetter),
            precision: Some(0),
            series: [2023, 2024, 2025]
                .into_iter()
                .flat_map(|year| calendar.periods(calendar.year(year), frequency))
                .map(|at| figure(&at))
                .collect(),
            ..Measure::default()
        }
    }

    #[test]
    fn a_target_of_a_periods_size_and_a_plan_of_a_years_are_asked_about() {
        use Frequency::{HalfYearly, Monthly, Quarterly, Yearly};
        let check = |frequency, accumulation, value: i32, expected: (bool, bool)| {
            let measure = measure(frequency, accumulation);
            let value = Number::from(value);
            let aim = asked_of_aim(&measure, &Aim::Value { value });
            let calendar = Calendar::default();
            let period = calendar.periods(calendar.year(2025), frequency)[0];
            let plan = asked_of_plan(&measure, None, (period, Bounds::Value(value)));
            let found = (aim.is_some(), plan.is_some());
            assert_eq!(found, expected, "{frequency:?} {accumulation:?} {value}: {aim:?} {plan:?}");
        };
        let (aim, plan, neither) = ((true, false), (false, true), (false, false));
        let sum = Accumulation::Sum;
        for value in [10, 20, 30] {
            check(Monthly, sum, value, aim);
        }
        for value in [120, 240, 480] {
            check(Monthly, sum, value, plan);
        }
        // Of neither size clearly.
        for value in [0, 1, 60, 70] {
            check(Monthly, sum, value, neither);
        }
        check(Quarterly, sum, 20, aim);
        check(Quarterly, sum, 80, plan);
        check(Quarterly, sum, 40, neither);
        check(HalfYearly, sum, 20, aim);
        check(HalfYearly, sum, 40, plan);
        check(HalfYearly, sum, 30, neither);
        check(Yearly, sum, 20, neither);
        check(Monthly, Accumulation::Latest, 240, neither);
        check(Monthly, Accumulation::Running, 20, neither);
    }

    #[test]
    fn a_years_target_says_that_a_large_plan_is_its_periods() {
        let measure = measure(Frequency::Monthly, Accumulation::Sum);
        let check = |aim: i32, expected: bool| {
            let target = Target::new(Aim::Value { value: Number::from(aim) });
            let april =
                Calendar::default().periods(Calendar::default().year(2025), Frequency::Monthly)[0];
            let plan = (april, Bounds::Value(Number::from(240)));
            assert_eq!(asked_of_plan(&measure, Some(&target), plan).is_some(), expected, "{aim}");
        };
        check(240, true);
        check(2880, false);
    }

    #[test]
    fn the_question_has_both_sizes_and_the_other_meaning_is_offered() {
        let measure = measure(Frequency::Monthly, Accumulation::Sum);
        let calendar = Calendar::default();
        let year: ReportingYear = calendar.year(2025);
        let april = calendar.periods(year, Frequency::Monthly)[0];
        assert_eq!(
            asked_of_aim(&measure, &Aim::Value { value: Number::from(25) }).as_deref(),
            Some(
                "is 25 for a month, or for the year? Its figures usually come to 20 in a month and 240 in a year"
            )
        );
        let check = |column: Column, text: &str, expected: Option<(&str, &str)>| {
            let found = otherwise(&measure, calendar, (column, text));
            let found = found.as_ref().map(|(words, text)| (words.as_str(), text.as_str()));
            assert_eq!(found, expected, "{text}");
        };
        let aim = Column::Target(year, TargetPart::Aim);
        check(aim, "25", Some(("It is for each month: 300 for the year", "300")));
        check(aim, ">25", Some(("It is for each month: >300 for the year", ">300")));
        check(aim, "240", None);
        check(aim, "lots", None);
        let plan = Column::Plan(april);
        check(plan, "240", Some(("It is for the year: 20 for Apr 2025", "20")));
        check(plan, "20", None);
        check(Column::Floor(april), "240", None);
    }
}
