//! What is told beside a cell of what it holds: taken as it is, and unlikely to be meant. Worked out from the pack, so
//! that it stands there for as long as it is true, whoever brought it in.

use super::{
    column::Column,
    month_or_year::{asked_of_aim, asked_of_plan, times_a_year},
    settings::Setting,
    target_parts::{TargetPart, floor_of, plan_of},
};
use crate::{
    model::{
        Accumulation, Aim, Bounds, Measure, Number, Pack, Polarity, ReportingYear, Target,
        Tolerance,
    },
    rating::{
        is_change, is_tenfold, is_unscaled, outside_unit, printed, printed_bounds, usual_size,
    },
};

/// What is told of what a measure says in a column, each a clause without a full stop.
pub fn doubts(pack: &Pack, measure: &Measure, column: Column) -> Vec<String> {
    let calendar = pack.calendar();
    let told = match column {
        Column::Setting(Setting::Name) => same_name(pack, measure),
        Column::Setting(Setting::Unit | Setting::Scale) if is_unscaled(measure) => Some(
            "its figures are ratios in per cent, and aren’t multiplied by 100: set 100 under ‘Ratio: multiplied by’"
                .to_owned(),
        ),
        Column::Setting(Setting::Baseline) => {
            let value = measure.baseline.as_ref().map(|held| Bounds::Value(held.value));
            unit(measure, value)
        }
        Column::Figure(..) | Column::Setting(_) | Column::Standing(_) => None,
        Column::Target(..) | Column::Plan(_) | Column::Floor(_) => {
            let year = column.year(calendar);
            return year.map(|year| of_target(measure, year, column)).unwrap_or_default();
        }
    };
    told.into_iter().collect()
}

/// What is told of a column of a year's target.
fn of_target(measure: &Measure, year: ReportingYear, column: Column) -> Vec<String> {
    let measure = &*measure.as_of(year);
    let Some(target) = measure.targets.get(&year) else { return Vec::new() };
    let told = match column {
        Column::Target(_, part @ (TargetPart::Aim | TargetPart::Tolerance)) => {
            [asked_of_part(measure, target, part), None]
        }
        Column::Target(_, TargetPart::Stretch) => {
            [asked_of_part(measure, target, TargetPart::Stretch), stretch(measure, target)]
        }
        Column::Plan(period) => {
            let plan = plan_of(Some(target), period);
            [asked_of_bounds(measure, target, (column, plan)), None]
        }
        Column::Floor(period) => {
            let (plan, floor) = (plan_of(Some(target), period), floor_of(Some(target), period));
            let asked = asked_of_bounds(measure, target, (column, floor));
            [asked, plan.zip(floor).and_then(|it| better_floor(measure, it))]
        }
        _ => [None, None],
    };
    told.into_iter().flatten().collect()
}

/// What is told of a year's target in all its columns, each with the words of its column.
pub fn doubts_of_target(pack: &Pack, measure: &Measure, year: ReportingYear) -> Vec<String> {
    let periods = measure.targets.get(&year).into_iter().flat_map(|target| &target.trajectory);
    let columns = TargetPart::ALL
        .into_iter()
        .map(|part| Column::Target(year, part))
        .chain(periods.flat_map(|step| [Column::Plan(step.period), Column::Floor(step.period)]));
    columns
        .flat_map(|column| {
            let told = doubts(pack, measure, column).into_iter();
            told.map(move |told| format!("{}: {told}", column.words()))
        })
        .collect()
}

/// What of a target is asked before it is taken, and told afterwards: a figure that its unit doesn't allow, a tolerance of
/// more than all that is aimed for.
pub(super) fn asked_of_part(
    measure: &Measure,
    target: &Target,
    part: TargetPart,
) -> Option<String> {
    match part {
        TargetPart::Aim => {
            let year = times_a_year(measure).map(|times| (times, " in a year"));
            unit(measure, aimed(&target.aim))
                .or_else(|| asked_of_aim(measure, &target.aim))
                .or_else(|| tenfold(measure, aimed(&target.aim), year.unwrap_or((1.0, ""))))
        }
        TargetPart::Tolerance => tolerance(measure, target),
        TargetPart::Stretch => unit(measure, target.stretch.map(Bounds::Value)),
        _ => None,
    }
}

/// What of a period's plan or floor is asked before it is taken, and told afterwards.
pub(super) fn asked_of_bounds(
    measure: &Measure,
    target: &Target,
    (column, bounds): (Column, Option<Bounds>),
) -> Option<String> {
    let outside = unit(measure, bounds);
    match column {
        Column::Plan(period) => {
            // A whole year's plan is of another size than the figures of its months.
            let of_its_own = measure.frequency.is_none_or(|it| it == period.frequency());
            outside
                .or_else(|| asked_of_plan(measure, Some(target), (period, bounds?)))
                .or_else(|| tenfold(measure, bounds.filter(|_| of_its_own), (1.0, "")))
                .or_else(|| beyond_target(measure, target, bounds?))
        }
        _ => outside,
    }
}

/// A plan of ten times the target that it is to lead to.
fn beyond_target(measure: &Measure, target: &Target, bounds: Bounds) -> Option<String> {
    let (Aim::Value { value }, plan) = (&target.aim, ends(bounds).1) else { return None };
    let far = value.get() > 0.0 && plan.get() >= 10.0 * value.get() && !is_change(&measure.name);
    far.then(|| {
        let (plan, value) = (printed(measure, plan), printed(measure, *value));
        format!("{plan} is ten times the target of {value} or more: check that it is meant")
    })
}

/// Another measure has its name: the pack allows that, and people can't tell them apart.
pub(super) fn same_name(pack: &Pack, measure: &Measure) -> Option<String> {
    let name = measure.name.trim();
    let alike =
        |other: &Measure| other.id != measure.id && !name.is_empty() && other.name.trim() == name;
    pack.measures.iter().any(|other| alike(other)).then(|| {
        "another measure has this name: give one of them another, so that people can tell them apart"
            .to_owned()
    })
}

/// The figure or range that is aimed for, where it is one.
fn aimed(aim: &Aim) -> Option<Bounds> {
    match *aim {
        Aim::Value { value } | Aim::ByDate { value, .. } => Some(Bounds::Value(value)),
        Aim::Range { low, high } => Some(Bounds::Range { low, high }),
        Aim::Direction { .. }
        | Aim::Change { .. }
        | Aim::Relative { .. }
        | Aim::Plans
        | Aim::Words
        | Aim::None => None,
    }
}

/// What is asked of a figure that somebody types for a measure outside its series, of one of its periods or of a whole year:
/// its unit doesn't allow it, or it is of another size than its figures.
pub fn asked_of_figure(measure: &Measure, figure: Number, of_year: bool) -> Option<String> {
    let figure = Some(Bounds::Value(figure));
    let year = times_a_year(measure).filter(|_| of_year).map(|times| (times, " in a year"));
    unit(measure, figure).or_else(|| tenfold(measure, figure, year.unwrap_or((1.0, ""))))
}

/// The unit doesn't allow it.
fn unit(measure: &Measure, bounds: Option<Bounds>) -> Option<String> {
    let (low, high) = ends(bounds?);
    let outside = |value: Number| {
        let why = outside_unit(&measure.name, &measure.unit, value.get())?;
        let counted = measure.unit.trim();
        Some(format!("{} is {why}, and this measure is in {counted}", printed(measure, value)))
    };
    outside(high).or_else(|| outside(low))
}

/// Ten times what its figures come to as a rule, or a tenth of it (RULES 14): mostly a plan of another measure, or of
/// another unit.
fn tenfold(
    measure: &Measure,
    bounds: Option<Bounds>,
    (times, over): (f64, &str),
) -> Option<String> {
    // A running total's figures grow through the year: none of them is usual. A change may be anything.
    if measure.accumulation == Some(Accumulation::Running) || is_change(&measure.name) {
        return None;
    }
    let (low, high) = ends(bounds?);
    let scale = measure.ratio_scale();
    let figures: Vec<f64> =
        measure.series.iter().filter_map(|held| Some(held.figure(scale)?.get())).collect();
    let usual = usual_size(&figures)? * times;
    let value = [high, low].into_iter().find(|it| is_tenfold(usual, it.get()))?;
    let far = if value.get() > usual { "ten times or more" } else { "a tenth or less of" };
    let (value, usual) = (
        printed(measure, value),
        Number::try_from(usual).ok()?.rounded(measure.precision.or(Some(1))),
    );
    let usual = printed(measure, usual);
    Some(format!(
        "{value} is {far} what its figures usually come to{over}, {usual}: check that it is meant"
    ))
}

fn ends(bounds: Bounds) -> (Number, Number) {
    match bounds {
        Bounds::Value(value) => (value, value),
        Bounds::Range { low, high } => (low, high),
    }
}

/// More than all that is aimed for: mostly `15%` with a 0 too many.
fn tolerance(measure: &Measure, target: &Target) -> Option<String> {
    match (target.tolerance?, &target.aim) {
        (Tolerance::Percent(percent), _) if percent.get() > 100.0 => {
            Some(format!("{percent}% is more than the plan itself: check that it is meant"))
        }
        (Tolerance::Amount(amount), Aim::Value { value })
            if value.get() != 0.0 && amount.get() > value.get().abs() =>
        {
            let (amount, value) = (printed(measure, amount), printed(measure, *value));
            Some(format!("{amount} is more than the target of {value}: check that it is meant"))
        }
        _ => None,
    }
}

/// A stretch that asks for less than the target.
fn stretch(measure: &Measure, target: &Target) -> Option<String> {
    let (stretch, Aim::Value { value }) = (target.stretch?, &target.aim) else { return None };
    let easier = match measure.polarity? {
        Polarity::HigherIsBetter => stretch < *value,
        Polarity::LowerIsBetter => stretch > *value,
        Polarity::NoPolarity => false,
    };
    let value = printed(measure, *value);
    easier.then(|| format!("this stretch asks for less than the target of {value}"))
}

/// A floor on the better side of its plan leaves no amber, and turns on target into off target.
fn better_floor(measure: &Measure, (plan, floor): (Bounds, Bounds)) -> Option<String> {
    let better = match (plan, floor, measure.polarity) {
        (Bounds::Value(plan), Bounds::Value(floor), Some(Polarity::HigherIsBetter)) => floor > plan,
        (Bounds::Value(plan), Bounds::Value(floor), Some(Polarity::LowerIsBetter)) => floor < plan,
        (Bounds::Range { low, high }, Bounds::Range { low: low_floor, high: high_floor }, _) => {
            low_floor > low || high_floor < high
        }
        _ => false,
    };
    better.then(|| {
        let plan = printed_bounds(measure, plan);
        format!("this floor is better than its plan of {plan}: nothing would be amber")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, Frequency, Observation, Period, Reading, Step};
    use std::sync::Arc;

    fn year() -> ReportingYear {
        Calendar::default().year(2025)
    }

    fn quarter() -> Period {
        Calendar::default().periods(year(), Frequency::Quarterly)[0]
    }

    fn number(value: i32) -> Number {
        Number::from(value)
    }

    /// A measure with a target of 90 and a first quarter planned so.
    fn measure(polarity: Polarity, change: impl Fn(&mut Measure, &mut Target)) -> Measure {
        let mut target = Target::new(Aim::Value { value: number(90) });
        target.trajectory = vec![Step::new(quarter(), Bounds::Value(number(90)))];
        let mut measure = Measure {
            id: "m".into(),
            name: "Repairs in time".into(),
            unit: "%".into(),
            polarity: Some(polarity),
            precision: Some(0),
            ..Measure::default()
        };
        change(&mut measure, &mut target);
        measure.targets.insert(year(), target);
        measure
    }

    fn check(column: Column, measure: &Measure, expected: &[&str]) {
        let pack = Pack { measures: vec![Arc::new(measure.clone())], ..Pack::default() };
        let found = doubts(&pack, measure, column);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, words) in found.iter().zip(expected) {
            assert!(found.contains(words), "{found}");
        }
    }

    const HIGHER: Polarity = Polarity::HigherIsBetter;
    const LOWER: Polarity = Polarity::LowerIsBetter;

    #[test]
    fn what_the_unit_does_not_allow_is_told_of_targets_plans_floors_and_stretches() {
        let aim = Column::Target(year(), TargetPart::Aim);
        let aims = |value: i32| {
            measure(HIGHER, |_, target| target.aim = Aim::Value { value: number(value) })
        };
        check(aim, &aims(225), &["225% is more than 100%, and this measure is in %"]);
        check(aim, &aims(100), &[]);
        let range = Aim::Range { low: number(-5), high: number(50) };
        check(aim, &measure(HIGHER, |_, it| it.aim = range.clone()), &["less than 0%"]);
        check(aim, &Measure { unit: "homes".into(), ..aims(225) }, &[]);
        let plan = |it: &mut Target, value| it.trajectory[0].plan = Bounds::Value(number(value));
        check(Column::Plan(quarter()), &measure(HIGHER, |_, it| plan(it, 105)), &["105%"]);
        check(Column::Plan(quarter()), &measure(HIGHER, |_, it| plan(it, 95)), &[]);
        let stretch = Column::Target(year(), TargetPart::Stretch);
        check(stretch, &measure(HIGHER, |_, it| it.stretch = Some(number(105))), &["105%"]);
    }

    #[test]
    fn a_target_or_plan_of_another_size_than_its_figures_is_told() {
        let of = |accumulation, plan: i32, aim: i32| {
            measure(HIGHER, |it, target| {
                it.unit = "homes".into();
                it.frequency = Some(Frequency::Quarterly);
                it.accumulation = Some(accumulation);
                let quarters = Calendar::default().periods(year(), Frequency::Quarterly);
                let figure = |at: &Period| Observation::new(*at, Reading::Number(number(100)));
                it.series = quarters.iter().map(figure).collect();
                target.aim = Aim::Value { value: number(aim) };
                target.trajectory[0].plan = Bounds::Value(number(plan));
            })
        };
        let (aim, plan) = (Column::Target(year(), TargetPart::Aim), Column::Plan(quarter()));
        use Accumulation::{Latest, Running, Sum};
        let year_of = "4,000 is ten times or more what its figures usually come to in a year, 400";
        check(aim, &of(Sum, 100, 4000), &[year_of]);
        check(aim, &of(Sum, 100, 3999), &[]);
        check(aim, &of(Sum, 100, 60), &["is 60 for a quarter, or for the year?"]);
        check(aim, &of(Sum, 100, 40), &["40 is a tenth or less of what its figures"]);
        check(aim, &of(Sum, 100, 4), &["4 is a tenth or less of what its figures"]);
        check(aim, &of(Latest, 100, 1000), &["usually come to, 100"]);
        check(aim, &of(Running, 100, 4000), &[]);
        check(plan, &of(Sum, 1000, 400), &["1,000 is ten times or more"]);
        check(plan, &of(Sum, 420, 400), &["is 420 for a quarter, or for the year?"]);
        check(plan, &of(Sum, 999, 400), &[]);
        check(plan, &of(Sum, 150, 400), &[]);
        check(plan, &of(Sum, 0, 400), &[]);
        // Without figures the target says what is usual.
        let bare = |plan: i32| Measure { series: Vec::new(), ..of(Latest, plan, 400) };
        check(plan, &bare(4000), &["4,000 is ten times the target of 400 or more"]);
        check(plan, &bare(3999), &[]);
    }

    #[test]
    fn a_tolerance_of_more_than_the_plan_is_told() {
        let tolerance = Column::Target(year(), TargetPart::Tolerance);
        let of = |tolerance: Tolerance| measure(HIGHER, |_, it| it.tolerance = Some(tolerance));
        check(
            tolerance,
            &of(Tolerance::Percent(number(150))),
            &["150% is more than the plan itself"],
        );
        check(tolerance, &of(Tolerance::Percent(number(100))), &[]);
        check(
            tolerance,
            &of(Tolerance::Amount(number(91))),
            &["91% is more than the target of 90%"],
        );
        check(tolerance, &of(Tolerance::Amount(number(90))), &[]);
    }

    #[test]
    fn a_floor_on_the_better_side_and_a_stretch_on_the_worse_are_told() {
        let floor = |polarity, value: i32| {
            measure(polarity, |_, it| it.trajectory[0].floor = Some(Bounds::Value(number(value))))
        };
        let column = Column::Floor(quarter());
        let told = "this floor is better than its plan of 90%: nothing would be amber";
        check(column, &floor(HIGHER, 95), &[told]);
        check(column, &floor(HIGHER, 85), &[]);
        check(column, &floor(HIGHER, 90), &[]);
        check(column, &floor(LOWER, 85), &[told]);
        check(column, &floor(LOWER, 95), &[]);
        check(column, &floor(Polarity::NoPolarity, 95), &[]);
        let range = measure(HIGHER, |_, it| {
            it.trajectory[0].plan = Bounds::Range { low: number(40), high: number(50) };
            it.trajectory[0].floor = Some(Bounds::Range { low: number(30), high: number(45) });
        });
        check(column, &range, &["plan of 40% to 50%"]);
        let stretch = |polarity, value| measure(polarity, |_, it| it.stretch = Some(number(value)));
        let column = Column::Target(year(), TargetPart::Stretch);
        check(column, &stretch(HIGHER, 80), &["asks for less than the target of 90%"]);
        check(column, &stretch(HIGHER, 95), &[]);
        check(column, &stretch(LOWER, 95), &["asks for less"]);
    }

    #[test]
    fn a_name_that_another_measure_has_is_told() {
        let one = Arc::new(measure(HIGHER, |_, _| {}));
        let other = |name: &str| {
            Arc::new(Measure { id: "other".into(), name: name.into(), ..Measure::default() })
        };
        let check = |name: &str, told: bool| {
            let pack = Pack { measures: vec![one.clone(), other(name)], ..Pack::default() };
            let found = doubts(&pack, &one, Column::Setting(Setting::Name));
            assert_eq!(!found.is_empty(), told, "{name}");
        };
        check("Repairs in time ", true);
        check("Repairs", false);
    }

    #[test]
    fn a_whole_target_says_which_column_each_is_of() {
        let held = measure(HIGHER, |_, it| {
            it.tolerance = Some(Tolerance::Percent(number(150)));
            it.trajectory[0].floor = Some(Bounds::Value(number(95)));
        });
        let told = doubts_of_target(&Pack::default(), &held, year());
        assert!(
            told[0].starts_with("Tolerance: 150%") && told[1].starts_with("Floor, Q1 2025/26: ")
        );
        assert_eq!(told.len(), 2);
    }
}
